// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/indexer.h"

namespace sse {

/// Makes the rows of a log that was captured before, just as the stream's reader made them while it
/// was captured: facts tell where bodies begin and end. One thread.
class LogIndexer final
{
public:
    /// \a log and \a index must outlive it; \a index has no row yet.
    LogIndexer(const CaptureLog &log, EventIndex &index);

    /// The log begins in the middle of a stream (a ring dropped its beginning): \a rows rows are
    /// gone, those of the log's first \a facts facts among them, and \a lastEventId is in force.
    /// The next fact tells so, in the place of the last row that is gone: the rows behind it keep
    /// their numbers. Before the first feedNew().
    void beginBehind(quint64 rows, std::size_t facts, const QByteArray &lastEventId);
    /// Indexes what the log published since.
    void feedNew();
    /// Indexes at most \a mostBytes of it, and the facts among them; false when there is more.
    [[nodiscard]] bool feedSome(quint64 mostBytes);
    /// Nothing follows: a body that has not ended ends here.
    void finish();

    /// The reconnection time that the stream set last.
    [[nodiscard]] const RetryState &retry() const { return m_indexer.parser().retry(); }

    /// Bytes indexed so far.
    [[nodiscard]] ByteOffset position() const { return m_fed; }

private:
    void feedTo(ByteOffset end);
    void take(std::size_t record);
    void begin(ConnectionId connection);
    void leaveLostPart();
    void count(const ReadRecord &read);

    const CaptureLog &m_log;
    EventIndex &m_index;
    Indexer m_indexer;
    ByteOffset m_fed = 0;
    std::size_t m_nextRead = 0;
    std::size_t m_nextRecord = 0;
    std::size_t m_rowlessRecords = 0;
    std::optional<QByteArray> m_lastEventIdThere;
    ConnectionCounts *m_counts = nullptr; ///< of the open connection
    ConnectionId m_open = 0;              ///< whose body is being fed; 0: none
};

} // namespace sse
