// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// What QNetworkAccessManager does unasked, or does not tell: each test is one trap that the
// transport must not fall into, or one that it can only report.

#include "core/net/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/transportprobe.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
const QByteArray chunkedHead = streamHead + "Transfer-Encoding: chunked\r\n\r\n";

RawServer::Script always(const RawAnswer &answer)
{
    return [answer](const RawRequest &) { return answer; };
}

/// A gzip stream of \a size equal bytes, made of stored Huffman codes: one of 1 MiB repeated.
QByteArray gzipOfHeartbeats(int megabytes)
{
    const QByteArray plain = QByteArray(":\n").repeated(512 * 1024);
    // qCompress gives a length, then zlib's form; the gzip members need raw deflate and a trailer.
    const QByteArray deflated = qCompress(plain, 9).sliced(4 + 2).chopped(4);
    quint32 sum = 0xffffffffU;
    for (const char byte : plain) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xedb88320U : 0U);
    }
    QByteArray member = QByteArray::fromHex("1f8b08000000000000ff") + deflated;
    for (const quint32 number : {~sum, static_cast<quint32>(plain.size())}) {
        for (int shift = 0; shift < 32; shift += 8)
            member += static_cast<char>(number >> shift);
    }
    return member.repeated(megabytes);
}

} // namespace

class tst_Hazards : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void doesNotTrustTheEndOfTheConnection_data();
    void doesNotTrustTheEndOfTheConnection();
    void keepsTheTailOfACutBody();
    void isBlindToBadChunkSizes();
    void reportsRejectedHeaderBlocks_data();
    void reportsRejectedHeaderBlocks();
    void reportsInterimResponses();
    void countsRepeatedRequests_data();
    void countsRepeatedRequests();
    void livesThroughCompressedHeartbeats();
    void waitsForTheEndOf401();
    void keepsNoCookies();
    void followsNoRedirect();
    void usesNoProxyOfTheEnvironment();
    void asksAgainInsteadOfACache();
    void survivesACutAtEveryByteOfTheHead_data();
    void survivesACutAtEveryByteOfTheHead();
    void readsADrippingHead();
};

void tst_Hazards::initTestCase()
{
    // Port 1 is tcpmux, which nothing serves: whoever uses the proxy gets nowhere.
    qputenv("http_proxy", "http://127.0.0.1:1");
}

