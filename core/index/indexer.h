// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"
#include "core/wire/streamparser.h"

namespace sse {

/// Feeds a stream's body bytes through the parser into its index. Lives where the bytes arrive;
/// one thread.
class Indexer final : private BlockSink
{
public:
    Indexer(const CaptureLog &log, EventIndex &index)
        : m_log(log)
        , m_index(index)
    {}

    /// The body of \a connection begins at the log's end.
    void beginConnection(ConnectionId connection);
    /// Parses what the log's last published read brought (from the byte behind the last fed) and
    /// publishes the rows.
    void feedNew();
    /// The body ended: an unfinished block becomes a row.
    void endConnection();
    /// A row for a record of the log.
    void addFact(std::size_t record);
    /// Stops adding blocks once so many events are dispatched; 0: never. Later bytes stay in the
    /// log, without rows.
    void setEventLimit(quint64 events) { m_eventLimit = events; }
    [[nodiscard]] bool limitReached() const
    {
        return m_eventLimit != 0 && m_events >= m_eventLimit;
    }

    [[nodiscard]] StreamParser &parser() { return m_parser; }
    [[nodiscard]] const StreamParser &parser() const { return m_parser; }

private:
    void comment(const ParsedLine &line, ByteOffset end) override;
    void block(const ParsedBlock &block) override;
    [[nodiscard]] quint32 readOf(ByteOffset end);

    const CaptureLog &m_log;
    EventIndex &m_index;
    StreamParser m_parser;
    ConnectionId m_connection = 0;
    ConnectionCounts *m_counts = nullptr;
    ByteOffset m_base = 0; // where the connection's body begins
    ByteOffset m_fed = 0;  // the log's bytes that were parsed
    std::size_t m_readsFed = 0;
    quint32 m_currentRead = 0;
    quint64 m_eventLimit = 0;
    quint64 m_events = 0;
    bool m_connected = false;
};

} // namespace sse
