// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "tests/ui/capturedstream.h"
#include "ui/models/eventtablemodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;

class TestEventTableModel final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void showsEveryKindOfRow();
    static void tellsEndsAndReconnects();
    static void responseIsOpenedOnlyWhenItDid();
    static void insertsOncePerRefresh();
    static void pausesTheViewOnly();
    static void clearsAndShowsAll();
    static void filters();
    static void filtersWhilePaused();
    static void deltaIsFromTheRowShownBefore();
    static void cutsAndKeepsText();
    static void hostileTextIsPlain();
    static void countsTime();
    static void dropsEarlierRowsInSteps();
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

void TestEventTableModel::showsEveryKindOfRow()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setUtc(true);
    capture.attempt();
    capture.passed(12ms);
    capture.open();
    capture.passed(100ms);
    capture.read("id: 1\ndata: {\"n\":1}\n\n");
    capture.passed(1000ms);
    capture.read(": keep-alive\nevent: ping\n\nid: 2\n\nretry: 3000\n\nx: y\n\nevent: a\ndata: 1\n"
                 "data: 2\n\ndata: un");
    capture.indexer.endConnection();
    model.refresh();
    const QString shown = printModel(model);
    const QString wanted = QStringLiteral(
        "1 | 22:13:20.012 |  | opened |  |  | 200 text/event-stream\n"
        "2 | 22:13:20.112 | +100 ms | message | 1 | 21 B | {\"n\":1}\n"
        "3 | 22:13:21.112 | +1.00 s | comment |  | 13 B |  keep-alive\n"
        "4 | 22:13:21.112 | +0 ms | dropped |  | 13 B | event without data: nothing dispatched · "
        "event: ping\n"
        "5 | 22:13:21.112 | +0 ms | id | 2 | 7 B | sets the last event ID, nothing dispatched\n"
        "6 | 22:13:21.112 | +0 ms | retry |  | 13 B | sets the reconnection time: 3000 ms\n"
        "7 | 22:13:21.112 | +0 ms | ignored |  | 6 B | no field took effect: ignored · "
        "x: y\n"
        "8 | 22:13:21.112 | +0 ms | a | 2 | 26 B | 1\u240A2\n"
        "9 | 22:13:21.112 | +0 ms | unfinished |  | 8 B | no blank line before the end: discarded "
        "· "
        "data: un\n");
    QCOMPARE(shown, wanted);
    QCOMPARE(model.index(7, DataColumn).data(RawValueRole).toString(), QStringLiteral("1\n2"));
    QCOMPARE(model.index(7, DataColumn).data(Qt::AccessibleTextRole),
             model.index(7, DataColumn).data());
    QCOMPARE(model.index(3, 0).data(EmphasisRole).toInt(), static_cast<int>(Emphasis::Dropped));
    QCOMPARE(model.index(3, 0).data(RowKindRole).toInt(), static_cast<int>(RowKind::Dropped));
    QVERIFY(model.index(3, TypeColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("data buffer was empty")));
}

void TestEventTableModel::tellsEndsAndReconnects()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.attempt();
    capture.fact(EndRecord{EndReason::Refused, QStringLiteral("Nobody listens."), false});
    capture.fact(ReconnectRecord{Millis(3000), DelaySource::Retry, QStringLiteral("Because.")});
    capture.fact(NoteRecord{"slow", QStringLiteral("No byte for 30 s.")});
    capture.attempt("7");
    capture.fact(
        AttemptRecord{0, "GET", QUrl(QStringLiteral("http://u:p@h/x?token=abc")), {}, {}, "7"});
    capture.fact(EndRecord{EndReason::Status, QStringLiteral("Status 404."), true});
    model.refresh();
    const auto cells = [&](int row) -> QString {
        return model.index(row, TypeColumn).data().toString() + QLatin1Char(':') +
               model.index(row, DataColumn).data().toString();
    };
    QCOMPARE(cells(0), QStringLiteral("ended:Nobody listens."));
    QCOMPARE(cells(1), QStringLiteral("reconnecting:in 3000 ms (server's retry)"));
    QCOMPARE(cells(2), QStringLiteral("note:No byte for 30 s."));
    QVERIFY(cells(3).startsWith(QStringLiteral("connecting:GET http://")));
    QVERIFY(!cells(3).contains(QStringLiteral("abc")));
    QVERIFY(cells(3).endsWith(QStringLiteral("Last-Event-ID: 7")));
    QCOMPARE(cells(4), QStringLiteral("failed:Status 404."));
    QCOMPARE(model.index(4, 0).data(EmphasisRole).toInt(), static_cast<int>(Emphasis::Failed));
}

