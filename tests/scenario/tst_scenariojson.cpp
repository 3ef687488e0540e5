// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariojson.h"
#include "tests/scenario/problemtext.h"

#include <QTest>

Q_DECLARE_METATYPE(sse::Step)

using namespace sse;
using namespace sse::test;

class ScenarioJsonTest final : public QObject
{
    Q_OBJECT

private slots:
    static void reads();
    static void readsDefaults();
    static void readsSteps_data();
    static void readsSteps();
    static void readsGap_data();
    static void readsGap();
    static void tellsSyntax_data();
    static void tellsSyntax();
    static void tellsEncoding_data();
    static void tellsEncoding();
    static void refusesEveryPrefix();
    static void makesAnError();
};

void ScenarioJsonTest::reads()
{
    const ScenarioParse parse = parseScenario(R"({
        "$schema": "scenario.schema.json",
        "name": "every-member",
        "demonstrates": "Äll of it.",
        "cycle": true,
        "counterFrom": -5,
        "resume": {"mode": "skip", "count": 2, "keep": 9},
        "answers": [
            {"path": "/a%20b", "method": "POST", "times": 2,
             "response": {"status": 599, "reason": "So be it", "version": "1.0",
                          "headers": {"X-One": "1\t{{counter}}", "X-Two": ["a", "b"],
                                      "Cache-Control": null},
                          "framing": "length", "contentLength": 12, "gzip": "whole",
                          "cors": "credentials", "delay": 10, "headGap": 20},
             "write": {"per": "buffer", "inside": ["bom", "crlf"], "at": [1, 5],
                       "bufferBytes": 1048576, "gap": 0, "bytesPerSecond": 1000},
             "cut": {"after": "connection", "by": "mid-chunk"},
             "steps": [{"comment": "x"}]},
            {"cut": {"after": 0}}
        ]
    })");
    QVERIFY2(
        std::holds_alternative<Scenario>(parse),
        qPrintable(listed(std::get_if<1>(&parse) ? std::get<1>(parse) : QList<ScenarioProblem>())));
    Scenario expected;
    expected.name = "every-member";
    expected.demonstrates = "\xC3\x84ll of it.";
    expected.cycle = true;
    expected.counterFrom = -5;
    expected.resume = {ResumeMode::Skip, 2, 9};
    Answer first;
    first.path = "/a%20b";
    first.method = "POST";
    first.times = 2;
    ResponseSpec &response = first.response;
    response.status = 599;
    response.reason = "So be it";
    response.minorVersion = 0;
    response.headers = {{"X-One", "1\t{{counter}}"},
                        {"X-Two", "a"},
                        {"X-Two", "b"},
                        {"Cache-Control", std::nullopt}};
    response.framing = Framing::Length;
    response.contentLength = 12;
    response.gzip = GzipMode::Whole;
    response.cors = CorsMode::Credentials;
    response.delay = Millis(10);
    response.headGap = Millis(20);
    first.write = {WireControl::Per::Buffer, true, false, true, {1, 5}, 1'048'576, Millis(0), 1000};
    first.cut = CutRule{std::nullopt, EndKind::MidChunk};
    first.steps = {{CommentStep{"x"}}};
    Answer second;
    second.cut = CutRule{0, EndKind::Reset};
    expected.answers = {first, second};
    QVERIFY(std::get<Scenario>(parse) == expected);
}

void ScenarioJsonTest::readsDefaults()
{
    const ScenarioParse parse = parseScenario("{\"name\": \"a\"}");
    QVERIFY(std::holds_alternative<Scenario>(parse));
    Scenario expected;
    expected.name = "a";
    expected.answers.emplace_back();
    QVERIFY(std::get<Scenario>(parse) == expected);

    const ScenarioParse old =
        parseScenario(with("\"resume\":\"repeat\",\"response\":{\"version\":\"1.0\"}"));
    QVERIFY(std::holds_alternative<Scenario>(old));
    QCOMPARE(std::get<Scenario>(old).answers[0].response.framing, Framing::Close);
    QCOMPARE(std::get<Scenario>(old).resume.mode, ResumeMode::Repeat);
    QCOMPARE(std::get<Scenario>(old).resume.keep, 1000U);
}

