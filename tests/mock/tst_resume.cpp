// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/mock/playerfixture.h"

#include <QTest>

using namespace sse;
using sse::test::played;
using Fixture = sse::test::PlayerFixture;

namespace {

/// Counts for ever, an id each.
const QByteArray counting =
    R"("steps": [{"repeat": {"steps": [{"event": {"id": "{{counter}}", "data": "n"}}, {"wait": 10}]}}])";

} // namespace

class TestResume final : public QObject
{
    Q_OBJECT

private slots:
    void resumes_data();
    void resumes();
    void goesOnInsideRepeats();
    void leavesALiveConnectionAlone();
    void remembersPushedEvents();
    void keepsLimits();
};

void TestResume::resumes_data()
{
    QTest::addColumn<QByteArray>("resume");
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<QByteArray>("actions");
    // The first connection sends 1 to 4, in another one's block each.
    const auto row = [](const char *resume, const char *id, const char *ids) {
        QTest::addRow("%s %s", resume, id)
            << QByteArray(resume) << QByteArray(id) << QByteArray(ids);
    };
    row(R"("ignore")", "2", "1 2 3");
    row(R"("continue")", "2", "3 4 5");
    row(R"("continue")", "4", "5 6 7");
    row(R"("continue")", "", "1 2 3");
    row(R"("continue")", "x", "1 2 3");
    row(R"("continue")", "41", "42 43 44");
    row(R"("continue")", "9223372036854775807", "1 2 3");
    row(R"("continue")", "-1", "1 2 3");
    row(R"({"mode": "continue", "keep": 1})", "2", "3 4 5");
    row(R"("repeat")", "2", "2 3 4");
    row(R"({"mode": "repeat", "count": 3})", "2", "1 2 3");
    row(R"({"mode": "repeat", "count": 2})", "41", "40 41 42");
    row(R"("skip")", "2", "4 5 6");
    row(R"({"mode": "skip", "count": 3})", "2", "6 7 8");
    row(R"("skip")", "4", "6 7 8");
    row(R"("skip")", "41", "43 44 45");
}

void TestResume::resumes()
{
    QFETCH(const QByteArray, resume);
    QFETCH(const QByteArray, lastEventId);
    QFETCH(const QByteArray, actions);
    Fixture fixture("\"resume\": " + resume + ", " + counting);
    QVERIFY(fixture.program);
    QCOMPARE(fixture.play({}, 7).count("id: "), 4);

    const auto player = fixture.connect(lastEventId);
    QByteArrayList ids;
    while (ids.size() < 3) {
        const BodyAction action = player->next(fixture.clock.now());
        if (const auto *send = std::get_if<SendBytes>(&action)) {
            QVERIFY(send->isEvent);
            ids.append(send->bytes.mid(4, send->bytes.indexOf('\n') - 4));
        } else {
            fixture.clock.advance(std::get<WaitUntil>(action).due - fixture.clock.now());
        }
    }
    QCOMPARE(ids.join(' '), actions);
}

void TestResume::goesOnInsideRepeats()
{
    Fixture fixture(R"("resume": "continue", "steps": [
        {"event": {"retry": 500}},
        {"write": {"per": "line"}},
        {"repeat": {"times": 2, "steps": [
            {"repeat": {"times": 2, "steps": [{"event": {"id": "{{counter}}", "data": "n"}}]}},
            {"end": "reset"}]}},
        {"event": {"id": "last", "data": "z"}}])");
    QVERIFY(fixture.program);
    const QByteArray one = "id: 1\\ndata: n\\n\\n*";
    const QByteArray two = "id: 2\\ndata: n\\n\\n*";
    const QByteArray three = "id: 3\\ndata: n\\n\\n*";
    const QByteArray four = "id: 4\\ndata: n\\n\\n*";
    const QByteArray last = "id: last\\ndata: z\\n\\n*";
    QCOMPARE(fixture.play(), "retry: 500\\n\\n|write 1|" + one + '|' + two + "|end 3");
    QCOMPARE(fixture.play("1"), two + "|write 1|" + three + '|' + four + "|end 3");
    QCOMPARE(fixture.play("4"), "write 1|" + last + "|end 0");
    // Behind the last step: what is missing still comes; then everything begins anew.
    QCOMPARE(fixture.play("4"), last + "|write 1|end 0");
    QCOMPARE(fixture.play("last"), "retry: 500\\n\\n|write 1|" + one + '|' + two + "|end 3");
    QCOMPARE(fixture.play("2"), "write 1|" + three + '|' + four + "|end 3");
}

void TestResume::leavesALiveConnectionAlone()
{
    Fixture fixture("\"resume\": \"continue\", " + counting);
    const auto old = fixture.connect();
    QCOMPARE(played(*old, fixture.clock, 5).count("id: "), 3);
    QVERIFY(fixture.play("3", 3).startsWith("+10|id: 4\\n"));
    // The old one goes on by itself, and what it sends is not remembered twice.
    QVERIFY(played(*old, fixture.clock, 4).contains("id: 4\\n"));
    QVERIFY(fixture.play("4", 1).startsWith("id: 5\\n"));
    // A tab beside it has its own count.
    QVERIFY(fixture.play({}, 1).startsWith("id: 1\\n"));
    QVERIFY(fixture.play("5", 2).startsWith("+10|id: 6\\n"));
}

void TestResume::remembersPushedEvents()
{
    Fixture fixture("\"resume\": \"continue\", " + counting);
    const auto player = fixture.connect();
    QCOMPARE(played(*player, fixture.clock, 1), QByteArray("id: 1\\ndata: n\\n\\n*"));
    player->notePushed("p", "id: p\ndata: pushed\n\n");
    player->notePushed({}, "data: no id\n\n");
    QCOMPARE(fixture.play("1", 1), QByteArray("id: p\\ndata: pushed\\n\\n*"));
    QVERIFY(fixture.play("p", 2).contains("id: 2\\n"));
}

void TestResume::keepsLimits()
{
    // Blocks of 100 kB: two of them are kept.
    Fixture fixture(
        "\"resume\": \"continue\", \"steps\": [{\"repeat\": {\"steps\": [{\"event\": {\"id\": "
        "\"{{counter}}-\", \"data\": \"" +
        QByteArray(100'000, 'x') + "\"}}]}}]");
    QVERIFY(fixture.program);
    const auto player = fixture.connect();
    for (int number = 0; number < 10; ++number)
        QVERIFY(std::holds_alternative<SendBytes>(player->next(fixture.clock.now())));
    QVERIFY(fixture.memory->budget->used < ResumeLineage::mostBytes + 1000);
    QVERIFY(std::get<SendBytes>(fixture.connect("9-")->next(fixture.clock.now()))
                .bytes.startsWith("id: 10-\n"));
    QVERIFY(std::get<SendBytes>(fixture.connect("3-")->next(fixture.clock.now()))
                .bytes.startsWith("id: 1-\n"));
    for (int number = 0; number < 20; ++number)
        QVERIFY(std::holds_alternative<SendBytes>(fixture.connect()->next(fixture.clock.now())));
    QCOMPARE(fixture.memory->lineages.size(), ResumeMemory::mostLineages);
    fixture.memory->clear();
    QCOMPARE(fixture.memory->budget->used, 0);
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
