// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/replaybench.h"

#include "core/index/indexer.h"
#include "core/replay/playhead.h"
#include "core/stats/timeline.h"

#include <QEventLoop>

#include <algorithm>
#include <cstdio>
#include <random>
#include <vector>

namespace sse::bench {

namespace {

class RandomStops final : public Stops
{
public:
    /// Gaps between 0 and twice \a mean, so that \a count stops take about \a count × \a mean.
    RandomStops(std::size_t count, Nanos mean)
    {
        std::mt19937_64 random(42);
        std::uniform_int_distribution<Nanos::rep> gap(0, 2 * mean.count());
        MonoTime time;
        for (std::size_t i = 0; i < count; ++i)
            m_times.push_back(time += Nanos(gap(random)));
    }

    [[nodiscard]] std::size_t count() const override { return m_times.size(); }
    [[nodiscard]] MonoTime time(std::size_t number) const override { return m_times[number]; }
    [[nodiscard]] quint64 group(std::size_t number) const override { return number; }

private:
    std::vector<MonoTime> m_times;
};

/// Plays \a stops to the end; how late each was, in order of size.
std::vector<Nanos> playAll(const Stops &stops, double factor)
{
    const SystemClock clock;
    QtTimers timers;
    QEventLoop loop;
    std::vector<Nanos> late;
    std::unique_ptr<Playhead> head;
    MonoTime begin;
    head = std::make_unique<Playhead>(clock, timers, stops, [&] {
        const MonoTime now = clock.now();
        for (std::size_t stop = late.size(); stop < head->position(); ++stop) {
            const auto played =
                static_cast<double>((stops.time(stop) - stops.time(0)).count()) / factor;
            late.push_back(now - begin - Nanos(static_cast<Nanos::rep>(played)));
        }
        if (!head->isPlaying())
            loop.quit();
    });
    head->setPace({factor, false, Nanos(0)});
    begin = clock.now();
    head->play();
    loop.exec();
    std::sort(late.begin(), late.end());
    return late;
}

double inMillis(Nanos time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// \a count events of 71 bytes, one a microsecond, in reads of 100.
void fill(CaptureLog &log, Indexer &indexer, int count)
{
    constexpr int inRead = 100;
    const QByteArray event = "id: 1234567\ndata: " + QByteArray(51, 'x') + "\n\n";
    const QByteArray events = event.repeated(inRead);
    MonoTime time;
    indexer.beginConnection(1);
    for (int i = 0; i < count; i += inRead) {
        for (qsizetype at = 0; at < events.size();) {
            const std::span<char> tail = log.tail();
            const auto length = std::min(events.size() - at, static_cast<qsizetype>(tail.size()));
            std::copy_n(events.data() + at, length, tail.data());
            log.commit(static_cast<std::size_t>(length));
            at += length;
        }
        log.endRead(1, time += std::chrono::microseconds(inRead));
        indexer.feedNew();
    }
}

} // namespace

void benchReplay()
{
    struct Run
    {
        double factor;
        Nanos mean;
    };
    constexpr std::size_t stops = 2000;
    constexpr Run runs[] = {{1, Millis(4)}, {10, Millis(30)}, {1000, Millis(3000)}};
    std::printf("| pace | stops | p50 late | p99 late | latest | earliest |\n");
    std::printf("|---|---:|---:|---:|---:|---:|\n");
    for (const Run &run : runs) {
        const std::vector<Nanos> late = playAll(RandomStops(stops, run.mean), run.factor);
        std::printf("| ×%g | %zu | %.2f ms | %.2f ms | %.2f ms | %.2f ms |\n", run.factor,
                    late.size(), inMillis(late[late.size() / 2]),
                    inMillis(late[late.size() * 99 / 100]), inMillis(late.back()),
                    inMillis(late.front()));
        std::fflush(stdout);
    }
}

void benchTimeline(int rounds)
{
    constexpr int rows = 10'000'000;
    constexpr std::size_t pixels = 2000;
    const SystemClock clock;
    CaptureLog log(clock);
    EventIndex index;
    Indexer indexer(log, index);
    fill(log, indexer, rows);
    std::vector<quint32> counts(pixels);
    std::vector<Nanos> times;
    for (int round = 0; round < rounds; ++round) {
        const MonoTime begin = clock.now();
        countArrivals(log, index, extentOf(log), counts);
        times.push_back(clock.now() - begin);
    }
    std::sort(times.begin(), times.end());
    std::printf("| rows | pixels | median | slowest |\n|---:|---:|---:|---:|\n");
    std::printf("| %u | %zu | %.2f ms | %.2f ms |\n", index.rowCount(), pixels,
                inMillis(times[times.size() / 2]), inMillis(times.back()));
}

} // namespace sse::bench
