// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/logindexer.h"

#include "tests/support/indexfixture.h"
#include "tests/support/randomstream.h"
#include "tests/support/readerbench.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

namespace {

/// Every row with all that an index knows of it, one a line.
QByteArray rowsOf(const CaptureLog &log, const EventIndex &index)
{
    QByteArrayList lines;
    EventText text(log, index);
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        const EventRow &place = index.row(row);
        lines.append(QByteArray::number(index.numberOf(row)) + ' ' + kindName(place.kind) + ' ' +
                     QByteArray::number(place.begin) + '+' +
                     QByteArray::number(index.lengthOf(row)) + " source " +
                     QByteArray::number(place.source) + " type " + text.type(row) + " id " +
                     text.lastEventId(row));
    }
    return lines.join('\n');
}

QByteArray countsOf(const EventIndex &index, ConnectionId last)
{
    QByteArrayList lines;
    for (ConnectionId connection = 1; connection <= last; ++connection) {
        const ConnectionCounts *counts = index.findCounts(connection);
        if (!counts) {
            lines.append("-");
            continue;
        }
        lines.append(QByteArray::number(counts->events.load()) + ' ' +
                     QByteArray::number(counts->comments.load()) + ' ' +
                     QByteArray::number(counts->bytes.load()) + ' ' +
                     QByteArray::number(counts->firstByteAt.load()));
    }
    return lines.join('\n');
}

using Steps = std::function<void(ReaderBench &)>;

void run(ReaderBench &bench, const Endpoint &endpoint)
{
    bench.reader.start(endpoint);
    bench.timers.advance(20s);
}

} // namespace

Q_DECLARE_METATYPE(Steps)

class TestLogIndexer final : public QObject
{
    Q_OBJECT

private slots:
    void makesTheReadersRows_data();
    void makesTheReadersRows();
    void makesTheReadersRowsOfRandomStreams();
    void beginsWhereTheFactIsMissing();
    void endsWhereTheFactIsMissing();
    void beginsBehindWhatIsLost();
};

void TestLogIndexer::makesTheReadersRows_data()
{
    QTest::addColumn<QList<ScriptReply>>("replies");
    QTest::addColumn<Steps>("steps");
    const auto row = [](const char *name, const QList<ScriptReply> &replies, const Steps &steps) {
        QTest::newRow(name) << replies << steps;
    };
    const Steps plain = [](ReaderBench &bench) { run(bench, ReaderBench::endpoint()); };
    const QByteArray two("id: 1\ndata: a\n\nid: 2\ndata: b\n\n");

    row("two connections", {once(two), once(": c\n\ndata: x\n\n")}, plain);
    row("an unfinished block", {once("id: 7\ndata: a\n\nid: 8\ndata: lost"), once(two)}, plain);
    row("cut between CR and LF",
        {ScriptReply().stream().body("data: a\r\n\r").body("\ndata: b\r").body("\n\r\n").end()},
        plain);
    row("a failed response with a body", {ScriptReply().head(500).body("oh no").end()}, plain);
    row("a redirect",
        {ScriptReply().head(302, {{"Location", "/elsewhere"}}).end(),
         ScriptReply().stream().body(two).end()},
        plain);
    row("no event in it", {once(QByteArray("nothing here\n").repeated(2000))}, plain);
    row("notes at the end", {once("retry: soon\nid: a\n\ndata: x\n")}, plain);
    row("a limit within a read", {once(two.repeated(5))}, [](ReaderBench &bench) {
        Endpoint endpoint = ReaderBench::endpoint();
        endpoint.maxEvents = 3;
        run(bench, endpoint);
    });
    row("a second start with a limit", {once(two.repeated(5)), once(two.repeated(5))},
        [](ReaderBench &bench) {
            Endpoint endpoint = ReaderBench::endpoint();
            endpoint.maxEvents = 3;
            run(bench, endpoint);
            run(bench, endpoint);
        });
    row("an initial last event ID",
        {ScriptReply().stream().body("data: a\n\n").wait(5s).body("data: b\n\n")},
        [](ReaderBench &bench) {
            Endpoint endpoint = ReaderBench::endpoint();
            endpoint.lastEventId = "42";
            bench.reader.start(endpoint);
            bench.timers.advance(1s);
            bench.reader.close();
        });
    row("a new stream forgets", {once(two), once("data: x\n\n"), once(two)},
        [](ReaderBench &bench) {
            bench.reader.start(ReaderBench::endpoint());
            bench.timers.advance(1s);
            bench.reader.start(ReaderBench::endpoint(), false);
            bench.timers.advance(1s);
            bench.reader.start(ReaderBench::endpoint(), true);
            bench.timers.advance(1s);
        });
    row("closed while it waits", {once(two)}, [](ReaderBench &bench) {
        bench.reader.start(ReaderBench::endpoint());
        bench.timers.advance(1s);
        bench.reader.close();
    });
}

