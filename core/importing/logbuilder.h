// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/importedstream.h"

#include <QUrl>

namespace sse {

/// Builds the log of an imported stream as a capture would have: facts and reads in order, their
/// times never backwards. One thread.
class LogBuilder final
{
public:
    /// \a begin: the wall clock of the stream's first fact; its log counts from there.
    explicit LogBuilder(WallTime begin);

    /// A note "imported" in front of everything; once, before anything else.
    void note(const QString &sentence);
    /// The next connection's request, or its next hop.
    void attempt(WallTime time, const AttemptRecord &attempt);
    /// Its response head; readyState becomes OPEN when \a opens.
    void response(WallTime time, const ResponseRecord &response, bool opens);
    /// Without a known head: readyState becomes OPEN.
    void open(WallTime time);
    /// One read of the body. Opens what is not open.
    void read(WallTime time, QByteArrayView bytes);
    /// The connection ended. \a stays: readyState is CLOSED for good, otherwise CONNECTING follows
    /// with the next attempt.
    void end(WallTime time, EndReason reason, const QString &message);

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] ConnectionId connection() const { return m_connection; }
    /// What was built. The builder is empty then.
    [[nodiscard]] ImportedStream take(const QString &title, bool hasTimes);

private:
    [[nodiscard]] MonoTime at(WallTime time);
    void append(MonoTime time, LogRecord::Fact fact);

    ImportedStream m_stream;
    MonoTime m_last;
    ConnectionId m_connection = 0;
    bool m_open = false;
    bool m_attempting = false; ///< hops of one attempt follow each other
};

} // namespace sse