void tst_Hazards::doesNotTrustTheEndOfTheConnection_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void tst_Hazards::doesNotTrustTheEndOfTheConnection()
{
    QFETCH(bool, reset);
    RawAnswer answer = RawAnswer().send(streamHead + "\r\ndata: a\n\n");
    // A reset throws away what the sender's own system has not sent yet.
    answer.wait(Millis(200));
    RawServer server(always(reset ? answer.reset() : answer.close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.body, QByteArray("data: a\n\n"));
    QCOMPARE(probe.end->error, TransportError::None);
    QVERIFY(!probe.end->verifiedEnd);
}

void tst_Hazards::keepsTheTailOfACutBody()
{
    const QByteArray tail = QByteArray("data: x\n\n").repeated(50000);
    RawServer server(always(RawAnswer().send(chunkedHead).chunk(tail).close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QVERIFY(probe.body == tail);
    // Qt 6.4 takes a cut between two chunks for the end about every second time, by chance.
    QVERIFY(probe.end->error == TransportError::RemoteClosed ||
            probe.end->error == TransportError::None);
}

void tst_Hazards::isBlindToBadChunkSizes()
{
    RawServer server(
        always(RawAnswer().send(chunkedHead).chunk("data: a\n\n").send("zzzz\r\nfoo\r\n").close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.body, QByteArray("data: a\n\n"));
    // Qt 6.4 takes it for the last chunk. A Qt that tells the difference may fail this test.
    QCOMPARE(probe.end->error, TransportError::None);
}

void tst_Hazards::reportsRejectedHeaderBlocks_data()
{
    QTest::addColumn<QByteArray>("fields");
    QByteArray many;
    for (int i = 0; i < 101; ++i)
        many += "X-" + QByteArray::number(i) + ": y\r\n";
    QTest::newRow("101 fields") << many;
    QTest::newRow("space in a name") << QByteArray("Bad Name: x\r\n");
    QTest::newRow("line without a colon") << QByteArray("nonsense\r\n");
}

void tst_Hazards::reportsRejectedHeaderBlocks()
{
    QFETCH(QByteArray, fields);
    RawServer server(always(RawAnswer()
                                .send(streamHead + fields + "Transfer-Encoding: chunked\r\n\r\n")
                                .chunk("data: a\n\n")
                                .lastChunk()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.head->status, 200);
    QVERIFY(probe.head->headerBlockRejected);
    QVERIFY(probe.hasNote("chunk-framing-in-body"));
    // The first bytes that were looked at are there all the same.
    QCOMPARE(probe.body, QByteArray("9\r\ndata: a\n\n\r\n0\r\n\r\n"));
    QVERIFY(!probe.end->verifiedEnd);
}

void tst_Hazards::reportsInterimResponses()
{
    RawServer server(
        always(RawAnswer()
                   .send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + chunkedHead)
                   .chunk("data: a\n\n")
                   .lastChunk()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.head->status, 103);
    QVERIFY(!probe.head->headerBlockRejected);
    QVERIFY(probe.body.isEmpty());
}

void tst_Hazards::countsRepeatedRequests_data()
{
    QTest::addColumn<RawAnswer>("answer");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<TransportError>("error");
    const RawAnswer closed = RawAnswer().close();
    const RawAnswer garbage = RawAnswer().send("SSH-2.0-OpenSSH_9.2\r\n").close();
    QTest::newRow("closed") << closed << QByteArray("GET") << TransportError::RemoteClosed;
    QTest::newRow("closed, POST") << closed << QByteArray("POST") << TransportError::RemoteClosed;
    QTest::newRow("reset") << RawAnswer().reset() << QByteArray("GET")
                           << TransportError::RemoteClosed;
    QTest::newRow("not HTTP") << garbage << QByteArray("GET") << TransportError::NotHttp;
    QTest::newRow("not HTTP, POST") << garbage << QByteArray("POST") << TransportError::NotHttp;
    QTest::newRow("half a head") << RawAnswer().send("HTTP/1.1 200 OK\r\nX: y\r\n").close()
                                 << QByteArray("GET") << TransportError::NotHttp;
    QTest::newRow("status 0")
        << RawAnswer().send("HTTP/1.1 0 X\r\nContent-Length: 3\r\n\r\nabc").close()
        << QByteArray("GET") << TransportError::NotHttp;
}

void tst_Hazards::countsRepeatedRequests()
{
    QFETCH(RawAnswer, answer);
    QFETCH(QByteArray, method);
    RawServer server(always(answer));
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    request.method = method;
    if (method == "POST")
        request.body = "{}";
    QVERIFY(probe.run(request));
    QTEST(probe.end->error, "error");
    QVERIFY(!probe.head);
    QVERIFY(probe.body.isEmpty());
    QCOMPARE(probe.end->requestsSent, static_cast<int>(server.requests().size()));
    QCOMPARE(probe.sent, probe.end->requestsSent);
}

void tst_Hazards::livesThroughCompressedHeartbeats()
{
    // Qt's own decoder gives up at 10.5 MB of this.
    constexpr int megabytes = 16;
    const QByteArray gzip = gzipOfHeartbeats(megabytes);
    RawServer server(always(
        RawAnswer()
            .send(streamHead + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
            .chunk(gzip)
            .lastChunk()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.end->error, TransportError::None);
    QVERIFY(probe.end->verifiedEnd);
    QCOMPARE(probe.body.size(), qsizetype(megabytes) << 20);
}

void tst_Hazards::waitsForTheEndOf401()
{
    RawServer server(always(RawAnswer()
                                .send("HTTP/1.1 401 X\r\nTransfer-Encoding: chunked\r\n\r\n")
                                .chunk("wait")
                                .wait(Millis(300))
                                .lastChunk()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.head->status, 401);
    QCOMPARE(probe.body, QByteArray("wait"));
    QCOMPARE(probe.end->error, TransportError::None);
    // One whose body lasts is told by nobody but the reader's first-byte watchdog: abort() works.
    RawServer lasting(always(RawAnswer()
                                 .send("HTTP/1.1 401 X\r\nTransfer-Encoding: chunked\r\n\r\n")
                                 .chunk("wait")
                                 .hold()));
    probe.clear();
    transport.open(getRequest(lasting.url()), probe);
    QVERIFY(TransportProbe::waitFor([&] { return probe.sent == 1; }));
    transport.abort();
    QVERIFY(TransportProbe::waitFor([&] { return probe.end.has_value(); }));
    QCOMPARE(probe.end->error, TransportError::Aborted);
}

void tst_Hazards::keepsNoCookies()
{
    RawServer server(always(
        RawAnswer().send(streamHead + "Set-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n")));
    QnamTransport transport;
    TransportProbe probe(transport);
    TransportRequest request = getRequest(server.url());
    QVERIFY(probe.run(request));
    QVERIFY(probe.run(request));
    request.headers.append(HeaderField{"Cookie", "mine=1"});
    QVERIFY(probe.run(request));
    const std::vector<RawRequest> requests = server.requests();
    QCOMPARE(requests.size(), std::size_t(3));
    QVERIFY(!requests[1].header("Cookie"));
    QCOMPARE(requests[2].header("Cookie"), QByteArray("mine=1"));
}

void tst_Hazards::followsNoRedirect()
{
    RawServer server(always(RawAnswer()
                                .send("HTTP/1.1 302 X\r\nLocation: /next\r\nContent-Length: 4\r\n"
                                      "\r\nbody")
                                .close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.head->status, 302);
    QCOMPARE(probe.body, QByteArray("body"));
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void tst_Hazards::usesNoProxyOfTheEnvironment()
{
    QVERIFY(qEnvironmentVariableIsSet("http_proxy"));
    RawServer server(always(RawAnswer().send(streamHead + "Content-Length: 0\r\n\r\n").close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.end->error, TransportError::None);
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void tst_Hazards::asksAgainInsteadOfACache()
{
    RawServer server(always(RawAnswer()
                                .send(streamHead + "Cache-Control: max-age=9999\r\nETag: \"x\"\r\n"
                                                   "Content-Length: 1\r\n\r\na")
                                .close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    for (std::size_t count = 1; count <= 2; ++count) {
        QVERIFY(probe.run(getRequest(server.url())));
        QCOMPARE(server.requests().size(), count);
        QVERIFY(!server.requests().back().header("If-None-Match"));
    }
}

void tst_Hazards::survivesACutAtEveryByteOfTheHead_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void tst_Hazards::survivesACutAtEveryByteOfTheHead()
{
    QFETCH(bool, reset);
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Y: z\r\n"
                            "Content-Length: 9\r\n\r\n";
    RawServer server([&](const RawRequest &request) {
        RawAnswer answer;
        answer.send(head.first(request.query.toLongLong()));
        return reset ? answer.wait(Millis(2)).reset() : answer.close();
    });
    // One after the other would take a second each time that Qt backs off: all at once.
    struct Attempt
    {
        QnamTransport transport;
        TransportProbe probe{transport};
    };
    std::vector<std::unique_ptr<Attempt>> attempts;
    for (qsizetype cut = 0; cut <= head.size(); ++cut) {
        attempts.push_back(std::make_unique<Attempt>());
        attempts.back()->transport.open(getRequest(server.url(QStringLiteral("/?%1").arg(cut))),
                                        attempts.back()->probe);
    }
    for (std::size_t cut = 0; cut < attempts.size(); ++cut) {
        const TransportProbe &probe = attempts[cut]->probe;
        QVERIFY2(TransportProbe::waitFor([&] { return probe.end.has_value(); }),
                 qPrintable(QStringLiteral("cut at %1 hangs").arg(cut)));
        QCOMPARE(probe.ends, 1);
        QVERIFY(probe.body.isEmpty());
        QVERIFY(!probe.end->verifiedEnd);
        QVERIFY(!probe.end->detail.isEmpty());
        const bool wholeHead = cut + 1 == attempts.size();
        QCOMPARE(probe.head.has_value(), wholeHead);
        QVERIFY2(probe.end->error == TransportError::RemoteClosed ||
                     (!wholeHead && probe.end->error == TransportError::NotHttp),
                 qPrintable(QStringLiteral("cut at %1").arg(cut)));
    }
}

void tst_Hazards::readsADrippingHead()
{
    RawServer server(always(
        RawAnswer().drip(chunkedHead, Millis(1)).drip("3\r\nabc\r\n0\r\n\r\n", Millis(1)).close()));
    QnamTransport transport;
    TransportProbe probe(transport);
    QVERIFY(probe.run(getRequest(server.url())));
    QCOMPARE(probe.head->headers.size(), 2);
    QCOMPARE(probe.body, QByteArray("abc"));
    QVERIFY(probe.end->verifiedEnd);
    QCOMPARE(probe.end->requestsSent, 1);
}

QTEST_GUILESS_MAIN(tst_Hazards)
#include "tst_hazards.moc"
