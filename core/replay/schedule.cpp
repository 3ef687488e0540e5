// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/replay/schedule.h"

#include <algorithm>
#include <cmath>

namespace sse {

namespace {

/// From \a begin to \a end, 0 when it is the other way round; stamps of a file may be any number.
Nanos between(MonoTime begin, MonoTime end)
{
    if (end <= begin)
        return Nanos::zero();
    Nanos::rep span = 0;
    const bool wraps = __builtin_sub_overflow(end.time_since_epoch().count(),
                                              begin.time_since_epoch().count(), &span);
    return wraps ? Nanos::max() : Nanos(span);
}

MonoTime later(MonoTime time, Nanos by)
{
    Nanos::rep sum = 0;
    const bool wraps = __builtin_add_overflow(time.time_since_epoch().count(), by.count(), &sum);
    return wraps ? MonoTime::max() : MonoTime(Nanos(sum));
}

/// Rounded up, and no more than there can be. Exact as far as a double is: 104 days to the ns.
Nanos wholeNanos(double nanoseconds)
{
    return nanoseconds < static_cast<double>(Nanos::max().count())
               ? Nanos(static_cast<Nanos::rep>(std::ceil(nanoseconds)))
               : Nanos::max();
}

double usableFactor(double factor)
{
    return std::isfinite(factor) ? std::clamp(factor, Pace::least, Pace::most) : 1;
}

} // namespace

Schedule::Schedule(const Stops &stops, const Pace &pace, std::size_t first, MonoTime recordedTime,
                   MonoTime playTime)
    : m_stops(stops)
    , m_pace(pace)
    , m_next(first)
    , m_recordedBegin(recordedTime)
    , m_playBegin(playTime)
    , m_last(recordedTime)
{
    m_pace.factor = usableFactor(pace.factor);
}

Nanos Schedule::cutBeforeNext() const
{
    if (m_pace.longestSilence <= Nanos::zero())
        return m_cut;
    const Nanos silence = between(m_last, m_stops.time(m_next));
    return m_cut + std::max(silence - m_pace.longestSilence, Nanos::zero());
}

MonoTime Schedule::dueOf(MonoTime recorded, Nanos cut) const
{
    const Nanos played = std::max(between(m_recordedBegin, recorded) - cut, Nanos::zero());
    return later(m_playBegin, wholeNanos(static_cast<double>(played.count()) / m_pace.factor));
}

std::optional<MonoTime> Schedule::due() const
{
    if (m_next >= m_stops.count())
        return std::nullopt;
    if (m_pace.unlimited)
        return m_playBegin;
    return dueOf(std::max(m_last, m_stops.time(m_next)), cutBeforeNext());
}

std::size_t Schedule::advance(MonoTime playTime, std::size_t most)
{
    const std::size_t end = m_stops.count();
    std::size_t passed = 0;
    while (m_next < end && passed < most) {
        const MonoTime time = std::max(m_last, m_stops.time(m_next));
        const Nanos cut = cutBeforeNext();
        if (!m_pace.unlimited && dueOf(time, cut) > playTime)
            break;
        m_cut = cut;
        m_last = time;
        ++m_next;
        ++passed;
    }
    return passed;
}

MonoTime Schedule::recordedAt(MonoTime playTime) const
{
    if (m_pace.unlimited || m_next >= m_stops.count())
        return m_last;
    // Time runs on from the last stop; what is cut of a silence is its end.
    const auto played = static_cast<double>(between(m_playBegin, playTime).count());
    const MonoTime reached =
        later(later(m_recordedBegin, wholeNanos(played * m_pace.factor)), m_cut);
    return std::clamp(reached, m_last, std::max(m_last, m_stops.time(m_next)));
}

} // namespace sse
