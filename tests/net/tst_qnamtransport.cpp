// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/qnamtransport.h"

#include "tests/support/rawserver.h"
#include "tests/support/transportprobe.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
const QByteArray chunkedHead = streamHead + "Transfer-Encoding: chunked\r\n\r\n";
// gzip of "data: one\n\n", flushed, then of "data: two\n\n", closed.
const QByteArray gzipOne =
    QByteArray::fromHex("1f8b08000000000002034a492c49b452c8cf4be5e202000000ffff");
const QByteArray gzipTwo = QByteArray::fromHex("4b01334bcaf3b9b800a20d4a3f16000000");

RawServer::Script always(const RawAnswer &answer)
{
    return [answer](const RawRequest &) { return answer; };
}

} // namespace

class tst_QnamTransport : public QObject
{
    Q_OBJECT

private slots:
    void sendsTheRequestAsGiven_data();
    void sendsTheRequestAsGiven();
    void joinsFieldsOfOneName();
    void handsOverTheHead();
    void handsOverBytesAsTheyCome();
    void tellsTheEndOfTheBody_data();
    void tellsTheEndOfTheBody();
    void readsInPiecesOfAnySize_data();
    void readsInPiecesOfAnySize();
    void keepsWhatTheObserverHasNotRead();
    void decodesContent();
    void endsOnUndecodableContent_data();
    void endsOnUndecodableContent();
};

void tst_QnamTransport::sendsTheRequestAsGiven_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("lastField");
    QTest::newRow("GET") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::newRow("GET, body") << QByteArray("GET") << QByteArray("{}")
                               << QByteArray("Content-Length: 2\r\n");
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray() << QByteArray();
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("{\"a\":1}")
                          << QByteArray("Content-Length: 7\r\n");
    QTest::newRow("POST, empty") << QByteArray("POST") << QByteArray()
                                 << QByteArray("Content-Length: 0\r\n");
    QTest::newRow("POST, zeros") << QByteArray("POST") << QByteArray(3, '\0')
                                 << QByteArray("Content-Length: 3\r\n");
    QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray() << QByteArray();
    QTest::newRow("QUERY") << QByteArray("QUERY") << QByteArray("q")
                           << QByteArray("Content-Length: 1\r\n");
}

void tst_QnamTransport::sendsTheRequestAsGiven()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, lastField);
    RawServer server(always(RawAnswer().send(streamHead + "Content-Length: 0\r\n\r\n").close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url(QStringLiteral("/a%20b?c=d%26e")));
    request.method = method;
    request.body = body;
    request.headers.append({"Last-Event-ID", QByteArray("\xe2\x80\xa6\x01\x7f z", 7)});
    QVERIFY(probe.run(request));
    QCOMPARE(probe.end->error, TransportError::None);
    QCOMPARE(probe.sent, 1);
    QCOMPARE(probe.end->requestsSent, 1);
    QCOMPARE(server.requests().size(), std::size_t(1));
    const RawRequest seen = server.requests().front();
    QByteArray expected = method + " /a%20b?c=d%26e HTTP/1.1\r\nHost: 127.0.0.1:" +
                          QByteArray::number(server.port()) + "\r\n";
    for (const HeaderField &header : request.headers)
        expected += header.name + ": " + header.value + "\r\n";
    QCOMPARE(seen.head, expected + lastField + "\r\n");
    QCOMPARE(seen.body, body);
}

