// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/markdowntext.h"
#include "tests/formats/reportstream.h"

#include <QRegularExpression>
#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// \a markdown without fenced blocks and code spans, read as CommonMark does.
QString withoutCode(const QByteArray &markdown)
{
    QString rest;
    QString fence;
    for (const QString &line : QString::fromUtf8(markdown).split(QLatin1Char('\n'))) {
        static const QRegularExpression opening(QStringLiteral("^(`{3,})[^`]*$"));
        if (!fence.isEmpty()) {
            static const QRegularExpression closing(QStringLiteral("^ {0,3}(`{3,}) *$"));
            const auto match = closing.match(line);
            if (match.hasMatch() && match.capturedLength(1) >= fence.size())
                fence.clear();
            continue;
        }
        const auto match = opening.match(line);
        if (match.hasMatch()) {
            fence = match.captured(1);
            continue;
        }
        QString text = line;
        static const QRegularExpression span(QStringLiteral("(?<!`)(`+)(?!`)(.*?)(?<!`)\\1(?!`)"));
        text.remove(span);
        rest += text + QLatin1Char('\n');
    }
    return fence.isEmpty() ? rest : QStringLiteral("an open fence");
}

/// The cells of a line of a table as GitHub splits them.
qsizetype cellsOf(const QString &line)
{
    qsizetype cells = -1;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == QLatin1Char('\\'))
            ++i;
        else if (line[i] == QLatin1Char('|'))
            ++cells;
    }
    return cells;
}

} // namespace

class MarkdownExportTest : public QObject
{
    Q_OBJECT

private slots:
    void code_data();
    void code();
    void words_data();
    void words();
    void hostileTextStaysCode();
    void tablesKeepTheirColumns();
    void report();
    void masks();
};

void MarkdownExportTest::code_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("plain") << QStringLiteral("a") << QByteArray("`a`");
    QTest::newRow("backtick") << QStringLiteral("a`b") << QByteArray("``a`b``");
    QTest::newRow("backticks at the edges") << QStringLiteral("``a`") << QByteArray("``` ``a` ```");
    QTest::newRow("spaces") << QStringLiteral(" a ") << QByteArray("`  a  `");
    QTest::newRow("bar") << QStringLiteral("a|b") << QByteArray("`a\\|b`");
    QTest::newRow("backslash and bar") << QStringLiteral("a\\|b")
                                       << QByteArray("`a\\\u2039U+007C\u203A"
                                                     "b`");
    QTest::newRow("line") << QStringLiteral("a\nb\tc")
                          << QByteArray("`a\u240A"
                                        "b\u2409"
                                        "c`");
}

void MarkdownExportTest::code()
{
    QFETCH(QString, text);
    QTEST(markdownCode(text), "expected");
}

void MarkdownExportTest::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("plain");
    QTest::newRow("sentence") << QStringLiteral("You closed the stream. It is over.") << true;
    QTest::newRow("number") << QStringLiteral("in 3,000 ms (server's retry), 1.5 s") << true;
    QTest::newRow("address") << QStringLiteral("at evil.example") << false;
    QTest::newRow("tag") << QStringLiteral("a <b>") << false;
    QTest::newRow("mention") << QStringLiteral("@you") << false;
    QTest::newRow("issue") << QStringLiteral("#12") << false;
    QTest::newRow("emphasis") << QStringLiteral("a *b*") << false;
    QTest::newRow("link") << QStringLiteral("[a](b)") << false;
    QTest::newRow("foreign script") << QStringLiteral("\u0430") << false;
}

void MarkdownExportTest::words()
{
    QFETCH(QString, text);
    QFETCH(bool, plain);
    QCOMPARE(markdownWords(text), plain ? text.toUtf8() : markdownCode(text));
}

