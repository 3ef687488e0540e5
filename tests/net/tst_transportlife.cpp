// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/transportprobe.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n";

RawServer::Script always(const RawAnswer &answer)
{
    return [answer](const RawRequest &) { return answer; };
}

} // namespace

class tst_TransportLife : public QObject
{
    Q_OBJECT

private slots:
    void abortsAtAnyTime_data();
    void abortsAtAnyTime();
    void opensTheNextFromWithinTheEnd();
    void isDestroyedAtAnyTime_data();
    void isDestroyedAtAnyTime();
};

void tst_TransportLife::abortsAtAnyTime_data()
{
    QTest::addColumn<QByteArray>("stage");
    for (const char *stage : {"opened", "head", "bytes", "bytes, unread", "twice"})
        QTest::newRow(stage) << QByteArray(stage);
}

void tst_TransportLife::abortsAtAnyTime()
{
    QFETCH(QByteArray, stage);
    RawServer server(always(RawAnswer().send(chunkedHead).chunk("data: x\n\n").hold()));
    QnamTransport transport;
    TransportProbe probe(transport);
    bool within = false;
    const auto abort = [&] {
        within = true;
        transport.abort();
        if (stage == "twice")
            transport.abort();
        within = false;
    };
    probe.onFinished = [&] { QVERIFY(!within); };
    probe.reading = stage != "bytes, unread";
    if (stage == "head")
        probe.onHead = abort;
    else if (stage != "opened")
        probe.onReadyRead = abort;
    transport.open(getRequest(server.url()), probe);
    QVERIFY(!probe.end);
    if (stage == "opened")
        abort();
    QVERIFY(TransportProbe::waitFor([&] { return probe.end.has_value(); }));
    QCOMPARE(probe.end->error, TransportError::Aborted);
    transport.abort();
    // The transport goes on with the next request, and the one before is silent.
    probe.onHead = {};
    probe.onReadyRead = {};
    probe.reading = true;
    probe.clear();
    transport.open(getRequest(server.url()), probe);
    QVERIFY(TransportProbe::waitFor([&] { return probe.body == "data: x\n\n"; }));
    QCOMPARE(probe.ends, 0);
}

void tst_TransportLife::opensTheNextFromWithinTheEnd()
{
    RawServer server(always(RawAnswer().send(chunkedHead).chunk("abc").lastChunk()));
    QnamTransport transport;
    TransportProbe probe(transport);
    probe.onFinished = [&] {
        if (probe.ends < 5)
            transport.open(getRequest(server.url()), probe);
    };
    transport.open(getRequest(server.url()), probe);
    QVERIFY(TransportProbe::waitFor([&] { return probe.ends == 5; }));
    QCOMPARE(probe.body, QByteArray("abc").repeated(5));
    QCOMPARE(server.requests().size(), std::size_t(5));
}

void tst_TransportLife::isDestroyedAtAnyTime_data()
{
    QTest::addColumn<QByteArray>("stage");
    for (const char *stage : {"opened", "head", "bytes", "aborted", "finished"})
        QTest::newRow(stage) << QByteArray(stage);
}

void tst_TransportLife::isDestroyedAtAnyTime()
{
    QFETCH(QByteArray, stage);
    RawServer server([stage](const RawRequest &) {
        RawAnswer answer;
        answer.send(chunkedHead);
        if (stage != "head")
            answer.chunk("data: x\n\n");
        return stage == "finished" ? answer.lastChunk() : answer.hold();
    });
    auto transport = std::make_unique<QnamTransport>();
    TransportProbe probe(*transport);
    transport->open(getRequest(server.url()), probe);
    if (stage != "opened") {
        QVERIFY(TransportProbe::waitFor([&] {
            return stage == "head"       ? probe.head.has_value()
                   : stage == "finished" ? probe.end.has_value()
                                         : !probe.body.isEmpty();
        }));
    }
    if (stage == "aborted")
        transport->abort();
    const int ends = probe.ends;
    transport.reset();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCOMPARE(probe.ends, ends);
}

QTEST_GUILESS_MAIN(tst_TransportLife)
#include "tst_transportlife.moc"
