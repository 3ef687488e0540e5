// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/readerbench.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

/// Responses: failures and their bodies, "Read it anyway", notes on the body.
class TestResponses : public QObject
{
    Q_OBJECT

private slots:
    void failuresGiveReasons_data();
    void failuresGiveReasons();
    void failingBodyIsKept();
    void failingBodyIsBounded();
    void failingBodyDelaysNothing();
    void readAnyway_data();
    void readAnyway();
    void notes_data();
    void notes();
    void noNoteOnWhatWasNotRead();
    void fieldlessBody();
    void endlessLineAndEvent();
    void resentRequests();
};

void TestResponses::failuresGiveReasons_data()
{
    QTest::addColumn<ScriptReply>("reply");
    QTest::addColumn<QByteArray>("end"); // under WHATWG
    QTest::addColumn<QString>("words");  // in its message
    const auto row = [](const char *name, const ScriptReply &reply, const char *end,
                        const char *words) {
        QTest::newRow(name) << reply << QByteArray(end) << QString::fromLatin1(words);
    };
    using enum TransportError;
    row("refused", ScriptReply().fail(ConnectionRefused), "refused", "server.test:80");
    row("unreachable", ScriptReply().fail(Unreachable, QStringLiteral("no route")), "refused",
        "no route");
    row("dns", ScriptReply().fail(HostNotFound), "dns", "server.test");
    row("tls", ScriptReply().sent().fail(Tls, QStringLiteral("expired")), "tls", "expired");
    row("not HTTP", ScriptReply().sent().fail(NotHttp), "not-http", "HTTP");
    row("no head", ScriptReply().sent().end(), "not-http", "HTTP");
    row("closed before the head", ScriptReply().sent().fail(RemoteClosed), "truncated",
        "before it answered");
    row("cut", ScriptReply().stream().fail(RemoteClosed), "truncated", "cut");
    row("coding", ScriptReply().stream().fail(Decoding), "truncated", "coding");
    row("close-delimited", ScriptReply().stream().end(false), "end-not-verifiable",
        "QNetworkAccessManager can't tell");
    row("complete", ScriptReply().stream().end(), "end-of-body", "complete");
    row("status", ScriptReply().head(500, streamType).end(), "status!", "500");
    row("credentials", ScriptReply().head(401).end(), "status!", "credentials");
    row("interim", ScriptReply().head(103).end(), "status!", "interim");
    row("type", ScriptReply().head(200, {{"Content-Type", "text/html"}}).end(), "content-type!",
        "text/html");
    row("no type", ScriptReply().head(200).end(), "content-type!", "no Content-Type");
    row("no content", ScriptReply().head(204).end(), "no-content", "204");
    row("hostile type", ScriptReply().head(200, {{"Content-Type", "\x1b[31m<b>"}}).end(),
        "content-type!", "[31m<b>");
}

void TestResponses::failuresGiveReasons()
{
    QFETCH(ScriptReply, reply);
    QFETCH(QByteArray, end);
    QFETCH(QString, words);
    ReaderBench bench(always(reply));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(2s);
    QCOMPARE(bench.ends(), end);
    const QString message = bench.reader.status().message;
    QVERIFY2(message.contains(words), qPrintable(message));
    QVERIFY(message.endsWith(QLatin1Char('.')) || message.endsWith(QLatin1Char(')')));
    QVERIFY(!message.contains(QChar(0x1b)));
    QCOMPARE(bench.facts<EndRecord>().first().message, message);
    const bool retries = !end.endsWith('!') && end != "no-content";
    QCOMPARE(bench.reader.status().reconnect.has_value(), retries);
    QCOMPARE(bench.reader.status().ended, !retries);
}

void TestResponses::failingBodyIsKept()
{
    ReaderBench bench(always(ScriptReply()
                                 .head(401, {{"Content-Type", "application/json"}})
                                 .wait(100ms)
                                 .body("{\"error\":")
                                 .wait(100ms)
                                 .body("\"no key\"}")
                                 .end()));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    // The failure is known at the head, and its body follows.
    QCOMPARE(bench.reader.status().readyState, ReadyState::Closed);
    QVERIFY(bench.reader.status().canReadAnyway);
    QVERIFY(!bench.reader.status().ended);
    bench.timers.advance(1s);
    QVERIFY(bench.reader.status().ended);
    QVERIFY(bench.noteText("response-body").contains(QLatin1String("{\"error\":\"no key\"}")));
    QCOMPARE(bench.log.byteCount(), quint64(0));
    QCOMPARE(bench.transport.aborts, 0);
}

