// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/timers.h"

#include <QTimer>

#include <algorithm>
#include <map>

namespace sse {

namespace {

// QTimer counts in int milliseconds; longer delays are waited for in pieces.
constexpr Millis longestPiece{24LL * 3600 * 1000};

struct Entry
{
    std::unique_ptr<QTimer> timer;
    Nanos remaining;
    std::function<void()> callback;
};

} // namespace

struct QtTimers::Private
{
    std::map<Id, Entry> entries;
    Id last = none;

    static Millis nextPiece(Nanos remaining)
    {
        return std::min(std::chrono::ceil<Millis>(remaining), longestPiece);
    }

    void pieceElapsed(Id id)
    {
        const auto it = entries.find(id);
        if (it == entries.end())
            return;
        Entry &entry = it->second;
        entry.remaining -= entry.timer->intervalAsDuration();
        if (entry.remaining > Nanos::zero()) {
            entry.timer->start(nextPiece(entry.remaining));
            return;
        }
        const std::function<void()> callback = std::move(entry.callback);
        entry.timer.release()->deleteLater();
        entries.erase(it);
        callback();
    }
};

QtTimers::QtTimers()
    : d(std::make_unique<Private>())
{
}

QtTimers::~QtTimers() = default;

Timers::Id QtTimers::start(Nanos delay, std::function<void()> callback)
{
    const Id id = ++d->last;
    Entry entry{std::make_unique<QTimer>(), std::max(delay, Nanos::zero()), std::move(callback)};
    entry.timer->setTimerType(Qt::PreciseTimer);
    entry.timer->setSingleShot(true);
    QObject::connect(entry.timer.get(), &QTimer::timeout, entry.timer.get(),
                     [this, id] { d->pieceElapsed(id); });
    entry.timer->start(Private::nextPiece(entry.remaining));
    d->entries.emplace(id, std::move(entry));
    return id;
}

void QtTimers::cancel(Id id)
{
    const auto it = d->entries.find(id);
    if (it == d->entries.end())
        return;
    // A timer may be cancelled from within its own signal.
    it->second.timer->stop();
    it->second.timer.release()->deleteLater();
    d->entries.erase(it);
}

} // namespace sse
