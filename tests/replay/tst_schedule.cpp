// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/replay/liststops.h"

#include <QTest>

#include <limits>
#include <random>

using namespace sse;
using namespace sse::test;

class TestSchedule final : public QObject
{
    Q_OBJECT

private slots:
    static void due_data();
    static void due();
    static void recordedAt_data();
    static void recordedAt();
    static void unlimitedIsDueAtOnce();
    static void advancesInSlices();
    static void growsAtItsEnd();
    static void noErrorAddsUp_data();
    static void noErrorAddsUp();
    static void anyStampsAreHarmless();
};

namespace {

Pace pace(double factor, int longestSilenceMs = 0)
{
    return {factor, false, Millis(longestSilenceMs)};
}

} // namespace

void TestSchedule::due_data()
{
    QTest::addColumn<QByteArray>("stops");
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("longestSilence");
    QTest::addColumn<int>("first");
    QTest::addColumn<double>("recorded");
    QTest::addColumn<QByteArray>("due");
    const QByteArray stops = "100 110 110 2110 2120";
    QTest::newRow("original") << stops << 1.0 << 0 << 0 << 100.0 << QByteArray("0 10 10 2010 2020");
    QTest::newRow("x10") << stops << 10.0 << 0 << 0 << 100.0 << QByteArray("0 1 1 201 202");
    QTest::newRow("x0.1") << stops << 0.1 << 0 << 0 << 100.0 << QByteArray("0 100 100 20100 20200");
    QTest::newRow("x1000") << stops << 1000.0 << 0 << 0 << 100.0
                           << QByteArray("0 0.01 0.01 2.01 2.02");
    QTest::newRow("too fast") << stops << 1e6 << 0 << 0 << 100.0
                              << QByteArray("0 0.01 0.01 2.01 2.02");
    QTest::newRow("too slow") << stops << 0.0 << 0 << 0 << 100.0
                              << QByteArray("0 100 100 20100 20200");
    QTest::newRow("no number") << stops << std::numeric_limits<double>::quiet_NaN() << 0 << 0
                               << 100.0 << QByteArray("0 10 10 2010 2020");
    QTest::newRow("from between") << stops << 1.0 << 0 << 3 << 1110.0 << QByteArray("1000 1010");
    QTest::newRow("from before") << stops << 2.0 << 0 << 0 << 50.0
                                 << QByteArray("25 30 30 1030 1035");
    QTest::newRow("silence") << stops << 1.0 << 500 << 0 << 100.0 << QByteArray("0 10 10 510 520");
    QTest::newRow("silence just kept")
        << stops << 1.0 << 2000 << 0 << 100.0 << QByteArray("0 10 10 2010 2020");
    QTest::newRow("silence at x10")
        << stops << 10.0 << 500 << 0 << 100.0 << QByteArray("0 1 1 51 52");
    QTest::newRow("silence at the begin")
        << stops << 1.0 << 20 << 0 << 0.0 << QByteArray("20 30 30 50 60");
    QTest::newRow("silences add up")
        << QByteArray("0 100 250 251") << 1.0 << 10 << 0 << 0.0 << QByteArray("0 10 20 21");
    QTest::newRow("back in time") << QByteArray("100 50 120") << 1.0 << 0 << 0 << 100.0
                                  << QByteArray("0 0 20");
    QTest::newRow("nothing") << QByteArray() << 1.0 << 0 << 0 << 0.0 << QByteArray();
}

void TestSchedule::due()
{
    QFETCH(QByteArray, stops);
    QFETCH(double, factor);
    QFETCH(int, longestSilence);
    QFETCH(int, first);
    QFETCH(double, recorded);
    const ListStops list(stops);
    const MonoTime begin = at(5000);
    Schedule schedule(list, pace(factor, longestSilence), static_cast<std::size_t>(first),
                      at(recorded), begin);
    QByteArrayList found;
    while (const auto due = schedule.due()) {
        found << print(MonoTime(*due - begin));
        const std::size_t next = schedule.next();
        if (*due > begin) {
            // Whatever was due before it has been passed, one ns before nothing more is.
            Schedule before(schedule);
            QCOMPARE(before.advance(*due - Nanos(1), 1), std::size_t{0});
        }
        QCOMPARE(schedule.advance(*due, 1), std::size_t{1});
        QCOMPARE(schedule.next(), next + 1);
    }
    QTEST(found.join(' '), "due");
    QCOMPARE(schedule.next(), list.count());
    QCOMPARE(schedule.advance(at(1e9), 10), std::size_t{0});
}

void TestSchedule::recordedAt_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("longestSilence");
    QTest::addColumn<double>("play");
    QTest::addColumn<QByteArray>("recorded");
    // Stops at 100, 200 and 2200.
    QTest::newRow("begin") << 1.0 << 0 << 0.0 << QByteArray("100");
    QTest::newRow("between") << 1.0 << 0 << 30.0 << QByteArray("130");
    QTest::newRow("x10") << 10.0 << 0 << 3.0 << QByteArray("130");
    QTest::newRow("behind the second") << 1.0 << 0 << 150.0 << QByteArray("250");
    QTest::newRow("the end") << 1.0 << 0 << 2100.0 << QByteArray("2200");
    QTest::newRow("behind the end") << 1.0 << 0 << 9000.0 << QByteArray("2200");
    QTest::newRow("silence runs") << 1.0 << 500 << 400.0 << QByteArray("500");
    QTest::newRow("silence cut") << 1.0 << 500 << 599.0 << QByteArray("699");
    QTest::newRow("behind silence") << 1.0 << 500 << 600.0 << QByteArray("2200");
}

