// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "tests/ui/capturedstream.h"
#include "ui/models/eventtablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;

class TestEventTableRange final : public QObject
{
    Q_OBJECT

private slots:
    static void endsAtThePlayhead();
    static void playheadWithinAFilter();
    static void keepsNumbersOfARing();
    static void hasNoTimesWithoutTimes();
    static void findsRowsBetween();
};

namespace {

void setFilter(EventTableModel &model, const QString &text)
{
    model.setFilter(FilterExpression::parse(text).value());
}

QString rowsAsText(const EventTableModel &model)
{
    return printColumn(model, NumberColumn).replace(QLatin1Char('\n'), QLatin1Char(' ')).trimmed();
}

/// Rows of the filter come from another thread.
void waitForFilter(EventTableModel &model, const QString &rows)
{
    QTRY_COMPARE((model.refresh(), rowsAsText(model)), rows);
}

} // namespace

void TestEventTableRange::endsAtThePlayhead()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setMostRows(4);
    capture.begin();
    capture.read(QByteArray("data\n\n").repeated(6));
    model.refresh();
    QCOMPARE(rowsAsText(model), QStringLiteral("3 4 5 6"));
    model.setEnd(5);
    QCOMPARE(rowsAsText(model), QStringLiteral("2 3 4 5"));
    QCOMPARE(model.lastShownEnd(), 5U);
    model.setEnd(2);
    QCOMPARE(rowsAsText(model), QStringLiteral("1 2"));
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setEnd(1);
    QCOMPARE(rowsAsText(model), QStringLiteral("1"));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(resets.size(), 0);
    model.setEnd(0);
    QCOMPARE(model.rowCount(), 0);
    model.setEnd(3);
    QCOMPARE(rowsAsText(model), QStringLiteral("1 2 3"));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.setEnd(2);
    model.refresh();
    QCOMPARE(model.rowCount(), 0);
    model.setEnd(std::nullopt);
    QCOMPARE(rowsAsText(model), QStringLiteral("4 5 6"));
}

void TestEventTableRange::playheadWithinAFilter()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.begin();
    capture.read("data: a\n\ndata: b\n\ndata: a\n\ndata: b\n\ndata: a\n\n");
    setFilter(model, QStringLiteral("a"));
    waitForFilter(model, QStringLiteral("1 3 5"));
    model.setEnd(3);
    QCOMPARE(rowsAsText(model), QStringLiteral("1 3"));
    model.setEnd(1);
    QCOMPARE(rowsAsText(model), QStringLiteral("1"));
    model.setEnd(4);
    QCOMPARE(rowsAsText(model), QStringLiteral("1 3"));
    model.setEnd(std::nullopt);
    QCOMPARE(rowsAsText(model), QStringLiteral("1 3 5"));
}

void TestEventTableRange::keepsNumbersOfARing()
{
    CapturedStream capture;
    capture.index.setRowsBefore(1000);
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.begin();
    capture.read(QByteArray("data: a\n\n").repeated(6));
    model.refresh();
    QCOMPARE(rowsAsText(model), QStringLiteral("1001 1002 1003 1004 1005 1006"));
    QCOMPARE(model.index(0, NumberColumn).data(RawValueRole).toULongLong(), 1001ULL);
    capture.index.dropBelow(4);
    model.refresh();
    QCOMPARE(rowsAsText(model), QStringLiteral("1005 1006"));
    QCOMPARE(model.firstShown(), 4U);
    model.showAll();
    QCOMPARE(rowsAsText(model), QStringLiteral("1005 1006"));
    setFilter(model, QStringLiteral("a"));
    waitForFilter(model, QStringLiteral("1005 1006"));
    capture.index.dropBelow(5);
    model.refresh();
    QCOMPARE(rowsAsText(model), QStringLiteral("1006"));
    QCOMPARE(model.firstShown(), 5U);
    capture.index.dropBelow(6);
    model.refresh();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.firstShown(), 6U);
}

void TestEventTableRange::hasNoTimesWithoutTimes()
{
    struct TextCapture final : sse::Capture
    {
        [[nodiscard]] const CaptureLog &log() const override { return stream.log; }
        [[nodiscard]] const EventIndex &index() const override { return stream.index; }
        [[nodiscard]] bool hasTimes() const override { return false; }
        CapturedStream stream;
    } capture;
    EventTableModel model(capture);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.stream.begin();
    capture.stream.read("data: a\n\n");
    capture.stream.read("data: b\n\n");
    model.refresh();
    QVERIFY(!model.hasTimes());
    QCOMPARE(printColumn(model, TimeColumn), QStringLiteral("\n\n"));
    QCOMPARE(printColumn(model, DeltaColumn), QStringLiteral("\n\n"));
    QVERIFY(!model.index(1, TimeColumn).data(RawValueRole).isValid());
    QVERIFY(model.index(1, TimeColumn).data(Qt::ToolTipRole).toString().isEmpty());
}

void TestEventTableRange::findsRowsBetween()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    capture.begin();
    capture.read("data: a\n\ndata: b\n\ndata: b\n\ndata: a\n\n");
    setFilter(model, QStringLiteral("a"));
    waitForFilter(model, QStringLiteral("1 4"));
    QCOMPARE(model.viewRowFrom(0), 0);
    QCOMPARE(model.viewRowFrom(1), 1);
    QCOMPARE(model.viewRowFrom(3), 1);
    QCOMPARE(model.viewRowFrom(4), 2);
}

QTEST_GUILESS_MAIN(TestEventTableRange)
#include "tst_eventtablerange.moc"
