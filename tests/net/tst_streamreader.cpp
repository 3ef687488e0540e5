// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/readerbench.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

/// The life of a stream: states, reconnects, the last event ID, close.
class TestStreamReader : public QObject
{
    Q_OBJECT

private slots:
    void opensAndReads();
    void recordsInOrder();
    void oneReadOneRecord();
    void slicesFastStreams();
    void lastEventIdAcrossConnections();
    void firstLastEventId();
    void unsafeIdIsLeftOut();
    void nowSkipsTheWait();
    void holdStopsTheCountdown();
    void hugeRetryWaits();
    void reconnectAfterTheEnd();
    void startAnewForgets();
    void startClosesTheOld();
    void closeWithinABurst();
    void closeWhileWaiting();
    void closeWhileAborting();
};

void TestStreamReader::opensAndReads()
{
    ReaderBench bench(always(ScriptReply().stream().wait(10ms).body("data: a\n\ndata: b\n\n")));
    QCOMPARE(bench.reader.status().readyState, ReadyState::Closed);
    bench.reader.start(ReaderBench::endpoint());
    QCOMPARE(bench.reader.status().readyState, ReadyState::Connecting);
    bench.timers.advance(0ms);
    QCOMPARE(bench.reader.status().readyState, ReadyState::Open);
    QCOMPARE(bench.reader.status().httpStatus, 200);
    const int changes = bench.changes;
    bench.timers.advance(10ms);
    QCOMPARE(bench.changes, changes + 1);
    QCOMPARE(bench.events(), QByteArray("a|b"));
    QCOMPARE(bench.states(), QByteArray("0 1"));
    const ConnectionCounts *counts = bench.index.findCounts(1);
    QVERIFY(counts);
    QCOMPARE(counts->events.load(), quint64(2));
    QCOMPARE(counts->bytes.load(), quint64(18));
    QCOMPARE(counts->firstByteAt.load(), qint64(bench.clock.now().time_since_epoch().count()));
}

