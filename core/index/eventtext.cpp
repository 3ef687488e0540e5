// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/eventtext.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

/// Where less than a block's whole is wanted, its beginning is looked at in windows that grow, so
/// that a long block costs little and a hostile one stays linear.
constexpr quint64 windowGrowth = 8;

bool isData(const wire::BlockLine &line)
{
    return line.text.field == FieldName::Data;
}

/// A line that a window cuts is data when its name is whole for sure: the colon is there.
bool isCutData(const wire::BlockLine &line)
{
    return isData(line) && line.length > line.text.name.size();
}

/// The data buffer of \a lines, not decoded, at most a little more than \a maxBytes of it. \a cut:
/// the last line may be the beginning of a longer one.
QByteArray joinedData(const QList<wire::BlockLine> &lines, bool cut, qsizetype maxBytes)
{
    QByteArray data;
    bool first = true;
    for (const wire::BlockLine &line : lines) {
        const bool isCut = cut && line.outcome == FieldOutcome::Unterminated;
        if (!(isCut ? isCutData(line) : isData(line)))
            continue;
        if (!first)
            data += '\n';
        first = false;
        data += line.text.value.first(std::min(line.text.value.size(), maxBytes + 1));
        if (data.size() > maxBytes)
            break;
    }
    return data;
}

/// The value of the last field \a name that was set.
QByteArrayView lastSet(const QList<wire::BlockLine> &lines, FieldName name)
{
    const auto it = std::find_if(lines.crbegin(), lines.crend(), [name](const auto &line) {
        return line.text.field == name && line.outcome == FieldOutcome::Set;
    });
    return it == lines.crend() ? QByteArrayView() : it->text.value;
}

} // namespace

QByteArrayView rowKindName(RowKind kind)
{
    switch (kind) {
    case RowKind::Event:
        return "event";
    case RowKind::Dropped:
        return "dropped";
    case RowKind::Id:
        return "id";
    case RowKind::Retry:
        return "retry";
    case RowKind::Ignored:
        return "ignored";
    case RowKind::Unfinished:
        return "unfinished";
    case RowKind::Comment:
        return "comment";
    case RowKind::Fact:
        return "fact";
    }
    Q_UNREACHABLE();
}

std::optional<RowKind> rowKindNamed(QStringView name)
{
    constexpr std::array kinds{RowKind::Event,  RowKind::Dropped, RowKind::Id,
                               RowKind::Retry,  RowKind::Ignored, RowKind::Unfinished,
                               RowKind::Comment};
    const auto *const it = std::find_if(kinds.begin(), kinds.end(), [name](RowKind kind) {
        return name == QLatin1String(rowKindName(kind));
    });
    return it == kinds.end() ? std::nullopt : std::optional(*it);
}

QByteArrayView outcomeName(FieldName field, FieldOutcome outcome, bool unfinished)
{
    const bool discarded = unfinished && field != FieldName::Retry;
    switch (outcome) {
    case FieldOutcome::Comment:
        return "comment";
    case FieldOutcome::Appended:
        return discarded ? "discarded" : "appended";
    case FieldOutcome::Set:
        return discarded ? "discarded" : "set";
    case FieldOutcome::UnknownName:
        return "unknown";
    case FieldOutcome::ContainsNul:
        return "nul";
    case FieldOutcome::NotDigits:
        return "not-digits";
    case FieldOutcome::EmptyRetry:
        return "empty";
    case FieldOutcome::Unterminated:
        return "unterminated";
    }
    Q_UNREACHABLE();
}

QByteArray outcomeName(const FieldText &field)
{
    return outcomeName(field.field, field.outcome, field.unfinished).toByteArray();
}

RowText EventText::text(RowNumber row)
{
    RowText text;
    text.kind = m_index.row(row).kind;
    text.lastEventId = lastEventId(row);
    switch (text.kind) {
    case RowKind::Event: {
        wire::DispatchedEvent event = wire::dispatch(wire::linesOf(bytes(row), false));
        text.type = std::move(event.type);
        text.data = std::move(event.data);
        break;
    }
    case RowKind::Comment:
        text.data = toWellFormedUtf8(wire::commentText(bytes(row)));
        break;
    case RowKind::Retry: {
        const QList<wire::BlockLine> lines = wire::linesOf(bytes(row), false);
        text.data = toWellFormedUtf8(lastSet(lines, FieldName::Retry));
        break;
    }
    case RowKind::Dropped:
    case RowKind::Id:
    case RowKind::Ignored:
    case RowKind::Unfinished:
    case RowKind::Fact:
        break;
    }
    return text;
}

QByteArray EventText::dataPrefix(RowNumber row, qsizetype maxBytes)
{
    const EventRow &place = m_index.row(row);
    const quint64 length = m_index.lengthOf(row);
    if (place.kind == RowKind::Comment) {
        const auto window = std::min(length, static_cast<quint64>(maxBytes) + 8);
        return toWellFormedUtf8Prefix(wire::commentText(m_cursor.bytes(place.begin, window)),
                                      maxBytes);
    }
    if (place.kind != RowKind::Event)
        return text(row).data.left(maxBytes);
    quint64 window = static_cast<quint64>(maxBytes) + 256;
    for (;; window *= windowGrowth) {
        const bool cut = window < length;
        const QByteArrayView beginning = m_cursor.bytes(place.begin, std::min(window, length));
        const QByteArray data = joinedData(wire::linesOf(beginning, cut), cut, maxBytes);
        if (!cut || data.size() > maxBytes)
            return toWellFormedUtf8Prefix(data, maxBytes);
    }
}

