// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/eventindex.h"

#include <algorithm>
#include <iterator>

namespace sse {

namespace {

RowKind rowKind(BlockKind kind)
{
    switch (kind) {
    case BlockKind::Event:
        return RowKind::Event;
    case BlockKind::Dropped:
        return RowKind::Dropped;
    case BlockKind::Id:
        return RowKind::Id;
    case BlockKind::Retry:
        return RowKind::Retry;
    case BlockKind::Ignored:
        return RowKind::Ignored;
    case BlockKind::Unfinished:
        return RowKind::Unfinished;
    }
    Q_UNREACHABLE();
}

} // namespace

EventIndex::EventIndex()
{
    m_types.append(QByteArray());
    m_types.publish();
    m_typeNumbers.insert(QByteArray(), 0);
    m_initialIds.emplace(0, QByteArray());
}

void EventIndex::setInitialLastEventId(const QByteArray &id)
{
    m_idRow = 0;
    const std::lock_guard lock(m_mutex);
    m_initialIds.insert_or_assign(static_cast<RowNumber>(m_rows.appended()), id);
}

void EventIndex::appendBlock(const ParsedBlock &block, ByteOffset base, quint32 read)
{
    if (block.setsLastEventId)
        m_idRow = static_cast<quint32>(m_rows.appended()) + 1;
    EventRow row;
    row.begin = base + block.begin;
    row.source = read;
    row.kind = rowKind(block.kind);
    if (row.kind == RowKind::Event) {
        row.type = intern(block.type);
        ++m_pendingEvents;
    }
    append(row, block.end - block.begin);
}

void EventIndex::appendComment(const ParsedLine &line, ByteOffset base, ByteOffset end,
                               quint32 read)
{
    EventRow row;
    row.begin = base + line.begin;
    row.source = read;
    row.kind = RowKind::Comment;
    append(row, end - line.begin);
}

void EventIndex::appendFact(std::size_t record, ByteOffset position)
{
    EventRow row;
    row.begin = position;
    row.source = static_cast<quint32>(record);
    row.kind = RowKind::Fact;
    append(row, 0);
}

void EventIndex::append(EventRow &row, quint64 length)
{
    row.idRow = m_idRow;
    if (length < EventRow::lengthElsewhere) {
        row.length = static_cast<quint32>(length);
    } else {
        row.length = EventRow::lengthElsewhere;
        const std::lock_guard lock(m_mutex);
        m_longLengths.emplace(static_cast<RowNumber>(m_rows.appended()), length);
    }
    m_rows.append(row);
}

void EventIndex::publish()
{
    m_rows.publish();
    m_eventCount.store(m_pendingEvents, std::memory_order_relaxed);
}

void EventIndex::forgetBelow(RowNumber row)
{
    // Of later rows' last event IDs none was set before this one.
    const quint32 idRow = m_rows[row].idRow;
    const RowNumber setter = idRow == 0 ? row : idRow - 1;
    m_rows.forgetBelow(row, setter);
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_longLengths,
                  [&](const auto &length) { return length.first < row && length.first != setter; });
    m_initialIds.erase(m_initialIds.begin(), std::prev(m_initialIds.upper_bound(row)));
}

ConnectionCounts &EventIndex::countsOf(ConnectionId connection)
{
    const std::lock_guard lock(m_mutex);
    return m_counts[connection];
}

quint64 EventIndex::lengthOf(RowNumber number) const
{
    const quint32 length = m_rows[number].length;
    if (length != EventRow::lengthElsewhere)
        return length;
    const std::lock_guard lock(m_mutex);
    return m_longLengths.at(number);
}

QByteArray EventIndex::typeName(quint16 type) const
{
    return type == EventRow::typeNotInterned ? QByteArray() : m_types[type];
}

std::optional<quint16> EventIndex::findType(QByteArrayView name) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_typeNumbers.constFind(QByteArray::fromRawData(name.data(), name.size()));
    return it == m_typeNumbers.cend() ? std::nullopt : std::optional(it.value());
}

QByteArray EventIndex::initialLastEventId(RowNumber row) const
{
    const std::lock_guard lock(m_mutex);
    return std::prev(m_initialIds.upper_bound(row))->second;
}

const ConnectionCounts *EventIndex::findCounts(ConnectionId connection) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_counts.find(connection);
    return it == m_counts.end() ? nullptr : &it->second;
}

quint16 EventIndex::intern(QByteArrayView type)
{
    if (type.isEmpty())
        return 0;
    if (type == m_lastType)
        return m_lastTypeNumber;
    if (type.size() > longestInternedType)
        return EventRow::typeNotInterned;
    // Only this thread changes the table, so that it may look without the lock.
    const auto it = m_typeNumbers.constFind(QByteArray::fromRawData(type.data(), type.size()));
    if (it != m_typeNumbers.cend()) {
        m_lastType = it.key();
        m_lastTypeNumber = it.value();
        return m_lastTypeNumber;
    }
    if (m_types.appended() == EventRow::typeNotInterned)
        return EventRow::typeNotInterned;
    m_lastType = type.toByteArray();
    m_lastTypeNumber = static_cast<quint16>(m_types.appended());
    m_types.append(m_lastType);
    m_types.publish();
    const std::lock_guard lock(m_mutex);
    m_typeNumbers.insert(m_lastType, m_lastTypeNumber);
    return m_lastTypeNumber;
}

} // namespace sse
