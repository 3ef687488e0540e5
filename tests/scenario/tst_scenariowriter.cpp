// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariojson.h"
#include "tests/scenario/problemtext.h"
#include "tests/scenario/randomscenario.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class ScenarioWriterTest final : public QObject
{
    Q_OBJECT

private slots:
    static void writesAsPeopleRead_data();
    static void writesAsPeopleRead();
    static void leavesDefaultsAway();
    static void writesSteps_data();
    static void writesSteps();
    static void readsWhatItWrote();
    static void readsStepsThatItWrote();
    static void namesEnds();
};

void ScenarioWriterTest::writesAsPeopleRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("example") << QByteArray(R"({
  "name": "count-and-cut",
  "demonstrates": "Counts, is cut after three events, and goes on where it was.",
  "resume": "continue",
  "steps": [
    {"event": {"retry": 500}},
    {"repeat": {"steps": [
      {"repeat": {"times": 3, "steps": [
        {"event": {"id": "{{counter}}", "data": "number {{counter}}"}},
        {"wait": 1000}
      ]}},
      {"end": "reset"}
    ]}}
  ]
}
)");
    QTest::newRow("answers") << QByteArray(R"({
  "name": "answers",
  "cycle": true,
  "counterFrom": 0,
  "resume": {"mode": "skip", "count": 2},
  "answers": [
    {"times": 2, "response": {"status": 503, "headers": {"Retry-After": "1"}}},
    {
      "path": "/stream",
      "method": "POST",
      "response": {
        "reason": "All is well",
        "headers": {"X-One": ["1", "2"], "Cache-Control": null},
        "framing": "length",
        "contentLength": 5
      },
      "write": {"per": "line", "inside": ["crlf", "utf-8"], "at": [1, 2], "gap": 0},
      "cut": {"after": "connection", "by": "hang"},
      "steps": [
        {"repeat": {"times": 2, "steps": []}},
        {"write": {}},
        {"event": {
          "type": "a-rather-long-type-of-event-that-makes-this-line-longer",
          "id": "{{counter}}",
          "data": {"object": ["with", 1, "number"]}
        }},
        {"raw": "\\x00\\r\n"}
      ]
    },
    {}
  ]
}
)");
}

void ScenarioWriterTest::writesAsPeopleRead()
{
    QFETCH(QByteArray, json);
    const ScenarioParse parse = parseScenario(json);
    QCOMPARE(problemsOf(json), QStringLiteral("valid"));
    QCOMPARE(writeScenario(std::get<Scenario>(parse)), json);
}

void ScenarioWriterTest::leavesDefaultsAway()
{
    const ScenarioParse parse = parseScenario(R"({
        "$schema": "x", "name": "a", "demonstrates": "", "cycle": false, "counterFrom": 1,
        "resume": {"mode": "ignore", "count": 1, "keep": 1000},
        "answers": [{
            "response": {"status": 200, "reason": "", "version": "1.1", "headers": {},
                         "framing": "chunked", "gzip": "none", "cors": "auto", "delay": 0,
                         "headGap": 0},
            "write": {"per": "step", "inside": [], "at": [], "bufferBytes": 65536, "gap": 0,
                      "bytesPerSecond": 0},
            "steps": []
        }]
    })");
    QVERIFY(std::holds_alternative<Scenario>(parse));
    QCOMPARE(writeScenario(std::get<Scenario>(parse)), QByteArray("{\n  \"name\": \"a\"\n}\n"));
}

void ScenarioWriterTest::writesSteps_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *title, const char *json) {
        QTest::newRow(title) << QByteArray(json);
    };
    row("event", R"({"event": {"type": "t", "id": "1", "retry": 5, "data": "a\nb"}})");
    row("object", R"({"event": {"data": {"a": [1.50, "x,:y\""], "b": {}}}})");
    row("broken object", R"({"event": {"data": "{\"a\": 1}"}})");
    row("number", R"({"event": {"data": "1"}})");
    row("retry", R"({"event": {"retry": "01"}})");
    row("hidden", R"({"comment": "\u0000\u202e\r\t\u007f\ufeff"})");
    row("characters", "{\"comment\": \"\xC3\xA4 \xF0\x9F\x98\x80 / \\\" \\\\\"}");
    row("wait", R"({"wait": {"ms": 1, "every": 5}})");
    row("range", R"({"wait": {"from": 1, "to": 2}})");
    row("write", R"({"write": {"per": "byte", "gap": 0}})");
    row("repeat", R"({"repeat": {"times": 2, "steps": [{"wait": 1}, {"end": "cut"}]}})");
}

void ScenarioWriterTest::writesSteps()
{
    QFETCH(QByteArray, json);
    const auto parse = parseStep(json);
    QCOMPARE(stepProblemsOf(json), QStringLiteral("valid"));
    QCOMPARE(writeStep(std::get<Step>(parse)), json);
}

void ScenarioWriterTest::readsWhatItWrote()
{
    RandomScenario random(7);
    for (int round = 0; round < 1000; ++round) {
        const Scenario scenario = random.next();
        const QByteArray json = writeScenario(scenario);
        const ScenarioParse parse = parseScenario(json);
        QCOMPARE(problemsOf(json), QStringLiteral("valid"));
        QVERIFY2(std::get<Scenario>(parse) == scenario, json.constData());
        QCOMPARE(writeScenario(std::get<Scenario>(parse)), json);
    }
}

void ScenarioWriterTest::readsStepsThatItWrote()
{
    RandomScenario random(8);
    for (int round = 0; round < 1000; ++round) {
        const Step step = random.step();
        const QByteArray json = writeStep(step);
        QVERIFY2(!json.contains('\n'), json.constData());
        const auto parse = parseStep(json);
        QCOMPARE(stepProblemsOf(json), QStringLiteral("valid"));
        QVERIFY2(std::get<Step>(parse) == step, json.constData());
    }
}

void ScenarioWriterTest::namesEnds()
{
    QCOMPARE(endKindName(EndKind::Clean), QByteArray("clean"));
    QCOMPARE(endKindName(EndKind::MidChunk), QByteArray("mid-chunk"));
    QCOMPARE(endKindName(EndKind::Hang), QByteArray("hang"));
}

QTEST_GUILESS_MAIN(ScenarioWriterTest)
#include "tst_scenariowriter.moc"
