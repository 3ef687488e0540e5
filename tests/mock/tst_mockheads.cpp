// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockserver.h"

#include "tests/mock/scriptedcontent.h"

using namespace sse;
using namespace sse::test;

namespace {

SendBytes said(const QByteArray &data)
{
    return {"data: " + data + "\n\n", true};
}

} // namespace

class TestMockHeads : public QObject
{
    Q_OBJECT

private slots:
    void heads_data();
    void heads();
    void requestsOfOldClients();
    void headByteByByte();
    void delayedHead();
};

void TestMockHeads::heads_data()
{
    QTest::addColumn<ResponseSpec>("response");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const ResponseSpec &response, const QByteArray &expected,
                        const QByteArray &method = "GET") {
        QTest::newRow(name) << response << method << expected;
    };
    const QByteArray own = "Content-Type: text/event-stream\r\nCache-Control: no-cache\r\n";
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray close = "Connection: close\r\n\r\n";
    const QByteArray body = "9\r\ndata: x\n\n\r\n0\r\n\r\n";
    ResponseSpec spec;
    row("plain", spec, "HTTP/1.1 200 OK\r\n" + own + chunked + close + body);
    row("HEAD", spec, "HTTP/1.1 200 OK\r\n" + own + chunked + close, "HEAD");
    spec.status = 503;
    row("status", spec, "HTTP/1.1 503 Service Unavailable\r\n" + own + chunked + close + body);
    spec.status = 599;
    row("unknown status", spec, "HTTP/1.1 599 \r\n" + own + chunked + close + body);
    spec.reason = "Gone Fishing";
    row("reason", spec, "HTTP/1.1 599 Gone Fishing\r\n" + own + chunked + close + body);
    for (const int status : {204, 304}) {
        spec = {};
        spec.status = status;
        row(status == 204 ? "204" : "304", spec,
            (status == 204 ? "HTTP/1.1 204 No Content\r\n" : "HTTP/1.1 304 Not Modified\r\n") +
                QByteArray("Cache-Control: no-cache\r\n") + close);
    }
    spec.status = 205;
    row("205", spec,
        "HTTP/1.1 205 Reset Content\r\nCache-Control: no-cache\r\nContent-Length: 0\r\n" + close);
    spec = {};
    spec.minorVersion = 0;
    row("1.0", spec, "HTTP/1.0 200 OK\r\n" + own + close + "data: x\n\n");
    spec = {};
    spec.framing = Framing::Close;
    row("close", spec, "HTTP/1.1 200 OK\r\n" + own + close + "data: x\n\n");
    spec.framing = Framing::Length;
    spec.contentLength = 99;
    row("wrong length", spec,
        "HTTP/1.1 200 OK\r\n" + own + "Content-Length: 99\r\n" + close + "data: x\n\n");
    spec = {};
    spec.headers = {{"content-type", "text/plain"},
                    {"Cache-Control", std::nullopt},
                    {"X-A", "1"},
                    {"X-A", "2\r\nX-B: 3"},
                    {"CONNECTION", "keep-alive"}};
    row("headers", spec,
        "HTTP/1.1 200 OK\r\n" + chunked +
            "content-type: text/plain\r\nX-A: 1\r\nX-A: 2  X-B: 3\r\nCONNECTION: "
            "keep-alive\r\n\r\n" +
            body);
    spec = {};
    spec.cors = CorsMode::Any;
    row("any origin", spec,
        "HTTP/1.1 200 OK\r\n" + own + "Access-Control-Allow-Origin: *\r\n" + chunked + close +
            body);
    spec.cors = CorsMode::Credentials;
    row("credentials", spec,
        "HTTP/1.1 200 OK\r\n" + own +
            "Access-Control-Allow-Origin: http://localhost\r\n"
            "Access-Control-Allow-Credentials: true\r\nVary: Origin\r\n" +
            chunked + close + body);
}

void TestMockHeads::heads()
{
    QFETCH(ResponseSpec, response);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, expected);
    ServerBench bench;
    bench.content->response = response;
    bench.content->script = {{said("x")}};
    const bool wantsCors = response.cors == CorsMode::Credentials;
    QCOMPARE(bench.answerTo(method + " / HTTP/1.1\r\nHost: HOST\r\n" +
                            (wantsCors ? "Origin: http://localhost\r\n" : "") + "\r\n"),
             expected);
    QCOMPARE(bench.last().end, MockEnd::Scenario);
}

void TestMockHeads::requestsOfOldClients()
{
    ServerBench bench;
    bench.content->script = {{said("x")}};
    const QByteArray answer = bench.answerTo("GET / HTTP/1.0\r\nHost: HOST\r\n\r\n");
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(!answer.contains("chunked"));
    QCOMPARE(bodyOf(answer), "data: x\n\n");
}

void TestMockHeads::headByteByByte()
{
    ServerBench bench;
    bench.content->script = {{said("x")}};
    const QByteArray expected = ServerBench::whole(*bench.get());
    bench.content->response.headGap = Millis(1);
    const auto socket = bench.get();
    int reads = 0;
    connect(socket.get(), &QTcpSocket::readyRead, this, [&] { ++reads; });
    QCOMPARE(ServerBench::whole(*socket), expected);
    QVERIFY(reads > 10);
}

void TestMockHeads::delayedHead()
{
    ServerBench bench;
    bench.content->response.delay = std::chrono::hours(1);
    auto socket = bench.get();
    QTRY_COMPARE(bench.last().state, MockState::Delayed);
    QCOMPARE(bench.last().status, 0);
    socket.reset();
    QTRY_COMPARE(bench.last().state, MockState::Ended);
    QCOMPARE(bench.last().end, MockEnd::Client);
    bench.content->response.delay = Millis(20);
    const MonoTime begin = bench.clock.now();
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    QVERIFY(bench.clock.now() - begin >= Millis(20));
}

QTEST_GUILESS_MAIN(TestMockHeads)
#include "tst_mockheads.moc"
