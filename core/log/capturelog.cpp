// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/capturelog.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace sse {

CaptureLog::CaptureLog(const Clock &clock, std::unique_ptr<ChunkStore> store)
    : m_clock(clock)
    , m_anchor{clock.now(), clock.wallNow()}
    , m_store(std::move(store))
{
}

CaptureLog::CaptureLog(const Clock &clock, const TimeAnchor &anchor,
                       std::unique_ptr<ChunkStore> store)
    : m_clock(clock)
    , m_anchor(anchor)
    , m_store(std::move(store))
{
}

std::span<char> CaptureLog::tail()
{
    const std::size_t used = m_written % Chunk::size;
    if (m_chunkCount == m_written / Chunk::size) {
        m_last = m_store->add();
        ++m_chunkCount;
    }
    return std::span(m_last->bytes).subspan(used);
}

void CaptureLog::commit(std::size_t count)
{
    m_written += count;
}

void CaptureLog::endRead(ConnectionId connection, MonoTime time)
{
    if (m_written == m_readBegin)
        return;
    // A read of 4 GiB or more can't come from a transport, but a file may be handed over at once.
    while (m_readBegin < m_written) {
        const quint64 length =
            std::min<quint64>(m_written - m_readBegin, std::numeric_limits<quint32>::max());
        m_reads.append({m_readBegin, time, static_cast<quint32>(length), connection});
        m_readBegin += length;
    }
    // In this order, so that every byte below byteCount() has its read.
    m_reads.publish();
    m_byteCount.store(m_written, std::memory_order_release);
}

void CaptureLog::appendRead(ConnectionId connection, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const std::span<char> space = tail();
        const auto count = std::min(space.size(), static_cast<std::size_t>(bytes.size()));
        std::memcpy(space.data(), bytes.data(), count);
        commit(count);
        bytes = bytes.sliced(static_cast<qsizetype>(count));
    }
    endRead(connection);
}

std::size_t CaptureLog::appendRecord(ConnectionId connection, LogRecord::Fact fact)
{
    return appendRecord({connection, m_clock.now(), m_written, std::move(fact)});
}

std::size_t CaptureLog::appendRecord(LogRecord record)
{
    const std::size_t number = m_records.appended();
    m_records.append(std::make_shared<const LogRecord>(std::move(record)));
    m_records.publish();
    return number;
}

ByteOffset CaptureLog::byteCount() const
{
    return m_byteCount.load(std::memory_order_acquire);
}

std::size_t CaptureLog::readAt(ByteOffset offset) const
{
    std::size_t low = m_reads.firstKept();
    std::size_t high = readCount();
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        if (read(middle).begin <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

} // namespace sse
