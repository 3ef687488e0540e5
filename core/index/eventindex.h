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
#include <optional>

namespace sse {

/// Counters of one connection attempt; the writer changes them while readers look. The Indexer
/// counts events and comments; who writes the log counts bytes, for those of a body that is not
/// indexed count too.
struct ConnectionCounts
{
    std::atomic<quint64> events = 0; ///< dispatched
    std::atomic<quint64> comments = 0;
    std::atomic<quint64> bytes = 0;
    std::atomic<qint64> firstByteAt = 0; ///< MonoTime in ns; 0: none yet
};

/// The rows over one CaptureLog, in the order of the bytes. One writer (the stream's network
/// thread, or the worker that indexes an opened file); any number of readers.
class EventIndex final
{
public:
    /// Longer event types are not interned, so that they are not held twice.
    static constexpr qsizetype longestInternedType = 256;

    EventIndex();

    // The writer's side.

    /// The last event ID (well-formed UTF-8) in force from the next row on, until a row sets
    /// another. Empty before the first call.
    void setInitialLastEventId(const QByteArray &id);
    /// \a base: where the connection's body begins in the log.
    void appendBlock(const ParsedBlock &block, ByteOffset base, quint32 read);
    void appendComment(const ParsedLine &line, ByteOffset base, ByteOffset end, quint32 read);
    void appendFact(std::size_t record, ByteOffset position);
    /// Makes what was appended visible.
    void publish();
    /// Rows appended, published or not.
    [[nodiscard]] RowNumber appendedRows() const
    {
        return static_cast<RowNumber>(m_rows.appended());
    }
    /// So many rows lay before the first one, of which nothing is left. Before the first row.
    void setRowsBefore(quint64 rows) { m_rowsBefore.store(rows, std::memory_order_relaxed); }
    /// The bytes of the rows below \a row are gone: they are not to be shown any more. Any thread.
    void dropBelow(RowNumber row) { m_firstRow.store(row, std::memory_order_release); }
    /// For the bookkeeping of \a connection; grows as needed.
    [[nodiscard]] ConnectionCounts &countsOf(ConnectionId connection);

    // Everyone's side.

    [[nodiscard]] RowNumber rowCount() const { return static_cast<RowNumber>(m_rows.size()); }
    /// The first row that can be shown: above 0 once the oldest were dropped.
    [[nodiscard]] RowNumber firstRow() const { return m_firstRow.load(std::memory_order_acquire); }
    /// How the row is numbered for people, from 1; rows of a ring keep their numbers.
    [[nodiscard]] quint64 numberOf(RowNumber row) const
    {
        return m_rowsBefore.load(std::memory_order_relaxed) + row + 1;
    }
    [[nodiscard]] const EventRow &row(RowNumber number) const { return m_rows[number]; }
    /// The row's bytes as ParsedBlock counts them.
    [[nodiscard]] quint64 lengthOf(RowNumber number) const;
    /// An interned event type, as received; empty when none was given, which means "message", and
    /// for EventRow::typeNotInterned. EventText::type() has an answer for every row.
    [[nodiscard]] QByteArray typeName(quint16 type) const;
    /// The number under which \a name, as received, is interned; nothing when it is not.
    [[nodiscard]] std::optional<quint16> findType(QByteArrayView name) const;
    /// The last event ID in force behind \a row when its idRow is 0.
    [[nodiscard]] QByteArray initialLastEventId(RowNumber row) const;
    /// Dispatched events among the published rows.
    [[nodiscard]] quint64 eventCount() const
    {
        return m_eventCount.load(std::memory_order_relaxed);
    }
    /// Counters of \a connection; nullptr when it has none yet.
    [[nodiscard]] const ConnectionCounts *findCounts(ConnectionId connection) const;
    /// Rows below \a row, which is published, are not asked for again, except for the last event ID
    /// of those that stay: their memory may go. Never lower than before; for the only reader.
    void forgetBelow(RowNumber row);

private:
    void append(EventRow &row, quint64 length);
    [[nodiscard]] quint16 intern(QByteArrayView type);

    SegmentedVector<EventRow, 16384> m_rows;
    SegmentedVector<QByteArray, 64> m_types; // by number; published before a row names one
    std::atomic<quint64> m_eventCount = 0;
    std::atomic<quint64> m_rowsBefore = 0;
    std::atomic<RowNumber> m_firstRow = 0;
    quint64 m_pendingEvents = 0;
    quint32 m_idRow = 0;
    // The type of the last event, so that streams of one type look nothing up.
    QByteArray m_lastType;
    quint16 m_lastTypeNumber = 0;

    mutable std::mutex m_mutex; // for what follows: rarely written
    QHash<QByteArray, quint16> m_typeNumbers;
    std::map<RowNumber, quint64> m_longLengths;
    std::map<ConnectionId, ConnectionCounts> m_counts;
    std::map<RowNumber, QByteArray> m_initialIds; // by the first row they hold for
};

} // namespace sse
