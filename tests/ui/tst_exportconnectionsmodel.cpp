// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "tests/ui/capturedstream.h"
#include "ui/models/exportconnectionsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using Tester = QAbstractItemModelTester;

class TestExportConnectionsModel final : public QObject
{
    Q_OBJECT

private slots:
    static void listsConnections();
    static void ticks();
    static void knowsBytes();
};

void TestExportConnectionsModel::listsConnections()
{
    CapturedStream stream;
    ExportConnectionsModel model(stream.log, stream.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setUtc(true);
    QCOMPARE(model.rowCount(), 0);
    stream.passed(Millis(1));
    stream.attempt();
    stream.open(404);
    model.refresh();
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(printModel(model).startsWith(QStringLiteral("#1 · ")));
    QVERIFY(printModel(model).contains(QStringLiteral("HTTP 404 · 0 events")));
    // A redirect's hop is none of its own.
    stream.attempt();
    stream.attempt({}, 1);
    stream.open();
    stream.read("data: a\n\n");
    model.refresh();
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(1).data().toString().endsWith(QStringLiteral("HTTP 200 · 1 event · 9 B")));
    QCOMPARE(model.connection(1), 2U);
    QCOMPARE(model.connection(2), 0U);
    QCOMPARE(model.rowOf(2), 1);
    QCOMPARE(model.rowOf(3), -1);
    QCOMPARE(model.index(1).data(ExportConnectionsModel::ConnectionRole).toUInt(), 2U);
}

void TestExportConnectionsModel::ticks()
{
    CapturedStream stream;
    stream.attempt();
    stream.attempt();
    ExportConnectionsModel model(stream.log, stream.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const QSignalSpy spy(&model, &ExportConnectionsModel::checkedChanged);
    QVERIFY(model.checked().empty());
    QVERIFY(model.flags(model.index(0)) & Qt::ItemIsUserCheckable);
    QVERIFY(model.setData(model.index(1), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.checked() == std::set<ConnectionId>{2});
    QCOMPARE(model.index(1).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(model.index(0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.checked().empty());
    QVERIFY(!model.setData(model.index(1), QStringLiteral("x"), Qt::EditRole));
    QCOMPARE(spy.size(), 2);
    model.setChecked({1, 2});
    QCOMPARE(spy.size(), 3);
    model.setChecked({1, 2});
    QCOMPARE(spy.size(), 3);
}

void TestExportConnectionsModel::knowsBytes()
{
    CapturedStream stream;
    ExportConnectionsModel model(stream.log, stream.index);
    QCOMPARE(model.lastWithBytes(), 0U);
    QCOMPARE(model.countWithBytes(), 0);
    for (int number = 0; number < 2; ++number) {
        stream.attempt();
        stream.open();
        stream.read("data: a\n\n");
        stream.indexer.endConnection();
    }
    stream.attempt();
    model.refresh();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.lastWithBytes(), 2U);
    QCOMPARE(model.countWithBytes(), 2);
}

QTEST_GUILESS_MAIN(TestExportConnectionsModel)
#include "tst_exportconnectionsmodel.moc"
