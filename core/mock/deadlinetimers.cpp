// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/deadlinetimers.h"

#include <QTimer>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace sse {

namespace {

// QTimer counts in int milliseconds; longer delays are waited for in pieces.
constexpr Millis longestPiece{24LL * 3600 * 1000};

} // namespace

struct DeadlineTimers::Private
{
    explicit Private(const Clock &time)
        : clock(time)
    {
    }

    void arm();
    void fire();

    const Clock &clock;
    std::map<std::pair<MonoTime, Id>, std::function<void()>> entries;
    std::unordered_map<Id, MonoTime> dues;
    std::optional<MonoTime> armedFor;
    bool firing = false;
    Id last = none;
    QTimer timer;
};

void DeadlineTimers::Private::arm()
{
    if (entries.empty() || firing)
        return;
    const MonoTime due = entries.begin()->first.first;
    if (armedFor && *armedFor <= due)
        return;
    armedFor = due;
    const Nanos delay = std::max(due - clock.now(), Nanos::zero());
    timer.start(std::min(std::chrono::ceil<Millis>(delay), longestPiece));
}

void DeadlineTimers::Private::fire()
{
    armedFor.reset();
    // What is started meanwhile waits for the next turn, behind sockets that have something.
    const Id newest = last;
    const MonoTime now = clock.now();
    firing = true;
    while (!entries.empty()) {
        const auto first = entries.begin();
        if (first->first.first > now || first->first.second > newest)
            break;
        const std::function<void()> callback = std::move(first->second);
        dues.erase(first->first.second);
        entries.erase(first);
        callback();
    }
    firing = false;
    arm();
}

DeadlineTimers::DeadlineTimers(const Clock &clock)
    : d(std::make_unique<Private>(clock))
{
    d->timer.setTimerType(Qt::PreciseTimer);
    d->timer.setSingleShot(true);
    QObject::connect(&d->timer, &QTimer::timeout, &d->timer, [this] { d->fire(); });
}

DeadlineTimers::~DeadlineTimers() = default;

Timers::Id DeadlineTimers::start(Nanos delay, std::function<void()> callback)
{
    const Id id = ++d->last;
    const MonoTime now = d->clock.now();
    const Nanos longest = MonoTime::max() - std::max(now, MonoTime());
    const MonoTime due = now + std::clamp(delay, Nanos::zero(), longest);
    d->entries.emplace(std::pair(due, id), std::move(callback));
    d->dues.emplace(id, due);
    d->arm();
    return id;
}

void DeadlineTimers::cancel(Id id)
{
    const auto it = d->dues.find(id);
    if (it == d->dues.end())
        return;
    d->entries.erase({it->second, id});
    d->dues.erase(it);
}

} // namespace sse