void TestStreamReader::recordsInOrder()
{
    ReaderBench bench(inTurn({once("data: a\n\n")}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QByteArrayList order;
    for (std::size_t i = 0; i < bench.log.recordCount(); ++i)
        order.append(QByteArray::number(qsizetype(bench.log.record(i).fact.index())));
    // Start, attempt, state, response, state, end of the body, end, state, reconnect.
    QCOMPARE(order.join(' '), QByteArray("6 2 0 1 2 7 3 2 4"));
    QByteArrayList rows;
    for (RowNumber row = 0; row < bench.index.rowCount(); ++row)
        rows.append(bench.index.row(row).kind == RowKind::Fact ? "fact" : "block");
    QCOMPARE(rows.join(' '), QByteArray("fact fact block fact fact"));
}

void TestStreamReader::oneReadOneRecord()
{
    ReaderBench bench(always(ScriptReply().stream().body("da").body("ta: a\n").body("\n")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QCOMPARE(bench.log.readCount(), std::size_t(3));
    QCOMPARE(bench.log.read(1).length, quint32(6));
    QCOMPARE(bench.events(), QByteArray("a"));
}

void TestStreamReader::slicesFastStreams()
{
    const QByteArray burst = QByteArray("data: 0123456789abcde\n\n").repeated(300'000); // 6.6 MB
    ReaderBench bench(always(ScriptReply().stream().body(burst)));
    int mostChanges = 0;
    bench.onChange = [&] { mostChanges = std::max(mostChanges, int(bench.log.readCount())); };
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QCOMPARE(bench.log.byteCount(), quint64(burst.size()));
    QVERIFY(bench.log.readCount() >= 3);
    QCOMPARE(bench.index.eventCount(), quint64(300'000));
}

void TestStreamReader::lastEventIdAcrossConnections()
{
    ReaderBench bench(inTurn({once("retry: 10\nid: A\ndata: one\n\n"), once("data: two\n\n"),
                              once(": nothing\n\n"), once("id: \xE2\x80\xA6\n\nid: lost\ndata: x"),
                              once("id\n\n")}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1s);
    QCOMPARE(bench.lastEventIdsSent(), QByteArray("- A A A \xE2\x80\xA6 -"));
    QCOMPARE(bench.facts<AttemptRecord>().at(3).lastEventId, QByteArray("A"));
    QCOMPARE(bench.reader.status().connection, ConnectionId(6));
}

void TestStreamReader::firstLastEventId()
{
    ReaderBench bench(inTurn({once("data: one\n\n")}));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.lastEventId = "41";
    bench.reader.start(endpoint);
    bench.timers.advance(4s);
    QCOMPARE(bench.lastEventIdsSent(), QByteArray("41 41"));
    EventText text(bench.log, bench.index);
    QCOMPARE(text.lastEventId(2), QByteArray("41"));
}

void TestStreamReader::unsafeIdIsLeftOut()
{
    ReaderBench bench(inTurn({once("retry: 10\nid: a\x01"
                                   "b\ndata: one\n\n")}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1s);
    QCOMPARE(bench.lastEventIdsSent(), QByteArray("- -"));
    QCOMPARE(bench.notes(), QByteArray("unsafe-id"));
    QCOMPARE(bench.reader.status().lastEventId, QByteArray("a\x01"
                                                           "b"));
    QCOMPARE(bench.reader.status().readyState, ReadyState::Connecting);
}

void TestStreamReader::nowSkipsTheWait()
{
    ReaderBench bench(always(once("retry: 60000\n\n")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QVERIFY(bench.reader.status().reconnect);
    QCOMPARE(bench.reader.status().reconnect->delay, Millis(60000));
    QCOMPARE(bench.reader.status().reconnect->source, DelaySource::Retry);
    bench.reader.reconnectNow();
    QVERIFY(!bench.reader.status().reconnect);
    QCOMPARE(bench.transport.requests.size(), 2);
    // A second press while it connects changes nothing.
    bench.reader.reconnectNow();
    QCOMPARE(bench.transport.requests.size(), 2);
    QCOMPARE(bench.reconnects(), QByteArray("60000 retry, 0 user"));
}

void TestStreamReader::holdStopsTheCountdown()
{
    ReaderBench bench(inTurn({once("data: a\n\n")}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1s);
    bench.reader.hold(true);
    QVERIFY(bench.reader.status().reconnect->held);
    bench.timers.advance(1h);
    QCOMPARE(bench.transport.requests.size(), 1);
    bench.reader.hold(false);
    QVERIFY(!bench.reader.status().reconnect->held);
    QCOMPARE(bench.reader.status().reconnect->due - bench.clock.now(), Nanos(2s));
    bench.timers.advance(1999ms);
    QCOMPARE(bench.transport.requests.size(), 1);
    bench.timers.advance(1ms);
    QCOMPARE(bench.transport.requests.size(), 2);
    // Without a countdown there is nothing to hold.
    bench.reader.hold(true);
    QVERIFY(!bench.reader.status().reconnect);
}

void TestStreamReader::hugeRetryWaits()
{
    ReaderBench bench(always(once("retry: 99999999999999999999\n\n")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(24h * 300);
    QCOMPARE(bench.transport.requests.size(), 1);
    QVERIFY(bench.reader.status().reconnect->due > bench.clock.now());
    QCOMPARE(bench.reader.status().reconnect->delay, Millis::max());
    bench.reader.reconnectNow();
    QCOMPARE(bench.transport.requests.size(), 2);
}

void TestStreamReader::reconnectAfterTheEnd()
{
    ReaderBench bench(inTurn({once("id: 7\nretry: 50\ndata: a\n\n"), ScriptReply().head(204).end(),
                              once("data: b\n\n")}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1s);
    QVERIFY(bench.reader.status().ended);
    QVERIFY(bench.reader.status().finishedAsAsked);
    QCOMPARE(bench.ends(), QByteArray("end-of-body no-content"));
    QCOMPARE(bench.reader.status().readyState, ReadyState::Closed);
    bench.reader.reconnectNow();
    QVERIFY(!bench.reader.status().ended);
    bench.timers.advance(10ms);
    QCOMPARE(bench.lastEventIdsSent(), QByteArray("- 7 7"));
    QCOMPARE(bench.reader.status().connection, ConnectionId(3));
    QCOMPARE(bench.reconnects(), QByteArray("50 retry, 0 user, 50 retry"));
    QCOMPARE(bench.states(), QByteArray("0 1 0 2 0 1 0"));
}

void TestStreamReader::startAnewForgets()
{
    ReaderBench bench(inTurn({once("id: 7\nretry: 50\ndata: a\n\n")}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    bench.reader.close();
    bench.reader.start(ReaderBench::endpoint());
    QCOMPARE(bench.lastEventIdsSent(), QByteArray("- -"));
    QVERIFY(!bench.reader.status().retry.milliseconds);
    QCOMPARE(bench.reader.status().connection, ConnectionId(2));
}

void TestStreamReader::startClosesTheOld()
{
    ReaderBench bench(always(ScriptReply().stream().body("data: a\n\n")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    bench.reader.start(ReaderBench::endpoint());
    // The transport takes one request at a time.
    QCOMPARE(bench.transport.requests.size(), 1);
    bench.timers.advance(1ms);
    QCOMPARE(bench.transport.requests.size(), 2);
    QCOMPARE(bench.states(), QByteArray("0 1 2 0 1"));
    QCOMPARE(bench.ends(), QByteArray("closed"));
    QCOMPARE(bench.events(), QByteArray("a|a"));
}

void TestStreamReader::closeWithinABurst()
{
    const QByteArray burst = QByteArray("data: 0123456789abcde\n\n").repeated(300'000);
    ReaderBench bench(always(ScriptReply().stream().body(burst).body("data: late\n\n").end()));
    bench.onChange = [&bench] {
        if (bench.log.readCount() == 1 && bench.reader.status().readyState == ReadyState::Open)
            bench.reader.close();
    };
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1h);
    QCOMPARE(bench.log.readCount(), std::size_t(1));
    QVERIFY(bench.index.eventCount() < 300'000);
    QCOMPARE(bench.transport.aborts, 1);
    QVERIFY(!bench.transport.isBusy());
    QCOMPARE(bench.states(), QByteArray("0 1 2"));
    QCOMPARE(bench.ends(), QByteArray("closed"));
    QVERIFY(bench.reader.status().finishedAsAsked);
    QCOMPARE(bench.timers.count(), std::size_t(0));
    QVERIFY(!bench.events().contains("late"));
}

void TestStreamReader::closeWhileWaiting()
{
    ReaderBench bench(always(once("data: a\n\n")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1s);
    bench.reader.close();
    QCOMPARE(bench.timers.count(), std::size_t(0));
    QCOMPARE(bench.states(), QByteArray("0 1 0 2"));
    QCOMPARE(bench.notes(), QByteArray("closed"));
    QVERIFY(bench.reader.status().ended && bench.reader.status().finishedAsAsked);
    QCOMPARE(bench.reader.status().endReason, EndReason::Closed);
    // Closed is closed.
    const std::size_t records = bench.log.recordCount();
    bench.reader.close();
    QCOMPARE(bench.log.recordCount(), records);
}

void TestStreamReader::closeWhileAborting()
{
    ReaderBench bench(always(ScriptReply().stream()));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    bench.reader.start(ReaderBench::endpoint());
    bench.reader.close();
    bench.timers.advance(1h);
    QCOMPARE(bench.transport.requests.size(), 1);
    QCOMPARE(bench.reader.status().readyState, ReadyState::Closed);
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QCOMPARE(bench.reader.status().readyState, ReadyState::Open);
}

QTEST_APPLESS_MAIN(TestStreamReader)
#include "tst_streamreader.moc"
