// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/stats/timeline.h"
#include "tests/support/indexfixture.h"

#include <QTest>

#include <limits>
#include <random>

using namespace sse;
using namespace sse::test;

namespace {

/// A log whose times are milliseconds since its begin.
struct Stream : IndexFixture
{
    MonoTime begun = clock.now();

    [[nodiscard]] MonoTime at(qint64 ms) const { return begun + Millis(ms); }
    void toTime(qint64 ms) { clock.advance(at(ms) - clock.now()); }
    void state(qint64 ms, ReadyState state)
    {
        toTime(ms);
        log.appendRecord(connection, StateRecord{state});
    }
    void fact(qint64 ms, LogRecord::Fact fact)
    {
        toTime(ms);
        indexer.addFact(log.appendRecord(connection, std::move(fact)));
    }
    void attempt(qint64 ms)
    {
        ++connection;
        fact(ms, AttemptRecord());
    }
    void open(qint64 ms)
    {
        state(ms, ReadyState::Open);
        indexer.beginConnection(connection);
    }
    void event(qint64 ms)
    {
        toTime(ms);
        log.appendRead(connection, "data\n\n");
        indexer.feedNew();
    }
    void end(qint64 ms, EndReason reason)
    {
        toTime(ms);
        indexer.endConnection();
        fact(ms, EndRecord{reason, QString(), false});
    }
    void reconnect(qint64 ms, qint64 delay, DelaySource source = DelaySource::Default)
    {
        state(ms, ReadyState::Connecting);
        fact(ms, ReconnectRecord{Millis(delay), source, QString()});
    }
    [[nodiscard]] QByteArray print(const TimeSpan &span) const
    {
        const auto ms = [this](MonoTime time) {
            return QByteArray::number(
                std::chrono::duration<double, std::milli>(time - begun).count(), 'g', 12);
        };
        return ms(span.begin) + '-' + ms(span.end);
    }
};

/// Stands for the time of the last row.
constexpr qint64 toTheEnd = std::numeric_limits<qint64>::max();

/// Rows in clumps, with many at one time.
void fillAtRandom(Stream &stream, quint32 seed, int rows)
{
    std::mt19937 random(seed);
    stream.begin();
    qint64 time = 0;
    for (int i = 0; i < rows; ++i) {
        const auto dice = static_cast<qint64>(random() % 20);
        time += dice == 0 ? 500 : dice < 8 ? 0 : dice % 4;
        if (dice == 3)
            stream.fact(time, NoteRecord{"note", QString()});
        else
            stream.event(time);
    }
}

} // namespace

class TestTimeline final : public QObject
{
    Q_OBJECT

private slots:
    static void firstRow();
    static void arrivals_data();
    static void arrivals();
    static void parts_data();
    static void parts();
    static void extent();
    static void gaps_data();
    static void gaps();
    static void idleEndIsAGap();
    static void states();
    static void reconnects();
    static void endlessReconnect();
    static void failedEnds();
};

void TestTimeline::firstRow()
{
    Stream stream;
    fillAtRandom(stream, 1, 300);
    const RowNumber rows = stream.index.rowCount();
    const MonoTime end = rowTime(stream.log, stream.index, rows - 1);
    for (MonoTime time = stream.begun - Millis(2); time <= end + Millis(2); time += Millis(1)) {
        RowNumber expected = 0;
        while (expected < rows && rowTime(stream.log, stream.index, expected) < time)
            ++expected;
        QCOMPARE(firstRowAt(stream.log, stream.index, time, 0, rows), expected);
        QCOMPARE(firstRowAt(stream.log, stream.index, time, expected, expected), expected);
    }
}

void TestTimeline::arrivals_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("parts");
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    constexpr qint64 all = 1'000'000;
    QTest::newRow("whole") << 2000 << 700 << qint64{0} << toTheEnd;
    QTest::newRow("few parts") << 2000 << 3 << qint64{0} << toTheEnd;
    QTest::newRow("one part") << 2000 << 1 << qint64{0} << toTheEnd;
    QTest::newRow("within") << 2000 << 100 << qint64{5000} << qint64{9000};
    QTest::newRow("around") << 200 << 100 << qint64{-5000} << all;
    QTest::newRow("behind") << 200 << 10 << all << all * 2;
    QTest::newRow("before") << 200 << 10 << -all << qint64{-1};
    QTest::newRow("more parts than ns") << 200 << 1000 << qint64{500} << qint64{501};
    QTest::newRow("an instant") << 200 << 10 << qint64{0} << qint64{0};
    QTest::newRow("no rows") << 0 << 10 << qint64{0} << all;
    QTest::newRow("no parts") << 200 << 0 << qint64{0} << all;
}

