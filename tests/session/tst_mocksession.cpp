// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/mocksession.h"

#include "core/session/recordingsession.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace sse;

namespace {

MockOptions quick()
{
    MockOptions options;
    options.linger = Millis(50);
    return options;
}

/// Says "data: x" and then only what is pushed.
Scenario hanging()
{
    Scenario scenario;
    scenario.name = "hanging";
    scenario.answers.resize(1);
    EventStep event;
    event.data = "x";
    scenario.answers[0].response.framing = Framing::Close;
    scenario.answers[0].steps = {{event}, {EndStep{EndKind::Hang}}};
    return scenario;
}

Scenario saying(const QByteArray &data)
{
    Scenario scenario = hanging();
    scenario.name = "saying";
    scenario.answers[0].steps = {{EventStep{{}, {}, {}, data}}};
    return scenario;
}

std::unique_ptr<QTcpSocket> ask(const QUrl &url, const QByteArray &target = "/")
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket->write("GET " + target + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() +
                  "\r\n\r\n");
    return socket;
}

QByteArray whole(QTcpSocket &socket)
{
    [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); }();
    return socket.readAll();
}

} // namespace

class TestMockSession : public QObject
{
    Q_OBJECT

private slots:
    void startsAndStops();
    void tellsWhyItFailed();
    void nothingIsStarted();
    void changedAreCoalesced();
    void pushesAndEnds();
    void anotherContent();
    void openClientsKeepTheirContent();
    void goesWhileClientsAreBusy();
    void servesARecording();
    void letsGoOfTheRecordingInItsThread();
};

void TestMockSession::startsAndStops()
{
    MockSession session;
    QCOMPARE(session.snapshot()->state, MockSnapshot::State::Stopped);
    session.start(quick(), scenarioContent(hanging()));
    const auto early = session.snapshot()->state;
    QVERIFY(early == MockSnapshot::State::Starting || early == MockSnapshot::State::Listening);
    const auto url = session.waitForAddress();
    QVERIFY(url);
    QCOMPARE(url.value().path(), QStringLiteral("/hanging"));
    QCOMPARE(session.snapshot()->url, url.value());
    QCOMPARE(session.snapshot()->contentName, QStringLiteral("hanging"));
    const auto socket = ask(url.value());
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    session.stop();
    QTRY_COMPARE(session.snapshot()->state, MockSnapshot::State::Stopped);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    session.start(quick(), scenarioContent(saying("again")));
    QVERIFY(whole(*ask(session.waitForAddress().value())).endsWith("data: again\n\n"));
}

void TestMockSession::tellsWhyItFailed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    MockOptions options = quick();
    options.port = other.serverPort();
    MockSession session;
    session.start(options, scenarioContent(hanging()));
    const auto url = session.waitForAddress();
    QVERIFY(!url);
    QCOMPARE(url.error().code, "port-in-use");
    QCOMPARE(session.snapshot()->state, MockSnapshot::State::Failed);
}

void TestMockSession::nothingIsStarted()
{
    MockSession session;
    QCOMPARE(session.waitForAddress().error().code, "not-started");
    session.stop();
    session.push({});
    session.end(1, EndKind::Reset);
}

void TestMockSession::changedAreCoalesced()
{
    MockSession session;
    QSignalSpy spy(&session, &MockSession::changed);
    session.start(quick(), scenarioContent(saying("x")));
    const QUrl url = session.waitForAddress().value();
    QTRY_COMPARE(spy.size(), 1);
    for (int i = 0; i < 5; ++i)
        QVERIFY(whole(*ask(url)).endsWith("data: x\n\n"));
    QCOMPARE(spy.size(), 1);
    session.takeChange();
    QVERIFY(whole(*ask(url)).endsWith("data: x\n\n"));
    QTRY_COMPARE(spy.size(), 2);
    QTRY_COMPARE(session.snapshot()->requestCount, 6U);
    QTRY_COMPARE(session.snapshot()->live, 0);
    QCOMPARE(session.snapshot()->requests.last()->state, MockState::Ended);
}