void TestSchedule::recordedAt()
{
    QFETCH(double, factor);
    QFETCH(int, longestSilence);
    QFETCH(double, play);
    const ListStops list("100 200 2200");
    Schedule schedule(list, pace(factor, longestSilence), 0, at(100), at(1000));
    schedule.advance(at(1000 + play), 100);
    QTEST(print(schedule.recordedAt(at(1000 + play))), "recorded");
}

void TestSchedule::unlimitedIsDueAtOnce()
{
    const ListStops list("0 1000000 2000000");
    Schedule schedule(list, {1, true, Nanos(0)}, 0, at(0), at(7));
    QCOMPARE(schedule.due(), std::optional(at(7)));
    QCOMPARE(schedule.advance(at(7), 2), std::size_t{2});
    QCOMPARE(schedule.recordedAt(at(8)), at(1'000'000));
    QCOMPARE(schedule.due(), std::optional(at(7)));
    QCOMPARE(schedule.advance(at(7), 2), std::size_t{1});
    QCOMPARE(schedule.due(), std::optional<MonoTime>());
}

void TestSchedule::advancesInSlices()
{
    const ListStops list("0 0 0 0 0 9");
    Schedule schedule(list, Pace(), 0, at(0), at(0));
    QCOMPARE(schedule.advance(at(1), 3), std::size_t{3});
    QCOMPARE(schedule.due(), std::optional(at(0)));
    QCOMPARE(schedule.advance(at(1), 3), std::size_t{2});
    QCOMPARE(schedule.advance(at(1), 3), std::size_t{0});
    QCOMPARE(schedule.due(), std::optional(at(9)));
}

void TestSchedule::growsAtItsEnd()
{
    ListStops list("0 10");
    Schedule schedule(list, pace(1, 50), 0, at(0), at(0));
    QCOMPARE(schedule.advance(at(20), 9), std::size_t{2});
    QCOMPARE(schedule.due(), std::optional<MonoTime>());
    QCOMPARE(schedule.recordedAt(at(20)), at(10));
    list.append("40 400");
    QCOMPARE(schedule.due(), std::optional(at(40)));
    QCOMPARE(schedule.advance(at(40), 9), std::size_t{1});
    QCOMPARE(schedule.due(), std::optional(at(90)));
}

void TestSchedule::noErrorAddsUp_data()
{
    QTest::addColumn<double>("factor");
    for (const double factor : {0.1, 0.3, 1.0, 3.0, 7.7, 10.0, 1000.0})
        QTest::addRow("x%g", factor) << factor;
}

void TestSchedule::noErrorAddsUp()
{
    QFETCH(double, factor);
    std::mt19937 random(7);
    ListStops list;
    qint64 time = 0;
    for (int i = 0; i < 100'000; ++i)
        list.stops.push_back({time += random() % 50, 0});
    Schedule schedule(list, pace(factor), 0, list.time(0), at(0));
    // However often it is asked, and late as a timer is.
    MonoTime last;
    while (const auto due = schedule.due()) {
        last = *due;
        schedule.advance(*due + Nanos(random() % 1'700'000), 1000);
    }
    const auto exact =
        std::ceil(static_cast<long double>((list.time(99'999) - list.time(0)).count()) /
                  static_cast<long double>(factor));
    QVERIFY(last <= MonoTime(Nanos(static_cast<qint64>(exact) + 1)));
    QCOMPARE(schedule.next(), list.count());
    Schedule lastOnly(list, pace(factor), 99'999, list.time(0), at(0));
    QVERIFY(std::abs(static_cast<long double>(lastOnly.due()->time_since_epoch().count()) -
                     exact) <= 1);
}

void TestSchedule::anyStampsAreHarmless()
{
    class ExtremeStops final : public Stops
    {
    public:
        [[nodiscard]] std::size_t count() const override { return 4; }
        [[nodiscard]] MonoTime time(std::size_t number) const override
        {
            return number % 2 == 0 ? MonoTime::min() : MonoTime::max();
        }
        [[nodiscard]] quint64 group(std::size_t number) const override { return number; }
    };
    const ExtremeStops stops;
    for (const double factor : {0.1, 1.0, 1000.0}) {
        for (const int silence : {0, 1}) {
            Schedule schedule(stops, pace(factor, silence), 0, MonoTime::min(), at(1));
            QCOMPARE(schedule.due(), std::optional(at(1)));
            QCOMPARE(schedule.advance(at(1), 9), std::size_t{1});
            QVERIFY(*schedule.due() > at(1));
            QVERIFY(schedule.recordedAt(at(2)) >= MonoTime::min());
            QCOMPARE(schedule.advance(MonoTime::max(), 9), std::size_t{3});
            QCOMPARE(schedule.recordedAt(MonoTime::max()), MonoTime::max());
        }
    }
}

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