void TestTimeline::arrivals()
{
    QFETCH(int, rows);
    QFETCH(int, parts);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    Stream stream;
    fillAtRandom(stream, 2, rows);
    const TimeSpan span{stream.at(begin), end == toTheEnd
                                              ? std::max(extentOf(stream.log).end, stream.at(begin))
                                              : stream.at(end)};
    std::vector<quint32> counts(static_cast<std::size_t>(parts), 77);
    countArrivals(stream.log, stream.index, span, counts);
    std::vector<quint32> expected(counts.size(), 0);
    for (RowNumber row = 0; row < stream.index.rowCount() && parts > 0; ++row) {
        const MonoTime time = rowTime(stream.log, stream.index, row);
        if (time < span.begin || time > span.end)
            continue;
        std::size_t part = counts.size() - 1;
        while (part > 0 && partBegin(span, part, counts.size()) > time)
            --part;
        ++expected[part];
    }
    QCOMPARE(counts, expected);
}

void TestTimeline::parts_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<int>("parts");
    QTest::addColumn<int>("number");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("begin") << qint64{5} << qint64{1000} << 10 << 0 << qint64{5};
    QTest::newRow("third") << qint64{5} << qint64{1000} << 10 << 3 << qint64{305};
    QTest::newRow("end") << qint64{5} << qint64{1001} << 10 << 10 << qint64{1006};
    QTest::newRow("rounded down") << qint64{0} << qint64{10} << 4 << 1 << qint64{2};
    QTest::newRow("no length") << qint64{5} << qint64{0} << 10 << 7 << qint64{5};
    QTest::newRow("ages") << qint64{0} << std::numeric_limits<qint64>::max() << 4000 << 4000
                          << std::numeric_limits<qint64>::max();
}

void TestTimeline::parts()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, length);
    QFETCH(int, parts);
    QFETCH(int, number);
    const TimeSpan span{MonoTime(Nanos(begin)), MonoTime(Nanos(begin + length))};
    const MonoTime found =
        partBegin(span, static_cast<std::size_t>(number), static_cast<std::size_t>(parts));
    QTEST(qint64{found.time_since_epoch().count()}, "expected");
}

void TestTimeline::extent()
{
    Stream stream;
    QCOMPARE(extentOf(stream.log), TimeSpan());
    stream.attempt(10);
    QCOMPARE(stream.print(extentOf(stream.log)), QByteArray("10-10"));
    stream.open(20);
    stream.event(50);
    QCOMPARE(stream.print(extentOf(stream.log)), QByteArray("10-50"));
    stream.state(80, ReadyState::Closed);
    QCOMPARE(stream.print(extentOf(stream.log)), QByteArray("10-80"));
}

void TestTimeline::gaps_data()
{
    QTest::addColumn<int>("parts");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("gaps");
    // Silences: 100-400, 410-900 (open until 700), 1100-1300.
    QTest::newRow("all") << 140 << 60 << 9 << QByteArray("100-400 410-700 1100-1300");
    QTest::newRow("two") << 140 << 50 << 2 << QByteArray("100-400 410-700");
    QTest::newRow("long ones") << 140 << 291 << 9 << QByteArray("100-400");
    QTest::newRow("just as long") << 140 << 300 << 9 << QByteArray("100-400");
    QTest::newRow("none") << 140 << 301 << 9 << QByteArray();
    QTest::newRow("coarse") << 14 << 60 << 9 << QByteArray("100-400 410-700 1100-1300");
    QTest::newRow("too coarse") << 2 << 50 << 9 << QByteArray();
}

void TestTimeline::gaps()
{
    QFETCH(int, parts);
    QFETCH(int, least);
    QFETCH(int, most);
    Stream stream;
    stream.state(0, ReadyState::Connecting);
    stream.attempt(0);
    stream.open(50);
    for (const qint64 time : {60, 80, 100, 400, 410})
        stream.event(time);
    stream.state(700, ReadyState::Connecting);
    stream.attempt(900);
    stream.open(1000);
    for (const qint64 time : {1050, 1100, 1300, 1310, 1350, 1400})
        stream.event(time);
    StateHistory history(stream.log);
    history.extend();
    const TimeSpan span = extentOf(stream.log);
    std::vector<quint32> arrivals(static_cast<std::size_t>(parts));
    countArrivals(stream.log, stream.index, span, arrivals);
    QByteArrayList found;
    for (const TimeSpan &gap :
         findGaps(stream.log, stream.index, span, arrivals, history.states(span.end), Millis(least),
                  static_cast<std::size_t>(most)))
        found << stream.print(gap);
    QTEST(found.join(' '), "gaps");
}

