// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/demoserver.h"

#include "core/mock/demoscenario.h"

#include <QTcpSocket>
#include <QTest>

using namespace sse;

namespace {

using SocketPointer = std::unique_ptr<QTcpSocket>;

DemoOptions quick()
{
    return {.tick = Millis(1), .linger = Millis(20)};
}

/// A connection that has sent \a request.
SocketPointer ask(const QUrl &url, const QByteArray &request)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket->write(request);
    return socket;
}

QByteArray authority(const QUrl &url)
{
    return url.authority().toLatin1();
}

QByteArray get(const QUrl &url, const QByteArray &fields = {})
{
    return "GET /demo HTTP/1.1\r\nHost: " + authority(url) + "\r\n" + fields + "\r\n";
}

/// Everything up to the server's close.
QByteArray wholeAnswer(QTcpSocket &socket)
{
    [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); }();
    return socket.readAll();
}

/// The body of a chunked answer; null when its framing is wrong or does not end.
QByteArray unchunked(const QByteArray &answer)
{
    QByteArray body("");
    for (qsizetype at = answer.indexOf("\r\n\r\n") + 4; at >= 4;) {
        const qsizetype lineEnd = answer.indexOf("\r\n", at);
        bool ok = false;
        const qsizetype size = answer.mid(at, lineEnd - at).toLongLong(&ok, 16);
        if (!ok || answer.mid(lineEnd + 2 + size, 2) != "\r\n")
            return {};
        if (size == 0)
            return lineEnd + 4 == answer.size() ? body : QByteArray();
        body += answer.mid(lineEnd + 2, size);
        at = lineEnd + 2 + size + 2;
    }
    return {};
}

} // namespace

class TestDemoServer : public QObject
{
    Q_OBJECT

private slots:
    void listensOnLoopbackOnly();
    void streamsTheScenarioAndEnds();
    void resumesAfterTheLastEventId();
    void headInManyPieces();
    void refuses_data();
    void refuses();
    void slowHeadTimesOut();
    void boundedConnections();
    void pausesForAClientThatDoesNotRead();
    void serverMayGoFirst();
};

