// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/reportstream.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

namespace {

/// What a browser would see as tags: "td", "/td", …
QStringList tagsOf(const QByteArray &html)
{
    static const QRegularExpression tag(QStringLiteral("<(/?[a-zA-Z!][a-zA-Z0-9]*)"));
    QStringList tags;
    auto matches = tag.globalMatch(QString::fromUtf8(html));
    while (matches.hasNext())
        tags += matches.next().captured(1).toLower();
    return tags;
}

QByteArray between(const QByteArray &text, const QByteArray &begin, const QByteArray &end)
{
    const qsizetype from = text.indexOf(begin);
    const qsizetype to = text.indexOf(end, from);
    return from < 0 || to < 0 ? QByteArray() : text.sliced(from, to + end.size() - from);
}

void feedHostile(ReportStream &stream)
{
    AttemptRecord attempt;
    attempt.method = "POST";
    attempt.url = QUrl(QStringLiteral("http://localhost/<b>?q=\"'</a>"));
    attempt.body = hostileTexts().first(6).join('\n');
    ResponseRecord response;
    response.status = 200;
    response.reasonPhrase = "<b>OK</b>";
    for (const QByteArray &text : hostileTexts().first(6)) {
        attempt.headers.append({"X-Hostile" + text, text});
        response.headers.append({"X-Hostile", text});
    }
    stream.open(attempt, response);
    for (const QByteArray &text : hostileTexts()) {
        stream.read("event: " + text + "\nid: " + text + "\nretry: " + text + "\nfoo: " + text +
                    "\ndata: " + text + "\n\n:" + text + "\n\nevent: " + text + "\n\n");
    }
    stream.close(EndReason::Truncated, QStringLiteral("</p><script>x</script>"));
}

qsizetype longestRun(const QByteArray &text, char of)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const char byte : text) {
        run = byte == of ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// Every element is closed where it must be.
QString firstNestingError(const QByteArray &html)
{
    const QStringList empty{QStringLiteral("meta"), QStringLiteral("col"),
                            QStringLiteral("!doctype")};
    static const QRegularExpression tag(QStringLiteral("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*)>"));
    QStringList open;
    auto matches = tag.globalMatch(QString::fromUtf8(html));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(2).toLower();
        if (empty.contains(name) || match.captured(3).endsWith(QLatin1Char('/')))
            continue;
        if (match.captured(1).isEmpty())
            open += name;
        else if (open.isEmpty() || open.takeLast() != name)
            return QStringLiteral("</%1> at %2").arg(name).arg(match.capturedStart());
    }
    return open.join(QLatin1Char(' '));
}

} // namespace

class HtmlExportTest : public QObject
{
    Q_OBJECT

private slots:
    void hostileTextStaysText();
    void needsNothingElse();
    void pictureIsWellFormed();
    void pictureTellsInWords();
    void manyStatesAndEnds();
    void longDataIsCutVisibly();
    void longIdsAreNotRepeated();
    void manyRowsInParts();
    void withoutTimes();
    void saysWhetherItMasks();
    void rowsHaveAnchors();
};

