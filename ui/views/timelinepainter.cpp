// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/timelinepainter.h"

#include "ui/base/format.h"
#include "ui/base/stateicon.h"
#include "ui/base/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sse::ui {

namespace {

constexpr int margin = 8;
constexpr int bandHeight = 5;
constexpr int chartHeight = 26;
constexpr int leastBar = 2;

/// Paints one strip; knows which columns have a label already.
class Strip
{
public:
    Strip(QPainter &painter, const TimelineContent &content, const TimelineLayout &layout,
          const QPalette &palette)
        : m_painter(painter)
        , m_content(content)
        , m_layout(layout)
        , m_palette(palette)
        , m_metrics(painter.font())
        , m_taken(content.arrivals.size(), false)
        , m_signed(content.arrivals.size(), 0)
    {
        for (std::size_t column = 0; column < m_taken.size(); ++column)
            m_taken[column] = content.arrivals[column] > 0;
    }

    void paintBand();
    void paintReconnects();
    void paintBars();
    void paintEnds();
    void paintGaps();
    void paintAxis(const TimelineLabels &labels);

private:
    [[nodiscard]] int x(int column) const { return m_layout.chart.left() + column; }
    void paintMark(MonoTime time, bool failed, const QStringList &labels);
    [[nodiscard]] bool isFree(int first, int count) const;
    void take(int first, int count);
    [[nodiscard]] QColor muted() const
    {
        return themeColor(ThemeColor::Muted, m_palette, m_palette.color(QPalette::Base));
    }
    void paintText(int column, int width, const QString &text, const QColor &color);