quint64 EventText::dataSize(RowNumber row)
{
    const RowKind kind = m_index.row(row).kind;
    if (kind != RowKind::Event && kind != RowKind::Comment)
        return static_cast<quint64>(text(row).data.size());
    const bool isLong = m_index.lengthOf(row) > longBlock;
    if (const auto it = m_longSizes.constFind(row); isLong && it != m_longSizes.cend())
        return it.value();
    const QByteArrayView block = bytes(row);
    quint64 size = 0;
    if (!isWellFormedUtf8(block)) {
        size = static_cast<quint64>(text(row).data.size());
    } else if (kind == RowKind::Comment) {
        size = static_cast<quint64>(wire::commentText(block).size());
    } else {
        quint64 lineCount = 0;
        for (const wire::BlockLine &line : wire::linesOf(block, false)) {
            if (!isData(line))
                continue;
            size += static_cast<quint64>(line.text.value.size());
            ++lineCount;
        }
        size += lineCount > 0 ? lineCount - 1 : 0;
    }
    if (isLong) {
        if (m_longSizes.size() >= mostCached)
            m_longSizes.clear();
        m_longSizes.insert(row, size);
    }
    return size;
}

QByteArray EventText::lastEventId(RowNumber row)
{
    const quint32 idRow = m_index.row(row).idRow;
    if (idRow == 0)
        return m_index.initialLastEventId(row);
    if (idRow == m_lastIdRow)
        return m_lastId;
    const RowNumber setter = idRow - 1;
    const bool isLong = m_index.lengthOf(setter) > longBlock;
    if (const auto it = m_longIds.constFind(setter); isLong && it != m_longIds.cend())
        return it.value();
    m_lastId = toWellFormedUtf8(lastSet(wire::linesOf(bytes(setter), false), FieldName::Id));
    m_lastIdRow = idRow;
    if (isLong) {
        if (m_longIds.size() >= mostCached)
            m_longIds.clear();
        m_longIds.insert(setter, m_lastId);
    }
    return m_lastId;
}

QByteArray EventText::type(RowNumber row)
{
    const EventRow &place = m_index.row(row);
    if (place.kind != RowKind::Event)
        return {};
    if (place.type == 0)
        return QByteArrayLiteral("message");
    if (place.type != EventRow::typeNotInterned)
        return toWellFormedUtf8(m_index.typeName(place.type));
    return toWellFormedUtf8(lastSet(wire::linesOf(bytes(row), false), FieldName::Event));
}

QList<FieldText> EventText::fields(RowNumber row)
{
    const EventRow &place = m_index.row(row);
    QList<FieldText> fields;
    if (place.kind == RowKind::Comment || place.kind == RowKind::Fact)
        return fields;
    const bool unfinished = place.kind == RowKind::Unfinished;
    const QList<wire::BlockLine> lines = wire::linesOf(bytes(row), unfinished);
    fields.reserve(lines.size());
    for (const wire::BlockLine &line : lines) {
        if (line.text.field == FieldName::Comment)
            continue;
        FieldText field;
        field.name = toWellFormedUtf8(line.text.name);
        field.value = toWellFormedUtf8(line.text.value);
        field.field = line.text.field;
        field.outcome = line.outcome;
        field.unfinished = unfinished;
        field.begin = place.begin + static_cast<quint64>(line.begin);
        field.length = static_cast<quint64>(line.length);
        fields.append(std::move(field));
    }
    return fields;
}

std::pair<ByteOffset, quint64> EventText::rawRange(RowNumber row)
{
    const ByteOffset begin = m_index.row(row).begin;
    const quint64 length = m_index.lengthOf(row);
    const ByteOffset end = begin + length;
    if (length == 0 || end >= m_log.byteCount() || m_cursor.bytes(end - 1, 1)[0] != '\r' ||
        m_cursor.bytes(end, 1)[0] != '\n' ||
        m_log.read(m_log.readAt(end)).connection != connection(row))
        return {begin, length};
    return {begin, length + 1};
}

QByteArrayView EventText::raw(RowNumber row)
{
    const auto [begin, length] = rawRange(row);
    return m_cursor.bytes(begin, length);
}

MonoTime EventText::time(RowNumber row) const
{
    const EventRow &place = m_index.row(row);
    return place.kind == RowKind::Fact ? m_log.record(place.source).time
                                       : m_log.read(place.source).time;
}

ConnectionId EventText::connection(RowNumber row) const
{
    const EventRow &place = m_index.row(row);
    return place.kind == RowKind::Fact ? m_log.record(place.source).connection
                                       : m_log.read(place.source).connection;
}

const LogRecord &EventText::record(RowNumber row) const
{
    return m_log.record(m_index.row(row).source);
}

QByteArrayView EventText::bytes(RowNumber row)
{
    return m_cursor.bytes(m_index.row(row).begin, m_index.lengthOf(row));
}

} // namespace sse
