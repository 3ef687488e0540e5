// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// What mouse and keyboard do in a TimelineView.

#include "ui/base/format.h"
#include "ui/base/plainlabel.h"
#include "ui/views/timelineview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace sse::ui {

namespace {

constexpr int playheadReach = 4; // pixels beside it that still take hold of it
constexpr int barReach = 2;      // a bar is narrower than a hand is steady
constexpr int manyColumns = 10;
constexpr double zoomStep = 0.8;

} // namespace

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_content.columns() > 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int x = help->pos().x();
        QToolTip::showText(help->globalPos(),
                           plainToolTip(columnText(m_log, m_content, columnAt(x), m_utc)), this,
                           QRect(x, 0, 1, height()));
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        const bool handled = QWidget::event(event);
        describe();
        update();
        return handled;
    }
    return QWidget::event(event);
}

void TimelineView::moveCursor(int column, bool extend)
{
    const int from = m_content.columnOf(m_cursor.value_or(m_content.span.begin));
    if (!extend)
        m_anchor.reset();
    else if (!m_anchor)
        m_anchor = m_content.columnBegin(from);
    const int to = std::clamp(column, 0, m_content.columns() - 1);
    m_cursor = m_content.columnBegin(to);
    if (extend)
        select(rangeOf(m_content.columnOf(*m_anchor), to));
    describe();
    update();
}

bool TimelineView::moveByKey(const QKeyEvent &event)
{
    const bool extend = event.modifiers().testFlag(Qt::ControlModifier);
    const int step = event.modifiers().testFlag(Qt::ShiftModifier) ? manyColumns : 1;
    const MonoTime start = m_playhead.value_or(m_content.span.begin);
    const int column = m_content.columnOf(m_cursor.value_or(start));
    switch (event.key()) {
    case Qt::Key_Left:
        moveCursor(column - step, extend);
        return true;
    case Qt::Key_Right:
        moveCursor(column + step, extend);
        return true;
    case Qt::Key_Home:
        moveCursor(0, extend);
        return true;
    case Qt::Key_End:
        moveCursor(m_content.columns() - 1, extend);
        return true;
    default:
        return false;
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const MonoTime around = m_cursor.value_or(m_content.columnBegin(m_content.columns() / 2));
    if (m_content.columns() == 0 || moveByKey(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor)
            pick(m_content.columnOf(*m_cursor), 0);
        return;
    case Qt::Key_Plus:
        zoom(zoomStep, around);
        return;
    case Qt::Key_Minus:
        zoom(1 / zoomStep, around);
        return;
    case Qt::Key_0:
        showSpan(std::nullopt);
        return;
    case Qt::Key_Escape:
        if (m_range) {
            clearRange();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_content.columns() == 0)
        return;
    m_pressedAt = event->pos().x();
    m_anchor.reset();
    const bool onPlayhead = m_playhead && *m_playhead >= m_content.span.begin &&
                            *m_playhead <= m_content.span.end &&
                            std::abs(m_pressedAt - xOf(*m_playhead)) <= playheadReach;
    m_drag = onPlayhead ? Drag::Playhead : Drag::Pressed;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const int x = event->pos().x();
    if (m_drag == Drag::Playhead) {
        pick(columnAt(x), 0);
        return;
    }
    if (m_drag == Drag::Pressed && std::abs(x - m_pressedAt) >= QApplication::startDragDistance())
        m_drag = Drag::Range;
    if (m_drag != Drag::Range)
        return;
    setRange(rangeOf(columnAt(m_pressedAt), columnAt(x)));
    tellRange(event->globalPosition().toPoint());
}

void TimelineView::tellRange(const QPoint &globalPosition)
{
    const auto begin = m_content.arrivals.begin();
    const quint64 rows = std::accumulate(begin + m_content.columnOf(m_range->begin),
                                         begin + m_content.columnOf(m_range->end) + 1, quint64{0});
    const auto clock = [this](MonoTime time) {
        return formatClock(m_log.anchor().toWall(time), m_utc);
    };
    const QString text = tr("%1 to %2\n%3, %4")
                             .arg(clock(m_range->begin), clock(m_range->end),
                                  formatDuration(m_range->length()), rowsLabel(rows));
    QToolTip::showText(globalPosition, plainToolTip(text), this);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Range && m_range)
        select(*m_range);
    else if (drag == Drag::Pressed)
        pick(columnAt(m_pressedAt), barReach);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = Drag::None;
    if (m_range)
        clearRange();
    else if (m_zoomed)
        showSpan(std::nullopt);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    const bool along = event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0;
    const double steps = static_cast<double>(delta.y() == 0 ? delta.x() : delta.y()) / 120;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(std::pow(zoomStep, steps),
             m_content.columnBegin(columnAt(event->position().toPoint().x())));
    } else if (along && m_zoomed) {
        pan(-steps / 10);
    } else {
        event->ignore();
        return;
    }
    event->accept();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_content.columns() == 0)
        return;
    const MonoTime around = m_content.columnBegin(columnAt(event->pos().x()));
    QMenu menu(this);
    menu.addAction(tr("Zoom In"), this, [this, around] { zoom(0.5, around); });
    QAction *out = menu.addAction(tr("Zoom Out"), this, [this, around] { zoom(2, around); });
    QAction *range = menu.addAction(tr("Zoom to Range"), this, [this] { showSpan(m_range); });
    QAction *whole =
        menu.addAction(tr("Show Whole Timeline"), this, [this] { showSpan(std::nullopt); });
    menu.addSeparator();
    QAction *clear = menu.addAction(tr("Clear Range"), this, &TimelineView::clearRange);
    out->setEnabled(m_zoomed.has_value());
    whole->setEnabled(m_zoomed.has_value());
    range->setEnabled(m_range.has_value());
    clear->setEnabled(m_range.has_value());
    menu.exec(event->globalPos());
}

} // namespace sse::ui
