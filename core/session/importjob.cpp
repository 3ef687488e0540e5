// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/importjob.h"

#include "core/session/jobthread.h"

#include <mutex>

namespace sse {

struct ImportJob::Private
{
    Private(QString path_, std::function<void()> changed_)
        : path(std::move(path_))
        , thread(std::move(changed_))
    {
    }

    void work();
    [[nodiscard]] bool goesOn(quint64 done, quint64 total);

    const QString path;
    mutable std::mutex mutex;
    Status status;
    std::optional<Imported> imported;
    JobThread thread; // goes before what it uses
};

void ImportJob::Private::work()
{
    Result<Imported> result =
        importFile(path, [this](quint64 done, quint64 total) { return goesOn(done, total); });
    const std::scoped_lock lock(mutex);
    status.finished = true;
    if (result) {
        status.done = status.total;
        imported = std::move(result.value());
    } else {
        status.error = result.error();
    }
}

bool ImportJob::Private::goesOn(quint64 done, quint64 total)
{
    if (thread.isCancelled())
        return false;
    {
        const std::scoped_lock lock(mutex);
        status.done = done;
        status.total = total;
    }
    if (thread.shouldTell())
        thread.tell();
    return true;
}

ImportJob::ImportJob(const QString &path, std::function<void()> changed)
    : d(std::make_unique<Private>(path, std::move(changed)))
{
    d->thread.start([here = d.get()] { here->work(); });
}

ImportJob::~ImportJob() = default;

void ImportJob::cancel()
{
    d->thread.cancel();
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