void TestTimeline::idleEndIsAGap()
{
    Stream stream;
    stream.attempt(0);
    stream.open(10);
    stream.event(20);
    StateHistory history(stream.log);
    history.extend();
    const auto gapsOf = [&](qint64 begin, qint64 end) {
        const TimeSpan span{stream.at(begin), stream.at(end)};
        std::vector<quint32> arrivals(100);
        countArrivals(stream.log, stream.index, span, arrivals);
        QByteArrayList found;
        for (const TimeSpan &gap : findGaps(stream.log, stream.index, span, arrivals,
                                            history.states(span.end), Millis(100), 5))
            found << stream.print(gap);
        return found.join(' ');
    };
    QCOMPARE(gapsOf(0, 5000), QByteArray("20-5000"));
    // Of a part of the time that holds nothing the silence is told from its begin.
    QCOMPARE(gapsOf(2000, 3000), QByteArray("20-3000"));
}

void TestTimeline::states()
{
    Stream stream;
    StateHistory history(stream.log);
    history.extend();
    QVERIFY(history.states(stream.at(5)).empty());
    ++stream.connection;
    stream.state(10, ReadyState::Connecting);
    history.extend();
    const StateSpan connecting{{stream.at(10), stream.at(30)}, ReadyState::Connecting, 1};
    QCOMPARE(history.states(stream.at(30)), std::vector{connecting});
    stream.open(30);
    stream.event(40);
    stream.state(60, ReadyState::Closed);
    history.extend();
    history.extend();
    const std::vector<StateSpan> expected{connecting,
                                          {{stream.at(30), stream.at(60)}, ReadyState::Open, 1},
                                          {{stream.at(60), stream.at(90)}, ReadyState::Closed, 1}};
    QCOMPARE(history.states(stream.at(90)), expected);
    QCOMPARE(history.states(stream.at(0)).back().time, (TimeSpan{stream.at(60), stream.at(60)}));
}

void TestTimeline::reconnects()
{
    Stream stream;
    StateHistory history(stream.log);
    const auto reconnectsAt = [&](qint64 now) {
        history.extend();
        QByteArrayList found;
        for (const ReconnectSpan &span : history.reconnects(stream.at(now)))
            found << stream.print(span.time) + ' ' + delaySourceName(span.source) +
                         (span.failed ? "!" : "");
        return found.join(", ");
    };
    stream.attempt(0);
    stream.open(5);
    stream.end(10, EndReason::EndOfBody);
    stream.reconnect(10, 3000, DelaySource::Retry);
    QCOMPARE(reconnectsAt(20), QByteArray("10-3010 retry"));
    // Held: it waits longer than was said.
    QCOMPARE(reconnectsAt(5000), QByteArray("10-5000 retry"));
    stream.attempt(5100);
    QCOMPARE(reconnectsAt(6000), QByteArray("10-5100 retry"));
    stream.end(5200, EndReason::Refused);
    stream.reconnect(5200, 1000);
    stream.fact(5300, ReconnectRecord{Millis(0), DelaySource::User, QString()});
    stream.attempt(5310);
    QCOMPARE(reconnectsAt(6000), QByteArray("10-5100 retry, 5200-5300 default!, 5300-5310 user!"));
    stream.end(5400, EndReason::Truncated);
    stream.reconnect(5400, 1000);
    stream.state(5500, ReadyState::Closed);
    QCOMPARE(reconnectsAt(9000).mid(52), QByteArray("5400-5500 default!"));
    const std::vector<EndMark> ends{{stream.at(10), 1, EndReason::EndOfBody},
                                    {stream.at(5200), 2, EndReason::Refused},
                                    {stream.at(5400), 3, EndReason::Truncated}};
    QCOMPARE(history.ends(), ends);
}

void TestTimeline::endlessReconnect()
{
    Stream stream;
    stream.attempt(0);
    stream.reconnect(10, std::numeric_limits<qint64>::max());
    StateHistory history(stream.log);
    history.extend();
    QCOMPARE(history.reconnects(stream.at(20)).front().time.end, MonoTime::max());
}

void TestTimeline::failedEnds()
{
    QVERIFY(!isFailedEnd(EndReason::EndOfBody));
    QVERIFY(!isFailedEnd(EndReason::Closed));
    QVERIFY(isFailedEnd(EndReason::Truncated));
    QVERIFY(isFailedEnd(EndReason::Tls));
}

QTEST_APPLESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
