// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"
#include "core/wire/streamparser.h"

#include <optional>
#include <utility>

namespace sse {

/// Fields that can't mean what their sender meant, counted since the beginning.
struct OddFields
{
    static constexpr qsizetype longType = qsizetype{64} * 1024;

    quint64 idsWithNul = 0; ///< id fields ignored for U+0000
    quint64 badRetries = 0; ///< retry fields ignored: not only ASCII digits
    quint64 longTypes = 0;  ///< blocks with an event type of longType bytes or more
};

/// Feeds a stream's body bytes through the parser into its index. Lives where the bytes arrive;
/// one thread.
class Indexer final : private BlockSink
{
public:
    Indexer(const CaptureLog &log, EventIndex &index)
        : m_log(log)
        , m_index(index)
    {
    }

    /// The last event ID in force from now on, for the parser and the rows: an initial one, or
    /// empty to forget an earlier stream's.
    void setLastEventId(const QByteArray &id);
    /// The body of \a connection begins at the log's end.
    void beginConnection(ConnectionId connection)
    {
        beginConnection(connection, m_log.byteCount(), m_log.readCount());
    }
    /// The same, of a log that goes on: the body begins at \a base, with the read \a read.
    void beginConnection(ConnectionId connection, ByteOffset base, std::size_t read);
    /// Parses all published bytes of the log that were not fed yet, publishes their rows and counts
    /// the connection's events and comments. Outside a connection bytes are passed over.
    void feedNew() { feedTo(m_log.byteCount()); }
    /// The same with the bytes below \a end, which are published.
    void feedTo(ByteOffset end);
    /// The body ended: an unfinished block becomes a row.
    void endConnection();
    /// A row for a published record of the log; the event limit does not apply to it.
    void addFact(std::size_t record);
    /// Adds no more blocks and comments once so many events were dispatched, all connections taken
    /// together; 0: never stops. Later bytes stay in the log, without rows.
    void setEventLimit(quint64 events) { m_eventLimit = events; }
    [[nodiscard]] bool limitReached() const
    {
        return m_eventLimit != 0 && m_events >= m_eventLimit;
    }

    /// The end of the last block that has a row, when at least \a distance bytes lie between it and
    /// the last such place that was asked for: from there rows can be made without what is before.
    [[nodiscard]] std::optional<std::pair<ByteOffset, CheckpointRecord>>
    takeCheckpoint(quint64 distance);

    [[nodiscard]] const OddFields &oddFields() const { return m_oddFields; }

    [[nodiscard]] StreamParser &parser() { return m_parser; }
    [[nodiscard]] const StreamParser &parser() const { return m_parser; }

private:
    void comment(const ParsedLine &line, ByteOffset end) override;
    void block(const ParsedBlock &block) override;
    [[nodiscard]] quint32 readOf(ByteOffset end);
    void publish();
    void countOddFields(const ParsedBlock &block);

    const CaptureLog &m_log;
    EventIndex &m_index;
    StreamParser m_parser;
    OddFields m_oddFields;
    ConnectionCounts *m_counts = nullptr;
    quint64 m_newEvents = 0; // not yet in m_counts
    quint64 m_newComments = 0;
    ByteOffset m_base = 0;     // where the connection's body begins
    ByteOffset m_fed = 0;      // the log's bytes that were parsed
    ByteOffset m_blockEnd = 0; // of the last block that has a row
    RowNumber m_rowsAtBlockEnd = 0;
    ByteOffset m_checkpoint = 0; // the last one that was taken
    std::size_t m_nextRead = 0;
    quint32 m_currentRead = 0;
    ByteOffset m_currentReadEnd = 0;
    quint64 m_eventLimit = 0;
    quint64 m_events = 0;
    bool m_connected = false;
};

} // namespace sse
