// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/mock/playerfixture.h"

#include <QTest>

using namespace sse;
using sse::test::played;
using sse::test::shown;
using Fixture = sse::test::PlayerFixture;

namespace {

/// Counts for ever, an id each.
const QByteArray counting =
    R"("steps": [{"repeat": {"steps": [{"event": {"id": "{{counter}}", "data": "n"}}, {"wait": 10}]}}])";

} // namespace

class TestScenarioPlayer final : public QObject
{
    Q_OBJECT

private slots:
    void plays_data();
    void plays();
    void addsNoDelayUp();
    void beginsAnewBehindALongDelay();
    void sharesALiteralsBytes();
    void sendsLongStepsInPieces();
    void restsWhenNothingComes_data();
    void restsWhenNothingComes();
    void knowsBlockEnds();
    void cutsAtEveryPlace();
    void tellsTheWholeBody();
};

void TestScenarioPlayer::plays_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("actions");

    const auto steps = [](const QByteArray &what) -> QByteArray {
        return "\"steps\": [" + what + ']';
    };
    QTest::newRow("nothing") << steps("") << QByteArray("end 0");
    QTest::newRow("event")
        << steps(R"({"event": {"type": "t", "id": "1", "retry": 500, "data": "x"}})")
        << QByteArray("event: t\\nid: 1\\nretry: 500\\ndata: x\\n\\n*|end 0");
    QTest::newRow("lines of data")
        << steps(R"({"event": {"data": "a\nb\r\nc\rd\n"}})")
        << QByteArray("data: a\\ndata: b\\ndata: c\\ndata: d\\ndata:\\n\\n*|end 0");
    QTest::newRow("without data") << steps(R"({"event": {"id": "1"}})")
                                  << QByteArray("id: 1\\n\\n|end 0");
    QTest::newRow("line ends in fields") << steps(R"({"event": {"type": "a\nb", "id": "1\r\n2"}})")
                                         << QByteArray("event: a b\\nid: 1  2\\n\\n|end 0");
    QTest::newRow("comment") << steps(R"({"comment": "a\nb"}, {"comment": ""})")
                             << QByteArray(": a\\n: b\\n|:\\n|end 0");
    QTest::newRow("raw") << steps(R"({"raw": "data: \\x41\\r\\n"})")
                         << QByteArray("data: A\\r\\n|end 0");
    QTest::newRow("waits")
        << steps(
               R"({"wait": 100}, {"comment": "a"}, {"wait": 0}, {"wait": {"from": 5, "to": 9}}, {"wait": {"from": 5, "to": 9}})")
        << QByteArray("+100|: a\\n|+5|+6|end 0");
    QTest::newRow("bursts")
        << steps(
               R"({"repeat": {"times": 5, "steps": [{"comment": "a"}, {"wait": {"ms": 7, "every": 2}}]}})")
        << QByteArray(": a\\n|: a\\n|+7|: a\\n|: a\\n|+7|: a\\n|end 0");
    QTest::newRow("repeats")
        << steps(
               R"({"repeat": {"times": 2, "steps": [{"comment": "a"}, {"repeat": {"times": 2, "steps": [{"comment": "b"}]}}]}}, {"comment": "c"})")
        << QByteArray(": a\\n|: b\\n|: b\\n|: a\\n|: b\\n|: b\\n|: c\\n|end 0");
    QTest::newRow("ends") << steps(R"({"comment": "a"}, {"end": "hang"}, {"comment": "b"})")
                          << QByteArray(": a\\n|end 4");
    QTest::newRow("write") << steps(R"({"comment": "a"}, {"write": {"per": "byte"}})")
                           << QByteArray(": a\\n|write 2|end 0");
    QTest::newRow("counter")
        << "\"counterFrom\": 7, " +
               steps(
                   R"({"event": {"id": "{{counter}}", "data": "{{counter}}"}}, {"comment": "-"}, {"comment": "{{counter}}"})")
        << QByteArray("id: 7\\ndata: 7\\n\\n*|: -\\n|: 8\\n|end 0");
    QTest::newRow("request")
        << steps(R"({"comment": "{{query.name}} {{header.user-agent}} {{body}} {{connection}}"})")
        << QByteArray(": a b test {} 1\\n|end 0");
    QTest::newRow("cut") << R"("cut": {"after": 5}, )" +
                                steps(R"({"comment": "a"}, {"event": {"data": "b"}})")
                         << QByteArray(": a\\n|d|end 3");
    QTest::newRow("cut behind the end")
        << R"("cut": {"after": 5, "by": "mid-chunk"}, )" + steps(R"({"comment": "a"})")
        << QByteArray(": a\\n|end 0");
    QTest::newRow("cut at a step's end")
        << R"("cut": {"after": 4, "by": "cut"}, )" + steps(R"({"comment": "a"}, {"wait": 9})")
        << QByteArray(": a\\n|end 1");
    QTest::newRow("cut before everything")
        << R"("cut": {"after": 0}, )" + steps(R"({"wait": 9})") << QByteArray("end 3");
}