void HtmlExportTest::hostileTextStaysText()
{
    ReportStream stream;
    feedHostile(stream);
    const QByteArray html = stream.exported(ExportFormat::Html);
    const QStringList allowed{
        QStringLiteral("!doctype"), QStringLiteral("html"),       QStringLiteral("head"),
        QStringLiteral("meta"),     QStringLiteral("title"),      QStringLiteral("style"),
        QStringLiteral("body"),     QStringLiteral("header"),     QStringLiteral("main"),
        QStringLiteral("footer"),   QStringLiteral("section"),    QStringLiteral("h1"),
        QStringLiteral("h2"),       QStringLiteral("h3"),         QStringLiteral("p"),
        QStringLiteral("dl"),       QStringLiteral("dt"),         QStringLiteral("dd"),
        QStringLiteral("ul"),       QStringLiteral("li"),         QStringLiteral("code"),
        QStringLiteral("pre"),      QStringLiteral("span"),       QStringLiteral("a"),
        QStringLiteral("table"),    QStringLiteral("caption"),    QStringLiteral("colgroup"),
        QStringLiteral("col"),      QStringLiteral("thead"),      QStringLiteral("tbody"),
        QStringLiteral("tr"),       QStringLiteral("th"),         QStringLiteral("td"),
        QStringLiteral("div"),      QStringLiteral("details"),    QStringLiteral("summary"),
        QStringLiteral("figure"),   QStringLiteral("figcaption"), QStringLiteral("svg"),
        QStringLiteral("desc"),     QStringLiteral("defs"),       QStringLiteral("pattern"),
        QStringLiteral("line"),     QStringLiteral("rect"),       QStringLiteral("text")};
    for (QString tag : tagsOf(html)) {
        tag.remove(QLatin1Char('/'));
        QVERIFY2(allowed.contains(tag), qPrintable(tag));
    }
    QCOMPARE(firstNestingError(html), QString());
    QVERIFY(html.contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    QVERIFY(html.contains("\u2039U+202E\u203A reversed"));
    QVERIFY(html.contains("NUL \u2400"));
    QVERIFY(html.contains("\u2039U+FFFE\u203A"));
    for (const char byte : html) {
        const auto code = static_cast<uchar>(byte);
        QVERIFY(code >= 0x20 || code == '\n' || code == '\t');
    }
    QCOMPARE(QString::fromUtf8(html).toUtf8(), html);
}

void HtmlExportTest::needsNothingElse()
{
    ReportStream stream;
    stream.open();
    stream.read("data: a\n\n");
    stream.close();
    const QByteArray html = stream.exported(ExportFormat::Html);
    QVERIFY(
        html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"));
    QVERIFY(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    QVERIFY(html.contains("<title>night run"));
    QVERIFY(html.contains("@media (prefers-color-scheme:dark)"));
    QVERIFY(html.contains("@media print"));
    static const QRegularExpression outside(
        QStringLiteral("<script|<link|<img|<iframe|@import|\\bsrc=|href=\"[^#]|url\\([^#]|"
                       "\\son[a-z]+="),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = outside.match(QString::fromUtf8(html));
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
}

void HtmlExportTest::pictureIsWellFormed()
{
    ReportStream stream;
    stream.open();
    stream.read("data: a\n\n");
    stream.readAfter(10s, "data: b\n\n");
    stream.close(EndReason::Truncated);
    stream.fact(ReconnectRecord{3000ms, DelaySource::Retry, {}});
    stream.clock.advance(3s);
    stream.open();
    stream.readAfter(4s, "data: c\n\n");
    stream.close();
    const QByteArray html = stream.exported(ExportFormat::Html);
    const QByteArray svg = between(html, "<svg class=\"timeline\"", "</svg>");
    QXmlStreamReader reader(svg);
    QHash<QString, int> classes;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            ++classes[reader.attributes().value(QLatin1String("class")).toString()];
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(classes.value(QStringLiteral("bar")), 3);
    QCOMPARE(classes.value(QStringLiteral("gap")), 2);
    QCOMPARE(classes.value(QStringLiteral("wait")), 1);
    QCOMPARE(classes.value(QStringLiteral("state1")), 2);
    QCOMPARE(classes.value(QStringLiteral("end bad")), 2);
    QVERIFY(classes.value(QStringLiteral("mark")) >= 3);
}

void HtmlExportTest::pictureTellsInWords()
{
    ReportStream stream;
    stream.open();
    stream.read("data: a\n\n");
    stream.readAfter(10s, "data: b\n\n");
    stream.close();
    const QByteArray html = stream.exported(ExportFormat::Html);
    const QByteArray words = between(html, "<figcaption>", "</figcaption>");
    QVERIFY2(words.contains("readyState was OPEN for 10.0 s of 10.0 s."), words.constData());
    QVERIFY2(words.contains("The longest silences while OPEN: 10.0 s from"), words.constData());
    QVERIFY(between(html, "<desc", "</desc>").contains("The longest silences while OPEN"));
}

void HtmlExportTest::manyStatesAndEnds()
{
    ReportStream stream;
    constexpr int count = 5000;
    for (int i = 0; i < count; ++i) {
        stream.open();
        stream.close();
    }
    const QByteArray html = stream.exported(ExportFormat::Html);
    const QByteArray svg = between(html, "<svg class=\"timeline\"", "</svg>");
    QVERIFY2(svg.size() < (2 << 20), QByteArray::number(svg.size()).constData());
    QCOMPARE(html.count("<details>"), 1000);
    QVERIFY(html.contains("The requests of the other connections are left out."));
}

void HtmlExportTest::longDataIsCutVisibly()
{
    ReportStream stream;
    stream.open();
    stream.read("data: " + QByteArray(64 << 10, 'a') +
                "\n\ndata: " + QByteArray((64 << 10) + 24, 'b') + "\n\n");
    const QByteArray html = stream.exported(ExportFormat::Html);
    QCOMPARE(longestRun(html, 'a'), qsizetype{64 << 10});
    QCOMPARE(longestRun(html, 'b'), qsizetype{64 << 10});
    QCOMPARE(html.count("class=\"more\""), 1);
    QVERIFY(html.contains("\u2026 24 B more"));
}

void HtmlExportTest::longIdsAreNotRepeated()
{
    ReportStream stream;
    stream.open();
    stream.read("id: " + QByteArray(100'000, 'i') + "\n\n" +
                QByteArray("data: a\n\n").repeated(1000));
    QVERIFY(stream.exported(ExportFormat::Html).size() < 2'000'000);
}

void HtmlExportTest::manyRowsInParts()
{
    ReportStream stream;
    stream.open();
    stream.read(QByteArray("data: a\n\n").repeated(1000));
    const QByteArray html = stream.exported(ExportFormat::Html);
    QCOMPARE(html.count("<table class=\"rows\">"), 3);
    QCOMPARE(html.count("<tr id=\"r"), 1002);
    QCOMPARE(firstNestingError(html), QString());
}

void HtmlExportTest::withoutTimes()
{
    ReportStream stream;
    stream.hasTimes = false;
    stream.connectionOf({"data: a\n\n"});
    const QByteArray html = stream.exported(ExportFormat::Html);
    QVERIFY(!html.contains("<svg"));
    QVERIFY(!html.contains("UTC"));
    QVERIFY(!html.contains("2023-"));
    QVERIFY(!html.contains("id=\"connections\""));
    QVERIFY(html.contains("<code class=\"text\">a</code>"));
}

void HtmlExportTest::saysWhetherItMasks()
{
    ReportStream stream;
    stream.open();
    stream.read("data: {\"api_key\":\"sk-0123456789abcdef\"}\n\n");
    const QByteArray masked = stream.exported(ExportFormat::Html);
    QVERIFY(!masked.contains("sk-0123456789abcdef"));
    QVERIFY(masked.contains("<p class=\"secrets\">"));
    QVERIFY(masked.contains("What was masked"));
    const QByteArray kept = stream.exported(ExportFormat::Html, true);
    QVERIFY(kept.contains("sk-0123456789abcdef"));
    QVERIFY(kept.contains("<p class=\"secrets kept\">"));
    QVERIFY(!kept.contains("What was masked"));
}

void HtmlExportTest::rowsHaveAnchors()
{
    ReportStream stream;
    stream.open();
    stream.read("event: tick\nid: 7\ndata: a\n\n");
    const QByteArray html = stream.exported(ExportFormat::Html);
    QVERIFY(html.contains("<tr id=\"r3\" class=\"event\">"));
    QVERIFY(html.contains("<a href=\"#r3\">3</a>"));
    QVERIFY(html.contains("<td class=\"k\">tick</td><td class=\"i mono\">7</td>"));
}

QTEST_GUILESS_MAIN(HtmlExportTest)
#include "tst_htmlexport.moc"