    QPainter &m_painter;
    const TimelineContent &m_content;
    const TimelineLayout &m_layout;
    const QPalette &m_palette;
    QFontMetrics m_metrics;
    std::vector<bool> m_taken;  // by a bar, a mark or a label
    std::vector<char> m_signed; // columns that a mark stands for
};

bool Strip::isFree(int first, int count) const
{
    if (first < 0 || first + count > m_content.columns())
        return false;
    const auto begin = m_taken.begin() + first;
    return std::find(begin, begin + count, true) == begin + count;
}

void Strip::take(int first, int count)
{
    const int end = std::min(first + count, m_content.columns());
    for (int column = std::max(first, 0); column < end; ++column)
        m_taken[static_cast<std::size_t>(column)] = true;
}

void Strip::paintText(int column, int width, const QString &text, const QColor &color)
{
    m_painter.setPen(color);
    m_painter.drawText(QRect(x(column), m_layout.chart.top(), width, m_layout.chart.height()),
                       Qt::AlignCenter, text);
}

void Strip::paintBand()
{
    const QColor background = m_palette.color(QPalette::Base);
    m_painter.fillRect(m_layout.band, background);
    // The height tells too: OPEN fills the band, CONNECTING half of it, CLOSED is a line.
    for (int column = 0; column < m_content.columns();) {
        const auto state = m_content.states[static_cast<std::size_t>(column)];
        int end = column + 1;
        while (end < m_content.columns() &&
               m_content.states[static_cast<std::size_t>(end)] == state)
            ++end;
        if (state) {
            const bool open = *state == ReadyState::Open;
            const bool connecting = *state == ReadyState::Connecting;
            const int height = open ? bandHeight : connecting ? 3 : 1;
            const StateMark mark = open         ? StateMark::Open
                                   : connecting ? StateMark::Connecting
                                                : StateMark::Closed;
            m_painter.fillRect(x(column), m_layout.band.bottom() + 1 - height, end - column, height,
                               stateColor(mark, m_palette, background));
        }
        column = end;
    }
}

void Strip::paintBars()
{
    const quint32 most = *std::max_element(m_content.arrivals.begin(), m_content.arrivals.end());
    if (most == 0)
        return;
    const QColor color =
        legible(m_palette.color(QPalette::Highlight), m_palette.color(QPalette::Base), 3);
    // By the root, so that a single event is seen beside a burst.
    const double scale = (chartHeight - 2 - leastBar) / std::sqrt(static_cast<double>(most));
    for (int column = 0; column < m_content.columns(); ++column) {
        const quint32 count = m_content.arrivals[static_cast<std::size_t>(column)];
        if (count == 0)
            continue;
        const int height = leastBar + static_cast<int>(std::lround(scale * std::sqrt(count)));
        m_painter.fillRect(x(column), m_layout.chart.bottom() + 1 - height, 1, height, color);
    }
}

void Strip::paintReconnects()
{
    const QColor tint = themeTint(ThemeTint::Waiting, m_palette);
    for (const ReconnectSpan &reconnect : m_content.reconnects) {
        const int first = m_content.columnOf(reconnect.time.begin);
        const int last = m_content.columnOf(reconnect.time.end);
        m_painter.fillRect(x(first), m_layout.chart.top(), last - first + 1,
                           m_layout.chart.height(), tint);
    }
}

void Strip::paintMark(MonoTime time, bool failed, const QStringList &labels)
{
    const QColor background = themeTint(ThemeTint::Waiting, m_palette);
    const QColor color =
        themeColor(failed ? ThemeColor::Failed : ThemeColor::Connecting, m_palette, background);
    const int column = m_content.columnOf(time);
    // Shown however crowded it is; the sign only where there is room.
    if (failed)
        m_painter.fillRect(x(column), m_layout.chart.top(), 2, 4, color);
    // A failed attempt and the reconnect behind it are one thing to see.
    if (std::exchange(m_signed[static_cast<std::size_t>(column)], 1) != 0)
        return;
    const int width = m_metrics.horizontalAdvance(QStringLiteral("↻")) + 4;
    // Beside the bar of the row that tells of it.
    const int first = isFree(column + 1, width) ? column + 1 : column - width;
    if (!isFree(first, width))
        return;
    paintText(first, width, failed ? QStringLiteral("✕") : QStringLiteral("↻"), color);
    take(first, width);
    for (const QString &label : labels) {
        const int labelWidth = m_metrics.horizontalAdvance(label) + 6;
        if (!isFree(first + width, labelWidth))
            continue;
        paintText(first + width, labelWidth, label,
                  themeColor(ThemeColor::Connecting, m_palette, background));
        take(first + width, labelWidth);
        break;
    }
}

void Strip::paintEnds()
{
    for (const ReconnectSpan &reconnect : m_content.reconnects) {
        if (reconnect.time.begin >= m_content.span.begin)
            paintMark(reconnect.time.begin, reconnect.failed,
                      {reconnectLabel(reconnect), formatDuration(reconnect.delay)});
    }
    for (const EndMark &end : m_content.failures)
        paintMark(end.time, true, {});
}

void Strip::paintGaps()
{
    for (const TimeSpan &gap : m_content.gaps) {
        const int first = m_content.columnOf(gap.begin) + 1;
        const int last = m_content.columnOf(gap.end) - 1;
        const int room = last - first + 1;
        for (const QString &text : {gapLabel(gap), formatDuration(gap.length())}) {
            const int width = m_metrics.horizontalAdvance(text) + 8;
            const int label = first + (room - width) / 2;
            if (width > room || !isFree(label, width))
                continue;
            const int middle = m_layout.chart.center().y();
            m_painter.setPen(m_palette.color(QPalette::Mid));
            if (label - first > 8) {
                m_painter.drawLine(x(first) + 2, middle, x(label), middle);
                m_painter.drawLine(x(label + width), middle, x(last) - 2, middle);
            }
            paintText(label, width, text, muted());
            take(label, width);
            break;
        }
    }
}

void Strip::paintAxis(const TimelineLabels &labels)
{
    const QRect &axis = m_layout.axis;
    const QColor background = m_palette.color(QPalette::Window);
    const int beginWidth = m_metrics.horizontalAdvance(labels.begin);
    const int endWidth = m_metrics.horizontalAdvance(labels.end);
    m_painter.setPen(themeColor(ThemeColor::Muted, m_palette, background));
    m_painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, labels.end);
    int left = axis.left();
    if (beginWidth + endWidth + 16 < axis.width()) {
        m_painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, labels.begin);
        left += beginWidth + 12;
    }
    if (labels.end.isEmpty())
        return;
    const int right = axis.right() - endWidth - 12;
    const Nanos step = tickStep(m_content.span.length(), std::max(1, axis.width() / 90));
    const Nanos offset = m_content.span.begin - labels.zero;
    for (Nanos mark = (offset / step + 1) * step; labels.zero + mark < m_content.span.end;
         mark += step) {
        const QString text = tickText(mark, step);
        const int at = x(m_content.columnOf(labels.zero + mark));
        const int width = m_metrics.horizontalAdvance(text);
        if (at - width / 2 < left || at + width / 2 > right)
            continue;
        m_painter.drawLine(at, axis.top(), at, axis.top() + 2);
        m_painter.drawText(QRect(at - width, axis.top() + 1, 2 * width, axis.height() - 1),
                           Qt::AlignHCenter | Qt::AlignVCenter, text);
        left = at + width / 2 + 8;
    }
}

} // namespace

TimelineLayout::TimelineLayout(const QSize &size, const QFont &font)
{
    const int width = std::max(1, size.width() - 2 * margin);
    band = QRect(margin, 1, width, bandHeight);
    chart = QRect(margin, band.bottom() + 2, width, chartHeight);
    axis = QRect(margin, chart.bottom() + 1, width, QFontMetrics(labelFont(font)).height() + 2);
}

QFont TimelineLayout::labelFont(const QFont &font)
{
    QFont label = font;
    if (font.pointSizeF() > 0)
        label.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.87));
    return label;
}

int TimelineLayout::height(const QFont &font)
{
    return TimelineLayout(QSize(0, 0), font).axis.bottom() + 2;
}

void paintTimeline(QPainter &painter, const TimelineContent &content, const TimelineLabels &labels,
                   const TimelineLayout &layout, const QPalette &palette)
{
    painter.setFont(TimelineLayout::labelFont(painter.font()));
    painter.fillRect(layout.chart, palette.color(QPalette::Base));
    Strip strip(painter, content, layout, palette);
    strip.paintBand();
    strip.paintReconnects();
    strip.paintBars();
    strip.paintEnds();
    strip.paintGaps();
    strip.paintAxis(labels);
}

} // namespace sse::ui
