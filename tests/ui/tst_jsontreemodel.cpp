// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "ui/models/jsontreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sse::test;
using namespace sse::ui;
using Tester = QAbstractItemModelTester;

class TestJsonTreeModel final : public QObject
{
    Q_OBJECT

private slots:
    static void showsTokensAsSent();
    static void refusesWhatIsNotJson_data();
    static void refusesWhatIsNotJson();
    static void pathsAndFilters();
    static void indents();
    static void deepNesting();
    static void tooLong();
    static void resetsBetweenTexts();
};

namespace {

QModelIndex child(const JsonTreeModel &model, std::initializer_list<int> rows)
{
    QModelIndex index = model.index(0, 0, {});
    for (const int row : rows)
        index = model.index(row, 0, index);
    return index;
}

} // namespace

void TestJsonTreeModel::showsTokensAsSent()
{
    JsonTreeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QVERIFY(model.setJson("{\"b\": 1.0, \"a\":12345678901234567890123, \"b\":[true,null,-0e1],"
                          "\"t\":\"x\\u00e9\\n\\u202e\", \"e\":{}, \"\":[]}"));
    QCOMPARE(printModel(model), QStringLiteral("$ | {6}\n"
                                               "  b | 1.0\n"
                                               "  a | 12345678901234567890123\n"
                                               "  b | [3]\n"
                                               "    [0] | true\n"
                                               "    [1] | null\n"
                                               "    [2] | -0e1\n"
                                               "  t | \"x\u00E9\u240A‹U+202E›\"\n"
                                               "  e | {0}\n"
                                               "   | [0]\n"));
    QCOMPARE(model.rawText(child(model, {3})), QByteArray("\"x\\u00e9\\n\\u202e\""));
    QCOMPARE(model.valueText(child(model, {3})), QStringLiteral("x\u00E9\n\u202E"));
    QCOMPARE(model.rawText(child(model, {2})), QByteArray("[true,null,-0e1]"));
}

void TestJsonTreeModel::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"",    " ",   "[DONE]", "{",     "[1,]",      "{\"a\":1,}",  "{a:1}",
          "01",  "1.",  "+1",     "\"a",   "\"\\x\"",   "\"\\u12g4\"", "\"a\nb\"",
          "nul", "1 2", "[1}",    "}",     "{\"a\" 1}", "[\"a\"",      "-",
          "1e",  "'a'", "\"\\",   "truely"})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonTreeModel::refusesWhatIsNotJson()
{
    QFETCH(QByteArray, text);
    JsonTreeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QVERIFY(!model.setJson(text));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.error().endsWith(QLatin1Char('.')));
    QVERIFY(!prettyJson(text));
}

void TestJsonTreeModel::pathsAndFilters()
{
    JsonTreeModel model;
    QVERIFY(model.setJson("{\"choices\":[{\"delta\":{\"content\":\"a b\\\"c\"}}],\"odd key\":1,"
                          "\"a.b\":null}"));
    const QModelIndex content = child(model, {0, 0, 0, 0});
    QCOMPARE(model.path(content), QStringLiteral("$.choices[0].delta.content"));
    QCOMPARE(model.filterTerm(content),
             QStringLiteral("json:\"$.choices[0].delta.content=a b\\\"c\""));
    QCOMPARE(model.path(child(model, {1})), QStringLiteral("$['odd key']"));
    QCOMPARE(model.path(child(model, {2})), QStringLiteral("$['a.b']"));
    QCOMPARE(model.filterTerm(child(model, {2})), QStringLiteral("json:$['a.b']=null"));
    QCOMPARE(model.path(child(model, {})), QStringLiteral("$"));
    QCOMPARE(model.filterTerm(child(model, {0})), QStringLiteral("json:$.choices"));
    QCOMPARE(model.path({}), QString());
}

void TestJsonTreeModel::indents()
{
    QCOMPARE(prettyJson("{\"b\":1.0,\"a\":[1,{ },[ ]],\"b\":{\"c\":\"\\u00e9\"}}").value(),
             QByteArray("{\n  \"b\": 1.0,\n  \"a\": [\n    1,\n    {},\n    []\n  ],\n  \"b\": {\n"
                        "    \"c\": \"\\u00e9\"\n  }\n}"));
    QCOMPARE(prettyJson(" 12 ").value(), QByteArray("12"));
    QCOMPARE(prettyJson("[]").value(), QByteArray("[]"));
}

void TestJsonTreeModel::deepNesting()
{
    constexpr int depth = 100'000;
    const QByteArray text = QByteArray(depth, '[') + QByteArray(depth, ']');
    JsonTreeModel model;
    QVERIFY(model.setJson(text));
    QModelIndex index = model.index(0, 0, {});
    for (int level = 1; level < 1000; ++level)
        index = model.index(0, 0, index);
    QCOMPARE(model.path(index).size(), 1 + 999 * 3);
    QVERIFY(model.pretty().size() < text.size() * 80);
    QVERIFY(!model.setJson(QByteArray(depth, '[')));
}

void TestJsonTreeModel::tooLong()
{
    JsonTreeModel model;
    QVERIFY(!model.setJson('"' + QByteArray(JsonTreeModel::mostBytes, 'x') + '"'));
    QVERIFY(model.error().contains(QStringLiteral("too long")));
    QVERIFY(model.setJson('"' + QByteArray(JsonTreeModel::mostBytes - 2, 'x') + '"'));
    QCOMPARE(model.index(0, 1, {}).data().toString().size(), 515);
}

void TestJsonTreeModel::resetsBetweenTexts()
{
    JsonTreeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QVERIFY(model.setJson("[1,2,3]"));
    QVERIFY(!model.setJson("nonsense"));
    QVERIFY(model.pretty().isEmpty());
    QVERIFY(model.setJson("{\"a\":[]}"));
    QCOMPARE(printModel(model), QStringLiteral("$ | {1}\n  a | [0]\n"));
    QVERIFY(model.error().isEmpty());
}

QTEST_GUILESS_MAIN(TestJsonTreeModel)
#include "tst_jsontreemodel.moc"
