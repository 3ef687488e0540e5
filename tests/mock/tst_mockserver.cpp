// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockserver.h"

#include "tests/mock/scriptedcontent.h"

using namespace sse;
using namespace sse::test;

class TestMockServer : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void pagesOfOtherOrigins();
    void requestsAreLogged();
    void bodiesOfRequests();
    void continuesWhenAsked();
    void slowHead();
    void slowBody();
    void connectionThatSaysNothing();
    void contentRefuses();
    void preflight();
    void unchangedRequestsAreShared();
    void oneChangeAtATime();
    void anotherContent();
};

void TestMockServer::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const auto post = [&](const char *name, const QByteArray &rest, int status) {
        row(name, "POST / HTTP/1.1\r\nHost: HOST\r\n" + rest, status);
    };
    row("garbage", "garbage\r\n\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\n\n", 9), 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 400);
    row("other Host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
    row("other port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 421);
    row("no port", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 421);
    row("oversize", "GET / HTTP/1.1\r\nA: " + QByteArray(1 << 20, 'x'), 431);
    row("too many fields",
        "GET / HTTP/1.1\r\nHost: HOST\r\n" + QByteArray("A: b\r\n").repeated(100) + "\r\n", 431);
    row("bare LF", "GET / HTTP/1.1\nHost: HOST\n\n", 400);
    post("folded", "A: b\r\n c\r\n\r\n", 400);
    post("space before the colon", "A : b\r\n\r\n", 400);
    post("NUL", QByteArray("A: \0\r\n\r\n", 8), 400);
    post("two lengths", "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400);
    post("length and coding",
         "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /", 400);
    post("other coding", "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
    post("bad length", "Content-Length: +1\r\n\r\nx", 400);
    post("bad chunk size", "Transfer-Encoding: chunked\r\n\r\n-1\r\n", 400);
    post("chunk size overflow", "Transfer-Encoding: chunked\r\n\r\n10000000000000001\r\n", 400);
    post("large body", "Content-Length: 1048577\r\n\r\n", 413);
    post("expects something else", "Content-Length: 1\r\nExpect: a miracle\r\n\r\n", 417);
    row("proxy for others", "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\n\r\n", 421);
    row("tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n", 400);
}

void TestMockServer::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    ServerBench bench;
    const QByteArray answer = bench.answerTo(request);
    QCOMPARE(statusOf(answer), status);
    QVERIFY(headOf(answer).contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    QVERIFY(headOf(answer).contains("\r\nConnection: close\r\n"));
    QVERIFY(answer.endsWith(".\n"));
    QVERIFY(bench.content->requests.empty());
    const MockRequestInfo info = bench.last();
    QCOMPARE(info.status, status);
    QCOMPARE(info.state, MockState::Ended);
    QCOMPARE(info.end, MockEnd::Refused);
    QCOMPARE(info.sentence.toUtf8() + '\n', bodyOf(answer));
    QCOMPARE(info.connection, 0U);
}

void TestMockServer::pagesOfOtherOrigins()
{
    ServerBench bench;
    const QByteArray refused = ServerBench::whole(*bench.get("Origin: https://evil.example\r\n"));
    QCOMPARE(statusOf(refused), 403);
    QVERIFY(!refused.contains("Access-Control"));
    QCOMPARE(statusOf(ServerBench::whole(*bench.get("Origin: null\r\n"))), 403);
    const QByteArray allowed = ServerBench::whole(*bench.get("Origin: http://localhost:3000\r\n"));
    QCOMPARE(statusOf(allowed), 200);
    QVERIFY(allowed.contains("\r\nAccess-Control-Allow-Origin: http://localhost:3000\r\n"));
    QVERIFY(allowed.contains("\r\nVary: Origin\r\n"));
}

void TestMockServer::requestsAreLogged()
{
    ServerBench bench;
    bench.content->script = {{SendBytes{"data: 1\n\n", true}, SendBytes{": c\n", false},
                              SendBytes{"data: 2\n\n", true}}};
    const QByteArray answer =
        bench.answerTo("GET /a?b HTTP/1.1\r\nHost: HOST\r\nLast-Event-ID: 7\r\n\r\n");
    QCOMPARE(statusOf(answer), 200);
    const auto snapshot = bench.server.snapshot();
    QCOMPARE(snapshot->requestCount, 1U);
    QCOMPARE(snapshot->live, 0);
    const MockRequestInfo info = bench.last();
    QCOMPARE(info.number, 1U);
    QCOMPARE(info.method, "GET");
    QCOMPARE(info.target, "/a?b");
    QCOMPARE(info.headers.size(), 2);
    QCOMPARE(info.lastEventId, "7");
    QVERIFY(info.peer.startsWith(QLatin1String("127.0.0.1:")));
    QCOMPARE(info.status, 200);
    QCOMPARE(info.connection, 1U);
    QCOMPARE(info.bytesSent, 22U);
    QCOMPARE(info.eventsSent, 2U);
    QCOMPARE(info.state, MockState::Ended);
    QCOMPARE(info.end, MockEnd::Scenario);
    QCOMPARE(info.endKind, EndKind::Clean);
    QVERIFY(info.endTime);
    QVERIFY(*info.endTime >= info.time);
}

void TestMockServer::bodiesOfRequests()
{
    ServerBench bench;
    const QByteArray begin = "POST / HTTP/1.1\r\nHost: HOST\r\n";
    QCOMPARE(statusOf(bench.answerTo(begin + "Content-Length: 5\r\n\r\nhello")), 200);
    QCOMPARE(bench.content->requests.back().body, "hello");
    QCOMPARE(bench.last().bodyBytes, 5U);
    QCOMPARE(bench.last().bodyBegin, "hello");
    QCOMPARE(statusOf(bench.answerTo(begin +
                                     "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")),
             200);
    QCOMPARE(bench.content->requests.back().body, "hello");
    const QByteArray large(1 << 20, 'x');
    QCOMPARE(statusOf(bench.answerTo(begin + "Content-Length: 1048576\r\n\r\n" + large)), 200);
    QCOMPARE(bench.content->requests.back().body.size(), MockRequest::keptBody);
    QCOMPARE(bench.last().bodyBytes, 1U << 20);
    QCOMPARE(bench.last().bodyBegin.size(), 4096);
    bench.content->wantsBody = false;
    QCOMPARE(statusOf(bench.answerTo(begin + "Content-Length: 5\r\n\r\nhello")), 200);
    QVERIFY(bench.content->requests.back().body.isEmpty());
    QCOMPARE(bench.last().bodyBytes, 5U);
}

void TestMockServer::continuesWhenAsked()
{
    ServerBench bench;
    const auto socket = bench.ask("POST / HTTP/1.1\r\nHost: HOST\r\nExpect: 100-continue\r\n"
                                  "Content-Length: 5\r\n\r\n");
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
    QTRY_COMPARE(socket->bytesAvailable(), interim.size());
    QCOMPARE(socket->readAll(), interim);
    socket->write("hello");
    QCOMPARE(statusOf(ServerBench::whole(*socket)), 200);
    QCOMPARE(bench.content->requests.back().body, "hello");
}

void TestMockServer::slowHead()
{
    MockOptions options = ServerBench::quick();
    options.headTimeout = Millis(20);
    ServerBench bench(options);
    QCOMPARE(statusOf(bench.answerTo("GET / HTTP/1.1\r\n")), 408);
    QCOMPARE(bench.last().status, 408);
    QCOMPARE(bench.last().end, MockEnd::Refused);
}

void TestMockServer::slowBody()
{
    MockOptions options = ServerBench::quick();
    options.headTimeout = Millis(20);
    ServerBench bench(options);
    QCOMPARE(
        statusOf(bench.answerTo("POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n\r\nhell")),
        408);
    QVERIFY(bench.content->requests.empty());
}

void TestMockServer::connectionThatSaysNothing()
{
    MockOptions options = ServerBench::quick();
    options.headTimeout = Millis(20);
    ServerBench bench(options);
    QCOMPARE(statusOf(bench.answerTo({})), 408);
    // A browser's spare connection is no request.
    QCOMPARE(bench.server.snapshot()->requestCount, 0U);
}

void TestMockServer::contentRefuses()
{
    ServerBench bench;
    const QByteArray answer = bench.answerTo("GET /missing HTTP/1.1\r\nHost: HOST\r\n"
                                             "Origin: http://localhost\r\n\r\n");
    QCOMPARE(statusOf(answer), 404);
    QVERIFY(answer.contains("\r\nAccess-Control-Allow-Origin: http://localhost\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\nNothing is here.\n"));
    QCOMPARE(bench.last().end, MockEnd::Refused);
    QCOMPARE(bench.last().sentence, QStringLiteral("Nothing is here."));
    const QByteArray head = bench.answerTo("HEAD /missing HTTP/1.1\r\nHost: HOST\r\n\r\n");
    QVERIFY(head.endsWith("\r\n\r\n"));
}

void TestMockServer::preflight()
{
    ServerBench bench;
    const QByteArray request = "OPTIONS / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://localhost:1\r\n"
                               "Access-Control-Request-Method: POST\r\n"
                               "Access-Control-Request-Headers: x-a, x-b\r\n\r\n";
    const QByteArray answer = bench.answerTo(request);
    QCOMPARE(statusOf(answer), 204);
    QVERIFY(answer.contains("\r\nAccess-Control-Allow-Origin: http://localhost:1\r\n"));
    QVERIFY(answer.contains("\r\nAccess-Control-Allow-Methods: POST\r\n"));
    QVERIFY(answer.contains("\r\nAccess-Control-Allow-Headers: x-a, x-b\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\n"));
    QCOMPARE(bench.last().status, 204);
    QCOMPARE(bench.last().connection, 0U);
    QVERIFY(bench.content->requests.empty());
    QVERIFY(!answer.contains("Credentials"));
    bench.content->cors = CorsMode::Credentials;
    QVERIFY(bench.answerTo(request).contains("\r\nAccess-Control-Allow-Credentials: true\r\n"));
    bench.content->cors = CorsMode::Any;
    QVERIFY(bench.answerTo(request).contains("\r\nAccess-Control-Allow-Origin: *\r\n"));
    bench.content->cors = CorsMode::None;
    QVERIFY(!bench.answerTo(request).contains("Access-Control"));
    bench.content->answersOptions = true;
    QCOMPARE(statusOf(bench.answerTo(request)), 200);
    bench.content->answersOptions = false;
    QCOMPARE(statusOf(bench.answerTo("OPTIONS / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
    QByteArray foreign = request;
    foreign.replace("localhost:1", "evil.example");
    QCOMPARE(statusOf(bench.answerTo(foreign)), 403);
}

void TestMockServer::unchangedRequestsAreShared()
{
    ServerBench bench;
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    const auto before = bench.server.snapshot();
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    const auto after = bench.server.snapshot();
    QCOMPARE(before->requests.size(), 1);
    QCOMPARE(after->requests.size(), 2);
    QCOMPARE(before->requests[0].get(), after->requests[0].get());
}

void TestMockServer::oneChangeAtATime()
{
    ServerBench bench;
    int changes = 0;
    connect(&bench.server, &MockServer::changed, this, [&] { ++changes; });
    bench.server.takeChange();
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    QCOMPARE(changes, 1);
    bench.server.takeChange();
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    QCOMPARE(changes, 2);
}

void TestMockServer::anotherContent()
{
    ServerBench bench;
    bench.content->script = {{SendBytes{"data: 1\n\n", true}, EndBody{EndKind::Hang}}};
    const auto first = bench.get();
    QTRY_VERIFY(first->bytesAvailable() > 0);
    const auto other = std::make_shared<ScriptedContent>();
    other->response.status = 204;
    bench.server.setContent(other);
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 204);
    QCOMPARE(first->state(), QAbstractSocket::ConnectedState);
    bench.server.forgetClients();
    QCOMPARE(other->forgotten, 1);
    QCOMPARE(bench.content->forgotten, 0);
}

QTEST_GUILESS_MAIN(TestMockServer)
#include "tst_mockserver.moc"
