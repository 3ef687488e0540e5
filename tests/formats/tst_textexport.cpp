// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/reportstream.h"

#include <QRegularExpression>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

class TextExportTest : public QObject
{
    Q_OBJECT

private slots:
    void report();
    void withoutTimes();
    void hostileTextMakesNoRows();
    void wholeDataIsThere();
    void masks();
};

void TextExportTest::report()
{
    ReportStream stream;
    stream.open();
    stream.readAfter(1s, "event: tick\nid: 7\nretry: 9\ndata: one\ndata: two\n\nevent: x\n\n");
    stream.close();
    QByteArray text = stream.exported(ExportFormat::Text);
    text = text.sliced(text.indexOf("Time (UTC)"));
    const QByteArray expected =
        R"(Time (UTC)        Delta    Row  What
22:13:20.001                 1  -- connecting: GET http://localhost:8080/events
    : Accept: text/event-stream
22:13:20.002   +1.00 ms      2  -- opened: 200 text/event-stream
    : Content-Type: text/event-stream
22:13:21.002    +1.00 s      3  event "tick", id "7", 48 B
    | one
    | two
    + retry: 9 (set)
22:13:21.002      +0 ms      4  dropped, 10 B: event without data: nothing dispatched
    | event: x
22:13:21.003   +1.00 ms      5  -- ended: The body is complete.
)";
    QCOMPARE(text.split('\n'), expected.split('\n'));
}

void TextExportTest::withoutTimes()
{
    ReportStream stream;
    stream.hasTimes = false;
    stream.connectionOf({"data: a\n\n"});
    const QByteArray text = stream.exported(ExportFormat::Text);
    QVERIFY(text.endsWith("    Row  What\n      1  event \"message\", 9 B\n    | a\n"));
    QVERIFY(!text.contains("UTC"));
}

void TextExportTest::hostileTextMakesNoRows()
{
    ReportStream stream;
    stream.open();
    for (const QByteArray &text : hostileTexts()) {
        stream.read("event: " + text + "\nid: " + text + "\nfoo: " + text + "\ndata: " + text +
                    "\n\n:" + text + "\n\n");
    }
    stream.close(EndReason::Truncated, QStringLiteral("a\n22:13:20.001  9  -- forged"));
    const QByteArray text = stream.exported(ExportFormat::Text);
    static const QRegularExpression row(QStringLiteral("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} "));
    qsizetype rows = 0;
    for (const QByteArray &line : text.split('\n'))
        rows += row.match(QString::fromUtf8(line)).hasMatch() ? 1 : 0;
    QCOMPARE(rows, static_cast<qsizetype>(stream.index.rowCount()));
    for (const char byte : text) {
        const auto code = static_cast<uchar>(byte);
        QVERIFY(code >= 0x20 || code == '\n' || code == '\t');
    }
    QVERIFY(text.contains("\u2039U+202E\u203A"));
}

void TextExportTest::wholeDataIsThere()
{
    ReportStream stream;
    stream.open();
    const QByteArray data(1'000'000, 'x');
    stream.read("data: " + data + "\n\n");
    const QByteArray line = "    | " + data + '\n';
    QVERIFY(stream.exported(ExportFormat::Text).contains(line));
}

void TextExportTest::masks()
{
    ReportStream stream;
    stream.open();
    stream.read("data: {\"api_key\":\"sk-0123456789abcdef\"}\n\n");
    const QByteArray masked = stream.exported(ExportFormat::Text);
    QVERIFY(!masked.contains("sk-0123456789abcdef"));
    QVERIFY(masked.contains("What was masked:"));
    QVERIFY(stream.exported(ExportFormat::Text, true).contains("sk-0123456789abcdef"));
}

QTEST_GUILESS_MAIN(TextExportTest)
#include "tst_textexport.moc"
