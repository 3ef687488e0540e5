// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mocksnapshot.h"

#include <QByteArray>

#include <set>

namespace sse::cli {

/// Appends the line of \a request, with its LF: the keys of the command line contract, secrets
/// masked.
void appendRequestLine(QByteArray &out, const MockRequestInfo &request);

/// Gives every request of a mock server its line, once: when it is answered, refused, or its client
/// has left.
class RequestLines final
{
public:
    /// Appends the lines of what is new in \a snapshot, which is not older than the one before.
    void appendNew(QByteArray &out, const MockSnapshot &snapshot);
    /// Requests without a line, since they were forgotten before they could be seen.
    [[nodiscard]] quint64 missed() const { return m_missed; }

private:
    quint64 m_next = 1;          // all before have been seen
    std::set<quint64> m_awaited; // seen, but not answered then
    quint64 m_missed = 0;
};

} // namespace sse::cli
