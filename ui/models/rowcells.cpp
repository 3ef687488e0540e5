// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/rowcells.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/exporting/jsonlines.h"
#include "core/formats/words.h"
#include "ui/models/eventpresentation.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse::ui {

namespace {

// No UTF-16 unit takes more than three bytes of UTF-8; one more character makes the cut visible.
constexpr qsizetype mostBytes = (RowCellCache::mostCharacters + 1) * 3;

QString visible(const QString &text)
{
    return toVisibleText(text, RowCellCache::mostCharacters);
}

QString visibleUtf8(QByteArrayView utf8)
{
    return visible(decodeUtf8Prefix(utf8, mostBytes));
}

} // namespace

const RowCells &RowCellCache::cells(RowNumber row)
{
    Slot &slot = m_slots[row % m_slots.size()];
    if (!slot.filled || slot.row != row) {
        slot.cells = build(row);
        slot.row = row;
        slot.filled = isSettled(row);
    }
    return slot.cells;
}

RowCells RowCellCache::build(RowNumber row)
{
    RowCells cells;
    cells.kind = m_index.row(row).kind;
    cells.time = m_text.time(row);
    if (cells.kind == RowKind::Fact) {
        const LogRecord &record = m_text.record(row);
        const bool opened = std::holds_alternative<ResponseRecord>(record.fact) &&
                            opensStream(m_log, m_index.row(row).source).value_or(false);
        cells.emphasis = emphasisOf(record, opened);
        cells.type = factWord(record, opened);
        cells.data = visible(factSummary(record));
        return cells;
    }
    cells.emphasis = emphasisOf(cells.kind);
    cells.size = m_index.lengthOf(row);
    cells.type =
        cells.kind == RowKind::Event ? visibleUtf8(m_text.type(row)) : kindWord(cells.kind);
    if (showsId(row))
        cells.id = visibleUtf8(m_text.lastEventId(row));
    cells.data = dataOf(row, cells.kind);
    return cells;
}

bool RowCellCache::isSettled(RowNumber row) const
{
    const EventRow &place = m_index.row(row);
    return place.kind != RowKind::Fact ||
           !std::holds_alternative<ResponseRecord>(m_log.record(place.source).fact) ||
           opensStream(m_log, place.source).has_value();
}

QString RowCellCache::dataOf(RowNumber row, RowKind kind)
{
    switch (kind) {
    case RowKind::Event:
    case RowKind::Comment:
        return visibleUtf8(m_text.dataPrefix(row, mostBytes));
    case RowKind::Retry:
        return QCoreApplication::translate("sse::ui::RowCellCache", "%1: %2 ms")
            .arg(reasonSentence(kind), visibleUtf8(m_text.dataPrefix(row, mostBytes)));
    case RowKind::Dropped:
    case RowKind::Ignored:
    case RowKind::Unfinished:
        return visible(reasonSentence(kind) + QStringLiteral(" \u00B7 ") + firstLine(row));
    case RowKind::Id:
    case RowKind::Fact:
        return reasonSentence(kind);
    }
    Q_UNREACHABLE();
}

QString RowCellCache::firstLine(RowNumber row)
{
    const quint64 length = std::min<quint64>(m_index.lengthOf(row), mostBytes);
    QByteArrayView bytes = m_cursor.bytes(m_index.row(row).begin, length);
    const auto *end =
        std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\r' || c == '\n'; });
    return decodeUtf8Prefix(bytes.first(end - bytes.begin()), mostBytes);
}

bool RowCellCache::showsId(RowNumber row) const
{
    const EventRow &place = m_index.row(row);
    // An event carries the ID in force; of other blocks only what they set themselves is news.
    return place.kind == RowKind::Event || place.idRow == row + 1;
}

QString RowCellCache::wholeData(RowNumber row)
{
    switch (m_index.row(row).kind) {
    case RowKind::Event:
    case RowKind::Comment:
    case RowKind::Retry:
        return decodeUtf8(m_text.text(row).data);
    case RowKind::Fact:
        return factSummary(m_text.record(row));
    case RowKind::Dropped:
    case RowKind::Id:
    case RowKind::Ignored:
    case RowKind::Unfinished:
        return cells(row).data;
    }
    Q_UNREACHABLE();
}

QString RowCellCache::wholeType(RowNumber row)
{
    return m_index.row(row).kind == RowKind::Event ? decodeUtf8(m_text.type(row)) : cells(row).type;
}

QString RowCellCache::wholeId(RowNumber row)
{
    const bool isBlock = m_index.row(row).kind != RowKind::Fact;
    return isBlock && showsId(row) ? decodeUtf8(m_text.lastEventId(row)) : QString();
}

} // namespace sse::ui
