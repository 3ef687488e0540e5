// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/connectbar.h"

#include "ui/panes/reconnectbar.h"
#include "ui/panes/requestoptions.h"
#include "ui/panes/statusline.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sse;
using namespace sse::ui;

class tst_ConnectBar : public QObject
{
    Q_OBJECT

private slots:
    void connectsByReturnAndButton();
    void closesWhileRunning();
    void takesOtherMethods();
    void optionsRoundTrip();
    void optionsTellProblems_data();
    void optionsTellProblems();
    void statusTellsTheFacts_data();
    void statusTellsTheFacts();
    void marksTellTheState_data();
    void marksTellTheState();
    void countdownTellsWhereItComesFrom();
};

void tst_ConnectBar::connectsByReturnAndButton()
{
    ConnectBar bar;
    bar.show();
    const QSignalSpy connects(&bar, &ConnectBar::connectRequested);
    auto *address = bar.findChild<QLineEdit *>(QStringLiteral("address"));
    QTest::keyClicks(address, QStringLiteral("localhost/x"));
    QCOMPARE(bar.address(), QStringLiteral("localhost/x"));
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(connects.size(), 1);
    QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("connectButton")),
                      Qt::LeftButton);
    QCOMPARE(connects.size(), 2);
}

void tst_ConnectBar::closesWhileRunning()
{
    ConnectBar bar;
    bar.show();
    auto *button = bar.findChild<QPushButton *>(QStringLiteral("connectButton"));
    const int width = button->width();
    bar.setRunning(true);
    QCOMPARE(button->text(), QStringLiteral("Close"));
    QCOMPARE(button->width(), width);
    const QSignalSpy connects(&bar, &ConnectBar::connectRequested);
    const QSignalSpy closes(&bar, &ConnectBar::closeRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(closes.size(), 1);
    QCOMPARE(connects.size(), 0);
    bar.setRunning(false);
    QCOMPARE(button->text(), QStringLiteral("Connect"));
}

void tst_ConnectBar::takesOtherMethods()
{
    ConnectBar bar;
    QCOMPARE(bar.method(), QStringLiteral("GET"));
    const QSignalSpy changes(&bar, &ConnectBar::methodChanged);
    auto *method = bar.findChild<QComboBox *>(QStringLiteral("method"));
    method->lineEdit()->selectAll();
    QTest::keyClicks(method->lineEdit(), QStringLiteral("SEARCH"));
    QCOMPARE(bar.method(), QStringLiteral("SEARCH"));
    QVERIFY(changes.size() > 0);
}

void tst_ConnectBar::optionsRoundTrip()
{
    RequestForm form;
    form.headers = QStringLiteral("A: 1\nB: 2");
    form.body = QStringLiteral("{}");
    form.profile = QStringLiteral("custom");
    form.custom = {Millis(1500), 1.5, 0.25, Millis(20000), 5};
    form.lastEventId = QStringLiteral("x");
    form.connectTimeout = 3;
    form.firstByteTimeout = 0;
    form.idleTimeout = 7;
    form.caFile = QStringLiteral("/a.pem");
    form.insecure = true;
    RequestOptions options;
    QVERIFY(!options.isInUse());
    options.setForm(form);
    QVERIFY(options.isInUse());
    RequestForm read;
    options.writeTo(read);
    QVERIFY(read == form);
}

void tst_ConnectBar::optionsTellProblems_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("headers");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("insecure");
    QTest::addColumn<QString>("part");
    const QString none;
    const QString get = QStringLiteral("GET");
    QTest::newRow("nothing") << get << none << none << false << none;
    QTest::newRow("line 2") << get << QStringLiteral("A: 1\nB") << none << false
                            << QStringLiteral("Header line 2");
    QTest::newRow("GET with body")
        << get << none << QStringLiteral("x") << false << QStringLiteral("POST");
    QTest::newRow("POST with body")
        << QStringLiteral("POST") << none << QStringLiteral("x") << false << none;
    QTest::newRow("insecure") << get << none << none << true << QStringLiteral("verification");
}

void tst_ConnectBar::optionsTellProblems()
{
    QFETCH(QString, method);
    QFETCH(QString, headers);
    QFETCH(QString, body);
    QFETCH(bool, insecure);
    QFETCH(QString, part);
    RequestForm form;
    form.headers = headers;
    form.body = body;
    form.insecure = insecure;
    RequestOptions options;
    options.setMethod(method);
    options.setForm(form);
    QCOMPARE(options.problem().isEmpty(), part.isEmpty());
    QVERIFY(options.problem().contains(part));
}