void MarkdownExportTest::hostileTextStaysCode()
{
    ReportStream stream;
    AttemptRecord attempt;
    attempt.method = "POST";
    attempt.url = QUrl(QStringLiteral("http://localhost/`<b>?q=@me"));
    attempt.body = hostileTexts().first(14).join('\n');
    ResponseRecord response;
    response.status = 200;
    response.reasonPhrase = "<b> | `";
    for (const QByteArray &text : hostileTexts().first(16))
        attempt.headers.append({"X-Hostile", text});
    stream.open(attempt, response);
    for (const QByteArray &text : hostileTexts()) {
        stream.read("event: " + text + "\nid: " + text + "\nretry: " + text + "\nfoo: " + text +
                    "\ndata: " + text + "\n\ndata: " + text + "\ndata: ```\ndata: " + text +
                    "\n\n:" + text + "\n\nevent: " + text + "\n\n");
    }
    stream.close(EndReason::Truncated, QStringLiteral("<script> @you #1 http://evil.example"));
    const QByteArray markdown = stream.exported(ExportFormat::Markdown);
    const QString rest = withoutCode(markdown);
    static const QRegularExpression alive(QStringLiteral("[<>@\\[\\]`]|://|www\\.|evil|[^#]#\\d"));
    const auto match = alive.match(rest);
    QVERIFY2(!match.hasMatch(), qPrintable(rest.mid(match.capturedStart() - 40, 120)));
    QVERIFY(rest.contains(QLatin1String("## Events")));
    QVERIFY(!markdown.contains('\0'));
    QVERIFY(!markdown.contains('\r'));
    QVERIFY(!markdown.contains("\u202E"));
}

void MarkdownExportTest::tablesKeepTheirColumns()
{
    ReportStream stream;
    stream.open();
    for (const QByteArray &text : hostileTexts())
        stream.read("event: " + text + "\nid: " + text + "\ndata: " + text + "\n\n");
    bool inTable = false;
    int rows = 0;
    for (const QString &line :
         QString::fromUtf8(stream.exported(ExportFormat::Markdown)).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("| # | Time")))
            inTable = true;
        else if (!line.startsWith(QLatin1Char('|')))
            inTable = false;
        if (!inTable)
            continue;
        QCOMPARE(cellsOf(line), 7);
        ++rows;
    }
    QVERIFY(rows > 20);
}

void MarkdownExportTest::report()
{
    ReportStream stream;
    stream.hasTimes = false;
    stream.open();
    stream.read("event: tick\nid: 7\ndata: a|b\n\ndata: one\ndata: two\n\n: c\n\nretry: 5\n\n");
    stream.close();
    const QByteArray expected = R"md(# night run

- **Request:** `GET http://localhost:8080/events`
- **Stream:** 2 events, 1 comment, 1 block that dispatched nothing
- **Body:** 65 B
- **Connections:** 1
- Secrets are masked: equal ones have equal marks.

## Connections

| # | readyState | Status | Events | Bytes | Ended By |
|---|---|---|---|---|---|
| 1 | OPEN (1) → CONNECTING (0) | 200 OK | 2 | 65 B | end of body |

Request and response of connection 1:

```
GET http://localhost:8080/events
Accept: text/event-stream

HTTP 200 OK
Content-Type: text/event-stream
```

## Events

| # | Type | ID | Size | Data |
|--:|---|---|--:|---|
| 1 | *connecting* |  |  | `GET http://localhost:8080/events` |
| 2 | *opened* |  |  | `200 text/event-stream` |
| 3 | `tick` | `7` | 29 B | `a\|b` |

**Row 4** · `message` · ID `7` · 21 B

```
one
two
```

| # | Type | ID | Size | Data |
|--:|---|---|--:|---|
| 5 | *comment* |  | 4 B | `  c ` |
| 6 | *retry* |  | 10 B | sets the reconnection time · `retry: 5` |
| 7 | *ended* |  |  | The body is complete. |
)md";
    QByteArrayList lines = stream.exported(ExportFormat::Markdown).split('\n');
    // What a format can't hold is told by lossesOf(), which has its own tests.
    const qsizetype losses =
        lines.indexOf("- Secrets are masked: equal ones have equal marks.") + 1;
    QVERIFY(losses > 0);
    while (lines.at(losses).startsWith("- "))
        lines.removeAt(losses);
    QCOMPARE(lines, expected.split('\n'));
}

void MarkdownExportTest::masks()
{
    ReportStream stream;
    stream.open();
    stream.read("data: {\"api_key\":\"sk-0123456789abcdef\"}\n\n");
    const QByteArray masked = stream.exported(ExportFormat::Markdown);
    QVERIFY(!masked.contains("sk-0123456789abcdef"));
    QVERIFY(masked.contains("## What was masked"));
    const QByteArray kept = stream.exported(ExportFormat::Markdown, true);
    QVERIFY(kept.contains("sk-0123456789abcdef"));
    QVERIFY(kept.contains("**This report may hold secrets"));
}

QTEST_GUILESS_MAIN(MarkdownExportTest)
#include "tst_markdownexport.moc"
