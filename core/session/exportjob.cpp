// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/exportjob.h"

#include "core/exporting/exportfile.h"
#include "core/session/jobthread.h"

#include <QCoreApplication>

#include <algorithm>
#include <mutex>

namespace sse {

namespace {

Error cancelledError()
{
    return {"cancelled", QCoreApplication::translate(
                             "sse::ExportJob", "The export was cancelled; nothing was written.")};
}

} // namespace

struct ExportJob::Private
{
    Private(ExportPlan plan_, ExportSourceFactory source_, Target target_,
            std::function<void()> changed_)
        : plan(std::move(plan_))
        , source(std::move(source_))
        , target(std::move(target_))
        , thread(std::move(changed_))
    {
    }

    void work();
    [[nodiscard]] std::optional<Error> writeFile(const QString &path);
    [[nodiscard]] std::optional<Error> writePreview(qsizetype mostBytes);
    [[nodiscard]] ExportHooks hooks();
    [[nodiscard]] bool goesOn(const ExportProgress &progress);
    void setReport(const ExportReport &report);

    const ExportPlan plan;
    const ExportSourceFactory source;
    const Target target;
    mutable std::mutex mutex;
    Status status;
    JobThread thread; // goes before what it uses
};

void ExportJob::Private::work()
{
    const auto *preview = std::get_if<Preview>(&target);
    std::optional<Error> error =
        preview ? writePreview(preview->mostBytes) : writeFile(std::get<QString>(target));
    const std::scoped_lock lock(mutex);
    status.error = std::move(error);
    status.finished = true;
}

std::optional<Error> ExportJob::Private::writeFile(const QString &path)
{
    // Before all else, so that an impossible target is told of at once.
    Result<std::unique_ptr<ExportFile>> file = ExportFile::create(path);
    if (!file)
        return file.error();
    ExportFile &to = *file.value();
    const Result<ExportReport> report = runExport(
        plan, source, [&to](QByteArrayView bytes) { return to.write(bytes); }, hooks());
    if (!report)
        return report.error();
    if (to.error())
        return to.error();
    if (report.value().cancelled)
        return cancelledError();
    if (std::optional<Error> error = to.finish())
        return error;
    setReport(report.value());
    return {};
}

std::optional<Error> ExportJob::Private::writePreview(qsizetype mostBytes)
{
    QByteArray bytes;
    bool isCut = false;
    const auto take = [&](QByteArrayView more) {
        isCut = more.size() > mostBytes - bytes.size();
        bytes.append(more.first(std::min(more.size(), mostBytes - bytes.size())));
        return !isCut;
    };
    Result<ExportReport> report = runExport(plan, source, take, hooks());
    if (!report)
        return report.error();
    if (thread.isCancelled() && !isCut)
        return cancelledError();
    report.value().cancelled = false;
    setReport(report.value());
    const std::scoped_lock lock(mutex);
    status.preview = std::move(bytes);
    status.isCut = isCut;
    return {};
}

ExportHooks ExportJob::Private::hooks()
{
    ExportHooks hooks;
    hooks.goesOn = [this](const ExportProgress &progress) { return goesOn(progress); };
    hooks.surveyed = [this](const ExportReport &report) {
        setReport(report);
        thread.tell();
        return !thread.isCancelled();
    };
    return hooks;
}

void ExportJob::Private::setReport(const ExportReport &report)
{
    const std::scoped_lock lock(mutex);
    status.report = report;
}

bool ExportJob::Private::goesOn(const ExportProgress &progress)
{
    if (thread.isCancelled())
        return false;
    if (!thread.shouldTell())
        return true;
    {
        const std::scoped_lock lock(mutex);
        status.progress = progress;
    }
    thread.tell();
    return true;
}

ExportJob::ExportJob(ExportPlan plan, ExportSourceFactory source, Target target,
                     std::function<void()> changed)
    : d(std::make_unique<Private>(std::move(plan), std::move(source), std::move(target),
                                  std::move(changed)))
{
    d->thread.start([here = d.get()] { here->work(); });
}

ExportJob::~ExportJob() = default;

void ExportJob::cancel()
{
    d->thread.cancel();
}

ExportJob::Status ExportJob::status() const
{
    const std::scoped_lock lock(d->mutex);
    return d->status;
}

} // namespace sse
