// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/timelineview.h"

#include "ui/base/format.h"
#include "ui/base/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sse::ui {

namespace {

constexpr int leastGapColumns = 30; // room for a duration
constexpr Nanos shortestSpan = Millis(1);

} // namespace

TimelineView::TimelineView(const CaptureLog &log, const EventIndex &index, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_index(index)
    , m_history(log)
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_later.setSingleShot(true);
    m_later.setInterval(shortestRefresh);
    connect(&m_later, &QTimer::timeout, this, [this] {
        m_computed.reset();
        refresh(m_now, m_live);
    });
}

QSize TimelineView::sizeHint() const
{
    return {600, TimelineLayout::height(font())};
}

QSize TimelineView::minimumSizeHint() const
{
    return {120, TimelineLayout::height(font())};
}

void TimelineView::refresh(MonoTime now, bool live)
{
    m_now = now;
    m_live = live;
    if (!isVisible() || !isNew())
        return;
    if (m_computed && now >= *m_computed && now - *m_computed < shortestRefresh) {
        if (!m_later.isActive())
            m_later.start();
        return;
    }
    recompute();
}

bool TimelineView::isNew() const
{
    if (!m_computed || m_seen != Seen{m_index.rowCount(), m_log.recordCount(), m_log.readCount()})
        return true;
    if (m_zoomed)
        return false;
    const TimeSpan whole = wholeSpan();
    return m_live ? whole.end >= m_content.span.end + m_content.columnSpan(0).length()
                  : whole.end != m_content.span.end && whole.length() >= shortestSpan;
}

TimeSpan TimelineView::wholeSpan() const
{
    TimeSpan whole = extentOf(m_log);
    if (m_live && (m_log.recordCount() > 0 || m_log.readCount() > 0))
        whole.end = std::max(whole.end, m_now);
    return whole;
}

void TimelineView::recompute()
{
    m_later.stop();
    m_computed = m_now;
    m_seen = {m_index.rowCount(), m_log.recordCount(), m_log.readCount()};
    m_history.extend();
    const int columns = TimelineLayout(size(), font()).chart.width();
    m_content = makeTimeline(m_log, m_index, m_history, m_zoomed.value_or(wholeSpan()), columns,
                             leastGapColumns);
    m_picture = QPixmap();
    describe();
    update();
}

void TimelineView::setPlayhead(std::optional<MonoTime> time)
{
    if (m_playhead == time)
        return;
    m_playhead = time;
    update();
}

void TimelineView::setRange(std::optional<TimeSpan> range)
{
    if (m_range == range)
        return;
    m_range = range;
    update();
}

void TimelineView::setHasTimes(bool hasTimes)
{
    setVisible(hasTimes);
}

void TimelineView::setUtc(bool utc)
{
    m_utc = utc;
    m_picture = QPixmap();
    describe();
    update();
}

void TimelineView::showSpan(std::optional<TimeSpan> span)
{
    const TimeSpan whole = wholeSpan();
    m_zoomed.reset();
    if (span) {
        const Nanos length = std::max(span->length(), shortestSpan);
        const MonoTime begin =
            std::clamp(span->begin, whole.begin,
                       std::max(whole.begin, std::max(whole.end, span->end) - length));
        if (length < whole.length())
            m_zoomed = TimeSpan{std::min(begin, whole.end - length),
                                std::min(begin, whole.end - length) + length};
    }
    recompute();
}

int TimelineView::left() const
{
    return TimelineLayout(size(), font()).chart.left();
}

int TimelineView::columnAt(int x) const
{
    return std::clamp(x - left(), 0, std::max(0, m_content.columns() - 1));
}

TimeSpan TimelineView::rangeOf(int first, int last) const
{
    const TimeSpan columns{m_content.columnBegin(std::min(first, last)),
                           m_content.columnBegin(std::max(first, last) + 1)};
    // What comes first in the column behind does not belong to it; the very last row does.
    return columns.end == m_content.span.end ? columns
                                             : TimeSpan{columns.begin, columns.end - Nanos(1)};
}

void TimelineView::pick(int column, int reach)
{
    const auto arrived = [this](int at) {
        return at >= 0 && at < m_content.columns() &&
               m_content.arrivals[static_cast<std::size_t>(at)] > 0;
    };
    for (int distance = 0; distance <= reach && !arrived(column); ++distance) {
        if (arrived(column - distance))
            column -= distance;
        else if (arrived(column + distance))
            column += distance;
    }
    const TimeSpan span = m_content.columnSpan(column);
    const RowNumber rows = m_index.rowCount();
    const RowNumber row = firstRowAt(m_log, m_index, span.begin, 0, rows);
    emit timePicked(arrived(column) && row < rows ? rowTime(m_log, m_index, row) : span.begin);
}