void TestScenarioPlayer::plays()
{
    QFETCH(const QByteArray, members);
    QFETCH(const QByteArray, actions);
    Fixture fixture(members);
    QVERIFY(fixture.program);
    QCOMPARE(fixture.play(), actions);
}

void TestScenarioPlayer::addsNoDelayUp()
{
    Fixture fixture(R"("steps": [{"repeat": {"steps": [{"comment": "a"}, {"wait": 100}]}}])");
    fixture.speed = 2;
    const auto player = fixture.connect();
    // The head went out late; pauses count from there.
    fixture.clock.advance(Millis(30));
    const MonoTime begin = fixture.clock.now();
    for (int round = 1; round <= 100; ++round) {
        QCOMPARE(shown(player->next(fixture.clock.now()), begin), QByteArray(": a\\n"));
        fixture.clock.advance(Millis(3)); // the client takes its time
        const auto wait = std::get<WaitUntil>(player->next(fixture.clock.now()));
        QCOMPARE((wait.due - begin).count(), Nanos(Millis(50 * round)).count());
        fixture.clock.advance(wait.due - fixture.clock.now() + Millis(2)); // and the timer
    }
}

void TestScenarioPlayer::beginsAnewBehindALongDelay()
{
    Fixture fixture(R"("steps": [{"repeat": {"steps": [{"comment": "a"}, {"wait": 100}]}}])");
    const auto player = fixture.connect();
    const auto next = [&] { return shown(player->next(fixture.clock.now()), fixture.clock.now()); };
    QCOMPARE(next(), QByteArray(": a\\n"));
    fixture.clock.advance(Millis(350));
    // Late by less than a second: caught up with.
    for (int missed = 0; missed < 3; ++missed)
        QCOMPARE(next(), QByteArray(": a\\n"));
    QCOMPARE(next(), QByteArray("+50"));
    fixture.clock.advance(Millis(5000));
    QCOMPARE(next(), QByteArray(": a\\n"));
    QCOMPARE(next(), QByteArray("+100"));
}

void TestScenarioPlayer::sharesALiteralsBytes()
{
    Fixture fixture(R"("steps": [{"repeat": {"steps": [{"event": {"data": "a"}}]}}])");
    const auto first = fixture.connect();
    const auto second = fixture.connect();
    const auto bytes = std::get<SendBytes>(first->next(fixture.clock.now())).bytes;
    QCOMPARE(static_cast<const void *>(
                 std::get<SendBytes>(second->next(fixture.clock.now())).bytes.constData()),
             static_cast<const void *>(bytes.constData()));
}

