// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/readthrottle.h"
#include "tests/support/readerbench.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

/// What ends a stream, or slows it: limits, methods, attempts, watchdogs, the throttle.
class TestStreamLimits : public QObject
{
    Q_OBJECT

private slots:
    void eventLimit();
    void noReconnectWhenAsked_data();
    void noReconnectWhenAsked();
    void otherMethods_data();
    void otherMethods();
    void attemptsUsedUp();
    void backoffBeginsAnew();
    void connectWatchdog();
    void firstByteWatchdogTells();
    void idleWatchdog();
    void watchdogsOff();
    void throttlesFastStreams();
    void waitsForTheRecorder();
};

void TestStreamLimits::eventLimit()
{
    ReaderBench bench(
        always(ScriptReply().stream().body("data: a\n\n:c\n\ndata: b\n\ndata: c\n\n:d\n\n")));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.maxEvents = 2;
    bench.reader.start(endpoint);
    bench.timers.advance(1h);
    QCOMPARE(bench.events(), QByteArray("a|b"));
    QCOMPARE(bench.ends(), QByteArray("limit"));
    QVERIFY(bench.reader.status().message.contains(QLatin1Char('2')));
    QVERIFY(bench.reader.status().ended && bench.reader.status().finishedAsAsked);
    QCOMPARE(bench.log.byteCount(), quint64(35));
    // Started again it gives as many once more.
    bench.reader.reconnectNow();
    bench.timers.advance(1h);
    QCOMPARE(bench.events(), QByteArray("a|b|a|b"));
}

void TestStreamLimits::noReconnectWhenAsked_data()
{
    QTest::addColumn<TransportError>("error");
    QTest::addColumn<bool>("verified");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("asAsked");
    QTest::newRow("complete") << TransportError::None << true << QByteArray("end-of-body") << true;
    QTest::newRow("close-delimited")
        << TransportError::None << false << QByteArray("end-not-verifiable") << true;
    QTest::newRow("cut") << TransportError::RemoteClosed << false << QByteArray("truncated!")
                         << false;
}

void TestStreamLimits::noReconnectWhenAsked()
{
    QFETCH(TransportError, error);
    QFETCH(bool, verified);
    QFETCH(QByteArray, end);
    QFETCH(bool, asAsked);
    ReaderBench bench(
        always(ScriptReply().stream().body("data: a\n\n").fail(error, QString(), verified)));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.reconnect = false;
    bench.reader.start(endpoint);
    bench.timers.advance(1h);
    QCOMPARE(bench.ends(), end);
    QVERIFY(bench.reader.status().ended);
    QCOMPARE(bench.reader.status().finishedAsAsked, asAsked);
    QCOMPARE(bench.transport.requests.size(), 1);
}

void TestStreamLimits::otherMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("chosen");
    QTest::addColumn<int>("requests");
    QTest::newRow("POST") << QByteArray("POST") << false << 1;
    QTest::newRow("POST, profile chosen") << QByteArray("POST") << true << 2;
    QTest::newRow("PUT") << QByteArray("PUT") << false << 1;
    QTest::newRow("GET") << QByteArray("GET") << false << 2;
}

void TestStreamLimits::otherMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, chosen);
    QFETCH(int, requests);
    ReaderBench bench(inTurn({once("data: a\n\n")}));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.method = method;
    endpoint.body = "{\"prompt\":1}";
    endpoint.profileChosen = chosen;
    bench.reader.start(endpoint);
    bench.timers.advance(4s);
    QCOMPARE(bench.transport.requests.size(), requests);
    QCOMPARE(bench.transport.requests.last().body, endpoint.body);
    QCOMPARE(bench.reader.status().ended, requests == 1);
    if (requests > 1)
        return;
    QVERIFY(bench.reader.status().message.contains(QString::fromLatin1(method)));
    QVERIFY(bench.reader.status().message.contains(QLatin1String("connect again")));
    bench.reader.reconnectNow();
    QCOMPARE(bench.transport.requests.size(), 2);
    QCOMPARE(bench.transport.requests.last().body, endpoint.body);
}

void TestStreamLimits::attemptsUsedUp()
{
    ReaderBench bench([](const TransportRequest &, int number) {
        return number == 3 ? once("data: a\n\n")
                           : ScriptReply().fail(TransportError::ConnectionRefused);
    });
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.profile.mostAttempts = 4;
    bench.reader.start(endpoint);
    bench.timers.advance(1h);
    // Two in vain, one that opens, then four in vain.
    QCOMPARE(bench.ends(),
             QByteArray("refused refused end-of-body refused refused refused refused!"));
    QVERIFY(bench.reader.status().ended);
    QVERIFY(!bench.reader.status().finishedAsAsked);
    QVERIFY(bench.reader.status().message.contains(QLatin1Char('4')));
}

