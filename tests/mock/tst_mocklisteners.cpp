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

class TestMockListeners : public QObject
{
    Q_OBJECT

private slots:
    void listensOnBothLoopbackAddresses();
    void tellsThatAPortIsInUse();
    void addressThatIsNotThere();
    void urlOfEveryInterface();
    void boundedConnections();
    void acceptErrorDoesNotStopTheServer();
    void stopResetsAll();
    void startsAgain();
};

void TestMockListeners::listensOnBothLoopbackAddresses()
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

void TestMockListeners::tellsThatAPortIsInUse()
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

void TestMockListeners::addressThatIsNotThere()
{
    MockOptions options;
    options.addresses = {QHostAddress(QStringLiteral("192.0.2.1"))};
    ServerBench bench(options);
    QVERIFY(bench.error);
    QCOMPARE(bench.error->code, "listen");
    QVERIFY(bench.error->message.contains(QLatin1String("192.0.2.1")));
    QVERIFY(bench.error->message.endsWith(u'.'));
}

void TestMockListeners::urlOfEveryInterface()
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

void TestMockListeners::boundedConnections()
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

void TestMockListeners::acceptErrorDoesNotStopTheServer()
{
    ServerBench bench;
    // What was accepted before must not hide the error.
    QCOMPARE(statusOf(bench.answerTo("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
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

void TestMockListeners::stopResetsAll()
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

void TestMockListeners::startsAgain()
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

QTEST_GUILESS_MAIN(TestMockListeners)
#include "tst_mocklisteners.moc"
