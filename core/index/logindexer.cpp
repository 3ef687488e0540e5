// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/logindexer.h"

#include <algorithm>
#include <utility>

namespace sse {

LogIndexer::LogIndexer(const CaptureLog &log, EventIndex &index)
    : m_log(log)
    , m_index(index)
    , m_indexer(log, index)
{
}

void LogIndexer::beginBehind(quint64 rows, std::size_t facts, const QByteArray &lastEventId)
{
    // The note on the loss takes the number of the last row that is gone.
    m_index.setRowsBefore(rows > 0 ? rows - 1 : 0);
    m_rowlessRecords = facts;
    m_lastEventIdThere = lastEventId;
}

void LogIndexer::feedNew()
{
    // In this order, so that all bytes before the last of these facts are there.
    const std::size_t records = m_log.recordCount();
    const ByteOffset end = m_log.byteCount();
    for (; m_nextRecord < records; ++m_nextRecord) {
        feedTo(std::min(m_log.record(m_nextRecord).position, end));
        take(m_nextRecord);
    }
    feedTo(end);
}

bool LogIndexer::feedSome(quint64 mostBytes)
{
    const std::size_t records = m_log.recordCount();
    const ByteOffset there = m_log.byteCount();
    const ByteOffset end = m_fed + std::min(mostBytes, there - m_fed);
    for (; m_nextRecord < records && m_log.record(m_nextRecord).position <= end; ++m_nextRecord) {
        feedTo(m_log.record(m_nextRecord).position);
        take(m_nextRecord);
    }
    feedTo(end);
    return end == there;
}

void LogIndexer::finish()
{
    feedNew();
    m_indexer.endConnection();
    m_open = 0;
}

void LogIndexer::feedTo(ByteOffset end)
{
    if (m_fed < end)
        leaveLostPart();
    while (m_fed < end) {
        const ReadRecord &read = m_log.read(m_nextRead);
        // A fact that tells of the body's beginning can be missing.
        if (read.connection != m_open)
            begin(read.connection);
        ByteOffset runEnd = m_fed;
        while (runEnd < end) {
            const ReadRecord &next = m_log.read(m_nextRead);
            if (next.connection != m_open)
                break;
            if (runEnd == next.begin)
                count(next);
            runEnd = std::min(end, next.begin + next.length);
            if (runEnd == next.begin + next.length)
                ++m_nextRead;
        }
        m_indexer.feedTo(runEnd);
        m_fed = runEnd;
    }
}

void LogIndexer::begin(ConnectionId connection)
{
    m_indexer.endConnection();
    m_open = connection;
    m_indexer.beginConnection(connection, m_fed, m_nextRead);
    m_counts = &m_index.countsOf(connection);
}

void LogIndexer::leaveLostPart()
{
    if (m_lastEventIdThere)
        m_indexer.setLastEventId(*std::exchange(m_lastEventIdThere, std::nullopt));
}

void LogIndexer::count(const ReadRecord &read)
{
    if (m_counts->firstByteAt.load(std::memory_order_relaxed) == 0)
        m_counts->firstByteAt.store(read.time.time_since_epoch().count(),
                                    std::memory_order_relaxed);
    m_counts->bytes.fetch_add(read.length, std::memory_order_relaxed);
}

void LogIndexer::take(std::size_t record)
{
    const LogRecord &fact = m_log.record(record);
    if (const auto *start = std::get_if<StartRecord>(&fact.fact)) {
        m_open = 0;
        if (!start->keepsState) {
            m_indexer.setLastEventId(start->lastEventId);
            m_indexer.parser().resetRetry();
        }
        m_indexer.setEventLimit(start->mostEvents);
    } else if (const auto *state = std::get_if<StateRecord>(&fact.fact)) {
        if (state->state == ReadyState::Open)
            begin(fact.connection);
    } else if (std::holds_alternative<BodyEndRecord>(fact.fact)) {
        m_indexer.endConnection();
        m_open = 0;
    }
    if (record < m_rowlessRecords)
        return;
    leaveLostPart();
    if (hasRow(fact))
        m_indexer.addFact(record);
}

} // namespace sse
