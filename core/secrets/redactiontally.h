// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/secrets/redactor.h"

#include <map>
#include <tuple>

namespace sse {

/// Counts what is masked, one line a kind, place and name. A value.
class RedactionTally final
{
public:
    static constexpr std::size_t mostLines = 1000;

    void add(SecretKind kind, TextPlace place, QByteArrayView name);
    /// The most frequent first; when there are too many kinds, the last line counts for all others.
    [[nodiscard]] QList<Redaction> list() const;

private:
    using Key = std::tuple<SecretKind, TextPlace, QByteArray>;
    std::map<Key, quint64> m_counts;
    quint64 m_others = 0;
};

} // namespace sse
