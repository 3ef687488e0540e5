// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/indexer.h"

#include <algorithm>

namespace sse {

namespace {

/// For a counter with one writer, where fetch_add's bus lock would cost more than the row.
void add(std::atomic<quint64> &counter, quint64 count)
{
    counter.store(counter.load(std::memory_order_relaxed) + count, std::memory_order_relaxed);
}

} // namespace

void Indexer::setLastEventId(const QByteArray &id)
{
    m_parser.setLastEventId(id);
    m_index.setInitialLastEventId(id);
}

void Indexer::beginConnection(ConnectionId connection, ByteOffset base, std::size_t read)
{
    m_base = base;
    m_fed = base;
    m_nextRead = read;
    m_currentReadEnd = base;
    m_counts = &m_index.countsOf(connection);
    m_connected = true;
    m_parser.beginConnection();
}

void Indexer::feedTo(ByteOffset end)
{
    if (!m_connected || limitReached()) {
        m_fed = end;
        return;
    }
    while (m_fed < end && !limitReached()) {
        const std::shared_ptr<const Chunk> chunk =
            m_log.pin(static_cast<std::size_t>(m_fed / Chunk::size));
        const auto within = static_cast<std::size_t>(m_fed % Chunk::size);
        const auto count =
            static_cast<std::size_t>(std::min<quint64>(end - m_fed, Chunk::size - within));
        m_fed += count;
        m_parser.feed(std::span(chunk->bytes).subspan(within, count), *this);
    }
    m_fed = end;
    publish();
}

void Indexer::endConnection()
{
    if (!m_connected)
        return;
    m_connected = false;
    m_parser.endConnection(*this);
    publish();
}

void Indexer::addFact(std::size_t record)
{
    m_index.appendFact(record, m_log.record(record).position);
    m_index.publish();
}

void Indexer::comment(const ParsedLine &line, ByteOffset end)
{
    if (limitReached())
        return;
    m_index.appendComment(line, m_base, end, readOf(end));
    ++m_newComments;
}

void Indexer::block(const ParsedBlock &block)
{
    if (limitReached())
        return;
    m_index.appendBlock(block, m_base, readOf(block.end));
    m_blockEnd = m_base + block.end;
    m_rowsAtBlockEnd = m_index.appendedRows();
    if (block.kind == BlockKind::Event) {
        ++m_events;
        ++m_newEvents;
    }
    // A single line that dispatched an event is a data field: nothing odd about it.
    if (block.lines.size() > 1 || block.kind != BlockKind::Event)
        countOddFields(block);
}

void Indexer::countOddFields(const ParsedBlock &block)
{
    for (const ParsedLine &line : block.lines) {
        if (line.outcome == FieldOutcome::ContainsNul)
            ++m_oddFields.idsWithNul;
        else if (line.outcome == FieldOutcome::NotDigits)
            ++m_oddFields.badRetries;
    }
    if (block.type.size() >= OddFields::longType)
        ++m_oddFields.longTypes;
}

std::optional<std::pair<ByteOffset, CheckpointRecord>> Indexer::takeCheckpoint(quint64 distance)
{
    if (m_blockEnd < m_checkpoint + distance)
        return {};
    m_checkpoint = m_blockEnd;
    return std::pair(m_blockEnd, CheckpointRecord{m_rowsAtBlockEnd, m_parser.lastEventId(),
                                                  m_parser.retry().milliseconds});
}

quint32 Indexer::readOf(ByteOffset end)
{
    // Rows end in the order of the bytes, so that the reads are walked through once.
    const ByteOffset last = m_base + end - 1;
    while (last >= m_currentReadEnd) {
        const ReadRecord &read = m_log.read(m_nextRead);
        m_currentRead = static_cast<quint32>(m_nextRead++);
        m_currentReadEnd = read.begin + read.length;
    }
    return m_currentRead;
}

void Indexer::publish()
{
    m_index.publish();
    if (!m_counts)
        return;
    add(m_counts->events, m_newEvents);
    add(m_counts->comments, m_newComments);
    m_newEvents = 0;
    m_newComments = 0;
}

} // namespace sse
