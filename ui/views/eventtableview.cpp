// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/eventtableview.h"

#include "ui/base/theme.h"
#include "ui/views/rowdelegate.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace sse::ui {

namespace {

/// Digits that the column of row numbers is wide enough for at first.
constexpr int firstDigits = 6;

int widthOf(int characters)
{
    const int padding = 14;
    return characters * QFontMetrics(dataFont()).horizontalAdvance(QLatin1Char('0')) + padding;
}

} // namespace

EventTableView::EventTableView(EventTableModel &model, QWidget *parent)
    : WithoutSearch(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setUpLook();
    setUpColumns();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &EventTableView::noteScroll);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_ownSelection = true; });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_ownSelection = false;
        restoreCurrent();
        // A reset takes the selection away without a signal.
        measureSelection();
    });
}

void EventTableView::setUpLook()
{
    setObjectName(QStringLiteral("eventTable"));
    setAccessibleName(tr("Events"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFirstSectionMovable(true);
    applyFont();
}

void EventTableView::applyFont()
{
    const QFont font = dataFont();
    if (font != this->font())
        setFont(font);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 6;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setMaximumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setFont(QApplication::font());
}

void EventTableView::setUpColumns()
{
    const std::pair<int, int> characters[] = {{NumberColumn, firstDigits},
                                              {TimeColumn, 13},
                                              {DeltaColumn, 8},
                                              {TypeColumn, 16},
                                              {IdColumn, 8},
                                              {SizeColumn, 7}};
    for (const auto &[column, count] : characters)
        setColumnWidth(column, widthOf(count));
    m_digits = firstDigits;
    showTimeColumns();
}

void EventTableView::fitNumbers()
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const QVariant largest = m_model.index(rows - 1, NumberColumn).data(RawValueRole);
    const auto digits = static_cast<int>(largest.toString().size());
    // Otherwise the width is the user's.
    if (digits <= m_digits)
        return;
    m_digits = digits;
    if (const int width = widthOf(digits); width > columnWidth(NumberColumn))
        setColumnWidth(NumberColumn, width);
}

void EventTableView::showTimeColumns()
{
    for (const int column : {TimeColumn, DeltaColumn})
        setColumnHidden(column, !m_model.hasTimes());
}

void EventTableView::setFollowing(bool following)
{
    if (following)
        scrollToEnd();
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void EventTableView::refresh()
{
    {
        // Only the user's scrolling switches following.
        const QScopedValueRollback guard(m_ownScroll, true);
        m_model.refresh();
        fitNumbers();
        updateGeometries();
    }
    if (m_current && !currentIndex().isValid())
        restoreCurrent();
    const QScrollBar *bar = verticalScrollBar();
    if (m_following && bar->value() != bar->maximum())
        scrollToEnd();
}

void EventTableView::scrollToEnd()
{
    const QScopedValueRollback guard(m_ownScroll, true);
    scrollToBottom();
}

void EventTableView::noteScroll(int value)
{
    if (m_ownScroll)
        return;
    const bool atEnd = value >= verticalScrollBar()->maximum();
    if (atEnd == m_following)
        return;
    m_following = atEnd;
    emit followingChanged(atEnd);
}

void EventTableView::selectOnly(const QModelIndex &index)
{
    // setCurrentIndex() would add to the selection while Ctrl is held, as for a shortcut.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
}

bool EventTableView::showRow(RowNumber row)
{
    const std::optional<int> viewRow = m_model.viewRow(row);
    if (!viewRow)
        return false;
    const QModelIndex index = m_model.index(*viewRow, DataColumn);
    if (m_following && *viewRow + 1 < m_model.rowCount())
        setFollowing(false);
    selectOnly(index);
    scrollTo(index, EnsureVisible);
    return true;
}

QList<int> EventTableView::selectedViewRows(int most) const
{
    QList<int> rows;
    // By ranges: selectedRows() would make an index of each of millions of rows.
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row)
            rows.append(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void EventTableView::selectRows(RowNumber first, RowNumber end)
{
    const int top = m_model.viewRowFrom(first);
    const int bottom = m_model.viewRowFrom(end) - 1;
    if (bottom < top) {
        clearSelection();
        return;
    }
    setFollowing(false);
    const QModelIndex begin = m_model.index(top, DataColumn);
    selectionModel()->setCurrentIndex(begin, QItemSelectionModel::NoUpdate);
    selectionModel()->select(QItemSelection(begin, m_model.index(bottom, DataColumn)),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(begin, PositionAtTop);
}

void EventTableView::scrollToRow(RowNumber row)
{
    const int viewRow = m_model.viewRowFrom(row);
    if (viewRow >= m_model.rowCount()) {
        setFollowing(true);
        return;
    }
    setFollowing(false);
    scrollTo(m_model.index(viewRow, DataColumn), PositionAtTop);
}

void EventTableView::selectionChanged(const QItemSelection &selected,
                                      const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    measureSelection();
}

void EventTableView::measureSelection()
{
    SelectedSpan span;
    int first = std::numeric_limits<int>::max();
    int last = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        span.rows += static_cast<quint64>(range.height());
        first = std::min(first, range.top());
        last = std::max(last, range.bottom());
    }
    if (span.rows > 0)
        span.time = m_model.timeBetween(first, last);
    m_selectedSpan = span;
    m_selectedRanges.reset();
    emit selectedSpanChanged();
}

const std::vector<std::pair<RowNumber, RowNumber>> &EventTableView::selectedRanges() const
{
    if (m_selectedRanges)
        return *m_selectedRanges;
    QList<QItemSelectionRange> selected = selectionModel()->selection();
    std::sort(selected.begin(), selected.end(),
              [](const auto &a, const auto &b) { return a.top() < b.top(); });
    auto &ranges = m_selectedRanges.emplace();
    const auto add = [&ranges](RowNumber first, RowNumber last) {
        if (!ranges.empty() && ranges.back().second + 1 == first)
            ranges.back().second = last;
        else
            ranges.emplace_back(first, last);
    };
    for (const QItemSelectionRange &range : selected) {
        const RowNumber first = m_model.rowNumber(range.top());
        const RowNumber last = m_model.rowNumber(range.bottom());
        if (last - first == static_cast<RowNumber>(range.bottom() - range.top())) {
            add(first, last);
            continue;
        }
        for (int viewRow = range.top(); viewRow <= range.bottom(); ++viewRow)
            add(m_model.rowNumber(viewRow), m_model.rowNumber(viewRow));
    }
    return ranges;
}

void EventTableView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    if (start == 0)
        leaveTop(end + 1);
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void EventTableView::leaveTop(int rows)
{
    const QScopedValueRollback guard(m_ownScroll, true);
    // What is looked at stays where it is.
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() - rows);
    const QModelIndex current = currentIndex();
    if (!current.isValid() || current.row() >= rows)
        return;
    // Before the selection model makes the oldest row that stays the current one.
    selectionModel()->clearCurrentIndex();
    m_current.reset();
    emit currentRowChanged();
}

void EventTableView::restoreCurrent()
{
    if (!m_current)
        return;
    const std::optional<int> viewRow = m_model.viewRow(*m_current);
    if (!viewRow)
        return;
    const QScopedValueRollback guard(m_ownSelection, true);
    const QModelIndex index = m_model.index(*viewRow, DataColumn);
    selectOnly(index);
    if (!m_following)
        scrollTo(index, EnsureVisible);
}

void EventTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // The base class scrolls to the current cell; following must not notice.
    const QScopedValueRollback guard(m_ownScroll, m_ownScroll || m_ownSelection);
    QTableView::currentChanged(current, previous);
    if (m_ownSelection || !current.isValid())
        return;
    const RowNumber row = m_model.rowNumber(current.row());
    if (m_current == row)
        return;
    m_current = row;
    emit currentRowChanged();
}

void EventTableView::keyPressEvent(QKeyEvent *event)
{
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() == Qt::Key_Space) {
        emit pauseRequested();
        return;
    }
    if (plain && event->key() == Qt::Key_End) {
        if (const int rows = m_model.rowCount(); rows > 0)
            setCurrentIndex(m_model.index(rows - 1, DataColumn));
        setFollowing(true);
        return;
    }
    if (plain && event->key() == Qt::Key_Home && m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(0, DataColumn));
        return;
    }
    if (plain && event->key() == Qt::Key_Up && currentIndex().row() <= 0) {
        emit leftUpwards();
        return;
    }
    QTableView::keyPressEvent(event);
}

void EventTableView::focusInEvent(QFocusEvent *event)
{
    // The base class makes the first row current, which nobody asked for.
    const QScopedValueRollback guard(m_ownSelection, true);
    QTableView::focusInEvent(event);
}

void EventTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        applyFont();
        m_digits = 0;
        fitNumbers();
    }
}

void EventTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    if (m_following)
        scrollToEnd();
}

QByteArray EventTableView::saveColumns() const
{
    // Of a table without times nobody wants the hidden columns again.
    if (!m_model.hasTimes())
        return {};
    return horizontalHeader()->saveState();
}

void EventTableView::restoreColumns(const QByteArray &state)
{
    if (state.isEmpty() || !horizontalHeader()->restoreState(state))
        return;
    horizontalHeader()->setStretchLastSection(true);
    showTimeColumns();
    m_digits = firstDigits;
    fitNumbers();
}

} // namespace sse::ui
