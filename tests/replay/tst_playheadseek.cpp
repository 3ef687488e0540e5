// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/replay/player.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestPlayheadSeek final : public QObject
{
    Q_OBJECT

private slots:
    static void seeks_data();
    static void seeks();
    static void seeksWhilePlaying();
    static void seeksTimes_data();
    static void seeksTimes();
    static void steps_data();
    static void steps();
    static void stepsPause();
};

void TestPlayheadSeek::seeks_data()
{
    QTest::addColumn<int>("to");
    QTest::addColumn<QByteArray>("moves");
    QTest::addColumn<double>("time");
    QTest::newRow("begin") << 0 << QByteArray("0:0.") << 10.0;
    QTest::newRow("middle") << 2 << QByteArray("0:2.") << 20.0;
    QTest::newRow("end") << 4 << QByteArray("0:4.") << 50.0;
    QTest::newRow("behind") << 99 << QByteArray("0:4.") << 50.0;
}

void TestPlayheadSeek::seeks()
{
    QFETCH(int, to);
    QFETCH(double, time);
    Player player("10 20 30 50");
    player.head.seek(static_cast<std::size_t>(to));
    QTEST(player.taken(), "moves");
    QCOMPARE(player.head.time(), at(time));
    QCOMPARE(player.timers.count(), std::size_t{0});
}

void TestPlayheadSeek::seeksWhilePlaying()
{
    Player player("0 100 200 1000 1100");
    player.head.play();
    QCOMPARE(player.passed(Millis(150)), QByteArray("0:0 0:1 100:2"));
    player.head.seek(3);
    QVERIFY(player.head.isPlaying());
    QCOMPARE(player.passed(Millis(805)), QByteArray("150:3 950:4"));
    player.head.seek(0);
    QCOMPARE(player.passed(Millis(5)), QByteArray("955:0 955:1"));
    player.head.seekTime(at(950));
    QCOMPARE(player.passed(Millis(50)), QByteArray("960:3 1010:4"));
    player.head.seek(5);
    QCOMPARE(player.taken(), QByteArray("1010:5."));
    QCOMPARE(player.timers.count(), std::size_t{0});
}

void TestPlayheadSeek::seeksTimes_data()
{
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("position");
    QTest::addColumn<double>("time");
    QTest::newRow("before all") << 5.0 << 0 << 10.0;
    QTest::newRow("the first") << 10.0 << 1 << 10.0;
    QTest::newRow("between") << 15.0 << 1 << 15.0;
    QTest::newRow("two at once") << 20.0 << 3 << 20.0;
    QTest::newRow("just before") << 19.999999 << 1 << 19.999999;
    QTest::newRow("the last") << 50.0 << 4 << 50.0;
    QTest::newRow("behind all") << 60.0 << 4 << 50.0;
}

void TestPlayheadSeek::seeksTimes()
{
    QFETCH(double, to);
    QFETCH(int, position);
    QFETCH(double, time);
    Player player("10 20 20 50");
    player.head.seekTime(at(to));
    QCOMPARE(player.head.position(), static_cast<std::size_t>(position));
    QCOMPARE(player.head.time(), at(time));
    QCOMPARE(player.log.size(), 1);
}

void TestPlayheadSeek::steps_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<StepKind>("kind");
    QTest::addColumn<int>("forward");
    QTest::addColumn<int>("back");
    // Reads: 0 | 10 10 10 | 20 | 30 30
    const StepKind event = StepKind::Event;
    const StepKind read = StepKind::Read;
    QTest::newRow("event at the begin") << 0 << event << 1 << 0;
    QTest::newRow("event within") << 2 << event << 3 << 1;
    QTest::newRow("event at the end") << 7 << event << 7 << 6;
    QTest::newRow("read at the begin") << 0 << read << 1 << 0;
    QTest::newRow("read of three") << 1 << read << 4 << 0;
    QTest::newRow("read from within") << 2 << read << 4 << 1;
    QTest::newRow("read before one") << 4 << read << 5 << 1;
    QTest::newRow("the last read") << 5 << read << 7 << 4;
    QTest::newRow("read at the end") << 7 << read << 7 << 5;
}

void TestPlayheadSeek::steps()
{
    QFETCH(int, from);
    QFETCH(StepKind, kind);
    Player player("0 10 10+ 10+ 20 30 30+");
    player.head.seek(static_cast<std::size_t>(from));
    player.head.stepForward(kind);
    QTEST(static_cast<int>(player.head.position()), "forward");
    player.head.seek(static_cast<std::size_t>(from));
    player.head.stepBack(kind);
    QTEST(static_cast<int>(player.head.position()), "back");
    QCOMPARE(player.log.size(), 4);
}

void TestPlayheadSeek::stepsPause()
{
    Player player("0 100 200");
    player.head.play();
    player.passed(Millis(20));
    player.head.stepForward(StepKind::Event);
    QCOMPARE(player.passed(whole), QByteArray("20:2."));
    QCOMPARE(player.head.time(), at(100));
    player.head.play();
    player.taken();
    player.head.stepBack(StepKind::Read);
    QCOMPARE(player.head.position(), std::size_t{1});
    QVERIFY(!player.head.isPlaying());
    QCOMPARE(player.timers.count(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestPlayheadSeek)
#include "tst_playheadseek.moc"