void tst_QnamTransport::joinsFieldsOfOneName()
{
    RawServer server(always(RawAnswer().send(streamHead + "Content-Length: 0\r\n\r\n").close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.headers += HeaderList{{"X-A", "1"}, {"Cookie", "a=b"}, {"x-a", "2"}, {"Cookie", "c=d"}};
    QVERIFY(probe.run(request));
    const RawRequest seen = server.requests().front();
    QCOMPARE(seen.header("X-A"), QByteArray("1, 2"));
    QCOMPARE(seen.header("Cookie"), QByteArray("a=b; c=d"));
}

void tst_QnamTransport::handsOverTheHead()
{
    RawServer server(
        always(RawAnswer()
                   .send("HTTP/1.1 404 No \xe4 way\r\nX-Z: last \r\nContent-Type: text/"
                         "event-stream\r\nContent-Length: 3\r\nX-a: \tb\xff\r\n\r\n")
                   .hold()));
    QnamTransport transport;
    TransportProbe probe(transport);
    transport.open(getRequest(server.url()), probe);
    // Without a byte of the body.
    QVERIFY(TransportProbe::waitFor([&] { return probe.head.has_value(); }));
    QCOMPARE(probe.head->status, 404);
    QCOMPARE(probe.head->reasonPhrase, QByteArray("No \xe4 way"));
    const HeaderList expected = {{"X-Z", "last"},
                                 {"Content-Type", "text/event-stream"},
                                 {"Content-Length", "3"},
                                 {"X-a", "b\xff"}};
    QCOMPARE(probe.head->headers, expected);
    QVERIFY(!probe.head->headerBlockRejected);
    QVERIFY(!probe.end);
}

void tst_QnamTransport::handsOverBytesAsTheyCome()
{
    RawServer server([](const RawRequest &) {
        RawAnswer answer;
        answer.send(chunkedHead);
        for (int i = 0; i < 5; ++i)
            answer.wait(Millis(40)).chunk("data: x\n\n");
        return answer.lastChunk();
    });
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.body, QByteArray("data: x\n\n").repeated(5));
    QVERIFY(probe.reads.size() >= 4); // a busy machine may make two of them one
    QVERIFY(probe.end->verifiedEnd);
}

void tst_QnamTransport::tellsTheEndOfTheBody_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<TransportError>("error");
    QTest::addColumn<bool>("verified");
    const auto row = [](const char *name, const RawAnswer &answer, const char *body,
                        TransportError error, bool verified) {
        QTest::newRow(name) << answer << QByteArray(body) << error << verified;
    };
    const auto whole = [](const QByteArray &start) {
        return RawAnswer().send("HTTP/1.1 " + start).close();
    };
    constexpr auto none = TransportError::None;
    constexpr auto closed = TransportError::RemoteClosed;
    row("chunked", RawAnswer().send(chunkedHead).chunk("abc").lastChunk(), "abc", none, true);
    row("chunked, empty", RawAnswer().send(chunkedHead).lastChunk(), "", none, true);
    row("length", whole("200 OK\r\nContent-Length: 3\r\n\r\nabc"), "abc", none, true);
    row("length, short", whole("200 OK\r\nContent-Length: 4\r\n\r\nabc"), "abc", closed, false);
    row("close-delimited", whole("200 OK\r\nX: y\r\n\r\nabc"), "abc", none, false);
    row("204", whole("204 No\r\nX: y\r\n\r\n"), "", none, true);
    row("304", whole("304 No\r\nX: y\r\n\r\n"), "", none, true);
    row("301", whole("301 X\r\nLocation: /\r\nContent-Length: 2\r\n\r\nab"), "ab", none, true);
    for (const char *status :
         {"400", "401", "403", "404", "407", "410", "418", "429", "500", "502", "503", "599"})
        row(status, whole(QByteArray(status) + " X\r\nContent-Length: 2\r\n\r\nab"), "ab", none,
            true);
    row("404, cut", whole("404 X\r\nContent-Length: 9\r\n\r\nab"), "ab", closed, false);
}

void tst_QnamTransport::tellsTheEndOfTheBody()
{
    QFETCH(RawAnswer, answer);
    RawServer server(always(answer));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QVERIFY(probe.head.has_value());
    QTEST(probe.body, "body");
    QTEST(probe.end->error, "error");
    QTEST(probe.end->verifiedEnd, "verified");
    QCOMPARE(probe.end->detail.isEmpty(), probe.end->error == TransportError::None);
    QCOMPARE(probe.ends, 1);
}

void tst_QnamTransport::readsInPiecesOfAnySize_data()
{
    QTest::addColumn<std::size_t>("pieceSize");
    QTest::addColumn<qint64>("bufferSize");
    QTest::newRow("1 byte") << std::size_t(1) << qint64(0);
    QTest::newRow("1000 bytes") << std::size_t(1000) << qint64(0);
    QTest::newRow("1 MiB") << (std::size_t(1) << 20) << qint64(0);
    QTest::newRow("bounded buffer") << std::size_t(4096) << qint64(65536);
}

