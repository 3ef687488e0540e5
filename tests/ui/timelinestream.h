// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/ui/capturedstream.h"

namespace sse::test {

/// Opened at 0 s, an event at 1, 2, 3 and 9 s, ended at 10 s, waits until the end at 12 s.
struct TimelineStream : CapturedStream
{
    MonoTime begun = clock.now();

    TimelineStream()
    {
        record(StateRecord{ReadyState::Connecting});
        attempt();
        open();
        for (const int second : {1, 2, 3, 9}) {
            toTime(Millis(second * 1000) - Nanos(1)); // reading moves the clock on by 1 ns
            read("data\n\n");
        }
        toTime(Millis(10'000));
        indexer.endConnection();
        fact(EndRecord{EndReason::Truncated, QStringLiteral("Cut <b>off</b>."), false});
        record(StateRecord{ReadyState::Connecting});
        fact(ReconnectRecord{Millis(3000), DelaySource::Retry, QString()});
        toTime(Millis(12'000));
        fact(NoteRecord{"note", QString()});
    }
    void toTime(Nanos time) { clock.advance(begun + time - clock.now()); }
    [[nodiscard]] MonoTime at(qint64 ms) const { return begun + Millis(ms); }
    [[nodiscard]] qint64 ms(MonoTime time) const
    {
        return std::chrono::round<Millis>(time - begun).count();
    }
};

} // namespace sse::test
