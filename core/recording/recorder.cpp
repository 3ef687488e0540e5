// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recorder.h"

#include "core/recording/filereplace.h"
#include "core/recording/recordingcopy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace sse {

namespace {

/// Of a transaction: readers of the live file wait while one is committed.
constexpr quint64 batchBytes = quint64{32} << 20;
constexpr quint64 leastBatch = quint64{64} << 10;
constexpr Millis retryDelay{1000};
/// A ring drops so much at once, as a part of its limit.
constexpr quint64 dropPart = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Recorder", text);
}

std::optional<Error> makeFolder(const QString &path)
{
    const QDir parent(QFileInfo(path).absolutePath());
    if (parent.exists())
        return {};
    const QFileInfo folder(parent.absolutePath());
    const bool made =
        QDir().mkpath(folder.absolutePath()) &&
        QDir(folder.absolutePath())
            .mkdir(folder.fileName(),
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (made || parent.exists())
        return {};
    return Error{
        "recording-open",
        tr("The folder %1 could not be made, so nothing is recorded. Check the permissions "
           "of the folder above it.")
            .arg(parent.absolutePath())};
}

Error lockFailure(const QString &path, QLockFile::LockError error)
{
    if (error == QLockFile::LockFailedError)
        return {"recording-busy",
                tr("Another program records into %1 already. Choose another file.").arg(path)};
    return {"recording-open",
            tr("%1 could not be locked, so nothing is recorded. Check the permissions of its "
               "folder, and whether the disk is full.")
                .arg(path)};
}

} // namespace

struct Recorder::Private
{
    using Done = std::function<void(std::optional<Error>)>;
    struct Wish
    {
        bool last = false; // finish() at path, otherwise saveAs()
        QString path;
        Done done;
    };

    Private(const CaptureLog &capture, RecordingPlan wanted, std::function<void()> tell)
        : log(capture)
        , plan(std::move(wanted))
        , changed(std::move(tell))
        , lockFile(plan.path + QLatin1String(".lock"))
    {
        // Stale is what a dead process left, however old.
        lockFile.setStaleLockTime(0);
    }

    // In the recorder's thread.
    void run();
    void waitForWork(std::unique_lock<std::mutex> &lock);
    void grant(const Wish &wish);
    [[nodiscard]] std::optional<Error> open();
    [[nodiscard]] std::optional<Error> writeAll(bool untilEnd);
    [[nodiscard]] std::optional<Error> writeBatch();
    [[nodiscard]] std::optional<Error> complete(const QString &finalPath);
    [[nodiscard]] std::optional<Error> save(const QString &path);
    void report(const std::optional<Error> &error);
    [[nodiscard]] quint64 kept() const { return writer->written().bytes - writer->droppedBytes(); }
    [[nodiscard]] bool isFull() const;

    const CaptureLog &log;
    const RecordingPlan plan;
    const std::function<void()> changed;

    // The recorder's thread only.
    QLockFile lockFile;
    std::unique_ptr<RecordingWriter> writer;
    bool failed = false;
    bool closed = false; // by the writer; nothing can be written any more

    std::atomic<ByteOffset> saved = 0;
    std::atomic<bool> woken = false;

    mutable std::mutex mutex;
    std::condition_variable asked;
    // Under the mutex.
    RecordingStatus status;
    std::deque<Wish> wishes;
    bool leave = false; // wanted, or done

    std::thread thread;
};

bool Recorder::Private::isFull() const
{
    return plan.mostBytes > 0 && plan.atLimit == AtLimit::Stop && kept() >= plan.mostBytes;
}

