// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/filterexpression.h"

#include "tests/support/indexfixture.h"

#include <QTest>

using namespace sse;
using test::IndexFixture;

namespace {

/// One row of every kind, and some events.
void fill(IndexFixture &fixture)
{
    fixture.begin();
    fixture.note("start");                                        // 0
    fixture.read("data: Hello World\n\n"                          // 1
                 "event: add\nid: 7\ndata: {\"a\":{\"b\":1}}\n\n" // 2
                 ": a Comment, hello\n"                           // 3
                 "event: gone\n\n"                                // 4
                 "id: 8\n\n"                                      // 5
                 "retry: 100\n\n"                                 // 6
                 "hello: unknown\n\n"                             // 7
                 "data: two words\ndata: and a line\n\n"          // 8
                 "event: a b\nid: x y\ndata: \xC3\x89TAT\n\n"     // 9
                 "event: message\nid\ndata: -5 \"quoted\"\n\n"    // 10
                 "foo: Hello\ndata: broken \xFF\n\n"              // 11
                 "data: hello unfinished");                       // 12
    fixture.end();
}

QByteArray matchesOf(const IndexFixture &fixture, const FilterExpression &filter)
{
    EventText text(fixture.log, fixture.index);
    QByteArrayList rows;
    for (RowNumber row = 0; row < fixture.index.rowCount(); ++row) {
        if (filter.matches(fixture.index, text, row))
            rows << QByteArray::number(row);
    }
    return rows.join(' ');
}

} // namespace

class TestFilterExpression final : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void tellsErrors_data();
    void tellsErrors();
    void emptyMatchesAll_data();
    void emptyMatchesAll();
    void wordsAreFoundInAnyCaseAndLine();
    void typesThatAreNotInterned();
};

void TestFilterExpression::matches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *filter, const char *rows) {
        QTest::addRow("%s", filter) << QString::fromUtf8(filter) << QByteArray(rows);
    };

    row("hello", "0 1 3 7 12");
    row("HELLO", "0 1 3 7 12");
    row("hello world", "0 1");
    row("hello -world", "0 3 7 12");
    row("-hello", "0 2 4 5 6 8 9 10 11");
    row("\"hello world\"", "0 1");
    row("\"two words\"", "0 8");
    row("\"words\nand\"", "0 8");
    row("\"words and\"", "0");
    row("\"b\":1", "0 2"); // pasted JSON: its quotation marks are meant
    row("\"b\":2", "0");
    row("data", "0 12"); // the field's name is not data, but an unfinished block has no other text
    row("été", "0");
    row("étAt", "0 9");
    row("\xEF\xBF\xBD", "0 11");
    row("broken", "0 11");
    row("-", "0 10");
    row("-5", "0 1 2 3 4 5 6 7 8 9 11 12");
    row("\"-5\"", "0 10");
    row("\"\\\"quoted\\\"\"", "0 10");

    row("type:message", "0 1 8 10 11");
    row("type:add", "0 2");
    row("type:ADD", "0");
    row("type:gone", "0");
    row("type:\"a b\"", "0 9");
    row("\"type:add\"", "0");
    row("-type:message kind:event", "0 2 9");
    row("type:", "0");

    row("id:7", "0 2 3 4");
    row("id:8", "0 5 6 7 8");
    row("id:\"x y\"", "0 9");
    row("id:", "0 1 10 11 12");
    row("id:\"\" hello", "0 1 12");

    row("kind:event", "0 1 2 8 9 10 11");
    row("kind:dropped", "0 4");
    row("kind:id", "0 5");
    row("kind:retry", "0 6");
    row("kind:ignored", "0 7");
    row("kind:unfinished", "0 12");
    row("kind:comment", "0 3");
    row("-kind:event -kind:comment", "0 4 5 6 7 12");
    row("kind:event kind:id", "0");

    row("data~^Hello", "0 1");
    row("data~hello", "0 3 7 12");
    row("data~(?i)^hello", "0 1 7");
    row("data~\"o\\s+W\"", "0 1");
    row("data~\"o\\\\s+W\"", "0 1");
    row("-data~.", "0");
    row("data~", "0 1 2 3 4 5 6 7 8 9 10 11 12");

    row("json:$.a.b", "0 2");
    row("json:$.a.b=1", "0 2");
    row("json:$.a.b=2", "0");
    row("-json:$.a.b kind:event", "0 1 8 9 10 11");
}