void tst_QnamTransport::readsInPiecesOfAnySize()
{
    QFETCH(std::size_t, pieceSize);
    QFETCH(qint64, bufferSize);
    QByteArray body;
    for (int i = 0; i < 40000; ++i)
        body += QByteArray::number(i) + '\n';
    RawServer server(always(RawAnswer().send(chunkedHead).chunk(body).chunk(body).lastChunk()));
    QnamTransport transport;
    transport.setReadBufferSize(bufferSize);
    TransportProbe probe(transport);
    probe.pieceSize = pieceSize;
    QVERIFY(probe.run(getRequest(server.url())));
    QVERIFY(probe.body == body + body);
    QVERIFY(probe.end->verifiedEnd);
}

void tst_QnamTransport::keepsWhatTheObserverHasNotRead()
{
    const QByteArray body(100000, 'x');
    RawServer server(always(RawAnswer().send(chunkedHead).chunk(body).lastChunk()));
    QnamTransport transport;
    TransportProbe probe(transport);
    probe.reading = false;
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(transport.bytesAvailable(), std::size_t(100000));
    probe.readAll();
    QCOMPARE(probe.body, body);
    QCOMPARE(transport.bytesAvailable(), std::size_t(0));
}

void tst_QnamTransport::decodesContent()
{
    const QByteArray head =
        streamHead + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
    RawServer server([head](const RawRequest &request) {
        RawAnswer answer;
        answer.send(head).chunk(gzipOne);
        if (request.path == "/whole")
            answer.chunk(gzipTwo);
        if (request.path == "/cut")
            answer.chunk(gzipTwo.chopped(3));
        return request.path == "/hold" ? answer.hold() : answer.lastChunk();
    });
    QnamTransport transport;
    TransportProbe probe(transport);
    probe.pieceSize = 5;
    QVERIFY(probe.run(getRequest(server.url(QStringLiteral("/whole")))));
    QCOMPARE(probe.body, QByteArray("data: one\n\ndata: two\n\n"));
    QCOMPARE(probe.end->error, TransportError::None);
    QVERIFY(probe.notes.empty());

    QVERIFY(probe.run(getRequest(server.url(QStringLiteral("/unfinished")))));
    QCOMPARE(probe.body, QByteArray("data: one\n\n"));
    QCOMPARE(probe.end->error, TransportError::None);
    QVERIFY(probe.hasNote("content-unfinished"));

    QVERIFY(probe.run(getRequest(server.url(QStringLiteral("/cut")))));
    QCOMPARE(probe.body, QByteArray("data: one\n\ndata: two\n\n"));
    QCOMPARE(probe.end->error, TransportError::Decoding);
    QVERIFY(probe.end->detail.endsWith(QLatin1Char('.')));

    // What was flushed comes at once.
    probe.clear();
    transport.open(getRequest(server.url(QStringLiteral("/hold"))), probe);
    QVERIFY(TransportProbe::waitFor([&] { return probe.body == "data: one\n\n"; }));
}

void tst_QnamTransport::endsOnUndecodableContent_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("br") << QByteArray("br") << QByteArray("abc") << QByteArray()
                        << QStringLiteral("“br”");
    QTest::newRow("zstd") << QByteArray("zstd") << QByteArray("abc") << QByteArray()
                          << QStringLiteral("“zstd”");
    QTest::newRow("text") << QByteArray("gzip") << QByteArray("data: x\n\n") << QByteArray()
                          << QStringLiteral("gzip");
    QTest::newRow("bad behind good") << QByteArray("gzip") << gzipOne + QByteArray(9, '\xff')
                                     << QByteArray("data: one\n\n") << QStringLiteral("gzip");
}

void tst_QnamTransport::endsOnUndecodableContent()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, encoded);
    QFETCH(QString, detail);
    const QByteArray head =
        streamHead + "Content-Encoding: " + coding + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    RawServer server(always(RawAnswer().send(head).chunk(encoded).hold()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.head->status, 200);
    QTEST(probe.body, "body");
    QCOMPARE(probe.end->error, TransportError::Decoding);
    QVERIFY(probe.end->detail.contains(detail));
    QCOMPARE(probe.ends, 1);
    QCOMPARE(transport.bytesAvailable(), std::size_t(0));
}

QTEST_GUILESS_MAIN(tst_QnamTransport)
#include "tst_qnamtransport.moc"