void TestScenarioPlayer::sendsLongStepsInPieces()
{
    Fixture fixture("\"steps\": [{\"event\": {\"data\": \"" + QByteArray(200'000, 'x') +
                    "\"}}, {\"comment\": \"a\"}]");
    const auto player = fixture.connect();
    const auto first = std::get<SendBytes>(player->next(fixture.clock.now()));
    QCOMPARE(first.bytes.size(), BodySource::mostBytes);
    QVERIFY(!first.isEvent);
    QVERIFY(!player->atBlockEnd());
    const auto second = std::get<SendBytes>(player->next(fixture.clock.now()));
    QCOMPARE(first.bytes.size() + second.bytes.size(), 200'000 + 8);
    QVERIFY(second.isEvent);
    QVERIFY(player->atBlockEnd());
    QCOMPARE(played(*player, fixture.clock), QByteArray(": a\\n|end 0"));
}

void TestScenarioPlayer::restsWhenNothingComes_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::newRow("no steps") << QByteArray();
    QTest::newRow("no wait") << QByteArray(R"({"wait": 0})");
    QTest::newRow("no bytes") << QByteArray(R"({"raw": "{{lastEventId}}"})");
    QTest::newRow("writes only") << QByteArray(R"({"write": {"per": "line"}})");
    QTest::newRow("repeats of nothing") << QByteArray(R"({"repeat": {"times": 3, "steps": []}})");
}

void TestScenarioPlayer::restsWhenNothingComes()
{
    QFETCH(const QByteArray, inner);
    // A parser may refuse some of them, so they are made by hand.
    const ScenarioParse parse =
        parseScenario(QByteArray(R"({"name": "x", "steps": [)" + inner + "]}"));
    RepeatStep repeat;
    if (const auto *scenario = std::get_if<Scenario>(&parse))
        repeat.steps = scenario->answers.front().steps;
    else if (!inner.isEmpty())
        repeat.steps.push_back(Step{RepeatStep{3, {}}});
    Scenario scenario;
    scenario.answers.emplace_back();
    scenario.answers.front().steps.push_back(Step{repeat});

    Fixture fixture(counting);
    fixture.program = std::make_shared<const ScenarioProgram>(scenario);
    const auto player = fixture.connect();
    for (int rest = 0; rest < 3; ++rest) {
        BodyAction action = player->next(fixture.clock.now());
        for (int said = 0; std::holds_alternative<UseWire>(action); ++said) {
            QVERIFY(said < 100'000);
            action = player->next(fixture.clock.now());
        }
        QCOMPARE(shown(action, fixture.clock.now()), QByteArray("+10"));
    }
    QVERIFY(!player->wholeBody(1000));
}

void TestScenarioPlayer::knowsBlockEnds()
{
    Fixture fixture(
        R"("steps": [{"comment": "a"}, {"raw": "data: x"}, {"raw": "\\r"}, {"raw": "\\n"}, {"comment": "b"}, {"raw": "\\r\\n"}, {"raw": "x"}, {"event": {}}, {"event": {"id": "1"}}])");
    const auto player = fixture.connect();
    QVERIFY(player->atBlockEnd());
    for (const bool atEnd : {true, false, false, false, false, true, false, false, true}) {
        QVERIFY(std::holds_alternative<SendBytes>(player->next(fixture.clock.now())));
        QCOMPARE(player->atBlockEnd(), atEnd);
    }
}

void TestScenarioPlayer::cutsAtEveryPlace()
{
    Fixture fixture(R"("cut": {"after": "connection"}, "steps": [{"comment": "{{random}}"}])");
    // Behind the body's last byte, which is ": 0\n" long, it begins anew.
    const QByteArrayList expected{"end 3",        ":|end 3", ": |end 3", ": 0|end 3",
                                  ": 0\\n|end 3", "end 3",   ":|end 3"};
    for (const QByteArray &actions : expected)
        QCOMPARE(fixture.play(), actions);

    Fixture endless(R"("cut": {"after": "connection"}, )" + counting);
    endless.connection = 999;
    const auto player = endless.connect();
    qsizetype sent = 0;
    for (;;) {
        const BodyAction action = player->next(endless.clock.now());
        if (std::holds_alternative<EndBody>(action))
            break;
        if (const auto *send = std::get_if<SendBytes>(&action))
            sent += send->bytes.size();
        if (const auto *wait = std::get_if<WaitUntil>(&action))
            endless.clock.advance(wait->due - endless.clock.now());
    }
    QCOMPARE(sent, 999);
}

void TestScenarioPlayer::tellsTheWholeBody()
{
    Fixture fixture(
        R"("steps": [{"repeat": {"times": 12, "steps": [{"event": {"id": "{{counter}}", "data": "{{time}} {{random}}"}}, {"wait": 1000}]}}])");
    const auto player = fixture.connect();
    const auto body = player->wholeBody(10'000);
    QVERIFY(body.has_value());
    QByteArray whole;
    for (const BodyAction &action : *body)
        whole += std::get<SendBytes>(action).bytes;
    QByteArray sent;
    for (;;) {
        const BodyAction action = player->next(fixture.clock.now());
        if (std::holds_alternative<EndBody>(action))
            break;
        if (const auto *send = std::get_if<SendBytes>(&action))
            sent += send->bytes;
    }
    QCOMPARE(sent.size(), whole.size());
    QVERIFY(sent.startsWith("id: 1\n"));
    QVERIFY(sent.contains("Z 11\n"));
    QVERIFY(!fixture.connect()->wholeBody(100));
}

QTEST_GUILESS_MAIN(TestScenarioPlayer)
#include "tst_scenarioplayer.moc"
