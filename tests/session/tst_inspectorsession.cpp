// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/inspectorsession.h"
#include "tests/support/threadtransport.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

namespace {

/// Hundreds of reads of \a events events each, as fast as the thread can.
ScriptReply flood(int reads, int events)
{
    ScriptReply reply = ScriptReply().stream();
    for (int i = 0; i < reads; ++i)
        reply.body(QByteArray("id: 1\ndata: 0123456789\n\n").repeated(events));
    return reply;
}

} // namespace

class TestInspectorSession : public QObject
{
    Q_OBJECT

private slots:
    void readsInItsThread();
    void announcesOnce();
    void readersLookWhileTheWriterWrites();
    void closeStops();
    void reconnectKeepsState();
    void holdAndNow();
    void commandsKeepTheirOrder();
    void destroyedAtAnyTime_data();
    void destroyedAtAnyTime();
};

void TestInspectorSession::readsInItsThread()
{
    QThread *made = nullptr;
    std::mutex mutex;
    InspectorSession session([&]() -> std::unique_ptr<Transport> {
        const std::scoped_lock lock(mutex);
        made = QThread::currentThread();
        return std::make_unique<ThreadTransport>(ScriptReply().stream().body("data: a\n\n"));
    });
    session.start(streamEndpoint());
    QTRY_COMPARE(session.index().eventCount(), quint64(1));
    QTRY_COMPARE(session.status().readyState, ReadyState::Open);
    QCOMPARE(session.status().httpStatus, 200);
    const std::scoped_lock lock(mutex);
    QVERIFY(made && made != QThread::currentThread());
}

void TestInspectorSession::announcesOnce()
{
    InspectorSession session(threadTransports(flood(200, 10)));
    QSignalSpy spy(&session, &InspectorSession::changed);
    session.start(streamEndpoint());
    QTRY_COMPARE(session.index().eventCount(), quint64(2000));
    QTRY_COMPARE(spy.count(), 1);
    session.takeChange();
    session.close();
    QTRY_COMPARE(spy.count(), 2);
    QTRY_COMPARE(session.status().readyState, ReadyState::Closed);
    QCOMPARE(spy.count(), 2);
}

void TestInspectorSession::readersLookWhileTheWriterWrites()
{
    InspectorSession session(threadTransports(flood(500, 100)));
    session.start(streamEndpoint());
    quint64 seen = 0;
    ByteOffset bytes = 0;
    while (seen < 50'000) {
        QCoreApplication::processEvents();
        session.takeChange();
        const StreamStatus status = session.status();
        const RowNumber rows = session.index().rowCount();
        seen = 0;
        for (RowNumber row = 0; row < rows; ++row)
            seen += session.index().row(row).kind == RowKind::Event ? 1 : 0;
        // What a row points at is there already.
        QVERIFY(session.log().byteCount() >= bytes);
        bytes = session.log().byteCount();
        QVERIFY(status.lastEventId.isEmpty() || status.lastEventId == "1");
    }
    QCOMPARE(session.index().eventCount(), quint64(50'000));
}

void TestInspectorSession::closeStops()
{
    InspectorSession session(threadTransports(ScriptReply().stream().body("data: a\n\n")));
    session.start(streamEndpoint());
    QTRY_COMPARE(session.status().readyState, ReadyState::Open);
    session.close();
    QTRY_VERIFY(session.status().ended);
    QVERIFY(session.status().finishedAsAsked);
    QCOMPARE(session.status().endReason, EndReason::Closed);
}

void TestInspectorSession::reconnectKeepsState()
{
    InspectorSession session(threadTransports(ScriptReply().stream().body("id: 5\ndata: a\n\n")));
    session.start(streamEndpoint());
    QTRY_COMPARE(session.index().eventCount(), quint64(1));
    session.close();
    session.reconnectNow();
    QTRY_COMPARE(session.index().eventCount(), quint64(2));
    QTRY_COMPARE(session.status().connection, ConnectionId(2));
    QCOMPARE(session.status().lastEventId, QByteArray("5"));
}

void TestInspectorSession::holdAndNow()
{
    InspectorSession session(threadTransports(ScriptReply().stream().body("data: a\n\n").end()));
    session.start(streamEndpoint());
    QTRY_VERIFY(session.status().reconnect.has_value());
    session.hold(true);
    QTRY_VERIFY(session.status().reconnect && session.status().reconnect->held);
    session.reconnectNow();
    QTRY_COMPARE(session.index().eventCount(), quint64(2));
}

void TestInspectorSession::commandsKeepTheirOrder()
{
    InspectorSession session(threadTransports(ScriptReply().stream().body("data: a\n\n")));
    for (int i = 0; i < 20; ++i) {
        session.start(streamEndpoint());
        session.close();
    }
    session.start(streamEndpoint());
    QTRY_COMPARE(session.status().connection, ConnectionId(21));
    QTRY_COMPARE(session.status().readyState, ReadyState::Open);
    // An earlier stream may have had the time for its event.
    QTRY_VERIFY(session.index().eventCount() >= 1);
    QCOMPARE(session.status().connection, ConnectionId(21));
}

void TestInspectorSession::destroyedAtAnyTime_data()
{
    QTest::addColumn<ScriptReply>("reply");
    QTest::addColumn<bool>("start");
    QTest::newRow("never started") << ScriptReply() << false;
    QTest::newRow("connecting") << ScriptReply() << true;
    QTest::newRow("flooded") << flood(2000, 100) << true;
    QTest::newRow("waiting") << ScriptReply().fail(TransportError::ConnectionRefused) << true;
    QTest::newRow("failed") << ScriptReply().head(500).body("x") << true;
}

void TestInspectorSession::destroyedAtAnyTime()
{
    QFETCH(ScriptReply, reply);
    QFETCH(bool, start);
    for (int i = 0; i < 5; ++i) {
        InspectorSession session(threadTransports(reply));
        if (start)
            session.start(streamEndpoint());
        // Even rounds end at once, odd ones after the first sign of life.
        if (start && i % 2 == 1)
            QTRY_VERIFY(session.log().recordCount() > 0);
    }
}

QTEST_GUILESS_MAIN(TestInspectorSession)
#include "tst_inspectorsession.moc"
