// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/stats/timeline.h"

#include <QString>

#include <optional>
#include <vector>

namespace sse::ui {

/// What a timeline shows in a number of pixel columns.
struct TimelineContent
{
    TimeSpan span;                                 ///< of the axis, longer than nothing
    std::vector<quint32> arrivals;                 ///< rows, by column
    std::vector<std::optional<ReadyState>> states; ///< by column; what is not OPEN comes first
    std::vector<TimeSpan> gaps;                    ///< silences worth showing
    std::vector<ReconnectSpan> reconnects;         ///< that reach into the span
    std::vector<EndMark> failures;                 ///< within the span
    quint64 rows = 0;                              ///< the sum of arrivals
    ReadyState lastState = ReadyState::Closed;     ///< at the end of the span

    [[nodiscard]] int columns() const { return static_cast<int>(arrivals.size()); }
    /// The column that holds \a time, brought into the span.
    [[nodiscard]] int columnOf(MonoTime time) const;
    /// Where a column begins; \a column is brought into 0 … columns().
    [[nodiscard]] MonoTime columnBegin(int column) const;
    [[nodiscard]] TimeSpan columnSpan(int column) const
    {
        return {columnBegin(column), columnBegin(column + 1)};
    }
    /// The reconnect that \a time lies in.
    [[nodiscard]] const ReconnectSpan *reconnectAt(MonoTime time) const;
};

/// Looks at the part \a span of a log, in \a columns columns. Silences of fewer than
/// \a leastGapColumns are left out. Takes about a millisecond for 10 M rows.
[[nodiscard]] TimelineContent makeTimeline(const CaptureLog &log, const EventIndex &index,
                                           const StateHistory &history, const TimeSpan &span,
                                           int columns, int leastGapColumns);

/// "gap 4.1 s"
[[nodiscard]] QString gapLabel(const TimeSpan &gap);
/// "reconnect in 1.8 s"
[[nodiscard]] QString reconnectLabel(const ReconnectSpan &reconnect);
/// "1 row", "1,284 rows"
[[nodiscard]] QString rowsLabel(quint64 rows);
/// What one column holds, in lines: its time, rows, readyState, a reconnect.
[[nodiscard]] QString columnText(const CaptureLog &log, const TimelineContent &content, int column,
                                 bool utc);
/// The whole in a sentence, for those who don't see it.
[[nodiscard]] QString timelineSummary(const CaptureLog &log, const TimelineContent &content,
                                      bool utc);

/// The marks of an axis: a step of 1, 2 or 5 (or what divides a minute or an hour) such that
/// \a length holds at most \a most of them.
[[nodiscard]] Nanos tickStep(Nanos length, int most);
/// "2 ms", "10 s", "1:30", "1:00:00": a time since the begin, as far as \a step tells.
[[nodiscard]] QString tickText(Nanos time, Nanos step);

} // namespace sse::ui
