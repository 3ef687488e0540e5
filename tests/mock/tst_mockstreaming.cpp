// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockserver.h"

#include "tests/mock/scriptedcontent.h"

#include <array>
#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

using namespace sse;
using namespace sse::test;

namespace {

SendBytes said(const QByteArray &data)
{
    return {"data: " + data + "\n\n", true};
}

/// For ever from the server's point of view.
WaitUntil longWait()
{
    return {MonoTime::max()};
}

} // namespace

class TestMockStreaming : public QObject
{
    Q_OBJECT

private slots:
    void oneChunkPerWrite();
    void gapsAndPace();
    void waits();
    void endings_data();
    void endings();
    void resetComesBehindTheBytes();
    void hangs();
    void pushes();
    void pushWaitsForTheBlocksEnd();
    void pushedBlocks_data();
    void pushedBlocks();
    void endsByHand_data();
    void endsByHand();
    void clientThatDoesNotRead();
    void blockedClientGoesOn();
    void blockedClientLeaves();
    void floodIsFair();
};

void TestMockStreaming::oneChunkPerWrite()
{
    ServerBench bench;
    bench.content->wire.per = WireControl::Per::Line;
    bench.content->script = {{SendBytes{"id: 1\ndata: x\n\n", true}, UseWire{}, said("y")}};
    QCOMPARE(bodyOf(ServerBench::whole(*bench.get())),
             "6\r\nid: 1\n\r\n8\r\ndata: x\n\r\n1\r\n\n\r\n9\r\ndata: y\n\n\r\n0\r\n\r\n");
    QCOMPARE(bench.last().eventsSent, 2U);
}

void TestMockStreaming::gapsAndPace()
{
    ServerBench bench;
    bench.content->response.framing = Framing::Close;
    bench.content->wire.per = WireControl::Per::Byte;
    bench.content->wire.gap = Millis(3);
    bench.content->script = {{SendBytes{"data: 7890\n\n", true}}};
    MonoTime begin = bench.clock.now();
    QCOMPARE(bodyOf(ServerBench::whole(*bench.get())), "data: 7890\n\n");
    // No gap behind the last byte.
    QVERIFY(bench.clock.now() - begin >= Millis(11 * 3));

    bench.content->wire = {};
    bench.content->wire.bytesPerSecond = 10'000;
    const QByteArray large(1000, 'x');
    bench.content->script = {{SendBytes{large, false}, SendBytes{large, false}}};
    const auto socket = bench.get();
    begin = bench.clock.now();
    QCOMPARE(bodyOf(ServerBench::whole(*socket)), QByteArray(large + large));
    // In slices of 50 ms, the first of which goes at once.
    QVERIFY(bench.clock.now() - begin >= Millis(140));
}

void TestMockStreaming::waits()
{
    ServerBench bench;
    bench.content->script = {{said("1"), WaitUntil{bench.clock.now() + Millis(30)}, said("2")}};
    const MonoTime begin = bench.clock.now();
    QVERIFY(ServerBench::whole(*bench.get()).endsWith("data: 2\n\n\r\n0\r\n\r\n"));
    QVERIFY(bench.clock.now() - begin >= Millis(20));
}

void TestMockStreaming::endings_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<EndKind>("kind");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("clean") << Framing::Chunked << EndKind::Clean
                           << QByteArray("9\r\ndata: x\n\n\r\n0\r\n\r\n");
    QTest::newRow("clean close") << Framing::Close << EndKind::Clean << QByteArray("data: x\n\n");
    QTest::newRow("cut") << Framing::Chunked << EndKind::Cut << QByteArray("9\r\ndata: x\n\n\r\n");
    QTest::newRow("mid-chunk") << Framing::Chunked << EndKind::MidChunk
                               << QByteArray("9\r\ndata: x\n\n\r\n400\r\n");
}

void TestMockStreaming::endings()
{
    QFETCH(Framing, framing);
    QFETCH(EndKind, kind);
    QFETCH(QByteArray, body);
    ServerBench bench;
    bench.content->response.framing = framing;
    bench.content->script = {{said("x"), EndBody{kind}}};
    const auto socket = bench.get();
    QCOMPARE(bodyOf(ServerBench::whole(*socket)), body);
    QCOMPARE(bench.last().end, MockEnd::Scenario);
    QCOMPARE(bench.last().endKind, kind);
}