std::optional<Error> Recorder::Private::open()
{
    if (writer)
        return {};
    if (std::optional<Error> error = makeFolder(plan.path))
        return error;
    if (!lockFile.isLocked()) {
        if (!lockFile.tryLock(0))
            return lockFailure(plan.path, lockFile.error());
        QFile::setPermissions(lockFile.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    }
    auto made = RecordingWriter::create(plan.path, log, plan.vfs);
    if (!made)
        return made.error();
    writer = std::move(made.value());
    return {};
}

std::optional<Error> Recorder::Private::writeBatch()
{
    std::optional<Error> error = writer->writeNew(batchBytes);
    // What fits onto a disk that is nearly full is kept.
    for (quint64 part = batchBytes / 8; error && error->code == "disk-full" && part >= leastBatch;
         part /= 8)
        (void)writer->writeNew(part);
    saved.store(writer->written().bytes, std::memory_order_release);
    if (error)
        return error;
    saved.store(writer->written().bytes, std::memory_order_release);
    if (plan.mostBytes == 0 || plan.atLimit == AtLimit::Stop || kept() <= plan.mostBytes)
        return {};
    return writer->dropOldest(std::max(kept() - plan.mostBytes, plan.mostBytes / dropPart));
}

/// Until what the log held when this began is written.
std::optional<Error> Recorder::Private::writeAll(bool untilEnd)
{
    if (std::optional<Error> error = open())
        return error;
    const std::size_t reads = log.readCount();
    do {
        if (std::optional<Error> error = writeBatch())
            return error;
        report({});
    } while (writer->written().reads < (untilEnd ? log.readCount() : reads));
    return {};
}

std::optional<Error> Recorder::Private::complete(const QString &finalPath)
{
    if (!closed) {
        if (std::optional<Error> error = writeAll(true))
            return error;
        if (std::optional<Error> error = writer->finish())
            return error;
        closed = true;
    }
    if (finalPath.isEmpty() || QFileInfo(finalPath) == QFileInfo(plan.path))
        return {};
    std::optional<Error> error = replaceFile(plan.path, finalPath);
    if (error && error->code == "other-disk") {
        // The lock says that somebody writes into the file, which is over.
        lockFile.unlock();
        error = copyRecording(plan.path, finalPath);
        if (!error)
            QFile::remove(plan.path);
    }
    return error;
}

std::optional<Error> Recorder::Private::save(const QString &path)
{
    if (closed)
        return copyRecording(plan.path, path);
    if (std::optional<Error> error = writeAll(false)) {
        report(error);
        // Elsewhere there may be room. What a ring dropped is nowhere any more.
        return writer && writer->droppedBytes() > 0 ? error : writeRecording(log, path);
    }
    return copyRecording(writer->database(), path);
}

void Recorder::Private::report(const std::optional<Error> &error)
{
    using State = RecordingStatus::State;
    failed = error.has_value();
    RecordingStatus now;
    now.error = error;
    if (writer) {
        now.written = writer->written();
        now.fileSize = writer->fileSize();
        now.droppedBytes = writer->droppedBytes();
        now.droppedRows = writer->droppedRows();
        now.state = isFull() ? State::AtLimit : State::Recording;
    }
    if (error)
        now.state = State::Failed;
    {
        const std::lock_guard lock(mutex);
        const bool same = !error && now.state == status.state && now.written == status.written &&
                          now.fileSize == status.fileSize &&
                          now.droppedBytes == status.droppedBytes;
        if (same)
            return;
        status = now;
    }
    if (changed)
        changed();
}

void Recorder::Private::waitForWork(std::unique_lock<std::mutex> &lock)
{
    const auto isAsked = [this] { return leave || !wishes.empty(); };
    asked.wait_for(lock, failed ? retryDelay : plan.period, isAsked);
    if (!failed)
        asked.wait(lock, [&] { return isAsked() || woken.load(std::memory_order_relaxed); });
}

void Recorder::Private::grant(const Wish &wish)
{
    if (!wish.last) {
        wish.done(save(wish.path));
        return;
    }
    const std::optional<Error> error = complete(wish.path);
    if (error) {
        report(error);
    } else {
        lockFile.unlock();
        report({});
        const std::lock_guard lock(mutex);
        status.state = RecordingStatus::State::Finished;
        leave = true;
    }
    wish.done(error);
}

void Recorder::Private::run()
{
    std::unique_lock lock(mutex);
    while (!leave) {
        std::optional<Wish> wish;
        if (!wishes.empty()) {
            wish = std::move(wishes.front());
            wishes.pop_front();
        }
        lock.unlock();
        // Before looking at the log, so that what comes meanwhile wakes again.
        woken.exchange(false, std::memory_order_acq_rel);
        if (wish) {
            grant(*wish);
        } else if (!closed) {
            if (const std::optional<Error> error = writeAll(false))
                report(error);
        }
        lock.lock();
        if (wishes.empty() && !leave)
            waitForWork(lock);
    }
    // Nobody is left who could write; what is written is complete.
    std::deque<Wish> rest;
    rest.swap(wishes);
    lock.unlock();
    for (const Wish &wish : rest)
        wish.done(wish.last ? std::optional<Error>() : save(wish.path));
}

Recorder::Recorder(const CaptureLog &log, RecordingPlan plan, std::function<void()> changed)
    : d(std::make_unique<Private>(log, std::move(plan), std::move(changed)))
{
    d->thread = std::thread([this] { d->run(); });
}

Recorder::~Recorder()
{
    static_cast<void>(finish());
    {
        const std::lock_guard lock(d->mutex);
        d->leave = true;
    }
    d->asked.notify_one();
    d->thread.join();
}

void Recorder::wake()
{
    if (d->woken.exchange(true, std::memory_order_acq_rel))
        return;
    // So that the thread, between looking and waiting, can't miss it.
    d->mutex.lock();
    d->mutex.unlock();
    d->asked.notify_one();
}

std::optional<Error> Recorder::finish(const QString &finalPath)
{
    std::promise<std::optional<Error>> promise;
    std::future<std::optional<Error>> result = promise.get_future();
    {
        const std::lock_guard lock(d->mutex);
        if (d->leave)
            return {};
        d->wishes.push_back({true, finalPath, [&](std::optional<Error> error) {
                                 promise.set_value(std::move(error));
                             }});
    }
    d->asked.notify_one();
    return result.get();
}

void Recorder::saveAs(const QString &path, std::function<void(std::optional<Error>)> done)
{
    {
        const std::lock_guard lock(d->mutex);
        if (!d->leave) {
            d->wishes.push_back({false, path, std::move(done)});
            d->asked.notify_one();
            return;
        }
    }
    done(Error{"recording-finished",
               tr("The recording is finished already. Save the finished file instead.")});
}

RecordingStatus Recorder::status() const
{
    const std::lock_guard lock(d->mutex);
    return d->status;
}

ByteOffset Recorder::savedBytes() const
{
    return d->saved.load(std::memory_order_acquire);
}

const RecordingPlan &Recorder::plan() const
{
    return d->plan;
}

} // namespace sse
