// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/timelinecontent.h"

#include "core/formats/words.h"
#include "ui/base/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <numeric>

namespace sse::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostGaps = 32;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::TimelineView)
};

void setStates(TimelineContent &content, const std::vector<StateSpan> &states)
{
    content.states.assign(content.arrivals.size(), std::nullopt);
    for (const StateSpan &state : states) {
        if (state.time.end < content.span.begin || state.time.begin > content.span.end)
            continue;
        content.lastState = state.state;
        auto column = static_cast<std::size_t>(content.columnOf(state.time.begin));
        const auto last = static_cast<std::size_t>(content.columnOf(state.time.end));
        // A break shorter than a column still shows.
        if (state.state == ReadyState::Open && content.states[column])
            ++column;
        for (; column <= last; ++column)
            content.states[column] = state.state;
    }
}

/// From when on a silence is out of the ordinary.
Nanos leastGap(const TimelineContent &content, int leastColumns)
{
    const Nanos room = content.columnBegin(leastColumns) - content.span.begin;
    if (content.rows == 0)
        return room;
    const Nanos usual = content.span.length() / static_cast<Nanos::rep>(content.rows);
    return std::max(room, usual * (content.rows > 10 ? 4 : 2));
}

QString clockText(const CaptureLog &log, MonoTime time, bool utc)
{
    return formatClock(log.anchor().toWall(time), utc);
}

QString padded(qint64 value)
{
    return QString::number(value).rightJustified(2, QLatin1Char('0'));
}

} // namespace

int TimelineContent::columnOf(MonoTime time) const
{
    if (time <= span.begin || arrivals.empty())
        return 0;
    if (time >= span.end)
        return columns() - 1;
    const auto share = static_cast<double>((time - span.begin).count()) /
                       static_cast<double>(span.length().count());
    // A double may be a hair off where columns meet; columnBegin() says where that is.
    int column = std::min(static_cast<int>(share * columns()), columns() - 1);
    while (column > 0 && columnBegin(column) > time)
        --column;
    while (column + 1 < columns() && columnBegin(column + 1) <= time)
        ++column;
    return column;
}

MonoTime TimelineContent::columnBegin(int column) const
{
    if (arrivals.empty())
        return span.begin;
    return partBegin(span, static_cast<std::size_t>(std::clamp(column, 0, columns())),
                     arrivals.size());
}

const ReconnectSpan *TimelineContent::reconnectAt(MonoTime time) const
{
    const auto found =
        std::find_if(reconnects.begin(), reconnects.end(), [time](const ReconnectSpan &reconnect) {
            return reconnect.time.begin <= time && time < reconnect.time.end;
        });
    return found == reconnects.end() ? nullptr : &*found;
}

TimelineContent makeTimeline(const CaptureLog &log, const EventIndex &index,
                             const StateHistory &history, const TimeSpan &span, int columns,
                             int leastGapColumns)
{
    TimelineContent content;
    content.span = {span.begin, std::max(span.end, span.begin + 1ms)};
    content.arrivals.resize(static_cast<std::size_t>(std::max(columns, 1)));
    countArrivals(log, index, content.span, content.arrivals);
    content.rows = std::accumulate(content.arrivals.begin(), content.arrivals.end(), quint64{0});
    const std::vector<StateSpan> states = history.states(content.span.end);
    setStates(content, states);
    content.gaps = findGaps(log, index, content.span, content.arrivals, states,
                            leastGap(content, leastGapColumns), mostGaps);
    for (const ReconnectSpan &reconnect : history.reconnects(content.span.end)) {
        if (reconnect.time.end >= content.span.begin && reconnect.time.begin <= content.span.end)
            content.reconnects.push_back(reconnect);
    }
    for (const EndMark &end : history.ends()) {
        if (isFailedEnd(end.reason) && end.time >= content.span.begin &&
            end.time <= content.span.end)
            content.failures.push_back(end);
    }
    return content;
}

QString gapLabel(const TimeSpan &gap)
{
    return Text::tr("gap %1").arg(formatDuration(gap.length()));
}

QString reconnectLabel(const ReconnectSpan &reconnect)
{
    return Text::tr("reconnect in %1").arg(formatDuration(reconnect.delay));
}

