// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recorder.h"
#include "tests/support/recordedrows.h"

#include <QCoreApplication>

#include <atomic>
#include <cstdio>
#include <random>

/// Records a fast stream into the file that the first argument names until it is killed, and prints
/// how many bytes are acknowledged. The second argument is the size of a ring; 0: no limit.
int main(int argc, char **argv)
{
    using namespace sse;
    const QCoreApplication app(argc, argv);
    constexpr quint64 mostBytes = 200'000'000;
    constexpr quint64 checkpointEvery = 1'000'000;
    const SystemClock clock;
    CaptureLog log(clock);
    RecordingPlan plan;
    plan.path = QCoreApplication::arguments().value(1);
    plan.mostBytes = QCoreApplication::arguments().value(2).toULongLong();
    plan.period = Millis(2);
    std::atomic<const Recorder *> self = nullptr;
    Recorder recorder(log, plan, [&] {
        if (const Recorder *me = self) {
            std::printf("%llu\n", me->savedBytes());
            std::fflush(stdout);
        }
    });
    self = &recorder;
    std::minstd_rand random(static_cast<quint32>(clock.now().time_since_epoch().count()));
    quint64 checkpoint = checkpointEvery;
    for (;;) {
        const quint64 begin = log.byteCount();
        if (begin >= mostBytes) {
            recorder.wake();
            std::getchar(); // ends when the parent does
            return 0;
        }
        const auto length =
            static_cast<qsizetype>(random() % 20 == 0 ? random() % 100'000 : random() % 2'000) + 1;
        log.appendRead(1, test::patternBytes(begin, length));
        if (log.byteCount() >= checkpoint) {
            log.appendRecord(1, CheckpointRecord{log.readCount(), {}, {}});
            checkpoint += checkpointEvery;
        }
        recorder.wake();
    }
}
