// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/segmentedvector.h"
#include "core/index/eventrow.h"
#include "core/wire/parsedblock.h"

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <map>
#include <mutex>
#include <vector>

namespace sse {

/// Counters of one connection attempt; the writer changes them while readers look.
struct ConnectionCounts
{
    std::atomic<quint64> events = 0;   ///< dispatched
    std::atomic<quint64> comments = 0;
    std::atomic<quint64> bytes = 0;
    std::atomic<qint64> firstByteAt = 0; ///< MonoTime in ns; 0: none yet
};

/// The rows over one CaptureLog, in the order of the bytes. One writer (the stream's network
/// thread, or the worker that indexes an opened file); any number of readers.
class EventIndex final
{
public:
    EventIndex();

    // The writer's side.

    void setInitialLastEventId(const QByteArray &id);
    /// \a base: where the connection's body begins in the log.
    void appendBlock(const ParsedBlock &block, ByteOffset base, quint32 read);
    void appendComment(const ParsedLine &line, ByteOffset base, ByteOffset end, quint32 read);
    void appendFact(std::size_t record, ByteOffset position);
    /// Makes what was appended visible.
    void publish();
    /// For the bookkeeping of \a connection; grows as needed.
    [[nodiscard]] ConnectionCounts &countsOf(ConnectionId connection);

    // Everyone's side.

    [[nodiscard]] RowNumber rowCount() const { return static_cast<RowNumber>(m_rows.size()); }
    [[nodiscard]] const EventRow &row(RowNumber number) const { return m_rows[number]; }
    /// The row's bytes as ParsedBlock counts them.
    [[nodiscard]] quint64 lengthOf(RowNumber number) const;
    /// An interned event type, as received; empty for "message".
    [[nodiscard]] QByteArray typeName(quint16 type) const;
    /// The number under which \a name is interned; nothing when no row has it.
    [[nodiscard]] std::optional<quint16> findType(QByteArrayView name) const;
    [[nodiscard]] QByteArray initialLastEventId() const;
    /// Dispatched events among the published rows.
    [[nodiscard]] quint64 eventCount() const
    {
        return m_eventCount.load(std::memory_order_relaxed);
    }
    /// Counters of \a connection; nullptr when it has none yet.
    [[nodiscard]] const ConnectionCounts *findCounts(ConnectionId connection) const;

private:
    quint16 intern(QByteArrayView type);

    SegmentedVector<EventRow, 16384> m_rows;
    std::atomic<quint64> m_eventCount = 0;
    quint64 m_pendingEvents = 0;
    quint32 m_idRow = 0;
    // The type of the last event, so that streams of one type look nothing up.
    QByteArray m_lastType;
    quint16 m_lastTypeNumber = 0;
    QHash<QByteArray, quint16> m_typeNumbers; // writer's, and readers' under the mutex

    mutable std::mutex m_mutex; // for what follows: rarely written
    std::vector<QByteArray> m_types;
    std::map<RowNumber, quint64> m_longLengths;
    std::map<ConnectionId, ConnectionCounts> m_counts;
    QByteArray m_initialLastEventId;
};

} // namespace sse
