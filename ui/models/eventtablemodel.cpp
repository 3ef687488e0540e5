// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/eventtablemodel.h"

#include "core/index/rowtime.h"
#include "ui/base/plainlabel.h"
#include "ui/models/eventpresentation.h"
#include "ui/models/rowcells.h"
#include "ui/models/shownrows.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sse::ui {

struct EventTableModel::Private
{
    Private(const CaptureLog &l, const EventIndex &i, bool times)
        : log(l)
        , index(i)
        , rows(l, i, mostShownRows)
        , cells(l, i)
        , hasTimes(times)
    {
    }

    [[nodiscard]] MonoTime start() const;

    const CaptureLog &log;
    const EventIndex &index;
    ShownRows rows;
    mutable RowCellCache cells;
    bool hasTimes = true;
    FilterExpression expression;
    TimeFormat timeFormat = TimeFormat::Absolute;
    bool utc = false;
};

MonoTime EventTableModel::Private::start() const
{
    return log.recordCount() > 0 ? log.record(0).time : cells.text().time(0);
}

EventTableModel::EventTableModel(const Capture &capture, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(capture.log(), capture.index(), capture.hasTimes()))
{
}

EventTableModel::EventTableModel(const CaptureLog &log, const EventIndex &index, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(log, index, true))
{
}

