// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/scenario/problemtext.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class ScenarioProblemsTest final : public QObject
{
    Q_OBJECT

private slots:
    static void tellsProblems_data();
    static void tellsProblems();
    static void tellsStepProblems_data();
    static void tellsStepProblems();
    static void tellsAllInOrder();
    static void tellsAtMostAHundred();
};

void ScenarioProblemsTest::tellsProblems_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *title, const QByteArray &json, const char *problems) {
        QTest::newRow(title) << json << QString::fromUtf8(problems);
    };
    const auto memberRow = [](const char *title, const char *members, const char *problems) {
        QTest::newRow(title) << with(members) << QString::fromUtf8(problems);
    };
    const char *const badName = "1:9 “name” takes words of a–z and 0–9 joined by single hyphens, "
                                "at most 64 characters.";
    row("array", "[]", "1:1 “scenario” takes an object: {…}.");
    row("no name", "\n {}", "2:2 “name” is missing.");
    row("empty name", R"({"name":""})", badName);
    row("capital", R"({"name":"Ab"})", badName);
    row("hyphens", R"({"name":"a--b"})", badName);
    row("hyphen last", R"({"name":"a-"})", badName);
    row("path", R"({"name":"../a"})", badName);
    row("long name", "{\"name\":\"" + QByteArray(65, 'a') + "\"}", badName);
    row("name's type", R"({"name":7})", "1:9 “name” takes a text in quotation marks.");
    memberRow("unknown", R"("wiat":1)",
              "1:13 “wiat” is no member of “scenario”. There are: $schema, name, demonstrates, "
              "cycle, counterFrom, resume, answers, path, method, times, response, write, cut, "
              "steps.");
    memberRow("hidden", R"("cut":{"after":1,"\u202eb\n":1})",
              "1:30 “‹U+202E›b␊” is no member of “cut”. There are: after, by.");
    memberRow("twice", R"("cycle":true,"c\u0079cle":false)", "1:26 “cycle” is there twice.");
    memberRow("sentence", R"("demonstrates":"a\nb")",
              "1:28 “demonstrates” takes one sentence, without line breaks and other control "
              "characters.");
    memberRow("boolean", R"("cycle":"true")", "1:21 “cycle” takes true or false.");
    memberRow("resume", R"("resume":"sometimes")",
              "1:22 “resume” takes one of these: “ignore”, “continue”, “repeat”, “skip”.");
    memberRow("resume without mode", R"("resume":{"count":0})",
              "1:22 “mode” is missing.\n"
              "1:31 “count” takes a whole number from 1 to 10 000, written in digits.");
    memberRow("no answers", R"("answers":[])", "1:23 “answers” takes at least one answer.");
    memberRow("beside answers", R"("answers":[{}],"times":1)",
              "1:28 “times” stands beside “answers”. Move it into one of them.");
    memberRow("answer", R"("answers":[1])", "1:24 “answers” takes an object: {…}.");
    for (const char *path : {"", "a", "/a b", "/a?b", "/a#", "/\\u00e4", "/\\n"})
        row(*path == '\0' ? "no path" : path, with("\"path\":\"" + QByteArray(path) + "\""),
            "1:20 “path” begins with “/” and holds printable ASCII without spaces, “?” and “#”; "
            "others are percent-encoded.");
    memberRow("method", R"("method":"GET /")",
              "1:22 “method” takes a method's name, such as “GET” or “POST”.");
    memberRow("times", R"("times":0)",
              "1:21 “times” takes a whole number from 1 to 4 294 967 295, written in digits.");
    memberRow("huge", R"("times":18446744073709551617)",
              "1:21 “times” takes a whole number from 1 to 4 294 967 295, written in digits.");
    memberRow("exponent", R"("counterFrom":1e3)",
              "1:27 “counterFrom” takes a whole number from -9 007 199 254 740 991 to "
              "9 007 199 254 740 991, written in digits.");
    memberRow("fraction", R"("counterFrom":1.0)",
              "1:27 “counterFrom” takes a whole number from -9 007 199 254 740 991 to "
              "9 007 199 254 740 991, written in digits.");
    memberRow("status", R"("response":{"status":199})",
              "1:34 “status” takes a whole number from 200 to 599, written in digits.");
    memberRow("reason", R"("response":{"reason":"a\r\nX: y"})",
              "1:34 “reason” takes a text without line breaks and other control characters but "
              "the tab.");
    memberRow("version", R"("response":{"version":1.1})",
              "1:35 “version” takes one of these: “1.0”, “1.1”.");
    memberRow("old and chunked", R"("response":{"framing":"chunked","version":"1.0"})",
              "1:35 “framing” takes “close” or “length” where “version” is “1.0”, which knows no "
              "chunks.");
    memberRow("length", R"("response":{"contentLength":1})",
              "1:25 “contentLength” stands only where “framing” is “length”.");
    memberRow("endless length",
              R"("response":{"framing":"length"},"steps":[{"repeat":{"steps":[{"wait":1}]}}])",
              "1:13 “framing” takes “length” only where the steps come to an end, since the body "
              "is counted beforehand. Give “repeat” its “times”, or say “contentLength”.");
    memberRow("ending length",
              R"("response":{"framing":"length"},"steps":[{"repeat":{"steps":[{"end":"cut"}]}}])",
              "valid");
    memberRow("endless, with length",
              R"("response":{"framing":"length","contentLength":9},)"
              R"("steps":[{"repeat":{"steps":[{"wait":1}]}}])",
              "valid");
    memberRow("delay", R"("response":{"delay":86400001,"headGap":-1})",
              "1:33 “delay” takes milliseconds from 0 to 86 400 000.\n"
              "1:52 “headGap” takes milliseconds from 0 to 3 600 000.");
    memberRow("headers", R"("response":{"headers":[]})", "1:35 “headers” takes an object: {…}.");
    memberRow("header's name", R"("response":{"headers":{"a b":"x","":"y"}})",
              "1:36 “a b” can be no header's name: those are ASCII letters, digits and "
              "!#$%&'*+-.^_`|~.\n"
              "1:46 “” can be no header's name: those are ASCII letters, digits and "
              "!#$%&'*+-.^_`|~.");
    memberRow("header's case", R"("response":{"headers":{"A":"x","a":null}})",
              "1:44 “a” is there twice; case does not matter. Several lines of one name are an "
              "array.");
    memberRow("header's value", R"("response":{"headers":{"A":"x\ny","B":[],"C":1,"D":["{{"]}})",
              "1:40 “A” takes a value without line breaks and other control characters but the "
              "tab.\n"
              "1:51 “B” takes a text, an array of texts, or null to leave the server's own away.\n"
              "1:58 “C” takes a text, an array of texts, or null to leave the server's own away.\n"
              "1:65 “D”: “{{” has no “}}”. Write “{{literal}}” for two braces.");
    memberRow("per", R"("write":{"per":"word"})",
              "1:28 “per” takes one of these: “step”, “line”, “byte”, “buffer”.");
    memberRow("inside", R"("write":{"inside":["crlf","lf","crlf"]})",
              "1:39 “inside” takes one of these: “crlf”, “utf-8”, “bom”.\n"
              "1:44 “crlf” is there twice.");
    memberRow("at", R"("write":{"at":[0,2,2,5,3]})",
              "1:28 “at” takes a whole number from 1 to 4 294 967 295, written in digits.\n"
              "1:32 “at” takes offsets that rise.\n"
              "1:36 “at” takes offsets that rise.");
    memberRow("buffer", R"("write":{"bufferBytes":1048577,"gap":3600001,"bytesPerSecond":-1})",
              "1:36 “bufferBytes” takes a whole number from 1 to 1 048 576, written in digits.\n"
              "1:50 “gap” takes milliseconds from 0 to 3 600 000.\n"
              "1:75 “bytesPerSecond” takes a whole number from 0 to 9 007 199 254 740 991, "
              "written in digits.");
    memberRow("cut", R"("cut":{"after":"bytes","by":"end"})",
              "1:28 “after” takes a number of bytes, or “connection”.\n"
              "1:41 “by” takes one of these: “clean”, “cut”, “mid-chunk”, “reset”, “hang”.");
    memberRow("cut without after", R"("cut":{})", "1:19 “after” is missing.");
    memberRow("steps", R"("steps":{})", "1:21 “steps” takes an array: […].");
    row("lines", "{\r\n  \"name\": \"a\",\r\n  \"steps\": [\r\n    {\"wait\": \"x\"}\r\n  ]\r\n}",
        "4:14 “wait” takes milliseconds from 0 to 86 400 000.");
    row("characters", "{\"name\":\"a\",\"demonstrates\":\"ä€😀\",\"cycle\":1}",
        "1:42 “cycle” takes true or false.");
}

void ScenarioProblemsTest::tellsProblems()
{
    QFETCH(QByteArray, json);
    QTEST(problemsOf(json), "problems");
}

void ScenarioProblemsTest::tellsStepProblems_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *title, const QByteArray &json, const char *problems) {
        QTest::newRow(title) << json << QString::fromUtf8(problems);
    };
    const char *const noStep = "1:1 A step is an object with one member: “event”, “comment”, "
                               "“wait”, “raw”, “repeat”, “write” or “end”.";
    const char *const badWait = "1:9 “wait” takes milliseconds from 0 to 86 400 000.";
    const char *const idle =
        "1:11 “repeat” would keep the server busy with nothing. It takes steps "
        "of which one waits, ends, or sends something in every round.";
    for (const char *json : {"[]", "{}", "7", "\"event\"", R"({"evnt":{}})",
                             R"({"comment":"a","wait":1})", R"({"comment":"a","comment":"a"})"})
        row(json, json, noStep);
    row("event", R"({"event":"x"})", "1:10 “event” takes an object: {…}.");
    row("type", R"({"event":{"type":1,"id":null,"retry":true}})",
        "1:18 “type” takes a text in quotation marks.\n"
        "1:25 “id” takes a text in quotation marks.\n"
        "1:38 “retry” takes a text in quotation marks.");
    row("retry", R"({"event":{"retry":-1}})",
        "1:19 “retry” takes a whole number from 0 to 9 007 199 254 740 991, written in digits.");
    row("template", R"({"event":{"data":"{{coutner}}"}})",
        "1:18 “data”: “{{coutner}}” is none of the templates, such as “{{counter}}”, “{{time}}” or "
        "“{{query.name}}”. Write “{{literal}}” for two braces.");
    row("template in JSON", R"({"event":{"data":{"a":"{{x}}"}}})",
        "1:18 “data”: “{{x}}” is none of the templates, such as “{{counter}}”, “{{time}}” or "
        "“{{query.name}}”. Write “{{literal}}” for two braces.");
    row("surrogate", R"({"comment":"\ud800x"})",
        "1:12 “comment” holds half of a character: \\uD800 to \\uDFFF come in pairs. Any bytes are "
        "written as \\\\xNN in “raw”.");
    row("low surrogate", R"({"raw":"\uD83D\uDE00\uDE00"})",
        "1:8 “raw” holds half of a character: \\uD800 to \\uDFFF come in pairs. Any bytes are "
        "written as \\\\xNN in “raw”.");
    row("escape", R"({"raw":"a\\q"})",
        "1:8 “raw”: “\\q” is no escape. There are \\n, \\r, \\t, \\0, \\\\ and \\xNN; in JSON the "
        "backslash is written twice.");
    row("hex", R"({"raw":"\\x0g"})",
        "1:8 “raw”: Behind “\\x” stand two hexadecimal digits, as in “\\x0a”.");
    row("wait", R"({"wait":86400001})", badWait);
    row("negative", R"({"wait":-1})", badWait);
    row("wait's type", R"({"wait":"1"})", badWait);
    row("wait of huge", R"({"wait":99999999999999999999})", badWait);
    row("no wait", R"({"wait":{}})", "1:9 “from” is missing.\n1:9 “to” is missing.");
    row("both", R"({"wait":{"ms":1,"to":2}})", "1:9 “wait” takes either “ms”, or “from” and “to”.");
    row("range", R"({"wait":{"from":2,"to":1}})", "1:24 “to” takes no less than “from”.");
    row("every", R"({"wait":{"ms":2,"every":0}})",
        "1:25 “every” takes a whole number from 1 to 1 000 000, written in digits.");
    row("end", R"({"end":"rst"})",
        "1:8 “end” takes one of these: “clean”, “cut”, “mid-chunk”, “reset”, “hang”.");
    row("write", R"({"write":[]})", "1:10 “write” takes an object: {…}.");
    row("repeat", R"({"repeat":{"times":0}})",
        "1:11 “steps” is missing.\n"
        "1:20 “times” takes a whole number from 1 to 9 007 199 254 740 991, written in digits.");
    row("empty repeat", R"({"repeat":{"steps":[]}})", idle);
    row("no wait in repeat", R"({"repeat":{"steps":[{"wait":0},{"write":{}},{"raw":""}]}})", idle);
    row("perhaps nothing", R"({"repeat":{"steps":[{"raw":"{{body}}"}]}})", idle);
    row("many rounds", R"({"repeat":{"times":1000000,"steps":[]}})", idle);
    row("many rounds inside",
        R"({"repeat":{"times":1000,"steps":[{"repeat":{"times":1000,"steps":[]}}]}})", idle);
    row("told inside", R"({"repeat":{"steps":[{"repeat":{"steps":[]}}]}})",
        "1:31 “repeat” would keep the server busy with nothing. It takes steps of which one waits, "
        "ends, or sends something in every round.");
    row("not told twice", R"({"repeat":{"steps":[{"wiat":1}]}})",
        "1:21 A step is an object with one member: “event”, “comment”, “wait”, “raw”, “repeat”, "
        "“write” or “end”.");
    const QByteArray open = R"({"repeat":{"steps":[)";
    const QByteArray close = "]}}";
    row("eight levels", open.repeated(8) + R"({"wait":1})" + close.repeated(8), "valid");
    row("nine levels", open.repeated(9) + R"({"wait":1})" + close.repeated(9),
        "1:171 “repeat” stands inside of 8 others, which is one too many.");
    row("deep", open.repeated(20'000) + close.repeated(20'000),
        "1:171 “repeat” stands inside of 8 others, which is one too many.");
}