void ScenarioJsonTest::readsSteps_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Step>("step");
    const auto row = [](const char *title, const char *json, const Step &step) {
        QTest::newRow(title) << QByteArray(json) << step;
    };
    row("event", R"({"event":{"type":"t","id":"","retry":"x","data":"a\nb"}})",
        {EventStep{"t", "", "x", "a\nb"}});
    row("nothing", R"({"event":{}})", {EventStep{}});
    row("retry", R"({"event":{"retry":9007199254740991}})",
        {EventStep{{}, {}, "9007199254740991", {}}});
    row("object", "{\"event\":{\"data\": {\"a b\" : [ 1.50 ,\n\t\"{{time}} \\\" x\", 1e999 ]} }}",
        {EventStep{{}, {}, {}, "{\"a b\":[1.50,\"{{time}} \\\" x\",1e999]}"}});
    row("null", R"({"event":{"data":null}})", {EventStep{{}, {}, {}, "null"}});
    row("number", R"({"event":{"data":-1.0E+2}})", {EventStep{{}, {}, {}, "-1.0E+2"}});
    row("pair", R"({"comment":"\ud83d\ude00 \u0000"})",
        {CommentStep{QByteArray("\xF0\x9F\x98\x80 \0", 6)}});
    row("backslash", R"({"comment":"\\ud800"})", {CommentStep{"\\ud800"}});
    row("wait", R"({"wait":86400000})", {WaitStep{Millis(86'400'000), Millis(86'400'000), 1}});
    row("range", R"({"wait":{"from":1,"to":2}})", {WaitStep{Millis(1), Millis(2), 1}});
    row("burst", R"({"wait":{"ms":1,"every":5}})", {WaitStep{Millis(1), Millis(1), 5}});
    row("raw", R"({"raw":"\\x00\\\\\r"})", {RawStep{"\\x00\\\\\r"}});
    row("repeat", R"({"repeat":{"times":3,"steps":[{"end":"hang"}]}})",
        {RepeatStep{3, {{EndStep{EndKind::Hang}}}}});
    row("idle", R"({"repeat":{"times":9,"steps":[]}})", {RepeatStep{9, {}}});
    row("for ever", R"({"repeat":{"steps":[{"wait":1}]}})",
        {RepeatStep{0, {{WaitStep{Millis(1), Millis(1), 1}}}}});
    row("write", R"({"write":{"per":"byte"}})",
        {WriteStep{{WireControl::Per::Byte, false, false, false, {}, 65'536, Millis(2), 0}}});
}

void ScenarioJsonTest::readsSteps()
{
    QFETCH(QByteArray, json);
    QFETCH(Step, step);
    const auto parse = parseStep(json);
    QCOMPARE(stepProblemsOf(json), QStringLiteral("valid"));
    QVERIFY(std::get<Step>(parse) == step);
}

void ScenarioJsonTest::readsGap_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<int>("gap");
    QTest::newRow("step") << QByteArray("\"per\":\"step\"") << 0;
    QTest::newRow("buffer") << QByteArray("\"per\":\"buffer\"") << 0;
    QTest::newRow("line") << QByteArray("\"per\":\"line\"") << 2;
    QTest::newRow("byte") << QByteArray("\"per\":\"byte\"") << 2;
    QTest::newRow("inside") << QByteArray("\"inside\":[\"utf-8\"]") << 2;
    QTest::newRow("inside nothing") << QByteArray("\"inside\":[]") << 0;
    QTest::newRow("at") << QByteArray("\"at\":[1]") << 2;
    QTest::newRow("given") << QByteArray("\"at\":[1],\"gap\":0") << 0;
    QTest::newRow("given first") << QByteArray("\"gap\":7,\"per\":\"byte\"") << 7;
}

void ScenarioJsonTest::readsGap()
{
    QFETCH(QByteArray, members);
    const ScenarioParse parse = parseScenario(with("\"write\":{" + members + "}"));
    QVERIFY(std::holds_alternative<Scenario>(parse));
    QTEST(int(std::get<Scenario>(parse).answers[0].write.gap.count()), "gap");
}

void ScenarioJsonTest::tellsSyntax_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *title, const QByteArray &json, const char *problem) {
        QTest::newRow(title) << json << QString::fromUtf8(problem);
    };
    row("empty", "",
        "1:1 The text ends before the JSON is complete: a bracket or a quotation mark is missing.");
    row("open", "{\n\"a\": [1",
        "2:8 The text ends before the JSON is complete: a bracket or a quotation mark is missing.");
    row("comma", "{\n  \"a\": 1,\n}",
        "3:1 This is not JSON: there is a comma before the closing bracket.");
    row("line break", "{\"a\": \"x\ny\"}",
        "1:9 This is not JSON: a control character stands here. In a text write it with a "
        "backslash, as in \\n or \\t.");
    row("escape", "{\"a\": \"ä\\x\"}",
        "1:10 This is not JSON: a text holds a backslash that begins no escape. Write two "
        "backslashes for one.");
    row("no comma", "{\"a\": 1 \"b\": 2}",
        "1:9 This is not JSON: a comma or a colon is missing before the quotation mark.");
    row("comment", "{} // x", "1:4 This is not JSON: “/” is not expected here.");
    row("emoji", "{😀}", "1:2 This is not JSON: “😀” is not expected here.");
}