void tst_ConnectBar::statusTellsTheFacts_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<quint64>("events");
    QTest::addColumn<qint64>("retry");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("open") << 1 << quint64{1} << qint64{-1}
                          << QStringList{QStringLiteral("HTTP 200"), QStringLiteral("1 event "),
                                         QStringLiteral("2.5 ev/s"),
                                         QStringLiteral("last event ID a␀b"),
                                         QStringLiteral("ms (WHATWG’s default)")};
    QTest::newRow("server's retry")
        << 0 << quint64{12} << qint64{250}
        << QStringList{QStringLiteral("12 events"), QStringLiteral("retry 250 ms (server)")};
}

void tst_ConnectBar::statusTellsTheFacts()
{
    QFETCH(int, state);
    QFETCH(quint64, events);
    QFETCH(qint64, retry);
    QFETCH(QStringList, parts);
    StreamFacts facts;
    QCOMPARE(statusText(facts), QStringLiteral("not connected yet"));
    facts.started = true;
    facts.status.readyState = static_cast<ReadyState>(state);
    facts.status.httpStatus = 200;
    facts.status.lastEventId = QByteArray("a\0b", 3);
    if (retry >= 0)
        facts.status.retry.milliseconds = static_cast<quint64>(retry);
    facts.events = events;
    facts.eventsPerSecond = 2.5;
    facts.profileTitle = QStringLiteral("WHATWG");
    const QString text = statusText(facts);
    for (const QString &part : parts)
        QVERIFY2(text.contains(part), qPrintable(text));
    QCOMPARE(text.contains(QLatin1String("ev/s")), state == 1);
    facts.reconnects = false;
    QVERIFY(statusText(facts).endsWith(QLatin1String("no automatic reconnect")));
}

void tst_ConnectBar::marksTellTheState_data()
{
    QTest::addColumn<bool>("started");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("mark");
    const int closed = static_cast<int>(EndReason::Closed);
    const int refused = static_cast<int>(EndReason::Refused);
    QTest::newRow("idle") << false << 2 << closed << static_cast<int>(StateMark::Idle);
    QTest::newRow("connecting") << true << 0 << refused << static_cast<int>(StateMark::Connecting);
    QTest::newRow("open") << true << 1 << refused << static_cast<int>(StateMark::Open);
    QTest::newRow("closed") << true << 2 << closed << static_cast<int>(StateMark::Closed);
    QTest::newRow("failed") << true << 2 << refused << static_cast<int>(StateMark::Failed);
}

void tst_ConnectBar::marksTellTheState()
{
    QFETCH(bool, started);
    QFETCH(int, state);
    QFETCH(int, reason);
    StreamFacts facts;
    facts.started = started;
    facts.status.readyState = static_cast<ReadyState>(state);
    facts.status.endReason = static_cast<EndReason>(reason);
    QTEST(static_cast<int>(stateMark(facts)), "mark");
}

void tst_ConnectBar::countdownTellsWhereItComesFrom()
{
    const MonoTime now{std::chrono::seconds(100)};
    PendingReconnect pending;
    pending.due = now + std::chrono::milliseconds(1850);
    const QString profile = QStringLiteral("WHATWG");
    QCOMPARE(reconnectText(pending, now, profile),
             QStringLiteral("Reconnecting in 1.8 s (WHATWG’s default)."));
    const MonoTime late = now + std::chrono::seconds(5);
    QVERIFY(reconnectText(pending, late, profile).contains(QLatin1String("0.0 s")));
    pending.source = DelaySource::Retry;
    QVERIFY(!reconnectText(pending, now, profile).contains(profile));
    pending.held = true;
    QCOMPARE(reconnectText(pending, now, profile), QStringLiteral("Reconnecting is held."));

    ReconnectBar bar;
    StreamStatus status;
    bar.show(status, now, profile);
    QVERIFY(!bar.isVisible());
    status.reconnect = pending;
    bar.show(status, now, profile);
    QVERIFY(bar.isVisible());
    const QSignalSpy holds(&bar, &ReconnectBar::holdRequested);
    QTest::mouseClick(bar.findChild<QPushButton *>(QStringLiteral("holdReconnect")),
                      Qt::LeftButton);
    QCOMPARE(holds.size(), 1);
    QCOMPARE(holds.at(0).at(0).toBool(), false);
}

QTEST_MAIN(tst_ConnectBar)
#include "tst_connectbar.moc"