void TimelineView::select(const TimeSpan &range)
{
    setRange(range);
    emit rangeSelected(range);
}

void TimelineView::clearRange()
{
    if (!m_range)
        return;
    setRange(std::nullopt);
    m_anchor.reset();
    emit rangeCleared();
}

void TimelineView::zoom(double factor, MonoTime around)
{
    if (m_content.columns() == 0)
        return;
    const TimeSpan shown = m_content.span;
    const auto scaled = [factor](Nanos span) {
        return Nanos(std::llround(static_cast<double>(span.count()) * factor));
    };
    if (factor > 1 && scaled(shown.length()) >= wholeSpan().length()) {
        showSpan(std::nullopt);
        return;
    }
    const MonoTime begin = around - scaled(around - shown.begin);
    showSpan(TimeSpan{begin, begin + scaled(shown.length())});
}

void TimelineView::pan(double share)
{
    if (!m_zoomed)
        return;
    const auto by =
        Nanos(std::llround(static_cast<double>(m_content.span.length().count()) * share));
    showSpan(TimeSpan{m_content.span.begin + by, m_content.span.end + by});
}

void TimelineView::describe()
{
    if (m_content.columns() == 0)
        return;
    setAccessibleDescription(
        hasFocus() && m_cursor ? columnText(m_log, m_content, m_content.columnOf(*m_cursor), m_utc)
                               : timelineSummary(m_log, m_content, m_utc));
}

TimelineLabels TimelineView::labels() const
{
    const TimeSpan whole = wholeSpan();
    if (m_log.recordCount() == 0 && m_log.readCount() == 0)
        return {tr("Nothing arrived yet"), {}, whole.begin};
    const auto clock = [this](MonoTime time) {
        return formatClock(m_log.anchor().toWall(time), m_utc);
    };
    const QString length = formatDuration(m_content.span.length());
    QString end = tr("%1 · %2").arg(clock(m_content.span.end), length);
    if (m_zoomed)
        end = tr("%1 · %2 of %3")
                  .arg(clock(m_content.span.end), length, formatDuration(whole.length()));
    else if (m_live)
        end = tr("now · %1").arg(length);
    return {clock(m_content.span.begin), end, whole.begin};
}

void TimelineView::paintPicture()
{
    const qreal ratio = devicePixelRatioF();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(palette().color(QPalette::Window));
    QPainter painter(&m_picture);
    painter.setFont(font());
    if (m_content.columns() > 0)
        paintTimeline(painter, m_content, labels(), TimelineLayout(size(), font()), palette());
}

void TimelineView::paintMarks(QPainter &painter) const
{
    const TimelineLayout layout(size(), font());
    const QRect lines(layout.band.topLeft(), layout.chart.bottomRight());
    const QColor accent = palette().color(QPalette::Highlight);
    const auto shown = [this](MonoTime time) {
        return time >= m_content.span.begin && time <= m_content.span.end;
    };
    if (m_range && m_range->end >= m_content.span.begin && m_range->begin <= m_content.span.end) {
        const QRect range(QPoint(xOf(m_range->begin), lines.top()),
                          QPoint(xOf(m_range->end), lines.bottom()));
        QColor fill = accent;
        fill.setAlpha(isDark(palette()) ? 96 : 56);
        painter.fillRect(range, fill);
        painter.setPen(legible(accent, palette().color(QPalette::Base), 3));
        painter.drawLine(range.topLeft(), range.bottomLeft());
        painter.drawLine(range.topRight(), range.bottomRight());
    }
    if (m_cursor && hasFocus() && shown(*m_cursor)) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DotLine));
        painter.drawLine(xOf(*m_cursor), lines.top(), xOf(*m_cursor), lines.bottom());
    }
    if (m_playhead && shown(*m_playhead)) {
        const QColor color = palette().color(QPalette::WindowText);
        const int x = xOf(*m_playhead);
        painter.fillRect(x, lines.top(), 2, lines.height(), color);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{QPointF(x - 4, 0), QPointF(x + 6, 0), QPointF(x + 1, 6)});
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(legible(accent, palette().color(QPalette::Window), 3));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        paintPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (m_content.columns() > 0)
        paintMarks(painter);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        recompute();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    recompute();
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        recompute();
    } else if (event->type() == QEvent::PaletteChange) {
        m_picture = QPixmap();
        update();
    }
}

} // namespace sse::ui
