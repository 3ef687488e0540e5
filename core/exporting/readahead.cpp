// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/readahead.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace sse {

struct ReadAhead::Private
{
    explicit Private(std::function<bool()> step_)
        : step(std::move(step_))
    {
    }

    void work();

    const std::function<bool()> step;
    std::mutex mutex; // of what follows
    std::condition_variable changed;
    int ahead = 0; // steps done and not asked for
    bool ended = false;
    bool stopping = false;
    std::thread thread;
};

void ReadAhead::Private::work()
{
    std::unique_lock lock(mutex);
    while (!ended && !stopping) {
        lock.unlock();
        const bool isLast = !step();
        lock.lock();
        ++ahead;
        ended = isLast;
        changed.notify_all();
        changed.wait(lock, [this] { return stopping || ended || ahead < mostAhead; });
    }
}

ReadAhead::ReadAhead(std::function<bool()> step)
    : d(std::make_unique<Private>(std::move(step)))
{
    d->thread = std::thread([here = d.get()] { here->work(); });
}

ReadAhead::~ReadAhead()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->stopping = true;
        d->changed.notify_all();
    }
    d->thread.join();
}

bool ReadAhead::next()
{
    std::unique_lock lock(d->mutex);
    d->changed.wait(lock, [this] { return d->ahead > 0 || d->ended; });
    if (d->ahead == 0)
        return false;
    --d->ahead;
    d->changed.notify_all();
    return d->ahead > 0 || !d->ended;
}

} // namespace sse
