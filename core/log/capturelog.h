// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/base/segmentedvector.h"
#include "core/log/chunkstore.h"
#include "core/log/logrecord.h"

#include <QByteArrayView>

#include <atomic>
#include <memory>
#include <span>

namespace sse {

/// One read from the transport; never merged with another. 24 bytes.
struct ReadRecord
{
    ByteOffset begin = 0;
    MonoTime time; ///< right after the read
    quint32 length = 0;
    ConnectionId connection = 0;
};
static_assert(sizeof(ReadRecord) == 24);

/// The append-only capture log of one stream, the only truth about it: body bytes, the reads that
/// brought them, and facts (LogRecord). One writer, the stream's network thread; any number of
/// readers, which see what was published.
class CaptureLog final
{
public:
    /// \a clock must outlive the log; it anchors monotonic stamps in wall clock time.
    explicit CaptureLog(const Clock &clock,
                        std::unique_ptr<ChunkStore> store = std::make_unique<MemoryChunkStore>());
    /// Of a stream that was captured before, with its \a anchor.
    CaptureLog(const Clock &clock, const TimeAnchor &anchor, std::unique_ptr<ChunkStore> store);

    // The writer's side.

    /// Where the next body bytes go, at least one byte long; filled and committed by commit().
    [[nodiscard]] std::span<char> tail();
    /// Takes \a count bytes of the last tail(); they belong to the read that is open.
    void commit(std::size_t count);
    /// Ends the open read and publishes it with its bytes. Does nothing for a read without bytes.
    void endRead(ConnectionId connection) { endRead(connection, m_clock.now()); }
    /// The same, of a read at \a time.
    void endRead(ConnectionId connection, MonoTime time);
    /// A whole read at once.
    void appendRead(ConnectionId connection, QByteArrayView bytes);
    /// Appends and publishes a fact, stamped now. Returns its number, from 0.
    std::size_t appendRecord(ConnectionId connection, LogRecord::Fact fact);
    /// The same, with a stamp and a position of its own, which are not above the log's end.
    std::size_t appendRecord(LogRecord record);

    // Everyone's side.

    /// Published body bytes; each belongs to one of readCount() reads, asked for afterwards.
    [[nodiscard]] ByteOffset byteCount() const;
    [[nodiscard]] std::size_t readCount() const { return m_reads.size(); }
    [[nodiscard]] const ReadRecord &read(std::size_t number) const { return m_reads[number]; }
    /// The number of the read that holds the byte at \a offset, which must be below byteCount()
    /// and not in a read that was forgotten.
    [[nodiscard]] std::size_t readAt(ByteOffset offset) const;
    [[nodiscard]] std::size_t recordCount() const { return m_records.size(); }
    [[nodiscard]] const LogRecord &record(std::size_t number) const { return *m_records[number]; }
    [[nodiscard]] std::shared_ptr<const Chunk> pin(std::size_t chunkNumber) const
    {
        return m_store->pin(chunkNumber);
    }
    [[nodiscard]] std::shared_ptr<const Chunk> resident(std::size_t chunkNumber) const
    {
        return m_store->resident(chunkNumber);
    }
    /// ChunkStore::copy().
    void copy(ByteOffset begin, std::span<char> to) const { m_store->copy(begin, to); }
    /// Reads below \a number, which is published, are not asked for again, by the writer neither:
    /// their memory may go. For the only reader besides it.
    void forgetReadsBelow(std::size_t number) { m_reads.forgetBelow(number, number); }
    [[nodiscard]] const TimeAnchor &anchor() const { return m_anchor; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    const Clock &m_clock;
    TimeAnchor m_anchor;
    std::unique_ptr<ChunkStore> m_store;
    std::shared_ptr<Chunk> m_last; // the chunk being filled
    std::size_t m_chunkCount = 0;
    ByteOffset m_written = 0;   // committed, published or not
    ByteOffset m_readBegin = 0; // of the open read
    std::atomic<ByteOffset> m_byteCount = 0;
    SegmentedVector<ReadRecord> m_reads;
    SegmentedVector<std::shared_ptr<const LogRecord>, 256> m_records;
};

} // namespace sse