void TestEventTableModel::responseIsOpenedOnlyWhenItDid()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    capture.attempt();
    capture.fact(ResponseRecord{200, "OK", {}, {{"Content-Type", "text/html"}}});
    model.refresh();
    QCOMPARE(model.index(0, TypeColumn).data().toString(), QStringLiteral("response"));
    capture.record(StateRecord{ReadyState::Open});
    QCOMPARE(model.index(0, TypeColumn).data().toString(), QStringLiteral("opened"));
    capture.attempt();
    capture.fact(ResponseRecord{200, "OK", {}, {{"Content-Type", "text/html"}}});
    capture.fact(EndRecord{EndReason::ContentType, QStringLiteral("Wrong type."), true});
    model.refresh();
    QCOMPARE(model.index(1, TypeColumn).data().toString(), QStringLiteral("response"));
}

void TestEventTableModel::insertsOncePerRefresh()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    capture.begin();
    capture.read("data: 1\n\ndata: 2\n\n");
    capture.read("data: 3\n\n");
    QCOMPARE(model.rowCount(), 0);
    model.refresh();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(inserted.size(), 1);
    model.refresh();
    QCOMPARE(inserted.size(), 1);
}

void TestEventTableModel::pausesTheViewOnly()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.begin();
    capture.read("data: 1\n\n");
    model.refresh();
    model.setPaused(true);
    QVERIFY(model.isPaused());
    capture.read("data: 2\n\ndata: 3\n\n");
    model.refresh();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.waitingCount(), 2U);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.waitingCount(), 0U);
    capture.read("data: 4\n\n");
    model.refresh();
    QCOMPARE(model.waitingCount(), 1U);
    model.setPaused(false);
    QCOMPARE(rowsAsText(model), QStringLiteral("4"));
    QCOMPARE(model.waitingCount(), 0U);
}

void TestEventTableModel::clearsAndShowsAll()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.begin();
    capture.read("data: 1\n\ndata: 2\n\n");
    model.refresh();
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.firstShown(), 2U);
    capture.read("data: 3\n\n");
    model.refresh();
    QCOMPARE(rowsAsText(model), QStringLiteral("3"));
    QCOMPARE(model.rowNumber(0), 2U);
    QCOMPARE(model.viewRow(2), std::optional(0));
    QCOMPARE(model.viewRow(1), std::nullopt);
    model.showAll();
    QCOMPARE(rowsAsText(model), QStringLiteral("1 2 3"));
    QCOMPARE(model.firstShown(), 0U);
}

void TestEventTableModel::filters()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.attempt();
    capture.open();
    capture.read("data: apple\n\ndata: pear\n\n: comment\ndata: APPLE pie\n\n");
    model.refresh();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    setFilter(model, QStringLiteral("apple"));
    QCOMPARE(resets.size(), 1);
    waitForFilter(model, QStringLiteral("1 2 5"));
    QTRY_VERIFY(model.filterIsComplete());
    QVERIFY(model.isFiltered());
    QCOMPARE(model.matchCount(), std::size_t{2});
    QCOMPARE(model.viewRow(4), std::optional(2));
    QCOMPARE(model.viewRow(3), std::nullopt);
    capture.read("data: no\n\ndata: apple\n\n");
    waitForFilter(model, QStringLiteral("1 2 5 7"));
    QCOMPARE(resets.size(), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    capture.read("data: apple\n\n");
    waitForFilter(model, QStringLiteral("8"));
    model.showAll();
    waitForFilter(model, QStringLiteral("1 2 5 7 8"));
    setFilter(model, QString());
    QVERIFY(!model.isFiltered());
    QCOMPARE(model.rowCount(), 8);
}