void TestResponses::failingBodyIsBounded()
{
    ScriptReply endless = ScriptReply().head(404);
    for (int i = 0; i < 1000; ++i)
        endless.wait(1ms).body(QByteArray(1024, 'x'));
    ReaderBench bench(always(endless));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(10s);
    QCOMPARE(bench.transport.aborts, 1);
    QVERIFY(!bench.transport.isBusy());
    QVERIFY(bench.reader.status().ended);
    const qsizetype size = bench.noteText("response-body").count(QLatin1Char('x'));
    QVERIFY(size >= 4000 && size <= 4096);

    ReaderBench slow(
        always(ScriptReply().head(404).wait(500ms).body("early").wait(1h).body("late")));
    slow.reader.start(ReaderBench::endpoint());
    slow.timers.advance(1s);
    QVERIFY(slow.reader.status().ended);
    QVERIFY(slow.noteText("response-body").contains(QLatin1String("early")));
    QCOMPARE(slow.transport.aborts, 1);
}

void TestResponses::failingBodyDelaysNothing()
{
    ReaderBench bench(always(ScriptReply().head(500).body("error").wait(1h).end()));
    Endpoint endpoint = ReaderBench::endpoint("sdk");
    endpoint.profile.defaultDelay = 200ms;
    bench.reader.start(endpoint);
    bench.timers.advance(199ms);
    QCOMPARE(bench.transport.requests.size(), 1);
    bench.timers.advance(1ms);
    QCOMPARE(bench.transport.requests.size(), 2);
    QCOMPARE(bench.notes(), QByteArray("response-body"));
    bench.reader.close();
    QVERIFY(bench.reader.status().ended);
}

void TestResponses::readAnyway_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<bool>("can");
    const HeaderList json{{"Content-Type", "application/json"}};
    QTest::newRow("status") << 500 << streamType << true;
    QTest::newRow("type") << 200 << json << true;
    QTest::newRow("both") << 404 << json << true;
    QTest::newRow("no type") << 200 << HeaderList() << true;
    QTest::newRow("redirect without Location") << 302 << json << true;
    QTest::newRow("no content") << 204 << streamType << false;
}

void TestResponses::readAnyway()
{
    QFETCH(int, status);
    QFETCH(HeaderList, headers);
    QFETCH(bool, can);
    ReaderBench bench(always(ScriptReply().head(status, headers).body("data: a\n\n")));
    Endpoint endpoint = ReaderBench::endpoint();
    bench.reader.start(endpoint);
    bench.timers.advance(2s);
    QCOMPARE(bench.reader.status().readyState, ReadyState::Closed);
    QCOMPARE(bench.reader.status().canReadAnyway, can);
    endpoint.readAnyway = true;
    bench.reader.start(endpoint, true);
    bench.timers.advance(2s);
    QCOMPARE(bench.reader.status().readyState == ReadyState::Open, can);
    QCOMPARE(bench.events(), can ? QByteArray("a") : QByteArray());
    QCOMPARE(bench.reader.status().connection, ConnectionId(2));
}