EventTableModel::~EventTableModel() = default;

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->rows.window.count());
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : EventColumnCount;
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowNumber row = rowNumber(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return displayText(row, index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole: {
        const bool isNumber = index.column() == NumberColumn || index.column() == DeltaColumn ||
                              index.column() == SizeColumn;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case RowNumberRole:
        return row;
    case RowKindRole:
        return static_cast<int>(d->cells.cells(row).kind);
    case EmphasisRole:
        return static_cast<int>(d->cells.cells(row).emphasis);
    case RawValueRole:
        return rawValue(row, index.row(), index.column());
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array<QString, EventColumnCount> titles{tr("#"),  tr("Time"), tr("Δ"),   tr("Type"),
                                                       tr("ID"), tr("Size"), tr("Data")};
    return section >= 0 && section < EventColumnCount ? titles[static_cast<std::size_t>(section)]
                                                      : QVariant();
}

QString EventTableModel::displayText(RowNumber row, int viewRow, int column) const
{
    const RowCells &cells = d->cells.cells(row);
    switch (static_cast<EventColumn>(column)) {
    case NumberColumn:
        return QString::number(d->index.numberOf(row));
    case TimeColumn:
        return timeText(row, viewRow);
    case DeltaColumn:
        return deltaText(row, viewRow);
    case TypeColumn:
        return cells.type;
    case IdColumn:
        return cells.id;
    case SizeColumn:
        return cells.kind == RowKind::Fact ? QString() : formatBytes(cells.size);
    case DataColumn:
        return cells.data;
    case EventColumnCount:
        break;
    }
    return {};
}

QString EventTableModel::timeText(RowNumber row, int viewRow) const
{
    if (!d->hasTimes)
        return {};
    const MonoTime time = d->cells.cells(row).time;
    switch (d->timeFormat) {
    case TimeFormat::Absolute:
        return formatClock(d->log.anchor().toWall(time), d->utc);
    case TimeFormat::SinceStart:
        return formatDelta(time - d->start());
    case TimeFormat::SincePrevious:
        return deltaText(row, viewRow);
    }
    Q_UNREACHABLE();
}

QString EventTableModel::deltaText(RowNumber row, int viewRow) const
{
    const std::optional<RowNumber> before = d->rows.rowBefore(viewRow);
    if (!before || !d->hasTimes)
        return {};
    return formatDelta(d->cells.text().time(row) - d->cells.text().time(*before));
}

QVariant EventTableModel::rawValue(RowNumber row, int viewRow, int column) const
{
    switch (static_cast<EventColumn>(column)) {
    case NumberColumn:
        return d->index.numberOf(row);
    case TimeColumn:
        if (!d->hasTimes)
            return {};
        return formatIsoTime(d->log.anchor().toWall(d->cells.cells(row).time));
    case DeltaColumn:
        return deltaText(row, viewRow);
    case TypeColumn:
        return d->cells.wholeType(row);
    case IdColumn:
        return d->cells.wholeId(row);
    case SizeColumn:
        return d->cells.cells(row).size;
    case DataColumn:
        return d->cells.wholeData(row);
    case EventColumnCount:
        break;
    }
    return {};
}

QString EventTableModel::toolTip(RowNumber row, int column) const
{
    const RowCells &cells = d->cells.cells(row);
    switch (static_cast<EventColumn>(column)) {
    case TimeColumn:
        if (!d->hasTimes)
            return {};
        return plainToolTip(formatClock(d->log.anchor().toWall(cells.time), d->utc, true));
    case TypeColumn:
        return plainToolTip(cells.kind == RowKind::Fact ? cells.data : longReason(cells.kind));
    case IdColumn:
        return plainToolTip(cells.id);
    case DataColumn:
        return plainToolTip(cells.data);
    case NumberColumn:
    case DeltaColumn:
    case SizeColumn:
    case EventColumnCount:
        break;
    }
    return {};
}

void EventTableModel::refresh()
{
    using Kind = RowWindow::Change::Kind;
    const RowWindow::Change change = d->rows.next();
    const int count = rowCount();
    const int changed = static_cast<int>(change.count);
    switch (change.kind) {
    case Kind::None:
        break;
    case Kind::Append:
        beginInsertRows({}, count, count + changed - 1);
        d->rows.window.apply(change);
        endInsertRows();
        break;
    case Kind::RemoveTop:
        beginRemoveRows({}, 0, changed - 1);
        d->rows.window.apply(change);
        endRemoveRows();
        break;
    case Kind::RemoveBottom:
        beginRemoveRows({}, count - changed, count - 1);
        d->rows.window.apply(change);
        endRemoveRows();
        break;
    case Kind::Reset:
        beginResetModel();
        d->rows.window.apply(change);
        endResetModel();
        break;
    }
}

void EventTableModel::setEnd(std::optional<RowNumber> end)
{
    d->rows.playhead = end.value_or(ShownRows::noRow);
    refresh();
}

void EventTableModel::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    d->rows.pausedEnd = paused ? d->rows.taken : ShownRows::noRow;
    if (!paused)
        refresh();
}

bool EventTableModel::isPaused() const
{
    return d->rows.pausedEnd != ShownRows::noRow;
}

RowNumber EventTableModel::waitingCount() const
{
    return isPaused() ? d->index.rowCount() - d->rows.pausedEnd : 0;
}

void EventTableModel::clear()
{
    d->rows.base = std::min(d->index.rowCount(), d->rows.playhead);
    d->rows.taken = d->rows.base;
    if (isPaused())
        d->rows.pausedEnd = d->rows.base;
    restart();
}

void EventTableModel::showAll()
{
    d->rows.base = 0;
    restart();
}

void EventTableModel::restart()
{
    beginResetModel();
    d->rows.restart(d->expression);
    endResetModel();
}

RowNumber EventTableModel::firstShown() const
{
    return d->rows.firstShown();
}

RowNumber EventTableModel::lastShownEnd() const
{
    return d->rows.rowEnd();
}

bool EventTableModel::hasTimes() const
{
    return d->hasTimes;
}

void EventTableModel::setFilter(const FilterExpression &filter)
{
    d->expression = filter;
    restart();
}

bool EventTableModel::isFiltered() const
{
    return d->rows.filter != nullptr;
}

std::size_t EventTableModel::matchCount() const
{
    return d->rows.filter ? d->rows.filter->matchCount() : 0;
}

bool EventTableModel::filterIsComplete() const
{
    return !d->rows.filter || d->rows.filter->scanned() >= d->rows.rowEnd();
}

RowNumber EventTableModel::rowNumber(int viewRow) const
{
    return d->rows.rowNumber(viewRow);
}

int EventTableModel::viewRowFrom(RowNumber row) const
{
    return d->rows.viewRowFrom(row);
}

std::optional<int> EventTableModel::viewRow(RowNumber row) const
{
    const int found = viewRowFrom(row);
    return found < rowCount() && rowNumber(found) == row ? std::optional(found) : std::nullopt;
}

Nanos EventTableModel::timeBetween(int firstViewRow, int lastViewRow) const
{
    return rowTime(d->log, d->index, rowNumber(lastViewRow)) -
           rowTime(d->log, d->index, rowNumber(firstViewRow));
}

void EventTableModel::setTimeFormat(TimeFormat format)
{
    d->timeFormat = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

void EventTableModel::setUtc(bool utc)
{
    d->utc = utc;
    setTimeFormat(d->timeFormat);
}

void EventTableModel::setMostRows(int rows)
{
    d->rows.window.setLimit(static_cast<std::size_t>(std::clamp(rows, 1, mostShownRows)));
    restart();
}

} // namespace sse::ui