void TestMockSession::pushesAndEnds()
{
    MockSession session;
    session.start(quick(), scenarioContent(hanging()));
    const auto socket = ask(session.waitForAddress().value());
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    QByteArray got = socket->readAll();
    QTRY_VERIFY((got += socket->readAll()).endsWith("data: x\n\n"));
    session.push({.data = "pushed"});
    QTRY_VERIFY((got += socket->readAll()).endsWith("data: pushed\n\n"));
    session.end(1, EndKind::Clean);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QTRY_VERIFY(!session.snapshot()->requests.isEmpty() &&
                session.snapshot()->requests.last()->end == MockEnd::User);
}

void TestMockSession::anotherContent()
{
    MockSession session;
    session.start(quick(), scenarioContent(hanging()));
    const QUrl url = session.waitForAddress().value();
    session.setContent(scenarioContent(saying("other")));
    session.forgetClients();
    QTRY_COMPARE(session.snapshot()->contentName, QStringLiteral("saying"));
    QVERIFY(whole(*ask(url)).endsWith("data: other\n\n"));
}

void TestMockSession::openClientsKeepTheirContent()
{
    Scenario telling = hanging();
    EventStep time;
    time.data = "{{time.ms}}";
    telling.answers[0].steps = {{RepeatStep{0, {{time}, {WaitStep{Millis(1), Millis(1)}}}}}};
    MockSession session;
    session.start(quick(), scenarioContent(telling));
    const auto url = session.waitForAddress();
    QVERIFY(url);
    const auto socket = ask(url.value());
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    // The one before the last is let go of.
    session.setContent(scenarioContent(saying("another")));
    session.setContent(scenarioContent(saying("a third")));
    QVERIFY(whole(*ask(url.value())).endsWith("data: a third\n\n"));
    socket->readAll();
    QTRY_VERIFY(socket->bytesAvailable() > 100);
}

void TestMockSession::goesWhileClientsAreBusy()
{
    auto session = std::make_unique<MockSession>();
    Scenario scenario = saying(QByteArray(1 << 16, 'x'));
    scenario.answers[0].steps = {{RepeatStep{0, scenario.answers[0].steps}}};
    session->start(quick(), scenarioContent(scenario));
    const QUrl url = session->waitForAddress().value();
    const auto reading = ask(url);
    const auto silent = ask(url);
    silent->setReadBufferSize(1);
    QTRY_VERIFY(reading->bytesAvailable() > 1 << 20);
    QTRY_VERIFY(silent->bytesAvailable() > 0);
    session.reset();
    QTRY_COMPARE(reading->state(), QAbstractSocket::UnconnectedState);
}

void TestMockSession::servesARecording()
{
    auto opened = RecordingSession::openText(
        {QStringLiteral("text"), QByteArray("id: 1\ndata: a\n\nid: 2\ndata: b\n\n")});
    QVERIFY(opened);
    MockSession session;
    session.start(quick(), recordedContent(std::move(opened.value()), {.speed = 0}));
    const auto socket = ask(session.waitForAddress().value());
    const QByteArray answer = whole(*socket);
    QVERIFY(answer.startsWith("HTTP/1.1 200 "));
    QVERIFY(answer.contains("data: a\n\n"));
    QVERIFY(answer.contains("data: b\n\n"));
}

void TestMockSession::letsGoOfTheRecordingInItsThread()
{
    auto opened = RecordingSession::openText({QStringLiteral("text"), QByteArray("data: a\n\n")});
    QVERIFY(opened);
    std::shared_ptr<RecordingSession> recording = std::move(opened.value());
    const std::weak_ptr<RecordingSession> watch = recording;
    QThread *deletedIn = nullptr;
    connect(
        recording.get(), &QObject::destroyed, this, [&] { deletedIn = QThread::currentThread(); },
        Qt::DirectConnection);
    MockSession session;
    session.start(quick(), recordedContent(std::move(recording)));
    QVERIFY(session.waitForAddress());
    QVERIFY(!watch.expired());
    session.setContent(scenarioContent(saying("x")));
    QTRY_VERIFY(deletedIn);
    QCOMPARE(deletedIn, QThread::currentThread());
    QVERIFY(watch.expired());
}

QTEST_GUILESS_MAIN(TestMockSession)
#include "tst_mocksession.moc"