QString rowsLabel(quint64 rows)
{
    return rows == 1 ? Text::tr("1 row") : Text::tr("%1 rows").arg(formatCount(rows));
}

QString columnText(const CaptureLog &log, const TimelineContent &content, int column, bool utc)
{
    const TimeSpan span = content.columnSpan(column);
    const auto number = static_cast<std::size_t>(column);
    QStringList lines;
    lines << Text::tr("%1 (%2)").arg(clockText(log, span.begin, utc),
                                     formatDelta(span.begin - extentOf(log).begin));
    lines << rowsLabel(content.arrivals[number]);
    if (const auto &state = content.states[number])
        lines << readyStateWord(*state);
    for (const TimeSpan &gap : content.gaps) {
        if (gap.begin < span.end && gap.end > span.begin)
            lines << gapLabel(gap);
    }
    const auto touches = [&span](MonoTime begin, MonoTime end) {
        return begin < span.end && end >= span.begin;
    };
    // A column may hold more of them than a tooltip.
    int left = 3;
    for (const EndMark &end : content.failures) {
        if (touches(end.time, end.time) && left-- > 0)
            lines << Text::tr("ended: %1").arg(endReasonWord(end.reason));
    }
    for (const ReconnectSpan &reconnect : content.reconnects) {
        if (touches(reconnect.time.begin, reconnect.time.end) && left-- > 0)
            lines << Text::tr("%1 (%2)").arg(reconnectLabel(reconnect),
                                             delaySourceWord(reconnect.source));
    }
    return lines.join(QLatin1Char('\n'));
}

QString timelineSummary(const CaptureLog &log, const TimelineContent &content, bool utc)
{
    return Text::tr("%1 to %2, %3: %4, readyState %5 at the end, failures: %6, reconnects: %7, "
                    "notable silences: %8.")
        .arg(clockText(log, content.span.begin, utc), clockText(log, content.span.end, utc),
             formatDuration(content.span.length()), rowsLabel(content.rows),
             readyStateWord(content.lastState), formatCount(content.failures.size()),
             formatCount(content.reconnects.size()), formatCount(content.gaps.size()));
}

Nanos tickStep(Nanos length, int most)
{
    static constexpr std::array<Nanos, 17> seconds{1s,    2s,    5s,     10s,    15s,   30s,
                                                   60s,   120s,  300s,   600s,   900s,  1800s,
                                                   3600s, 7200s, 10800s, 21600s, 43200s};
    const Nanos least = length / std::max(most, 1);
    if (least <= 500ms) {
        for (Nanos decade = 1us; decade < 1s; decade *= 10) {
            for (const int digit : {1, 2, 5}) {
                if (decade * digit >= least)
                    return decade * digit;
            }
        }
    }
    for (const Nanos step : seconds) {
        if (step >= least)
            return step;
    }
    Nanos step = 24h;
    while (step < least && step < Nanos::max() / 2)
        step *= 2;
    return step;
}

QString tickText(Nanos time, Nanos step)
{
    if (step < 1ms)
        return Text::tr("%1 µs").arg(QLocale().toString(qint64{time / 1us}));
    if (step < 1s && time < 1s)
        return Text::tr("%1 ms").arg(time / 1ms);
    if (time < 1min) {
        const int decimals = step >= 1s ? 0 : step >= 100ms ? 1 : step >= 10ms ? 2 : 3;
        return Text::tr("%1 s").arg(
            QLocale().toString(static_cast<double>(time / 1ms) / 1000, 'f', decimals));
    }
    const qint64 seconds = time / 1s;
    QString rest;
    if (step < 1s)
        rest = QLocale().decimalPoint() +
               QString::number(time % 1s / 1ms).rightJustified(3, QLatin1Char('0'));
    if (time < 1h)
        return QString::number(seconds / 60) % QLatin1Char(':') % padded(seconds % 60) % rest;
    return QString::number(seconds / 3600) % QLatin1Char(':') % padded(seconds / 60 % 60) %
           QLatin1Char(':') % padded(seconds % 60) % rest;
}

} // namespace sse::ui