void ScenarioProblemsTest::tellsStepProblems()
{
    QFETCH(QByteArray, json);
    QTEST(stepProblemsOf(json), "problems");
}

void ScenarioProblemsTest::tellsAllInOrder()
{
    QCOMPARE(problemsOf("{\n"
                        "  \"steps\": [\n"
                        "    {\"wait\": -1},\n"
                        "    {\"end\": 1}\n"
                        "  ],\n"
                        "  \"x\": 1,\n"
                        "  \"name\": \"\"\n"
                        "}")
                 .count(u'\n'),
             3);
    const ScenarioParse parse = parseScenario("{\n\"steps\":\n1,\n\"cycle\":\n1,\n\"name\":\n1}");
    QList<int> lines;
    for (const ScenarioProblem &problem : std::get<QList<ScenarioProblem>>(parse))
        lines.append(problem.line);
    QCOMPARE(lines, (QList<int>{3, 5, 7}));
}

void ScenarioProblemsTest::tellsAtMostAHundred()
{
    const QByteArray json =
        with("\"steps\":[" + QByteArray("{},\n").repeated(200'000).chopped(2) + "]");
    const ScenarioParse parse = parseScenario(json);
    const auto &problems = std::get<QList<ScenarioProblem>>(parse);
    QCOMPARE(problems.size(), maxScenarioProblems);
    QCOMPARE(problems.last().line, 100);
}

QTEST_GUILESS_MAIN(ScenarioProblemsTest)
#include "tst_scenarioproblems.moc"
