// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/jsonpath.h"

#include <QTest>

using namespace sse;

class TestJsonPath final : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsNoPath_data();
    void refusesWhatIsNoPath();
    void matches_data();
    void matches();
    void survivesHostileText_data();
    void survivesHostileText();
    void copiesAreTheirOwn();
};

void TestJsonPath::refusesWhatIsNoPath_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"", "a", ".a", "$a", "$.", "$..a", "$.a.", "$.=1", "$[", "$[]", "$[0", "$['a", "$['a]"})
        QTest::addRow("<%s>", path) << QByteArray(path);
}

void TestJsonPath::refusesWhatIsNoPath()
{
    QFETCH(QByteArray, path);
    QVERIFY(!JsonPath::parse(path));
}

void TestJsonPath::matches_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *path, const char *json, bool found) {
        QTest::addRow("%s in %s", path, json) << QByteArray(path) << QByteArray(json) << found;
    };

    row("$.a", R"({"a":1})", true);
    row("$.a", R"({"b":{"a":1}})", false);
    row("$.a", R"({"a":null})", true);
    row("$.a", R"(["a"])", false);
    row("$.a=1", R"({"a":1})", true);
    row("$.a=1", R"({"a" : 1 , "b":2})", true);
    row("$.a=1", R"({"a":"1"})", true);
    row("$.a=1", R"({"a":1.0})", false);
    row("$.a=1.0", R"({"a":1.0})", true);
    row("$.a=12345678901234567890123", R"({"a":12345678901234567890123})", true);
    row("$.a=true", R"({"a":true})", true);
    row("$.a=null", R"({"a":null})", true);
    row("$.a=", R"({"a":""})", true);
    row("$.a=", R"({"a":0})", false);
    row("$.a=x=y", R"({"a":"x=y"})", true);
    row("$.a=é", R"({"a":"\u00e9"})", true);
    row("$.a={}", R"({"a":{}})", false);
    row("$.a", R"({"a":{}})", true);
    row("$.a.b=v", R"({"x":[{"a":3}],"a":{"c":{},"b":"v"}})", true);
    row("$.a[1]=y", R"({"a":["x","y"]})", true);
    row("$.a[2]", R"({"a":["x","y"]})", false);
    row("$[0][1].c=2", R"([[{},{"c":2}]])", true);
    row("$.a[0]", R"({"a":{"0":1}})", false);
    row("$['0']=1", R"({"0":1})", true);
    row("$['a.b]=c']=1", R"({"a.b]=c":1})", true);
    row("$[a b]=1", R"({"a b":1})", true);
    row("$['']=1", R"({"":1})", true);
    row("$.ab=1", R"({"\u0061b":1})", true);
    row("$.a=1", R"({"a":1,"a":2})", true);
    row("$.a=2", R"({"a":1,"a":2})", false);
    row("$", R"({})", true);
    row("$", R"(  [1]  )", true);
    row("$=hi", R"("hi")", true);
    row("$=5", " 5 ", true);
    row("$=true", "true", true);
    row("$", "text", false);
    row("$", "", false);
    row("$", "   ", false);
    row("$.a", R"({"a")", false);
    row("$.a", R"({"a":})", false);
    row("$.a=tru", R"({"a":tru})", false);
    row("$[0]", "[DONE]", false);
}

void TestJsonPath::matches()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, json);
    QFETCH(bool, found);
    const std::optional<JsonPath> parsed = JsonPath::parse(path);
    QVERIFY(parsed);
    QCOMPARE(parsed->matches(json), found);
    QCOMPARE(parsed->matches(json), found);
}

void TestJsonPath::survivesHostileText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("open arrays") << R"({"b":)" + QByteArray(200'000, '[');
    QTest::newRow("open objects") << QByteArray(R"({"a":)").repeated(50'000);
    QTest::newRow("an open string") << QByteArray(R"({"a":")") + QByteArray(5000, 'x');
    QTest::newRow("a lone surrogate") << QByteArray(R"({"a":"\ud800"})");
    QTest::newRow("a bad escape") << QByteArray(R"({"a":"\x"})");
    QTest::newRow("NUL") << QByteArray("{\"a\"\0:1}", 8);
    QTest::newRow("commas") << QByteArray(R"({"a",,,:1})");
    QTest::newRow("a backslash at the end") << QByteArray(R"({"a":"\)");
}

void TestJsonPath::survivesHostileText()
{
    QFETCH(QByteArray, json);
    for (const char *path : {"$.a=1", "$.a.b.c=1", "$.b[0][0]=1", "$=1"}) {
        const std::optional<JsonPath> parsed = JsonPath::parse(path);
        QVERIFY(!parsed->matches(json));
        for (qsizetype size = 0; size < qMin<qsizetype>(json.size(), 64); ++size)
            QVERIFY(!parsed->matches(json.first(size)));
    }
}

void TestJsonPath::copiesAreTheirOwn()
{
    const JsonPath path = JsonPath::parse("$.a=1").value();
    JsonPath copy(path);
    JsonPath assigned = JsonPath::parse("$.b").value();
    assigned = path;
    QVERIFY(path.matches("{\"a\":1}"));
    QVERIFY(copy.matches("{\"a\":1}"));
    QVERIFY(assigned.matches("{\"a\":1}"));
    QVERIFY(!assigned.matches("{\"b\":1}"));
}

QTEST_APPLESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