void ScenarioJsonTest::tellsSyntax()
{
    QFETCH(QByteArray, json);
    QTEST(problemsOf(json), "problem");
    QTEST(stepProblemsOf(json), "problem");
}

void ScenarioJsonTest::tellsEncoding_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    const QString notUtf8 = QStringLiteral("The text is not UTF-8 here. Save it as UTF-8; other "
                                           "bytes are written as \\\\xNN in “raw”.");
    QTest::newRow("byte") << QByteArray("{\n\"\xE4\"") << QStringLiteral("2:2 ") + notUtf8;
    QTest::newRow("like U+FFFD") << QByteArray("\"\xC3\xA4\xEF\xBF\"")
                                 << QStringLiteral("1:3 ") + notUtf8;
    QTest::newRow("surrogate") << QByteArray("\"\xED\xA0\x80\"")
                               << QStringLiteral("1:2 ") + notUtf8;
    QTest::newRow("cut") << QByteArray("\"\xF0\x9F\x98") << QStringLiteral("1:2 ") + notUtf8;
    QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF{}")
                          << QStringLiteral("1:1 The text begins with a byte order mark. Save it "
                                            "as UTF-8 without one.");
    QTest::newRow("large") << QByteArray(maxScenarioBytes + 1, ' ')
                           << QStringLiteral("1:1 The text is longer than 1 MiB, which is the most "
                                             "that a scenario may be.");
}

void ScenarioJsonTest::tellsEncoding()
{
    QFETCH(QByteArray, json);
    QTEST(problemsOf(json), "problem");
}

void ScenarioJsonTest::refusesEveryPrefix()
{
    const QByteArray json = R"({"name":"a","steps":[{"event":{"data":{"x":[1]}}},{"wait":1}]})";
    QCOMPARE(problemsOf(json), QStringLiteral("valid"));
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY(problemsOf(json.first(size)) != QStringLiteral("valid"));
}

void ScenarioJsonTest::makesAnError()
{
    const Error error =
        scenarioError(QStringLiteral("my.json"), {{3, 7, QStringLiteral("“name” is missing.")},
                                                  {9, 1, QStringLiteral("Other.")}});
    QCOMPARE(error.code, QByteArray("scenario"));
    QCOMPARE(error.message, QStringLiteral("my.json, line 3: “name” is missing."));
}

QTEST_GUILESS_MAIN(ScenarioJsonTest)
#include "tst_scenariojson.moc"
