// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/replay/player.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestPlayhead final : public QObject
{
    Q_OBJECT

private slots:
    static void plays_data();
    static void plays();
    static void pausesAndGoesOn();
    static void loops();
    static void endsALoop();
    static void playsAgainFromTheBegin();
    static void changesPace();
    static void waitsForMore();
    static void goesOnInTime();
    static void endsWhenNoMoreComes();
    static void unlimitedGoesInSlices();
    static void manyAtOnceGoInSlices();
    static void lateTimersDoNotAddUp();
    static void callsFromTheCallback();
    static void nothingToPlay();
    static void diesWhilePlaying();
};

void TestPlayhead::plays_data()
{
    QTest::addColumn<QByteArray>("stops");
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("silence");
    QTest::addColumn<QByteArray>("moves");
    const QByteArray stops = "100 110 110 410";
    QTest::newRow("original") << stops << 1.0 << 0 << QByteArray("0:0 0:1 10:3 310:4.");
    QTest::newRow("x10") << stops << 10.0 << 0 << QByteArray("0:0 0:1 1:3 31:4.");
    QTest::newRow("x0.1") << stops << 0.1 << 0 << QByteArray("0:0 0:1 100:3 3100:4.");
    QTest::newRow("silence") << stops << 1.0 << 20 << QByteArray("0:0 0:1 10:3 30:4.");
    QTest::newRow("one stop") << QByteArray("5") << 1.0 << 0 << QByteArray("0:0 0:1.");
}

void TestPlayhead::plays()
{
    QFETCH(QByteArray, stops);
    QFETCH(double, factor);
    QFETCH(int, silence);
    Player player(stops);
    player.head.setPace({factor, false, Millis(silence)});
    player.head.play();
    QVERIFY(player.head.isPlaying());
    QTEST(player.passed(whole), "moves");
    QCOMPARE(player.timers.count(), std::size_t{0});
    QCOMPARE(player.head.time(), player.stops.time(player.stops.count() - 1));
}

void TestPlayhead::pausesAndGoesOn()
{
    Player player("0 100 200");
    QCOMPARE(player.head.time(), at(0));
    player.head.play();
    player.head.play();
    QCOMPARE(player.passed(Millis(130)), QByteArray("0:0 0:1 100:2"));
    QCOMPARE(player.head.time(), at(130));
    player.head.pause();
    player.head.pause();
    QCOMPARE(player.passed(whole), QByteArray("130:2."));
    QCOMPARE(player.head.time(), at(130));
    player.begin = player.clock.now();
    player.head.play();
    QCOMPARE(player.passed(whole), QByteArray("0:2 70:3."));
}

void TestPlayhead::loops()
{
    Player player("0 100");
    player.head.setLoop(true);
    QVERIFY(player.head.loops());
    player.head.play();
    QCOMPARE(player.passed(Millis(1250)),
             QByteArray("0:0 0:1 100:2 600:0 600:1 700:2 1200:0 1200:1"));
    // With one stop, and as fast as it goes, every round rests.
    Player one("7");
    one.head.setLoop(true);
    one.head.setPace({1, true, Nanos(0)});
    one.head.play();
    QCOMPARE(one.passed(Millis(1100)), QByteArray("0:0 0:1 500:0 500:1 1000:0 1000:1"));
}

void TestPlayhead::endsALoop()
{
    Player player("0 100");
    player.head.setLoop(true);
    player.head.play();
    QCOMPARE(player.passed(Millis(200)), QByteArray("0:0 0:1 100:2"));
    QVERIFY(player.head.isPlaying());
    player.head.setPace({10, false, Nanos(0)});
    player.head.setLoop(false);
    QCOMPARE(player.passed(whole), QByteArray("200:2."));
}

void TestPlayhead::playsAgainFromTheBegin()
{
    Player player("0 100");
    player.head.seek(2);
    player.taken();
    player.head.play();
    QCOMPARE(player.passed(whole), QByteArray("0:0 0:1 100:2."));
}

void TestPlayhead::changesPace()
{
    Player player("0 1000 2000");
    player.head.play();
    QCOMPARE(player.passed(Millis(500)), QByteArray("0:0 0:1"));
    const Pace fast{10, false, Nanos(0)};
    player.head.setPace(fast);
    QCOMPARE(player.head.pace(), fast);
    QCOMPARE(player.head.time(), at(500));
    QCOMPARE(player.passed(Millis(100)), QByteArray("550:2"));
    player.head.setPace({0.5, false, Nanos(0)});
    QCOMPARE(player.passed(whole), QByteArray("1600:3."));
}

void TestPlayhead::waitsForMore()
{
    Player player("0 100");
    player.head.setGrowing(true);
    player.head.play();
    QCOMPARE(player.passed(Millis(150)), QByteArray("0:0 0:1 100:2"));
    QVERIFY(player.head.isPlaying());
    QVERIFY(player.head.isWaiting());
    QCOMPARE(player.head.time(), at(100));
    player.head.moreStops();
    QCOMPARE(player.passed(Millis(850)), QByteArray());
    // It is late, so that it shows at once; the pace goes on from it.
    player.stops.append("200 260");
    player.head.moreStops();
    QVERIFY(!player.head.isWaiting());
    QCOMPARE(player.passed(Millis(500)), QByteArray("1000:3 1060:4"));
    QVERIFY(player.head.isWaiting());
    player.head.pause();
    QVERIFY(!player.head.isWaiting());
    QCOMPARE(player.taken(), QByteArray("1500:4."));
    player.head.play();
    QVERIFY(player.head.isWaiting());
    QCOMPARE(player.passed(whole), QByteArray("1500:4"));
}