void TestEventTableModel::filtersWhilePaused()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.begin();
    capture.read("data: apple\n\ndata: pear\n\n");
    model.refresh();
    model.setPaused(true);
    capture.read("data: apple\n\n");
    setFilter(model, QStringLiteral("apple"));
    waitForFilter(model, QStringLiteral("1"));
    QTRY_VERIFY(model.filterIsComplete());
    model.refresh();
    QCOMPARE(rowsAsText(model), QStringLiteral("1"));
    QCOMPARE(model.waitingCount(), 1U);
    model.setPaused(false);
    waitForFilter(model, QStringLiteral("1 3"));
}

void TestEventTableModel::deltaIsFromTheRowShownBefore()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    capture.begin();
    for (const char *text : {"data: a\n\n", "data: b\n\n", "data: a\n\n"}) {
        capture.passed(10ms);
        capture.read(text);
    }
    model.refresh();
    QCOMPARE(printColumn(model, DeltaColumn), QStringLiteral("\n+10.0 ms\n+10.0 ms\n"));
    setFilter(model, QStringLiteral("a"));
    waitForFilter(model, QStringLiteral("1 3"));
    QCOMPARE(printColumn(model, DeltaColumn), QStringLiteral("\n+20.0 ms\n"));
    model.clear();
    setFilter(model, QString());
    capture.passed(5ms);
    capture.read("data: c\n\n");
    model.refresh();
    QCOMPARE(printColumn(model, DeltaColumn), QStringLiteral("\n"));
}

void TestEventTableModel::cutsAndKeepsText()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    capture.begin();
    const QByteArray longText = QByteArray("\u00E9").repeated(300'000);
    capture.read(
        QByteArray("event: " + longText + "\nid: " + longText + "\ndata: " + longText + "\n\n"));
    model.refresh();
    for (const int column : {TypeColumn, IdColumn, DataColumn}) {
        const QString shown = model.index(0, column).data().toString();
        QCOMPARE(shown.size(), EventTableModel::mostCellCharacters + 1);
        QVERIFY(shown.endsWith(QChar(0x2026)));
        QCOMPARE(model.index(0, column).data(RawValueRole).toString(), QString::fromUtf8(longText));
    }
    QVERIFY(model.index(0, DataColumn).data(Qt::ToolTipRole).toString().size() < 2000);
}

void TestEventTableModel::hostileTextIsPlain()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    capture.begin();
    capture.read("event: \u202Eevil\ndata: <img src=\"/dev/zero\">\u0007\n\n");
    model.refresh();
    QCOMPARE(model.index(0, TypeColumn).data().toString(), QStringLiteral("‹U+202E›evil"));
    QCOMPARE(model.index(0, DataColumn).data().toString(),
             QStringLiteral("<img src=\"/dev/zero\">\u2407"));
    const QString tip = model.index(0, DataColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(QStringLiteral("<img")));
    QVERIFY(tip.contains(QStringLiteral("&lt;img")));
}

void TestEventTableModel::countsTime()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    capture.attempt();
    capture.passed(250ms);
    capture.open();
    capture.passed(1250ms);
    capture.read("data\n\n");
    model.refresh();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTimeFormat(TimeFormat::SinceStart);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(printColumn(model, TimeColumn), QStringLiteral("+250 ms\n+1.50 s\n"));
    model.setTimeFormat(TimeFormat::SincePrevious);
    QCOMPARE(printColumn(model, TimeColumn), QStringLiteral("\n+1.25 s\n"));
    QCOMPARE(model.index(1, TimeColumn).data(RawValueRole).toString(),
             QStringLiteral("2023-11-14T22:13:21.500000Z"));
}

void TestEventTableModel::dropsEarlierRowsInSteps()
{
    CapturedStream capture;
    EventTableModel model(capture.log, capture.index);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setMostRows(100);
    capture.begin();
    capture.read(QByteArray("data\n\n").repeated(100));
    model.refresh();
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.firstShown(), 0U);
    capture.read("data\n\n");
    model.refresh();
    QCOMPARE(model.rowCount(), 95);
    model.refresh();
    QCOMPARE(model.rowCount(), 96);
    QCOMPARE(model.firstShown(), 5U);
    QCOMPARE(model.rowNumber(95), 100U);
    capture.read(QByteArray("data\n\n").repeated(1000));
    model.refresh();
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.rowNumber(99), 1100U);
    QCOMPARE(model.index(0, NumberColumn).data().toString(), QStringLiteral("1002"));
}

QTEST_GUILESS_MAIN(TestEventTableModel)
#include "tst_eventtablemodel.moc"
