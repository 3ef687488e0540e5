// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/exporting/printedstream.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestRowPrinter : public QObject
{
    Q_OBJECT

private slots:
    void rowEndingInCrWaits();
    void rowEndingInCrIsReleasedByTheEnd();
    void lineFeedOfTheNextConnectionIsNotTaken();
    void rawOfLiveLinesDoesNotDependOnTime();
    void stopsWhenEnough();
};

void TestRowPrinter::rowEndingInCrWaits()
{
    Stream stream;
    RowPrinter printer(stream.log, stream.index, allBytes, FilterExpression());
    RowPrinter quick(stream.log, stream.index, all, FilterExpression());
    QByteArray out;
    stream.indexer.beginConnection(1);
    stream.read(1, "data:1\r\n\r");
    printer.print(out, false, noLimit);
    QCOMPARE(out, QByteArray());
    quick.print(out, false, noLimit);
    QCOMPARE(out.count('\n'), 1);
    out.clear();
    stream.read(1, "\n");
    printer.print(out, false, noLimit);
    QVERIFY2(out.contains(QByteArray("data:1\r\n\r\n").toBase64()), out.constData());
}

void TestRowPrinter::rowEndingInCrIsReleasedByTheEnd()
{
    Stream stream;
    constexpr JsonLineOptions live{true, true, true};
    RowPrinter printer(stream.log, stream.index, allBytes, FilterExpression());
    RowPrinter quick(stream.log, stream.index, live, FilterExpression());
    QByteArray out;
    stream.indexer.beginConnection(1);
    stream.read(1, ":1\r");
    printer.print(out, false, noLimit);
    QCOMPARE(out, QByteArray());
    quick.print(out, false, noLimit);
    QCOMPARE(out.count('\n'), 1);
    out.clear();
    printer.print(out, true, noLimit);
    QVERIFY2(out.contains(QByteArray(":1\r").toBase64()), out.constData());
}

void TestRowPrinter::lineFeedOfTheNextConnectionIsNotTaken()
{
    Stream stream;
    stream.indexer.beginConnection(1);
    stream.read(1, "data:1\r\r");
    stream.indexer.endConnection();
    stream.indexer.beginConnection(2);
    stream.read(2, "\ndata:2\n\n");
    const QByteArray printed = stream.printed(allBytes);
    QVERIFY2(printed.contains(QByteArray("data:1\r\r").toBase64().append('"')),
             printed.constData());
}

void TestRowPrinter::rawOfLiveLinesDoesNotDependOnTime()
{
    constexpr JsonLineOptions live{false, true, true};
    const QByteArray cut = "\"raw\":\"" + QByteArray("data: 1\r\n\r").toBase64() + '"';
    const QByteArray whole = "\"raw\":\"" + QByteArray("data: 1\r\n\r\n").toBase64() + '"';
    Stream stream;
    stream.indexer.beginConnection(1);
    stream.read(1, "data: 1\r\n\r");
    const QByteArray before = stream.printed(live, false);
    QVERIFY(before.contains(cut));
    stream.read(1, "\n");
    QCOMPARE(stream.printed(live), before);
    QVERIFY(stream.printed(allBytes).contains(whole));
    Stream together;
    together.indexer.beginConnection(1);
    together.read(1, "data: 1\r\n\r\n");
    QVERIFY(together.printed(live).contains(whole));
}

void TestRowPrinter::stopsWhenEnough()
{
    Stream stream;
    stream.indexer.beginConnection(1);
    stream.read(1, "data:1\n\ndata:2\n\ndata:3\n\n");
    RowPrinter printer(stream.log, stream.index, eventsOnly, FilterExpression());
    QByteArray out;
    QVERIFY(printer.print(out, false, 1));
    QCOMPARE(out.count('\n'), 1);
    QVERIFY(!printer.print(out, false, noLimit));
    QCOMPARE(out.count('\n'), 3);
    QVERIFY(!printer.print(out, false, noLimit));
    QCOMPARE(out.count('\n'), 3);
}

QTEST_APPLESS_MAIN(TestRowPrinter)
#include "tst_rowprinter.moc"