void TestMockStreaming::resetComesBehindTheBytes()
{
    ServerBench bench;
    const QByteArray large(200'000, 'x');
    bench.content->response.framing = Framing::Close;
    bench.content->script = {{SendBytes{large, false}, EndBody{EndKind::Reset}}};
    // A socket of Qt does not tell RST from FIN.
    const auto socket = bench.get();
    QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
    const int descriptor = ::dup(static_cast<int>(socket->socketDescriptor()));
    socket->setReadBufferSize(1);
    QTRY_COMPARE(bench.last().state, MockState::Ended);
    QByteArray got = socket->readAll();
    std::array<char, 65'536> buffer{};
    ssize_t count = 0;
    while ((count = ::recv(descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT)) > 0)
        got.append(buffer.data(), count);
    const int failure = errno;
    ::close(descriptor);
    QCOMPARE(count, -1);
    QCOMPARE(failure, ECONNRESET);
    QCOMPARE(bodyOf(got), large);
    QCOMPARE(bench.last().endKind, EndKind::Reset);
}

void TestMockStreaming::hangs()
{
    ServerBench bench;
    bench.content->script = {{said("x"), EndBody{EndKind::Hang}}};
    auto socket = bench.get();
    QTRY_COMPARE(bench.last().state, MockState::Hanging);
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QCOMPARE(bodyOf(socket->readAll()), "9\r\ndata: x\n\n\r\n");
    // What a client says later does not matter.
    socket->write("more");
    QCOMPARE(bench.server.push({.type = "e", .data = "d"}), 1);
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QCOMPARE(socket->readAll(), "12\r\nevent: e\ndata: d\n\n\r\n");
    QCOMPARE(bench.last().state, MockState::Hanging);
    socket.reset();
    QTRY_COMPARE(bench.last().state, MockState::Ended);
    QCOMPARE(bench.last().end, MockEnd::Client);
}

void TestMockStreaming::pushes()
{
    ServerBench bench;
    bench.content->response.framing = Framing::Close;
    bench.content->script = {{said("x"), longWait()}};
    const auto one = bench.get();
    QTRY_VERIFY(one->bytesAvailable() > 0);
    const auto two = bench.get();
    QTRY_VERIFY(two->bytesAvailable() > 0);
    const auto delayed = bench.ask("GET / HTTP/1.1\r\n");
    one->readAll();
    two->readAll();
    QCOMPARE(bench.server.push({.id = "7", .data = "all"}), 2);
    QTRY_COMPARE(one->bytesAvailable(), 17);
    QCOMPARE(one->readAll(), "id: 7\ndata: all\n\n");
    QTRY_COMPARE(two->bytesAvailable(), 17);
    two->readAll();
    QCOMPARE(bench.content->watch->pushed.size(), 2);
    QCOMPARE(bench.content->watch->pushed[0], "id: 7\ndata: all\n\n");
    QCOMPARE(bench.content->watch->pushedIds[0], "7");
    QCOMPARE(bench.server.push({.data = "two"}, {2}), 1);
    QTRY_COMPARE(two->bytesAvailable(), 11);
    QCOMPARE(two->readAll(), "data: two\n\n");
    QVERIFY(bench.content->watch->pushedIds[2].isNull());
    QCOMPARE(one->bytesAvailable(), 0);
    QCOMPARE(bench.server.push({.data = "none"}, {99}), 0);
    const auto snapshot = bench.server.snapshot();
    QCOMPARE(snapshot->requests[0]->eventsSent, 2U);
    QCOMPARE(snapshot->requests[1]->eventsSent, 3U);
}

void TestMockStreaming::pushWaitsForTheBlocksEnd()
{
    ServerBench bench;
    bench.content->response.framing = Framing::Close;
    const MonoTime due = bench.clock.now() + Millis(60);
    bench.content->script = {
        {SendBytes{"data: half", false}, WaitUntil{due}, SendBytes{"\n\n", true}, longWait()}};
    const auto socket = bench.get();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QCOMPARE(bench.server.push({.data = "pushed"}), 1);
    QByteArray got;
    QTRY_VERIFY((got += socket->readAll()).endsWith("pushed\n\n"));
    QCOMPARE(bodyOf(got), "data: half\n\ndata: pushed\n\n");
}

void TestMockStreaming::pushedBlocks_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("hasId");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("block");

    const auto row = [](const char *name, const QByteArray &type, bool hasId, const QByteArray &id,
                        const QByteArray &data, const QByteArray &block) {
        QTest::newRow(name) << type << hasId << id << data << block;
    };
    row("all", "t", true, "i", "d", "event: t\nid: i\ndata: d\n\n");
    row("data alone", "", false, "", "d", "data: d\n\n");
    row("type alone", "t", false, "", "", "event: t\ndata: \n\n");
    row("id alone", "", true, "i", "", "id: i\n\n");
    row("empty id", "", true, "", "", "id: \n\n");
    row("lines", "", false, "", "a\nb\r\nc\rd", "data: a\ndata: b\ndata: c\ndata: d\n\n");
    row("line ends in names", "a\nb", true, QByteArray("c\r\0d", 4), "",
        "event: a b\nid: c  d\ndata: \n\n");
    row("comment", "", false, "", "", ": one\n: two\n\n");
}