void TestFilterExpression::matches()
{
    QFETCH(QString, filter);
    QFETCH(QByteArray, rows);
    IndexFixture fixture;
    fill(fixture);
    QCOMPARE(fixture.index.rowCount(), RowNumber{13});
    const Result<FilterExpression> expression = FilterExpression::parse(filter);
    QVERIFY(expression);
    QVERIFY(!expression.value().isEmpty());
    QCOMPARE(matchesOf(fixture, expression.value()), rows);
    QCOMPARE(matchesOf(fixture, FilterExpression(expression.value())), rows);
}

void TestFilterExpression::tellsErrors_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *filter, const char *code, const char *part) {
        QTest::addRow("%s", filter)
            << QString::fromUtf8(filter) << QByteArray(code) << QString::fromUtf8(part);
    };

    row("a \"b", "filter-quote", "is not closed");
    row("\"a\\\"", "filter-quote", "is not closed");
    row("\\\"a\\\"", "filter-quote", "within quotes");
    row("data~(", "filter-regex", "“(” is not valid at character 2");
    row("x data~[", "filter-regex", "“[”");
    row("json:a", "filter-json-path", "“a” is not a JSON path");
    row("-json:$..", "filter-json-path", "“$..”");
    row("kind:events", "filter-kind", "“events”");
    row("kind:", "filter-kind", "event, dropped, id, retry, ignored, unfinished and comment");
    row("kind:fact", "filter-kind", "“fact”");
}

void TestFilterExpression::tellsErrors()
{
    QFETCH(QString, filter);
    QFETCH(QByteArray, code);
    QFETCH(QString, part);
    const Result<FilterExpression> expression = FilterExpression::parse(filter);
    QVERIFY(!expression);
    QCOMPARE(expression.error().code, code);
    QVERIFY2(expression.error().message.contains(part), qPrintable(expression.error().message));
    QVERIFY(expression.error().message.endsWith(QLatin1Char('.')));
}

void TestFilterExpression::emptyMatchesAll_data()
{
    QTest::addColumn<QString>("filter");
    for (const char *filter : {"", "  \t", "\"\"", "\"\" \"\""})
        QTest::addRow("<%s>", filter) << QString::fromLatin1(filter);
}

void TestFilterExpression::emptyMatchesAll()
{
    QFETCH(QString, filter);
    const Result<FilterExpression> expression = FilterExpression::parse(filter);
    QVERIFY(expression);
    QVERIFY(expression.value().isEmpty());
    IndexFixture fixture;
    fill(fixture);
    QCOMPARE(matchesOf(fixture, expression.value()), QByteArray("0 1 2 3 4 5 6 7 8 9 10 11 12"));
}

void TestFilterExpression::wordsAreFoundInAnyCaseAndLine()
{
    IndexFixture fixture;
    fixture.connectionOf({"data: nothing\nid: needle\n:needle\n\ndata\ndata\ndata: a nEEdle\n\n"
                          "needle: x\ndata: y\n\n"});
    const Result<FilterExpression> expression = FilterExpression::parse(u"Needle");
    QCOMPARE(matchesOf(fixture, expression.value()), QByteArray("0 2"));
}

void TestFilterExpression::typesThatAreNotInterned()
{
    const QByteArray longType(1000, 't');
    IndexFixture fixture;
    fixture.connectionOf({"event: " + longType + "\ndata: a\n\nevent: \xFF\ndata: b\n\n"});
    EventText text(fixture.log, fixture.index);
    const QString longFilter = QStringLiteral("type:") + QLatin1String(longType);
    const auto longOne = FilterExpression::parse(longFilter);
    QCOMPARE(matchesOf(fixture, longOne.value()), QByteArray("0"));
    const auto replaced = FilterExpression::parse(u"type:\uFFFD");
    QCOMPARE(matchesOf(fixture, replaced.value()), QByteArray("1"));
}

QTEST_APPLESS_MAIN(TestFilterExpression)
#include "tst_filterexpression.moc"
