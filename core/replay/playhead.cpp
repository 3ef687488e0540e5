// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/replay/playhead.h"

#include <algorithm>
#include <utility>

namespace sse {

namespace {

/// The first stop later than \a time.
std::size_t firstBehind(const Stops &stops, MonoTime time)
{
    std::size_t low = 0;
    std::size_t high = stops.count();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (stops.time(middle) <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace

struct Playhead::Private
{
    const Clock &clock;
    Timers &timers;
    const Stops &stops;
    std::function<void()> moved;
    Pace pace;
    std::optional<Schedule> schedule; // while it plays
    std::size_t position = 0;
    std::optional<MonoTime> time; // while it does not; nothing: before the first stop
    Timers::Id timer = Timers::none;
    bool loop = false;
    bool growing = false;
    bool rests = false; // at the end, before a loop begins again

    Private(const Clock &ownClock, Timers &ownTimers, const Stops &ownStops,
            std::function<void()> whenMoved)
        : clock(ownClock)
        , timers(ownTimers)
        , stops(ownStops)
        , moved(std::move(whenMoved))
    {
    }

    [[nodiscard]] bool atEnd() const { return position >= stops.count(); }

    [[nodiscard]] MonoTime timeOf(std::size_t at) const
    {
        return stops.count() == 0 ? MonoTime() : stops.time(at == 0 ? 0 : at - 1);
    }

    [[nodiscard]] MonoTime now() const
    {
        if (schedule)
            return schedule->recordedAt(clock.now());
        return time ? *time : timeOf(position);
    }

    void disarm() { timers.cancel(std::exchange(timer, Timers::none)); }

    void arm(Nanos delay)
    {
        disarm();
        timer = timers.start(std::max(delay, Nanos::zero()), [this] {
            timer = Timers::none;
            elapsed();
        });
    }

    /// Where it stands is settled; what comes next?
    void goOn()
    {
        rests = false;
        if (const auto due = schedule->due()) {
            arm(*due - clock.now());
        } else if (growing) {
            disarm();
        } else if (loop && stops.count() > 0) {
            rests = true;
            arm(loopRest);
        } else {
            halt();
        }
    }

    void halt()
    {
        disarm();
        time = now();
        schedule.reset();
        rests = false;
    }

    void begin(MonoTime recorded)
    {
        schedule.emplace(stops, pace, position, recorded, clock.now());
        goOn();
    }

    void elapsed()
    {
        if (rests) {
            jump(0, std::nullopt);
            return;
        }
        schedule->advance(clock.now(), slice);
        const bool passed = std::exchange(position, schedule->next()) != position;
        goOn();
        if (passed || !schedule)
            moved();
    }

    void jump(std::size_t to, std::optional<MonoTime> recorded)
    {
        position = std::min(to, stops.count());
        if (schedule)
            begin(recorded ? *recorded : timeOf(position));
        else
            time = recorded;
        moved();
    }
};

Playhead::Playhead(const Clock &clock, Timers &timers, const Stops &stops,
                   std::function<void()> moved)
    : d(std::make_unique<Private>(clock, timers, stops, std::move(moved)))
{
}

Playhead::~Playhead()
{
    d->disarm();
}

void Playhead::play()
{
    if (d->schedule)
        return;
    if (d->atEnd() && !d->growing) {
        if (d->stops.count() == 0)
            return;
        d->position = 0;
        d->time.reset();
    }
    d->begin(d->now());
    d->moved();
}

void Playhead::pause()
{
    if (!d->schedule)
        return;
    d->halt();
    d->moved();
}

bool Playhead::isPlaying() const
{
    return d->schedule.has_value();
}

bool Playhead::isWaiting() const
{
    return d->schedule && d->growing && d->atEnd();
}

std::size_t Playhead::position() const
{
    return d->position;
}

MonoTime Playhead::time() const
{
    return d->now();
}

void Playhead::seek(std::size_t position)
{
    d->jump(position, std::nullopt);
}

void Playhead::seekTime(MonoTime time)
{
    const std::size_t count = d->stops.count();
    if (count == 0)
        return;
    const MonoTime first = d->stops.time(0);
    const MonoTime within = std::clamp(time, first, std::max(first, d->stops.time(count - 1)));
    d->jump(firstBehind(d->stops, time), within);
}

void Playhead::stepForward(StepKind kind)
{
    if (d->schedule)
        d->halt();
    const std::size_t count = d->stops.count();
    std::size_t to = std::min(d->position + 1, count);
    if (kind == StepKind::Read) {
        while (to > 0 && to < count && d->stops.group(to) == d->stops.group(to - 1))
            ++to;
    }
    d->jump(to, std::nullopt);
}

void Playhead::stepBack(StepKind kind)
{
    if (d->schedule)
        d->halt();
    std::size_t to = d->position == 0 ? 0 : d->position - 1;
    if (kind == StepKind::Read) {
        while (to > 0 && d->stops.group(to) == d->stops.group(to - 1))
            --to;
    }
    d->jump(to, std::nullopt);
}

void Playhead::setPace(const Pace &pace)
{
    if (d->pace == pace)
        return;
    d->pace = pace;
    if (!d->schedule || d->rests)
        return;
    d->begin(d->now());
    if (!d->schedule)
        d->moved();
}

const Pace &Playhead::pace() const
{
    return d->pace;
}

void Playhead::setLoop(bool loop)
{
    if (d->loop == loop)
        return;
    d->loop = loop;
    if (!loop && d->rests)
        pause();
}

bool Playhead::loops() const
{
    return d->loop;
}

void Playhead::setGrowing(bool growing)
{
    if (d->growing == growing)
        return;
    d->growing = growing;
    if (!d->schedule || !d->atEnd())
        return;
    d->goOn();
    if (!d->schedule)
        d->moved();
}

void Playhead::moreStops()
{
    const bool waited = d->schedule && (d->rests || d->timer == Timers::none);
    if (!waited || d->atEnd())
        return;
    // Late, or the very first: the pace goes on from the stop that it waited for.
    if (d->position == 0 || d->schedule->due() < d->clock.now())
        d->begin(d->stops.time(d->position));
    else
        d->goOn();
}

} // namespace sse