void TestMockStreaming::pushedBlocks()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, hasId);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, block);
    const PushedEvent event{type, hasId ? std::optional(id) : std::nullopt, data, "one\ntwo"};
    QCOMPARE(event.block(), block);
}

void TestMockStreaming::endsByHand_data()
{
    QTest::addColumn<EndKind>("kind");
    QTest::addColumn<QByteArray>("rest");

    QTest::newRow("clean") << EndKind::Clean << QByteArray("0\r\n\r\n");
    QTest::newRow("cut") << EndKind::Cut << QByteArray();
    QTest::newRow("mid-chunk") << EndKind::MidChunk << QByteArray("400\r\n");
    QTest::newRow("reset") << EndKind::Reset << QByteArray();
}

void TestMockStreaming::endsByHand()
{
    QFETCH(EndKind, kind);
    QFETCH(QByteArray, rest);
    ServerBench bench;
    bench.content->script = {{said("x"), longWait()}};
    const auto socket = bench.get();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    bench.server.end(1, EndKind::Hang);
    QCOMPARE(bench.last().state, MockState::Hanging);
    bench.server.end(1, kind);
    QVERIFY(ServerBench::whole(*socket).endsWith(QByteArray("data: x\n\n\r\n" + rest)));
    QTRY_COMPARE(bench.last().state, MockState::Ended);
    QCOMPARE(bench.last().end, MockEnd::User);
    QCOMPARE(bench.last().endKind, kind);
    bench.server.end(1, EndKind::Reset);
    bench.server.end(99, EndKind::Reset);
    QCOMPARE(bench.last().endKind, kind);
}

void TestMockStreaming::clientThatDoesNotRead()
{
    ServerBench bench;
    constexpr qsizetype step = 64 << 10;
    bench.content->script = {{SendBytes{QByteArray(step, 'x'), false}}, true};
    const auto socket = bench.get();
    socket->setReadBufferSize(1);
    QTRY_COMPARE(bench.last().state, MockState::Blocked);
    const quint64 asked = bench.content->watch->bytesAsked;
    // Another client's whole exchange later nothing more was made.
    QCOMPARE(statusOf(bench.answerTo("garbage\r\n\r\n")), 400);
    QCOMPARE(bench.content->watch->bytesAsked, asked);
    QCOMPARE(bench.server.snapshot()->requests[0]->state, MockState::Blocked);
    QCOMPARE(bench.server.snapshot()->requests[0]->bytesSent, asked);
}

void TestMockStreaming::blockedClientGoesOn()
{
    ServerBench bench;
    const QByteArray step(1 << 18, 'x');
    bench.content->response.framing = Framing::Close;
    bench.content->script = {std::vector<BodyAction>(80, SendBytes{step, false})};
    const auto socket = bench.get();
    socket->setReadBufferSize(1);
    QTRY_COMPARE(bench.last().state, MockState::Blocked);
    socket->setReadBufferSize(0);
    socket->readAll();
    quint64 got = 0;
    QTRY_VERIFY((got += static_cast<quint64>(socket->readAll().size()),
                 socket->state() == QAbstractSocket::UnconnectedState));
    QCOMPARE(bench.last().bytesSent, quint64{80} << 18);
    QVERIFY(got >= (quint64{80} << 18));
}

void TestMockStreaming::blockedClientLeaves()
{
    ServerBench bench;
    bench.content->script = {{SendBytes{QByteArray(1 << 18, 'x'), false}}, true};
    auto socket = bench.get();
    socket->setReadBufferSize(1);
    QTRY_COMPARE(bench.last().state, MockState::Blocked);
    socket.reset();
    QTRY_COMPARE(bench.last().state, MockState::Ended);
    QCOMPARE(bench.last().end, MockEnd::Client);
}

void TestMockStreaming::floodIsFair()
{
    ServerBench bench;
    bench.content->script = {{SendBytes{":\n", false}}, true};
    bench.content->wire.per = WireControl::Per::Buffer;
    const auto flooded = bench.get();
    quint64 got = 0;
    connect(flooded.get(), &QTcpSocket::readyRead, this,
            [&] { got += static_cast<quint64>(flooded->readAll().size()); });
    QTRY_VERIFY(got > (1 << 20));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(statusOf(bench.answerTo("garbage\r\n\r\n")), 400);
    const quint64 before = got;
    QTRY_VERIFY(got > before);
}

QTEST_GUILESS_MAIN(TestMockStreaming)
#include "tst_mockstreaming.moc"