void TestPlayhead::goesOnInTime()
{
    Player player("0 100");
    player.head.setGrowing(true);
    player.head.play();
    QCOMPARE(player.passed(Millis(150)), QByteArray("0:0 0:1 100:2"));
    player.stops.append("200");
    player.head.moreStops();
    player.head.moreStops();
    QCOMPARE(player.passed(Millis(50)), QByteArray("200:3"));
    // What comes before the end is reached needs no word.
    player.stops.append("300");
    player.head.moreStops();
    player.stops.append("310");
    QCOMPARE(player.passed(whole), QByteArray("300:4 310:5"));
}

void TestPlayhead::endsWhenNoMoreComes()
{
    Player player("0 100");
    player.head.setGrowing(true);
    player.head.play();
    QCOMPARE(player.passed(Millis(150)), QByteArray("0:0 0:1 100:2"));
    player.head.setGrowing(false);
    QCOMPARE(player.taken(), QByteArray("150:2."));
    QVERIFY(!player.head.isPlaying());
    Player looping("0 100");
    looping.head.setGrowing(true);
    looping.head.setLoop(true);
    looping.head.play();
    QCOMPARE(looping.passed(Millis(150)), QByteArray("0:0 0:1 100:2"));
    looping.head.setGrowing(false);
    QCOMPARE(looping.passed(Millis(500)), QByteArray("650:0 650:1"));
}

void TestPlayhead::unlimitedGoesInSlices()
{
    Player player("");
    for (qint64 i = 0; i < 10'000; ++i)
        player.stops.stops.push_back({i * 1000, 0});
    player.head.setPace({1, true, Nanos(0)});
    player.head.play();
    QCOMPARE(player.passed(Nanos(0)), QByteArray("0:0 0:4096 0:8192 0:10000."));
}

void TestPlayhead::manyAtOnceGoInSlices()
{
    Player player("");
    player.stops.stops.assign(5000, {50, 0});
    player.stops.stops.push_back({60, 0});
    player.head.play();
    QCOMPARE(player.passed(whole), QByteArray("0:0 0:4096 0:5000 10:5001."));
}

void TestPlayhead::lateTimersDoNotAddUp()
{
    Player player("");
    for (qint64 i = 0; i <= 1000; ++i)
        player.stops.stops.push_back({i * 10, 0});
    player.head.play();
    player.passed(Nanos(0));
    // The event loop looks every 7 ms only.
    for (int i = 0; i < 1428; ++i) {
        player.clock.advance(Millis(7));
        player.timers.advance(Nanos(0));
        const auto played = (player.clock.now() - player.begin) / Millis(10);
        QCOMPARE(player.head.position(), static_cast<std::size_t>(played) + 1);
    }
    QCOMPARE(player.log.size(), 999);
}

void TestPlayhead::callsFromTheCallback()
{
    FakeClock clock;
    FakeTimers timers(clock);
    const ListStops stops("0 100 200 300");
    QByteArrayList log;
    std::unique_ptr<Playhead> head;
    head = std::make_unique<Playhead>(clock, timers, stops, [&] {
        log << QByteArray::number(head->position());
        if (head->position() == 2 && head->isPlaying())
            head->seek(3);
        else if (head->position() == 4 && head->isPlaying())
            head->pause();
        else if (head->position() == 1)
            head->setPace({10, false, Nanos(0)});
    });
    head->play();
    timers.advance(whole);
    QCOMPARE(log.join(' '), QByteArray("0 1 2 3 4"));
    QVERIFY(!head->isPlaying());
}

void TestPlayhead::nothingToPlay()
{
    Player player("");
    player.head.play();
    QVERIFY(!player.head.isPlaying());
    player.head.setLoop(true);
    player.head.play();
    player.head.seekTime(at(5));
    player.head.stepForward(StepKind::Read);
    player.head.stepBack(StepKind::Read);
    player.head.seek(3);
    QCOMPARE(player.head.position(), std::size_t{0});
    QVERIFY(!player.head.isPlaying());
    player.head.setGrowing(true);
    player.taken();
    player.head.play();
    QVERIFY(player.head.isWaiting());
    player.stops.append("70 75");
    player.head.moreStops();
    QCOMPARE(player.passed(Millis(10)), QByteArray("0:0 0:1 5:2"));
    player.head.setGrowing(false);
    QVERIFY(player.head.isPlaying());
}

void TestPlayhead::diesWhilePlaying()
{
    FakeClock clock;
    FakeTimers timers(clock);
    const ListStops stops("0 100");
    {
        Playhead head(clock, timers, stops, [] {});
        head.play();
        QCOMPARE(timers.count(), std::size_t{1});
    }
    QCOMPARE(timers.count(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestPlayhead)
#include "tst_playhead.moc"