void TestDemoServer::listensOnLoopbackOnly()
{
    DemoServer server(quick());
    const auto url = server.start();
    QVERIFY(url);
    QCOMPARE(url.value().host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(url.value().path(), QStringLiteral("/demo"));
    QVERIFY(url.value().port() > 0);
    QTest::ignoreMessage(QtWarningMsg, "QTcpServer::listen() called when already listening");
    const auto again = server.start();
    QVERIFY(!again);
    QCOMPARE(again.error().code, "listen");
    QVERIFY(again.error().message.endsWith(u'.'));
}

void TestDemoServer::streamsTheScenarioAndEnds()
{
    DemoServer server(quick());
    const QUrl url = server.start().value();
    const QByteArray answer = wholeAnswer(*ask(url, get(url)));
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    const QByteArray head = answer.first(answer.indexOf("\r\n\r\n"));
    QVERIFY(head.contains("\r\nContent-Type: text/event-stream\r\n"));
    QVERIFY(head.contains("\r\nCache-Control: no-cache\r\n"));
    DemoScenario scenario;
    QByteArray expected;
    while (!scenario.atEnd())
        expected += scenario.next();
    QCOMPARE(unchunked(answer), expected);
}

void TestDemoServer::resumesAfterTheLastEventId()
{
    DemoServer server(quick());
    const QUrl url = server.start().value();
    const auto socket = ask(url, get(url, "last-event-id: 77\r\n"));
    const QByteArray body = unchunked(wholeAnswer(*socket));
    QVERIFY(body.contains("\nid: 78\n"));
    QVERIFY(!body.contains("\nid: 77\n"));
}

void TestDemoServer::headInManyPieces()
{
    DemoServer server(quick());
    const QUrl url = server.start().value();
    const auto socket = ask(url, {});
    QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
    for (const char byte : get(url)) {
        socket->write(&byte, 1);
        QVERIFY(socket->waitForBytesWritten());
        QCoreApplication::processEvents();
    }
    QVERIFY(wholeAnswer(*socket).startsWith("HTTP/1.1 200 "));
}

void TestDemoServer::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");

    const QByteArray host = "Host: HOST\r\n\r\n";
    QTest::newRow("foreign host") << QByteArray("GET /demo HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                                  << 421;
    QTest::newRow("no port") << QByteArray("GET /demo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") << 421;
    QTest::newRow("no host") << QByteArray("GET /demo HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("POST") << "POST /demo HTTP/1.1\r\n" + host << 405;
    QTest::newRow("HEAD") << "HEAD /demo HTTP/1.1\r\n" + host << 405;
    QTest::newRow("other path") << "GET /demo2 HTTP/1.1\r\n" + host << 404;
    QTest::newRow("HTTP/1.0") << "GET /demo HTTP/1.0\r\n" + host << 505;
    QTest::newRow("garbage") << QByteArray("garbage\r\n\r\n") << 400;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\n\n", 9) << 400;
    QTest::newRow("oversize") << "GET /demo HTTP/1.1\r\nA: " + QByteArray(1024 * 1024, 'x') << 431;
}

void TestDemoServer::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    DemoServer server(quick());
    const QUrl url = server.start().value();
    request.replace("HOST", authority(url));
    const QByteArray answer = wholeAnswer(*ask(url, request));
    QCOMPARE(answer.first(qMin(answer.size(), 13)), "HTTP/1.1 " + QByteArray::number(status) + ' ');
    QVERIFY(answer.endsWith(".\n"));
    QCOMPARE(answer.contains("\r\nAllow: GET\r\n"), status == 405);
}

void TestDemoServer::slowHeadTimesOut()
{
    DemoOptions options = quick();
    options.headTimeout = Millis(10);
    DemoServer server(options);
    const QUrl url = server.start().value();
    const QByteArray answer = wholeAnswer(*ask(url, "GET /demo HTTP/1.1\r\n"));
    QVERIFY(answer.startsWith("HTTP/1.1 408 "));
}

void TestDemoServer::boundedConnections()
{
    DemoOptions options = quick();
    options.tick = std::chrono::hours(1);
    DemoServer server(options);
    const QUrl url = server.start().value();
    std::vector<SocketPointer> sockets;
    for (int i = 0; i < options.maxConnections; ++i)
        sockets.push_back(ask(url, get(url)));
    for (const SocketPointer &socket : sockets)
        QTRY_VERIFY(socket->bytesAvailable() > 0);
    for (const SocketPointer &socket : sockets)
        QVERIFY(socket->readAll().startsWith("HTTP/1.1 200 "));
    QVERIFY(wholeAnswer(*ask(url, get(url))).startsWith("HTTP/1.1 503 "));
    sockets.pop_back();
    const auto freed = [&] {
        const auto socket = ask(url, get(url));
        return QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }) &&
               socket->readAll().startsWith("HTTP/1.1 200 ");
    };
    QTRY_VERIFY(freed());
}

void TestDemoServer::pausesForAClientThatDoesNotRead()
{
    DemoOptions options = quick();
    options.maxUnsent = -1;
    DemoServer server(options);
    const QUrl url = server.start().value();
    const auto socket = ask(url, get(url));
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    const qint64 opening = socket->bytesAvailable();
    // A second client's answer takes many ticks more than the first would need for its next step.
    const auto witness = ask(url, "GET /demo HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QVERIFY(wholeAnswer(*witness).startsWith("HTTP/1.1 421 "));
    QCOMPARE(socket->bytesAvailable(), opening);
}

void TestDemoServer::serverMayGoFirst()
{
    auto server = std::make_unique<DemoServer>(quick());
    const QUrl url = server->start().value();
    const auto socket = ask(url, get(url));
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    server.reset();
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestDemoServer)
#include "tst_demoserver.moc"
