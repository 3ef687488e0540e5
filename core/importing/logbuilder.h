// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/importedstream.h"
#include "core/wire/streamparser.h"

#include <optional>
#include <vector>

namespace sse {

/// Builds the log of an imported stream as a capture would have: facts and reads in order, their
/// times never backwards. What a capture logs besides (readyState, the body's end, starts that
/// forget the last event ID) is added. One thread.
class LogBuilder final
{
public:
    /// \a begin: the wall clock of the stream's first fact; its log counts from there.
    explicit LogBuilder(WallTime begin);
    LogBuilder(const LogBuilder &) = delete;
    LogBuilder &operator=(const LogBuilder &) = delete;

    /// A note "imported"; at any time, it stands in front of everything.
    void note(const QString &sentence);
    /// The next connection has at least this \a number; at first 1, then one more than the last.
    void skipTo(ConnectionId number);
    /// What is behind so many events of the next connection has no rows; nothing: no limit.
    void limitEvents(std::optional<quint64> most) { m_mostEvents = most; }
    /// The next connection's request; with a hop above 0 the next request of the attempt under way.
    /// Where its headers show that it went on without the last event ID of what came before, the
    /// stream starts anew.
    void attempt(WallTime time, const AttemptRecord &attempt);
    /// Its response head; readyState becomes OPEN when \a opens. Without a request: of the next
    /// connection.
    void response(WallTime time, const ResponseRecord &response, bool opens);
    /// Without a known head: readyState becomes OPEN, of the next connection when none is begun.
    void open(WallTime time);
    /// One read of the body. Opens what is not open.
    void read(WallTime time, QByteArrayView bytes);
    /// Something worth telling, at this place.
    void tell(WallTime time, const NoteRecord &told);
    /// The body ended; the connection's end may follow.
    void endBody(WallTime time) { endBody(at(time)); }
    /// The connection ended. readyState becomes CONNECTING when another attempt, or reconnect(),
    /// follows, otherwise CLOSED.
    void end(WallTime time, EndReason reason, const QString &message);
    /// No reconnect followed the last end(): readyState is CLOSED until the next attempt.
    void stayClosed() { writeEnd(false); }
    /// The connection is over, and nothing tells why or when: the next call begins another one.
    void leave(WallTime time);
    /// A reconnect was scheduled, after end().
    void reconnect(WallTime time, const ReconnectRecord &reconnect);

    /// Whether reads go into a body that is open.
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// Whether the last connection has begun, and has not ended.
    [[nodiscard]] bool isAttempting() const { return m_attempting; }
    /// In force behind what was read.
    [[nodiscard]] const QByteArray &lastEventId() const { return m_parser.lastEventId(); }
    /// The last one's number; 0 before the first.
    [[nodiscard]] ConnectionId connection() const { return m_connection; }
    /// Bytes of bodies so far.
    [[nodiscard]] ByteOffset byteCount() const { return m_stream.log->byteCount(); }
    /// What was built, with the first request's address as its title, otherwise \a fallbackTitle.
    /// A body that is open ends there. Once, and the last call.
    [[nodiscard]] ImportedStream take(const QString &fallbackTitle, bool hasTimes = true);

private:
    struct PendingEnd
    {
        MonoTime time;
        EndReason reason = EndReason::EndOfBody;
        QString message;
        std::vector<LogRecord> told; // notes behind it
    };

    [[nodiscard]] MonoTime at(WallTime time);
    void append(MonoTime time, LogRecord::Fact fact);
    void setState(MonoTime time, ReadyState state);
    void beginConnection(MonoTime time);
    void endBody(MonoTime time);
    void writeEnd(bool goesOn);
    void applyLimit(MonoTime time);
    [[nodiscard]] bool isLimited() const { return m_limit > 0 && m_events >= m_limit; }

    ImportedStream m_stream;
    QStringList m_notes;
    std::vector<LogRecord> m_records;    // until take(): notes go in front of them
    std::optional<PendingEnd> m_end;     // what it means depends on what follows
    StreamParser m_parser;               // knows the last event ID in force
    std::optional<quint64> m_mostEvents; // of the next connection
    quint64 m_limit = 0;                 // StartRecord::mostEvents in force
    quint64 m_events = 0;                // that have rows
    QString m_title;
    WallTime m_begin;
    MonoTime m_last;
    ConnectionId m_connection = 0;
    ConnectionId m_next = 1;
    ReadyState m_state = ReadyState::Closed;
    bool m_attempting = false; // the connection has begun, and has not ended
    bool m_open = false;
};

} // namespace sse
