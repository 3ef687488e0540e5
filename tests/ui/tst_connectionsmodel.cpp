// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "tests/ui/capturedstream.h"
#include "ui/models/connectionsmodel.h"
#include "ui/models/eventcolumns.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;

class TestConnectionsModel final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void tellsAttemptsAndHops();
    static void liveRowTicks();
    static void recordsOfARow();
};

void TestConnectionsModel::tellsAttemptsAndHops()
{
    CapturedStream capture;
    ConnectionsModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setUtc(true);
    capture.attempt();
    capture.passed(12ms);
    capture.record(ResponseRecord{301, "Moved", {}, {}});
    model.refresh();
    capture.attempt({}, 1);
    capture.passed(30ms);
    capture.open();
    capture.passed(58ms);
    capture.read("id: 9\ndata: x\n\n");
    model.refresh();
    capture.passed(900ms);
    capture.indexer.endConnection();
    capture.fact(EndRecord{EndReason::EndOfBody, QStringLiteral("The body ended."), false});
    capture.record(StateRecord{ReadyState::Connecting});
    capture.fact(ReconnectRecord{Millis(3000), DelaySource::Default, QStringLiteral("As always.")});
    capture.passed(3000ms);
    capture.attempt("9");
    capture.passed(1ms);
    capture.record(ResponseRecord{404, "Not Found", {}, {}});
    capture.record(StateRecord{ReadyState::Closed});
    capture.fact(EndRecord{EndReason::Status, QStringLiteral("Status 404."), true});
    model.refresh();
    const QString url = QStringLiteral("http://localhost/events?token=");
    QString shown = printModel(model);
    QVERIFY(!shown.contains(QStringLiteral("abc")));
    shown.replace(QRegularExpression(QStringLiteral("token=.*")), QStringLiteral("token="));
    QCOMPARE(shown, QStringLiteral(
                        "1 | 22:13:20.000 | CONNECTING (0) | 301 Moved |  | 12.0 ms |  |  | "
                        "redirect |  |  | %1\n"
                        "1.1 | 22:13:20.012 | OPEN (1) → CONNECTING (0) | 200 OK | 88.0 ms | "
                        "988 ms | 1 | 15 B | end of body | 3000 ms (profile's default) |  | %1\n"
                        "2 | 22:13:24.000 | CLOSED (2) | 404 Not Found |  | 1.00 ms |  |  | "
                        "HTTP status 404 |  | 9 | %1\n")
                        .arg(url));
    QVERIFY(model.index(2, ConnectionsModel::EndedByColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("Status 404.")));
    QVERIFY(model.index(1, ConnectionsModel::NextInColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("As always.")));
}

void TestConnectionsModel::liveRowTicks()
{
    CapturedStream capture;
    ConnectionsModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.refresh();
    QCOMPARE(model.rowCount(), 0);
    capture.attempt();
    model.refresh();
    QCOMPARE(changed.size(), 0);
    capture.passed(2000ms);
    model.refresh();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, ConnectionsModel::DurationColumn).data().toString(),
             QStringLiteral("2.00 s"));
    capture.fact(EndRecord{EndReason::Refused, QString(), false});
    model.refresh();
    QCOMPARE(changed.size(), 2);
    capture.passed(2000ms);
    model.refresh();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(model.index(0, ConnectionsModel::DurationColumn).data().toString(),
             QStringLiteral("2.00 s"));
}

void TestConnectionsModel::recordsOfARow()
{
    CapturedStream capture;
    ConnectionsModel model(capture.log, capture.index);
    const std::size_t first = capture.attempt();
    capture.fact(NoteRecord{"note", QString()});
    const std::size_t response = capture.record(ResponseRecord{200, "OK", {}, {}});
    capture.attempt();
    model.refresh();
    QCOMPARE(model.attemptRecord(0), first);
    QCOMPARE(model.responseRecord(0), std::optional(response));
    QCOMPARE(model.responseRecord(1), std::nullopt);
}

QTEST_GUILESS_MAIN(TestConnectionsModel)
#include "tst_connectionsmodel.moc"
