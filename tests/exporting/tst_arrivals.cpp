// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/arrivals.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace sse;
using namespace std::chrono_literals;

class ArrivalsTest : public QObject
{
    Q_OBJECT

private slots:
    void nothing();
    void countsAreNearTheTruth();
    void silences();
};

void ArrivalsTest::nothing()
{
    const Arrivals arrivals;
    QCOMPARE(arrivals.total(), quint64{0});
    QVERIFY(arrivals.silences().empty());
    QCOMPARE(arrivals.counts(MonoTime(), MonoTime(1s), 3), std::vector<quint64>(3));
}

void ArrivalsTest::countsAreNearTheTruth()
{
    std::mt19937_64 random(1);
    for (const Nanos length : {Nanos(0), Nanos(1), Nanos(5'000), Nanos(10s), Nanos(24h * 300)}) {
        std::vector<MonoTime> times;
        const MonoTime begin(77s);
        for (int i = 0; i < 5000; ++i) {
            const auto offset = random() % (static_cast<quint64>(length.count()) + 1);
            times.emplace_back(begin + Nanos(static_cast<qint64>(offset)));
        }
        times.push_back(begin);
        times.push_back(begin + length);
        std::sort(times.begin(), times.end());
        Arrivals arrivals;
        for (const MonoTime time : times)
            arrivals.add(time);
        QCOMPARE(arrivals.first(), begin);
        QCOMPARE(arrivals.last(), begin + length);
        constexpr std::size_t parts = 10;
        const std::vector<quint64> counts = arrivals.counts(begin, begin + length, parts);
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), quint64{0}), times.size());
        for (std::size_t i = 0; i < parts && length > 1us; ++i) {
            // 500 are to be expected; the counts blur over one of 2048 parts.
            QVERIFY2(counts[i] > 400 && counts[i] < 600, QByteArray::number(counts[i]).constData());
        }
    }
}

void ArrivalsTest::silences()
{
    Arrivals arrivals;
    MonoTime time(1s);
    for (int i = 0; i < 1000; ++i) {
        arrivals.add(time);
        time += Nanos(i == 500 ? 5s : i == 700 ? 9s : Nanos(i));
    }
    const auto silences = arrivals.silences();
    QCOMPARE(silences.size(), Arrivals::mostSilences);
    QVERIFY(std::is_sorted(silences.begin(), silences.end()));
    const auto lasts = [&](Nanos length) {
        return std::count_if(silences.begin(), silences.end(), [length](const auto &silence) {
            return silence.second - silence.first == length;
        });
    };
    QCOMPARE(lasts(5s), 1);
    QCOMPARE(lasts(9s), 1);
}

QTEST_GUILESS_MAIN(ArrivalsTest)
#include "tst_arrivals.moc"
