// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/behindwriter.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace sse {

struct BehindWriter::Private
{
    explicit Private(std::function<bool(QByteArrayView)> write_)
        : write(std::move(write_))
    {
    }

    void work();

    // A ring of pieces: those of [done, taken) wait.
    static constexpr std::size_t mostPieces = 4;

    const std::function<bool(QByteArrayView)> write;
    std::array<QByteArray, mostPieces> pieces;
    std::mutex mutex; // of what follows
    std::condition_variable changed;
    std::size_t taken = 0;
    std::size_t done = 0;
    bool failed = false;
    bool stopping = false;
    std::thread thread;
};

void BehindWriter::Private::work()
{
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [this] { return stopping || done < taken; });
        if (stopping)
            return;
        const QByteArray &piece = pieces.at(done % mostPieces);
        const bool tries = !failed;
        lock.unlock();
        const bool written = tries && write(piece);
        lock.lock();
        failed = failed || !written;
        ++done;
        changed.notify_all();
    }
}

BehindWriter::BehindWriter(std::function<bool(QByteArrayView)> write)
    : d(std::make_unique<Private>(std::move(write)))
{
    d->thread = std::thread([here = d.get()] { here->work(); });
}

BehindWriter::~BehindWriter()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->stopping = true;
        d->changed.notify_all();
    }
    d->thread.join();
}

bool BehindWriter::write(QByteArrayView bytes)
{
    std::unique_lock lock(d->mutex);
    d->changed.wait(lock, [this] { return d->taken - d->done < Private::mostPieces; });
    if (d->failed)
        return false;
    QByteArray &piece = d->pieces.at(d->taken % Private::mostPieces);
    // Nobody looks at this one now.
    lock.unlock();
    piece.resize(0);
    piece.append(bytes);
    lock.lock();
    ++d->taken;
    d->changed.notify_all();
    return true;
}

bool BehindWriter::drain()
{
    std::unique_lock lock(d->mutex);
    d->changed.wait(lock, [this] { return d->done == d->taken; });
    return !d->failed;
}

} // namespace sse