void TestResponses::notes_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QByteArray>("codes");
    const auto row = [](const char *name, const QByteArrayList &pieces, const char *codes) {
        QTest::newRow(name) << pieces << QByteArray(codes);
    };
    row("nothing to tell", {"data: a\n\n"}, "");
    row("empty body", {}, "");
    row("NUL in id", {QByteArray("id: a\0b\ndata: x\n\n", 17), QByteArray("id: \0\n\n", 7)},
        "nul-in-id");
    row("bad retry", {"retry: 5s\n\n", "retry: -1\ndata: a\n\n"}, "bad-retry");
    row("empty retry is not bad", {"retry:\n\n"}, "");
    row("unfinished", {"data: a\n\ndata: b\n"}, "unfinished");
    row("unfinished line", {"data: a\n\ndata: b"}, "unfinished");
    row("JSON", {"{\"a\":1}\n{\"a\":2}\n"}, "no-event");
    row("only unknown fields", {"foo: bar\n\n"}, "no-event");
    row("byte order mark", {"\xEF\xBB\xBF", "data: a\n\n"}, "");
    row("only comments", {": a\n\n"}, "");
    row("long id", {"id: " + QByteArray(65536, 'i') + "\n\n"}, "long-id");
    row("long type", {"event: " + QByteArray(65536, 'i') + "\ndata\n\n"}, "long-type");
    row("one long event", {"data: " + QByteArray(20'000, 'x'), "\n\n"}, "");
}

void TestResponses::notes()
{
    QFETCH(QByteArrayList, pieces);
    QFETCH(QByteArray, codes);
    ScriptReply reply = ScriptReply().stream();
    for (const QByteArray &piece : pieces)
        reply.body(piece);
    ReaderBench bench(always(reply.end()));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.reconnect = false;
    bench.reader.start(endpoint);
    bench.timers.advance(1ms);
    QCOMPARE(bench.notes(), codes);
    // Once for every connection.
    bench.reader.reconnectNow();
    bench.timers.advance(1ms);
    QCOMPARE(bench.notes(), codes.isEmpty() ? codes : codes + ' ' + codes);
}

void TestResponses::noNoteOnWhatWasNotRead()
{
    ReaderBench bench(always(ScriptReply().stream().body("data: a\n\ndata: b")));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    bench.reader.close();
    QCOMPARE(bench.ends(), QByteArray("closed"));
    QVERIFY(!bench.notes().contains("unfinished"));
}

void TestResponses::fieldlessBody()
{
    ReaderBench bench(always(
        ScriptReply().stream().body("[\"a\",\n").body(QByteArray("1234567,\n").repeated(2000))));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QCOMPARE(bench.notes(), QByteArray("no-event"));
    const QString text = bench.noteText("no-event");
    QVERIFY2(text.startsWith(QLatin1String("No event in 18 KB: the lines are not fields.")),
             qPrintable(text));
    QVERIFY(text.contains(QLatin1String("JSON")));
    QCOMPARE(bench.log.byteCount(), quint64(18006));
}

void TestResponses::endlessLineAndEvent()
{
    const QByteArray megabyte(1 << 20, 'x');
    ScriptReply line = ScriptReply().stream().body("data: ");
    for (int i = 0; i < 17; ++i)
        line.body(megabyte);
    ReaderBench lines(always(line));
    lines.reader.start(ReaderBench::endpoint());
    lines.timers.advance(1ms);
    QCOMPARE(lines.notes(), QByteArray("long-line"));

    ScriptReply event = ScriptReply().stream();
    for (int i = 0; i < 65; ++i)
        event.body("data: " + megabyte + '\n');
    ReaderBench events(always(event));
    events.reader.start(ReaderBench::endpoint());
    events.timers.advance(1ms);
    QCOMPARE(events.notes(), QByteArray("long-event"));
}

void TestResponses::resentRequests()
{
    ReaderBench bench(always(ScriptReply().sentTimes(3).sent().fail(TransportError::RemoteClosed)));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QCOMPARE(bench.notes(), QByteArray("requests-resent"));
    QVERIFY(bench.noteText("requests-resent").contains(QLatin1Char('3')));

    ReaderBench rejected(always(ScriptReply().rejectedHead(200).end()));
    rejected.reader.start(ReaderBench::endpoint());
    rejected.timers.advance(1ms);
    QCOMPARE(rejected.notes(), QByteArray("header-block-rejected"));
    QCOMPARE(rejected.ends(), QByteArray("content-type!"));

    const HeaderList latin{{"Content-Type", "text/event-stream; charset=latin1"}};
    ReaderBench charset(always(ScriptReply().head(200, latin)));
    charset.reader.start(ReaderBench::endpoint());
    charset.timers.advance(1ms);
    QCOMPARE(charset.notes(), QByteArray("charset"));
    QCOMPARE(charset.reader.status().readyState, ReadyState::Open);
    ReaderBench refused(always(ScriptReply().head(200, latin)));
    refused.reader.start(ReaderBench::endpoint("chrome"));
    refused.timers.advance(1ms);
    QCOMPARE(refused.ends(), QByteArray("content-type!"));
    QVERIFY(refused.reader.status().message.contains(QLatin1String("charset")));
}

QTEST_APPLESS_MAIN(TestResponses)
#include "tst_responses.moc"
