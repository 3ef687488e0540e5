// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/reportstream.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// The cells of RFC 4180, read strictly; "error" in the place of what breaks its rules.
QList<QByteArrayList> parsed(const QByteArray &csv)
{
    QList<QByteArrayList> records{{}};
    qsizetype at = 0;
    while (at < csv.size()) {
        QByteArray cell;
        if (csv[at] == '"') {
            for (++at; at < csv.size(); ++at) {
                if (csv[at] == '"' && (at + 1 >= csv.size() || csv[++at] != '"'))
                    break;
                cell += csv[at];
            }
        } else {
            for (; at < csv.size() && !QByteArrayView(",\r\n\"").contains(csv[at]); ++at)
                cell += csv[at];
        }
        records.last() += cell;
        if (at < csv.size() && csv[at] == ',') {
            ++at;
        } else if (csv.mid(at, 2) == "\r\n") {
            at += 2;
            records.append(QByteArrayList());
        } else {
            records.last() += "error";
            ++at;
        }
    }
    records.removeLast();
    return records;
}

QList<QByteArrayList> exported(const ReportStream &stream, bool rawCells = false)
{
    ExportPlan plan;
    plan.format = ExportFormat::Csv;
    plan.rawCells = rawCells;
    return parsed(stream.exported(plan));
}

/// The data cell of the event \a block.
QByteArray dataOf(const QByteArray &block, bool rawCells = false)
{
    ReportStream stream;
    stream.open();
    stream.read(block);
    return exported(stream, rawCells).last().value(7);
}

} // namespace

class TestCsvExport final : public QObject
{
    Q_OBJECT

private slots:
    void writesRows();
    void writesCells_data();
    void writesCells();
    void guardsFormulasInEveryCell();
    void masks();
    void leavesOutTimesThatMeanNothing();
    void survivesHostileText();
};

void TestCsvExport::writesRows()
{
    ReportStream stream;
    stream.open();
    stream.read("id: 5\nevent: e\ndata: x\n\n:c\nretry: 9\n\nid: 6\n\nevent: y\n\nda");
    stream.close();
    const QByteArray time = "2023-11-14T22:13:20.002000Z";
    QCOMPARE(
        exported(stream),
        (QList<QByteArrayList>{
            {"row", "time", "connection", "kind", "type", "id", "size", "data", "detail"},
            {"1", "2023-11-14T22:13:20.001000Z", "1", "request", "", "", "", "",
             "GET http://localhost:8080/events"},
            {"2", time, "1", "open", "", "", "", "", "200 text/event-stream"},
            {"3", time, "1", "event", "e", "5", "1", "x", ""},
            {"4", time, "1", "comment", "", "", "1", "c", ""},
            {"5", time, "1", "retry", "", "", "1", "9", "sets the reconnection time"},
            {"6", time, "1", "id", "", "6", "", "", "sets the last event ID, nothing dispatched"},
            {"7", time, "1", "dropped", "", "", "", "", "event without data: nothing dispatched"},
            {"8", time, "1", "unfinished", "", "", "", "",
             "no blank line before the end: discarded"},
            {"9", "2023-11-14T22:13:20.003000Z", "1", "end", "", "", "", "",
             "The body is complete."},
        }));
}

void TestCsvExport::writesCells_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray("data: plain\n\n") << QByteArray("plain");
    QTest::newRow("comma") << QByteArray("data: a,b\n\n") << QByteArray("a,b");
    QTest::newRow("quotes") << QByteArray("data: \"a\"\"\n\n") << QByteArray("\"a\"\"");
    QTest::newRow("lines") << QByteArray("data: a\ndata: b\n\n") << QByteArray("a\nb");
    QTest::newRow("formula") << QByteArray("data: =1+1\n\n") << QByteArray("'=1+1");
    QTest::newRow("plus") << QByteArray("data: +1\n\n") << QByteArray("'+1");
    QTest::newRow("minus") << QByteArray("data: -1\n\n") << QByteArray("'-1");
    QTest::newRow("at") << QByteArray("data: @x\n\n") << QByteArray("'@x");
    QTest::newRow("tab") << QByteArray("data: \t=x\n\n") << QByteArray("'\t=x");
    QTest::newRow("line feed") << QByteArray("data\ndata: =x\n\n") << QByteArray("'\n=x");
    QTest::newRow("wide") << QByteArray("data: \xEF\xBC\x9Dx\n\n") << QByteArray("'\xEF\xBC\x9Dx");
    QTest::newRow("formula with comma") << QByteArray("data: =a,b\n\n") << QByteArray("'=a,b");
    QTest::newRow("NUL") << QByteArray("data: a\0b\n\n", 11)
                         << QByteArray("a\xE2\x90\x80"
                                       "b");
    QTest::newRow("NULs only") << QByteArray("data: \0=\n\n", 10) << QByteArray("\xE2\x90\x80=");
    QTest::newRow("ill-formed") << QByteArray("data: \xFF\n\n") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("empty") << QByteArray("data:\n\n") << QByteArray();
}

void TestCsvExport::writesCells()
{
    QFETCH(const QByteArray, block);
    QFETCH(const QByteArray, cell);
    QCOMPARE(dataOf(block), cell);
    QCOMPARE(dataOf(block, true), cell.startsWith('\'') ? cell.mid(1) : cell);
}

void TestCsvExport::guardsFormulasInEveryCell()
{
    ReportStream stream;
    stream.open();
    stream.read("event: =type\nid: =id\ndata: x\n\n:=comment\n");
    stream.close(EndReason::Closed, QStringLiteral("=message"));
    const QList<QByteArrayList> records = exported(stream);
    QCOMPARE(records.at(3).at(4), QByteArray("'=type"));
    QCOMPARE(records.at(3).at(5), QByteArray("'=id"));
    QCOMPARE(records.at(4).at(7), QByteArray("'=comment"));
    QCOMPARE(records.at(5).at(8), QByteArray("'=message"));
}

void TestCsvExport::masks()
{
    ReportStream stream;
    stream.open(QUrl(QStringLiteral("http://localhost/?token=secretinitem42")));
    stream.read(
        "data: {\"api_key\":\"secretindata42\"}\n\nid: secretindata42\n\n:secretinitem42\n");
    const QByteArray csv = stream.exported(ExportFormat::Csv);
    QVERIFY2(!csv.contains("secretin"), csv.constData());
    QVERIFY(stream.exported(ExportFormat::Csv, true).contains("secretinitem42"));
}

void TestCsvExport::leavesOutTimesThatMeanNothing()
{
    ReportStream stream;
    stream.hasTimes = false;
    stream.open();
    stream.read("data: x\n\n");
    QCOMPARE(exported(stream).last().at(1), QByteArray());
}

void TestCsvExport::survivesHostileText()
{
    ReportStream stream;
    stream.open();
    const QList<QByteArray> texts = hostileTexts();
    for (const QByteArray &text : texts)
        stream.read(QByteArray("event: " + text + "\nid: " + text + "\ndata: " + text + "\n\n"));
    const QList<QByteArrayList> records = exported(stream, true);
    QCOMPARE(records.size(), 3 + texts.size());
    EventText text(stream.log, stream.index);
    for (qsizetype i = 3; i < records.size(); ++i) {
        QCOMPARE(records[i].size(), 9);
        QCOMPARE(records[i].at(7),
                 text.text(static_cast<RowNumber>(i - 1)).data.replace('\0', "\xE2\x90\x80"));
    }
}

QTEST_GUILESS_MAIN(TestCsvExport)
#include "tst_csvexport.moc"
