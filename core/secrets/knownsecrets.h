// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/secrets/secretscanner.h"

#include <memory>

namespace sse {

/// Secrets that were met somewhere in a stream, to be found again wherever they stand, as they are
/// or in another form: percent-encoded, escaped as in a JSON string (also twice), or as a part of
/// something in Base64, at any of its three alignments, in both alphabets. One thread.
class KnownSecrets final
{
public:
    /// Shorter ones are not looked for: they would be found in what is none.
    static constexpr qsizetype shortest = 6;
    /// No more are taken; isFull() tells.
    static constexpr std::size_t most = 10'000;

    KnownSecrets();
    ~KnownSecrets();
    KnownSecrets(const KnownSecrets &) = delete;
    KnownSecrets &operator=(const KnownSecrets &) = delete;

    void add(QByteArrayView secret);
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] bool isFull() const;

    /// Appends where known secrets stand in \a text, in any order, perhaps overlapping. A form in
    /// Base64 gives the range of the whole Base64 text around it.
    void find(QByteArrayView text, QList<SecretRange> &to) const;
    /// False when find() is sure to find nothing. At most a few nanoseconds a byte, however many
    /// are known.
    [[nodiscard]] bool mayFind(QByteArrayView text) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
