// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/eventtablemodel.h"

#include "ui/base/plainlabel.h"
#include "ui/models/eventpresentation.h"
#include "ui/models/rowcells.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sse::ui {

namespace {

constexpr RowNumber noRow = std::numeric_limits<RowNumber>::max();
// What leaves the top at once when the limit is reached: a share of it, so that it is rare.
constexpr std::size_t stepsOfLimit = 20;

} // namespace

struct EventTableModel::Private
{
    Private(const CaptureLog &l, const EventIndex &i)
        : log(l)
        , index(i)
        , cells(l, i)
    {
    }

    /// The row of the index at a position: of the index itself, or of the filter's matches.
    [[nodiscard]] RowNumber rowAt(std::size_t position) const
    {
        return filter ? (*filter)[position] : static_cast<RowNumber>(position);
    }
    /// Behind the last position that may be shown.
    [[nodiscard]] std::size_t endPosition() const;
    [[nodiscard]] RowNumber rowEnd() const { return std::min(index.rowCount(), pausedEnd); }
    /// The row shown before \a viewRow.
    [[nodiscard]] std::optional<RowNumber> rowBefore(int viewRow) const;
    [[nodiscard]] MonoTime start() const;

    const CaptureLog &log;
    const EventIndex &index;
    mutable RowCellCache cells;
    std::unique_ptr<FilterIndex> filter;
    FilterExpression expression;
    RowNumber base = 0;          // rows below it were cleared
    std::size_t top = 0;         // position of the first row shown
    std::size_t count = 0;       // rows shown
    RowNumber taken = 0;         // rows of the index at the last refresh
    RowNumber pausedEnd = noRow; // rows from here on wait
    std::size_t limit = mostShownRows;
    TimeFormat timeFormat = TimeFormat::Absolute;
    bool utc = false;
};

std::size_t EventTableModel::Private::endPosition() const
{
    if (!filter)
        return std::max<std::size_t>(rowEnd(), top);
    const std::size_t size = filter->size();
    if (pausedEnd == noRow)
        return size;
    std::size_t low = top + count;
    std::size_t high = size;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if ((*filter)[middle] < pausedEnd)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::optional<RowNumber> EventTableModel::Private::rowBefore(int viewRow) const
{
    const std::size_t position = top + static_cast<std::size_t>(viewRow);
    const std::size_t least = filter ? 0 : base;
    return position > least ? std::optional(rowAt(position - 1)) : std::nullopt;
}

MonoTime EventTableModel::Private::start() const
{
    return log.recordCount() > 0 ? log.record(0).time : cells.text().time(0);
}

EventTableModel::EventTableModel(const InspectorSession &session, QObject *parent)
    : EventTableModel(session.log(), session.index(), parent)
{
}

EventTableModel::EventTableModel(const CaptureLog &log, const EventIndex &index, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(log, index))
{
}

EventTableModel::~EventTableModel() = default;

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->count);
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
        return QString::number(row + 1);
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
    const std::optional<RowNumber> before = d->rowBefore(viewRow);
    if (!before)
        return {};
    return formatDelta(d->cells.text().time(row) - d->cells.text().time(*before));
}

QVariant EventTableModel::rawValue(RowNumber row, int viewRow, int column) const
{
    switch (static_cast<EventColumn>(column)) {
    case NumberColumn:
        return row + 1;
    case TimeColumn:
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
    if (d->filter)
        d->filter->extend();
    if (d->pausedEnd == noRow)
        d->taken = d->index.rowCount();
    std::size_t end = d->endPosition();
    const std::size_t shownEnd = d->top + d->count;
    if (end <= shownEnd)
        return;
    if (end - d->top > d->limit) {
        const std::size_t least = end - d->top - d->limit;
        const std::size_t leaving =
            std::max(least, std::max<std::size_t>(d->limit / stepsOfLimit, 1));
        if (leaving >= d->count) {
            beginResetModel();
            d->top = std::max(d->top + d->count, end - d->limit);
            d->count = end - d->top;
            endResetModel();
            return;
        }
        beginRemoveRows({}, 0, static_cast<int>(leaving) - 1);
        d->top += leaving;
        d->count -= leaving;
        endRemoveRows();
        // Either signal takes much of a frame at this size: the new rows wait.
        return;
    }
    end -= d->top;
    beginInsertRows({}, static_cast<int>(d->count), static_cast<int>(end) - 1);
    d->count = end;
    endInsertRows();
}

void EventTableModel::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    d->pausedEnd = paused ? d->taken : noRow;
    if (!paused)
        refresh();
}

bool EventTableModel::isPaused() const
{
    return d->pausedEnd != noRow;
}

RowNumber EventTableModel::waitingCount() const
{
    return isPaused() ? d->index.rowCount() - d->pausedEnd : 0;
}

void EventTableModel::clear()
{
    d->base = d->index.rowCount();
    d->taken = d->base;
    if (isPaused())
        d->pausedEnd = d->base;
    restart();
}

void EventTableModel::showAll()
{
    d->base = 0;
    restart();
}

void EventTableModel::restart()
{
    beginResetModel();
    d->filter.reset();
    d->top = d->base;
    if (!d->expression.isEmpty()) {
        d->filter = std::make_unique<FilterIndex>(d->log, d->index, d->expression, d->base);
        d->top = 0;
    }
    d->count = 0;
    const std::size_t end = d->filter ? 0 : std::max<std::size_t>(d->rowEnd(), d->base);
    if (end > d->top + d->limit)
        d->top = end - d->limit;
    if (end > d->top)
        d->count = end - d->top;
    if (d->pausedEnd == noRow)
        d->taken = std::max(d->taken, static_cast<RowNumber>(end));
    endResetModel();
}

RowNumber EventTableModel::firstShown() const
{
    if (!d->filter)
        return static_cast<RowNumber>(d->top);
    return d->top > 0 ? d->rowAt(d->top) : d->base;
}

void EventTableModel::setFilter(const FilterExpression &filter)
{
    d->expression = filter;
    restart();
}

bool EventTableModel::isFiltered() const
{
    return d->filter != nullptr;
}

std::size_t EventTableModel::matchCount() const
{
    return d->filter ? d->filter->matchCount() : 0;
}

bool EventTableModel::filterIsComplete() const
{
    return !d->filter || d->filter->scanned() >= d->rowEnd();
}

RowNumber EventTableModel::rowNumber(int viewRow) const
{
    return d->rowAt(d->top + static_cast<std::size_t>(viewRow));
}

std::optional<int> EventTableModel::viewRow(RowNumber row) const
{
    std::size_t low = d->top;
    std::size_t high = d->top + d->count;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (d->rowAt(middle) < row)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == d->top + d->count || d->rowAt(low) != row)
        return std::nullopt;
    return static_cast<int>(low - d->top);
}

void EventTableModel::setTimeFormat(TimeFormat format)
{
    d->timeFormat = format;
    if (d->count > 0)
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

void EventTableModel::setUtc(bool utc)
{
    d->utc = utc;
    setTimeFormat(d->timeFormat);
}

void EventTableModel::setMostRows(int rows)
{
    d->limit = static_cast<std::size_t>(std::clamp(rows, 1, mostShownRows));
    restart();
}

} // namespace sse::ui
