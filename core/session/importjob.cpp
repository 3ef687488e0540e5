// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/importjob.h"

#include "core/base/clock.h"

#include <QThread>

#include <atomic>
#include <mutex>

namespace sse {

namespace {

constexpr Millis betweenChanges{50}; // between two announcements

} // namespace

struct ImportJob::Private
{
    Private(QString path_, std::function<void()> changed_)
        : path(std::move(path_))
        , changed(std::move(changed_))
    {
    }

    void work();
    [[nodiscard]] bool goesOn(quint64 done, quint64 total);

    const QString path;
    const std::function<void()> changed;
    std::atomic<bool> cancelled = false;
    const SystemClock clock;
    MonoTime toldAt; // the worker's
    mutable std::mutex mutex;
    Status status;
    std::optional<Imported> imported;
    std::unique_ptr<QThread> thread;
};

void ImportJob::Private::work()
{
    toldAt = clock.now();
    Result<Imported> result =
        importFile(path, [this](quint64 done, quint64 total) { return goesOn(done, total); });
    {
        const std::scoped_lock lock(mutex);
        status.finished = true;
        if (result) {
            status.done = status.total;
            imported = std::move(result.value());
        } else {
            status.error = result.error();
        }
    }
    if (changed)
        changed();
}

bool ImportJob::Private::goesOn(quint64 done, quint64 total)
{
    if (cancelled.load(std::memory_order_relaxed))
        return false;
    {
        const std::scoped_lock lock(mutex);
        status.done = done;
        status.total = total;
    }
    if (changed && clock.now() - toldAt >= betweenChanges) {
        toldAt = clock.now();
        changed();
    }
    return true;
}

ImportJob::ImportJob(const QString &path, std::function<void()> changed)
    : d(std::make_unique<Private>(path, std::move(changed)))
{
    d->thread.reset(QThread::create([here = d.get()] { here->work(); }));
    d->thread->start();
}

ImportJob::~ImportJob()
{
    cancel();
    d->thread->wait();
    const std::scoped_lock lock(d->mutex);
}

void ImportJob::cancel()
{
    d->cancelled.store(true);
}

ImportJob::Status ImportJob::status() const
{
    const std::scoped_lock lock(d->mutex);
    return d->status;
}

Imported ImportJob::take()
{
    const std::scoped_lock lock(d->mutex);
    Imported taken;
    if (d->imported)
        taken = std::move(*std::exchange(d->imported, std::nullopt));
    return taken;
}

} // namespace sse
