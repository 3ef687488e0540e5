// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/replay/playhead.h"
#include "tests/replay/liststops.h"
#include "tests/support/faketimers.h"

#include <utility>

namespace sse::test {

/// A playhead that writes down where it was told to be, and when.
struct Player
{
    explicit Player(const QByteArray &list)
        : stops(list)
    {
    }

    FakeClock clock;
    FakeTimers timers{clock};
    ListStops stops;
    QByteArrayList log;
    MonoTime begin = clock.now();
    Playhead head{clock, timers, stops, [this] { moved(); }};

    void moved()
    {
        log << print(MonoTime(clock.now() - begin)) + ':' + QByteArray::number(head.position()) +
                   (head.isPlaying() ? "" : ".");
    }
    /// What happened within \a by, e.g. "10:2 30:3.": at 10 ms two stops were passed, at 30 ms the
    /// third, and playing stopped.
    QByteArray passed(Nanos by)
    {
        timers.advance(by);
        return taken();
    }
    QByteArray taken() { return std::exchange(log, {}).join(' '); }
};

/// Longer than any replay here.
constexpr Nanos whole = std::chrono::hours(24);

} // namespace sse::test