void TestLogIndexer::makesTheReadersRows()
{
    QFETCH(QList<ScriptReply>, replies);
    QFETCH(Steps, steps);
    ReaderBench bench(inTurn(replies));
    EventIndex alongside;
    LogIndexer step(bench.log, alongside);
    bench.onChange = [&] { step.feedNew(); };
    steps(bench);
    QVERIFY(bench.index.rowCount() > 0);

    EventIndex behind;
    LogIndexer once(bench.log, behind);
    once.feedNew();
    const QByteArray expected = rowsOf(bench.log, bench.index);
    QCOMPARE(rowsOf(bench.log, behind), expected);
    QCOMPARE(rowsOf(bench.log, alongside), expected);
    const ConnectionId last = bench.reader.status().connection;
    QCOMPARE(countsOf(behind, last), countsOf(bench.index, last));
    QCOMPARE(countsOf(alongside, last), countsOf(bench.index, last));
}

void TestLogIndexer::makesTheReadersRowsOfRandomStreams()
{
    for (quint32 seed = 0; seed < 300; ++seed) {
        RandomStream random(seed);
        QList<ScriptReply> replies;
        for (int connection = 0; connection < 3; ++connection) {
            ScriptReply reply = ScriptReply().stream();
            for (const QByteArray &piece : random.piecesOf(random.next()))
                reply.body(piece);
            replies.append(reply.end());
        }
        ReaderBench bench(inTurn(replies));
        run(bench, ReaderBench::endpoint());
        EventIndex behind;
        LogIndexer(bench.log, behind).feedNew();
        QCOMPARE(rowsOf(bench.log, behind), rowsOf(bench.log, bench.index));
    }
}

void TestLogIndexer::beginsWhereTheFactIsMissing()
{
    FakeClock clock;
    CaptureLog log(clock);
    log.appendRead(3, "data: a\n\n");
    log.appendRead(3, "data: b\n");
    log.appendRead(4, "data: c\n\n");
    EventIndex index;
    LogIndexer indexer(log, index);
    indexer.finish();
    QCOMPARE(rowsOf(log, index), QByteArray("1 event 0+9 source 0 type message id \n"
                                            "2 unfinished 9+8 source 1 type  id \n"
                                            "3 event 17+9 source 2 type message id "));
}

void TestLogIndexer::endsWhereTheFactIsMissing()
{
    FakeClock clock;
    CaptureLog log(clock);
    log.appendRead(1, "data: a\n");
    EventIndex index;
    LogIndexer indexer(log, index);
    indexer.feedNew();
    QCOMPARE(index.rowCount(), RowNumber(0));
    indexer.finish();
    QCOMPARE(index.rowCount(), RowNumber(1));
    QCOMPARE(index.row(0).kind, RowKind::Unfinished);
}

void TestLogIndexer::beginsBehindWhatIsLost()
{
    FakeClock clock;
    CaptureLog log(clock);
    log.appendRecord(1, AttemptRecord{});
    log.appendRecord(1, StateRecord{ReadyState::Open});
    log.appendRecord(1, NoteRecord{"recording-ring", QString()});
    log.appendRead(1, "data: a\n\n");
    EventIndex index;
    LogIndexer indexer(log, index);
    indexer.beginBehind(1000, 2, "seven");
    indexer.finish();
    QCOMPARE(rowsOf(log, index), QByteArray("1000 fact 0+0 source 2 type  id seven\n"
                                            "1001 event 0+9 source 0 type message id seven"));
}

QTEST_APPLESS_MAIN(TestLogIndexer)
#include "tst_logindexer.moc"