void TestStreamLimits::backoffBeginsAnew()
{
    ReaderBench bench(
        inTurn({ScriptReply().head(503).end(), ScriptReply().head(429).end(),
                ScriptReply().stream().wait(59s).end(), ScriptReply().stream().wait(60s).end(),
                ScriptReply().head(500).end()}));
    bench.random = 0;
    bench.reader.start(ReaderBench::endpoint("sdk"));
    bench.timers.advance(1h);
    QCOMPARE(bench.reconnects(), QByteArray("1000 default, 2000 backoff, 4000 backoff, 1000 "
                                            "default, 2000 backoff"));
    QVERIFY(bench.facts<ReconnectRecord>().at(2).message.contains(QLatin1Char('3')));
}

void TestStreamLimits::connectWatchdog()
{
    ReaderBench bench(always(ScriptReply()));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(29s);
    QCOMPARE(bench.ends(), QByteArray());
    bench.timers.advance(1s);
    QCOMPARE(bench.ends(), QByteArray("timeout-connect"));
    QVERIFY(bench.reader.status().message.contains(QLatin1String("30 s")));
    QCOMPARE(bench.transport.aborts, 1);
    QCOMPARE(bench.reconnects(), QByteArray("3000 default"));
    bench.timers.advance(3s);
    QCOMPARE(bench.transport.requests.size(), 2);
}

void TestStreamLimits::firstByteWatchdogTells()
{
    ReaderBench bench(always(ScriptReply().sent().wait(31s).stream().wait(31s).body(":\n")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(30s);
    QCOMPARE(bench.notes(), QByteArray("first-byte"));
    bench.timers.advance(2s);
    QCOMPARE(bench.reader.status().readyState, ReadyState::Open);
    bench.timers.advance(1h);
    QCOMPARE(bench.notes(), QByteArray("first-byte"));
    QCOMPARE(bench.ends(), QByteArray());
}

void TestStreamLimits::idleWatchdog()
{
    ReaderBench bench(
        always(ScriptReply().stream().wait(3s).body(":\n").wait(4s).body("data: a\n\n")));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.idleTimeout = 5s;
    bench.reader.start(endpoint);
    bench.timers.advance(11s);
    QCOMPARE(bench.ends(), QByteArray());
    bench.timers.advance(1s);
    QCOMPARE(bench.ends(), QByteArray("timeout-idle"));
    QVERIFY(bench.reader.status().message.contains(QLatin1String("5 s")));
    QCOMPARE(bench.events(), QByteArray("a"));
    QCOMPARE(bench.transport.aborts, 1);
    QCOMPARE(bench.states(), QByteArray("0 1 0"));
}

void TestStreamLimits::watchdogsOff()
{
    ReaderBench bench(always(ScriptReply().wait(1h).stream()));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.connectTimeout = Nanos(0);
    endpoint.firstByteTimeout = Nanos(0);
    bench.reader.start(endpoint);
    bench.timers.advance(100h);
    QCOMPARE(bench.reader.status().readyState, ReadyState::Open);
    QCOMPARE(bench.notes(), QByteArray());
}

void TestStreamLimits::throttlesFastStreams()
{
    ScriptReply reply = ScriptReply().stream();
    const QByteArray piece = QByteArray("data: 0123456789\n\n").repeated(500'000); // 9 MB
    for (int i = 0; i < 10; ++i)
        reply.wait(110ms).body(piece);
    reply.wait(2s).body("data: calm\n\n").wait(2s).body("data: calm\n\n");
    ReaderBench bench(always(reply));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1200ms);
    QCOMPARE(bench.transport.readBufferSize, qint64(8) << 20);
    QCOMPARE(bench.notes(), QByteArray("throttled"));
    bench.timers.advance(5s);
    QCOMPARE(bench.transport.readBufferSize, qint64(0));
    QCOMPARE(bench.notes(), QByteArray("throttled"));
}

void TestStreamLimits::waitsForTheRecorder()
{
    ReaderBench bench(always(ScriptReply()
                                 .stream()
                                 .body("data: a\n\n")
                                 .wait(1s)
                                 .body("data: b\n\n")
                                 .wait(1s)
                                 .body("data: c\n\n")
                                 .end()));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(500ms);
    QCOMPARE(bench.events(), QByteArray("a"));
    bench.unrecorded = ReadThrottle::mostWaiting + 1;
    bench.timers.advance(1s);
    QCOMPARE(bench.events(), QByteArray("a"));
    QCOMPARE(bench.transport.readBufferSize, ReadThrottle::buffer);
    QCOMPARE(bench.notes(), QByteArray("throttled"));
    QVERIFY(bench.noteText("throttled").contains(QLatin1String("recorded")));
    bench.unrecorded = ReadThrottle::mostWaiting;
    bench.timers.advance(20ms);
    QCOMPARE(bench.events(), QByteArray("a|b"));
    // What is there at the end of a body is taken, recorded or not.
    bench.unrecorded = ReadThrottle::mostWaiting + 1;
    bench.timers.advance(1s);
    QCOMPARE(bench.ends(), QByteArray("end-of-body"));
    QCOMPARE(bench.events(), QByteArray("a|b|c"));
}

QTEST_APPLESS_MAIN(TestStreamLimits)
#include "tst_streamlimits.moc"
