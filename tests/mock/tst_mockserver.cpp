// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockserver.h"

#include "tests/mock/scriptedcontent.h"

#include <QTcpServer>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sse;
using namespace sse::test;

class TestMockServer : public QObject
{
    Q_OBJECT

private slots:
    void listensOnBothLoopbackAddresses();
    void tellsThatAPortIsInUse();
    void addressThatIsNotThere();
    void urlOfEveryInterface();
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
    void boundedConnections();
    void acceptErrorDoesNotStopTheServer();
    void unchangedRequestsAreShared();
    void oneChangeAtATime();
    void anotherContent();
    void stopResetsAll();
    void startsAgain();
};

void TestMockServer::listensOnBothLoopbackAddresses()
{
    ServerBench bench;
    QVERIFY(!bench.error);
    const auto snapshot = bench.server.snapshot();
    QCOMPARE(snapshot->state, MockSnapshot::State::Listening);
    QCOMPARE(bench.url.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(bench.url.path(), QStringLiteral("/scripted"));
    QCOMPARE(bench.url.port(), int{snapshot->port});
    QCOMPARE(snapshot->contentName, QStringLiteral("scripted"));
    // A machine without IPv6 gets a note in place of the second.
    QCOMPARE(snapshot->addresses.size() + snapshot->notes.size(), 2);
    for (const QString &address : snapshot->addresses) {
        QTcpSocket socket;
        socket.connectToHost(address, snapshot->port);
        const QByteArray host = address.contains(u':') ? "[::1]" : "127.0.0.1";
        socket.write("GET / HTTP/1.1\r\nHost: " + host + ':' + QByteArray::number(snapshot->port) +
                     "\r\n\r\n");
        QCOMPARE(statusOf(ServerBench::whole(socket)), 200);
    }
}

void TestMockServer::tellsThatAPortIsInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    MockOptions options;
    options.port = other.serverPort();
    ServerBench bench(options);
    QVERIFY(bench.error);
    QCOMPARE(bench.error->code, "port-in-use");
    const auto snapshot = bench.server.snapshot();
    QCOMPARE(snapshot->state, MockSnapshot::State::Failed);
    QCOMPARE(snapshot->error->code, "port-in-use");
    QVERIFY(snapshot->addresses.isEmpty());
    const QString begin =
        QStringLiteral("Port %1 is used by another program. Port ").arg(other.serverPort());
    QVERIFY(bench.error->message.startsWith(begin));
    const QString rest = bench.error->message.sliced(begin.size());
    QVERIFY(rest.endsWith(QLatin1String(" is free.")));
    // What it offers is free.
    options.port = rest.section(u' ', 0, 0).toUShort();
    QVERIFY(!bench.server.start(options, bench.content));
    QCOMPARE(bench.server.snapshot()->port, options.port);
}

void TestMockServer::addressThatIsNotThere()
{
    MockOptions options;
    options.addresses = {QHostAddress(QStringLiteral("192.0.2.1"))};
    ServerBench bench(options);
    QVERIFY(bench.error);
    QCOMPARE(bench.error->code, "listen");
    QVERIFY(bench.error->message.contains(QLatin1String("192.0.2.1")));
    QVERIFY(bench.error->message.endsWith(u'.'));
}

void TestMockServer::urlOfEveryInterface()
{
    MockOptions options = ServerBench::quick();
    options.addresses = {QHostAddress(QHostAddress::AnyIPv4)};
    ServerBench bench(options);
    QCOMPARE(bench.url.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(statusOf(bench.answerTo("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
    const QByteArray port = QByteArray::number(bench.url.port());
    const auto asked = [&](const QByteArray &host) {
        return statusOf(
            bench.answerTo("GET / HTTP/1.1\r\nHost: " + host + ':' + port + "\r\n\r\n"));
    };
    QCOMPARE(asked("192.168.7.7"), 200);
    QCOMPARE(asked("rebound.example"), 421);
}

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
    bench.content->answersOptions = true;
    QCOMPARE(statusOf(bench.answerTo(request)), 200);
    bench.content->answersOptions = false;
    QCOMPARE(statusOf(bench.answerTo("OPTIONS / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
    QByteArray foreign = request;
    foreign.replace("localhost:1", "evil.example");
    QCOMPARE(statusOf(bench.answerTo(foreign)), 403);
}

void TestMockServer::boundedConnections()
{
    MockOptions options = ServerBench::quick();
    options.maxConnections = 2;
    ServerBench bench(options);
    bench.content->script = {{EndBody{EndKind::Hang}}};
    auto one = bench.get();
    auto two = bench.get();
    QTRY_COMPARE(bench.server.snapshot()->live, 2);
    const QByteArray third = ServerBench::whole(*bench.get());
    QCOMPARE(statusOf(third), 503);
    QCOMPARE(bench.last().status, 503);
    two.reset();
    QTRY_COMPARE(bench.server.snapshot()->live, 1);
    auto four = bench.get();
    QTRY_VERIFY(four->bytesAvailable() > 0);
    QCOMPARE(statusOf(four->readAll()), 200);
}

void TestMockServer::acceptErrorDoesNotStopTheServer()
{
    ServerBench bench;
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    QVERIFY(client >= 0);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int spare = ::dup(client);
    ::close(spare);
    const rlimit none{static_cast<rlim_t>(spare), before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(bench.url.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int connected = ::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address);
    const bool noted = QTest::qWaitFor([&] { return !bench.server.snapshot()->notes.isEmpty(); });
    ::setrlimit(RLIMIT_NOFILE, &before);
    ::close(client);
    QCOMPARE(connected, 0);
    QVERIFY(noted);
    QVERIFY(bench.server.snapshot()->notes.last().endsWith(u'.'));
    QCOMPARE(statusOf(bench.answerTo("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
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

void TestMockServer::stopResetsAll()
{
    ServerBench bench;
    bench.content->script = {{EndBody{EndKind::Hang}}};
    const auto socket = bench.get();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    const auto silent = bench.ask({});
    QTRY_COMPARE(silent->state(), QAbstractSocket::ConnectedState);
    bench.server.stop();
    const auto snapshot = bench.server.snapshot();
    QCOMPARE(snapshot->state, MockSnapshot::State::Stopped);
    QCOMPARE(snapshot->live, 0);
    QCOMPARE(snapshot->requests.last()->end, MockEnd::Stopped);
    QVERIFY(snapshot->url.isEmpty());
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(socket->error(), QAbstractSocket::RemoteHostClosedError);
    QTRY_COMPARE(silent->state(), QAbstractSocket::UnconnectedState);
}

void TestMockServer::startsAgain()
{
    ServerBench bench;
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    const quint16 port = bench.server.snapshot()->port;
    bench.server.stop();
    MockOptions options = ServerBench::quick();
    options.port = port;
    QVERIFY(!bench.server.start(options, bench.content));
    QCOMPARE(statusOf(ServerBench::whole(*bench.get())), 200);
    QCOMPARE(bench.last().number, 2U);
}

QTEST_GUILESS_MAIN(TestMockServer)
#include "tst_mockserver.moc"
