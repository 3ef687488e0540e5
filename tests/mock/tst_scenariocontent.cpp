// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/scenariocontent.h"
#include "core/scenario/scenariojson.h"
#include "tests/mock/bodyprinter.h"

#include <QTest>

using namespace sse;
using sse::test::FakeClock;
using sse::test::played;

namespace {

Scenario scenarioOf(const QByteArray &members)
{
    const ScenarioParse parse = parseScenario(QByteArray("{\"name\": \"x\", " + members + '}'));
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse))
        qFatal("%s", qPrintable(problems->first().message));
    return std::get<Scenario>(parse);
}

MockRequest requestFor(const QByteArray &target, const QByteArray &method = "GET",
                       const HeaderList &headers = {})
{
    MockRequest request;
    request.head.method = method;
    request.head.target = target;
    request.head.headers = headers;
    request.peer = "127.0.0.1";
    return request;
}

struct Fixture
{
    FakeClock clock;
    ScenarioContent content;

    explicit Fixture(const QByteArray &members, double speed = 1)
        : content(scenarioOf(members), {speed, 1}, clock)
    {
    }

    MockReply ask(const MockRequest &request) { return content.answer(request, clock.now()); }
    /// "200 0 1": status, answer, connection.
    QByteArray told(const QByteArray &target, const QByteArray &method = "GET",
                    const HeaderList &headers = {})
    {
        const MockReply reply = ask(requestFor(target, method, headers));
        return QByteArray::number(reply.response.status) + ' ' + QByteArray::number(reply.answer) +
               ' ' + QByteArray::number(reply.connection);
    }
};

QByteArray headersOf(const MockReply &reply)
{
    QByteArrayList lines;
    for (const HeaderSpec &header : reply.response.headers)
        lines.append(header.name + '=' + header.value.value_or("(none)"));
    return lines.join('|');
}

} // namespace

class TestScenarioContent final : public QObject
{
    Q_OBJECT

private slots:
    void tellsPartsOfATarget_data();
    void tellsPartsOfATarget();
    void tellsClientsApart();
    void choosesByPathAndMethod();
    void countsConnections();
    void cycles();
    void countsMethodsByThemselves();
    void answersPreflights();
    void expandsHeaders();
    void dividesBySpeed();
    void fillsTheLength_data();
    void fillsTheLength();
    void sendsNoBodyWithSuchAStatus();
    void looksAtBodiesOnlyWhenAsked();
    void resumesOverAnErrorInBetween();
    void repeatsChanceFromASeed();
    void forgetsClients();
    void remembersSoManyClients();
};

void TestScenarioContent::tellsPartsOfATarget_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *target, const char *path, const char *query) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(path) << QByteArray(query);
    };
    row("/a", "/a", "");
    row("/a?b=c?d", "/a", "b=c?d");
    row("/?", "/", "");
    row("http://localhost:80/a?b", "/a", "b");
    row("http://localhost?b", "", "b");
    row("*", "*", "");
}

void TestScenarioContent::tellsPartsOfATarget()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, query);
    const MockRequest request = requestFor(target);
    QCOMPARE(request.path(), path);
    QCOMPARE(request.query(), query);
}

void TestScenarioContent::tellsClientsApart()
{
    const auto key = [](const QByteArray &target, const QByteArray &agent) {
        return requestFor(target, "GET", {{"User-Agent", agent}}).clientKey();
    };
    QCOMPARE(key("/a", "x"), key("/a?b=c", "x"));
    QVERIFY(key("/a", "x") != key("/b", "x"));
    QVERIFY(key("/a", "x") != key("/a", "y"));
    QVERIFY(key("/a?client=1", "x") != key("/a?client=2", "x"));
    QCOMPARE(key("/a?b&client=1", "x"), key("/a?client=1&c", "x"));
    QVERIFY(key("/a?client=1", "x") != key("/a", "x"));
    MockRequest request = requestFor("/a");
    const QByteArray here = request.clientKey();
    request.peer = "::1";
    QVERIFY(request.clientKey() != here);
    QVERIFY(key("/a", QByteArray(60'000, 'x')).size() < 1000);
    QVERIFY(key("/a", QByteArray(60'000, 'x')) != key("/a", QByteArray(60'001, 'x')));
}

void TestScenarioContent::choosesByPathAndMethod()
{
    Fixture fixture(R"("answers": [
        {"path": "/a", "method": "GET", "steps": []},
        {"path": "/a", "method": "POST", "steps": []},
        {"path": "/b", "steps": []}])");
    QCOMPARE(fixture.content.name(), QStringLiteral("x"));
    QCOMPARE(fixture.content.path(), QByteArray("/x"));
    QCOMPARE(fixture.told("/a?q"), QByteArray("200 0 1"));
    QCOMPARE(fixture.told("/a", "POST"), QByteArray("200 1 2"));
    QCOMPARE(fixture.told("/b", "PUT"), QByteArray("200 2 1"));
    const MockReply missing = fixture.ask(requestFor("/c"));
    QCOMPARE(missing.response.status, 404);
    QVERIFY(!missing.body);
    QVERIFY(missing.text.contains("/c"));
    const MockReply refused = fixture.ask(requestFor("/a", "PUT"));
    QCOMPARE(refused.response.status, 405);
    QVERIFY(!refused.body && !refused.text.isEmpty());
    QCOMPARE(headersOf(refused), QByteArray("Allow=GET, POST"));

    // An answer that names the path is preferred; the others don't step in for its method.
    Fixture others(R"("answers": [{"steps": []}, {"path": "/a", "method": "POST", "steps": []}])");
    QCOMPARE(others.told("/z"), QByteArray("200 0 1"));
    QCOMPARE(others.told("/a", "POST"), QByteArray("200 1 1"));
    QCOMPARE(others.told("/a"), QByteArray("405 0 0"));
}

void TestScenarioContent::countsConnections()
{
    Fixture fixture(R"("answers": [
        {"times": 2, "response": {"status": 503}},
        {"times": 1, "steps": []},
        {"times": 1, "response": {"status": 204}}])");
    QByteArrayList told;
    for (int number = 0; number < 5; ++number)
        told.append(fixture.told("/"));
    QCOMPARE(told.join('|'), QByteArray("503 0 1|503 0 2|200 1 3|204 2 4|204 2 5"));
    QCOMPARE(fixture.told("/", "GET", {{"User-Agent", "another"}}), QByteArray("503 0 1"));
    QCOMPARE(fixture.told("/?client=2"), QByteArray("503 0 1"));
    QCOMPARE(fixture.told("/?client=2"), QByteArray("503 0 2"));
}

void TestScenarioContent::cycles()
{
    Fixture fixture(R"("cycle": true, "answers": [
        {"times": 2, "response": {"status": 503}}, {"times": 1, "steps": []}])");
    QByteArrayList told;
    for (int number = 0; number < 5; ++number)
        told.append(fixture.told("/"));
    QCOMPARE(told.join('|'), QByteArray("503 0 1|503 0 2|200 1 3|503 0 4|503 0 5"));
}

void TestScenarioContent::countsMethodsByThemselves()
{
    Fixture fixture(R"("answers": [
        {"method": "POST", "steps": []},
        {"method": "GET", "times": 1, "response": {"status": 503}},
        {"method": "GET", "steps": []}])");
    QCOMPARE(fixture.told("/", "POST"), QByteArray("200 0 1"));
    QCOMPARE(fixture.told("/"), QByteArray("503 1 2"));
    QCOMPARE(fixture.told("/"), QByteArray("200 2 3"));
}

void TestScenarioContent::answersPreflights()
{
    Fixture fixture(R"("answers": [{"method": "GET", "steps": []},
        {"path": "/a", "method": "OPTIONS", "steps": []}])");
    QVERIFY(!fixture.content.answersPreflight(requestFor("/", "OPTIONS")));
    QVERIFY(fixture.content.answersPreflight(requestFor("/a", "OPTIONS")));
}

void TestScenarioContent::expandsHeaders()
{
    Fixture fixture(R"("counterFrom": 5, "response": {"headers": {
        "X-Number": "{{connection}} {{counter}}", "X-Query": "a {{query.q}}",
        "Set-Cookie": ["a=1", "b=2"], "Cache-Control": null}},
        "steps": [{"comment": "{{counter}}"}])");
    const MockReply reply = fixture.ask(requestFor("/?q=1%0D%0AX:%20y"));
    QCOMPARE(headersOf(reply), QByteArray("X-Number=1 5|X-Query=a 1  X: y|Set-Cookie=a=1|"
                                          "Set-Cookie=b=2|Cache-Control=(none)"));
    QCOMPARE(played(*reply.body, fixture.clock), QByteArray(": 5\\n|end 0"));
}

void TestScenarioContent::dividesBySpeed()
{
    Fixture fixture(R"("response": {"delay": 1000, "headGap": 50},
        "write": {"per": "byte", "gap": 20, "bytesPerSecond": 100},
        "steps": [{"wait": 500}, {"write": {"per": "line", "gap": 10}}])",
                    10);
    const MockReply reply = fixture.ask(requestFor("/"));
    QCOMPARE(reply.response.delay.count(), 100);
    QCOMPARE(reply.response.headGap.count(), 5);
    QCOMPARE(reply.wire.gap.count(), 2);
    QCOMPARE(reply.wire.bytesPerSecond, 1000U);
    const BodyAction wait = reply.body->next(fixture.clock.now());
    QCOMPARE(std::get<WaitUntil>(wait).due, fixture.clock.now() + Millis(50));
    fixture.clock.advance(Millis(50));
    const BodyAction use = reply.body->next(fixture.clock.now());
    QCOMPARE(std::get<UseWire>(use).wire.gap.count(), 1);
}

void TestScenarioContent::fillsTheLength_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<int>("framing");
    QTest::addColumn<qint64>("length"); // -1: none
    const auto framing = [](Framing what) { return static_cast<int>(what); };
    const QByteArray two =
        R"({"repeat": {"times": 2, "steps": [{"comment": "{{counter}} {{random.1.9}}"}, {"wait": 5000}]}})";
    QTest::newRow("counted") << QByteArray(R"("framing": "length")") << two
                             << framing(Framing::Length) << qint64{12};
    QTest::newRow("nothing") << QByteArray(R"("framing": "length")") << QByteArray()
                             << framing(Framing::Length) << qint64{0};
    QTest::newRow("said") << QByteArray(R"("framing": "length", "contentLength": 99)") << two
                          << framing(Framing::Length) << qint64{99};
    QTest::newRow("chunked") << QByteArray(R"("framing": "chunked")") << two
                             << framing(Framing::Chunked) << qint64{-1};
    QTest::newRow("too long")
        << QByteArray(R"("framing": "length")")
        << QByteArray(R"({"repeat": {"times": 2000000, "steps": [{"comment": "{{counter}}"}]}})")
        << framing(Framing::Close) << qint64{-1};
}

void TestScenarioContent::fillsTheLength()
{
    QFETCH(const QByteArray, response);
    QFETCH(const QByteArray, steps);
    QFETCH(const int, framing);
    QFETCH(const qint64, length);
    Fixture fixture("\"response\": {" + response + "}, \"steps\": [" + steps + ']');
    const MockReply reply = fixture.ask(requestFor("/"));
    QCOMPARE(static_cast<int>(reply.response.framing), framing);
    QCOMPARE(reply.response.contentLength ? static_cast<qint64>(*reply.response.contentLength) : -1,
             length);
    // Counting used nothing up.
    if (length == 12)
        QVERIFY(played(*reply.body, fixture.clock).startsWith(": 1 "));
}

void TestScenarioContent::sendsNoBodyWithSuchAStatus()
{
    Fixture fixture(R"("response": {"status": 204}, "steps": [{"comment": "a"}])");
    const MockReply reply = fixture.ask(requestFor("/"));
    QCOMPARE(reply.response.status, 204);
    QVERIFY(!reply.body && reply.text.isEmpty());
}

void TestScenarioContent::looksAtBodiesOnlyWhenAsked()
{
    QVERIFY(!Fixture(R"("steps": [{"comment": "a"}])").content.wantsRequestBody());
    QVERIFY(Fixture(R"("steps": [{"repeat": {"steps": [{"comment": "{{json:body}}"}]}}])")
                .content.wantsRequestBody());
    QVERIFY(Fixture(R"("response": {"headers": {"X-A": "{{body}}"}})").content.wantsRequestBody());
}

void TestScenarioContent::resumesOverAnErrorInBetween()
{
    Fixture fixture(R"("cycle": true, "resume": "continue", "answers": [
        {"times": 1, "steps": [{"repeat": {"steps": [{"event": {"id": "{{counter}}", "data": "n"}}]}}]},
        {"times": 1, "response": {"status": 503}, "steps": [{"raw": "later"}]}])");
    const QByteArray one = "id: 1\\ndata: n\\n\\n*";
    const QByteArray two = "id: 2\\ndata: n\\n\\n*";
    const QByteArray three = "id: 3\\ndata: n\\n\\n*";
    QCOMPARE(played(*fixture.ask(requestFor("/")).body, fixture.clock, 2), one + '|' + two);
    const MockRequest again = requestFor("/", "GET", {{"Last-Event-ID", "1"}});
    QCOMPARE(played(*fixture.ask(again).body, fixture.clock, 2), QByteArray("later|end 0"));
    QCOMPARE(played(*fixture.ask(again).body, fixture.clock, 2), two + '|' + three);
}

void TestScenarioContent::repeatsChanceFromASeed()
{
    const QByteArray members = R"("steps": [{"comment": "{{random}} {{random}}"}])";
    Fixture first(members);
    Fixture second(members);
    const QByteArray actions = played(*first.ask(requestFor("/")).body, first.clock);
    QCOMPARE(played(*second.ask(requestFor("/")).body, second.clock), actions);
    QVERIFY(played(*first.ask(requestFor("/")).body, first.clock) != actions);
}

void TestScenarioContent::forgetsClients()
{
    Fixture fixture(R"("resume": "continue", "steps": [
        {"event": {"id": "a{{counter}}", "data": "n"}}, {"event": {"id": "b", "data": "n"}}])");
    const MockReply live = fixture.ask(requestFor("/"));
    QVERIFY(played(*live.body, fixture.clock, 1).startsWith("id: a1"));
    fixture.content.forgetClients();
    QVERIFY(played(*live.body, fixture.clock, 1).startsWith("id: b"));
    QCOMPARE(fixture.told("/"), QByteArray("200 0 1"));
    const MockRequest again = requestFor("/", "GET", {{"Last-Event-ID", "a1"}});
    QVERIFY(played(*fixture.ask(again).body, fixture.clock, 1).startsWith("id: a1"));
}

void TestScenarioContent::remembersSoManyClients()
{
    Fixture fixture(R"("steps": [])");
    for (int number = 0; number < 1000; ++number)
        QCOMPARE(fixture.told("/?client=" + QByteArray::number(number)), QByteArray("200 0 1"));
    QCOMPARE(fixture.told("/?client=0"), QByteArray("200 0 2"));
    QCOMPARE(fixture.told("/?client=new"), QByteArray("200 0 1"));
    // The one that was away longest is forgotten.
    QCOMPARE(fixture.told("/?client=0"), QByteArray("200 0 3"));
    QCOMPARE(fixture.told("/?client=2"), QByteArray("200 0 2"));
    QCOMPARE(fixture.told("/?client=1"), QByteArray("200 0 1"));
}

QTEST_GUILESS_MAIN(TestScenarioContent)
#include "tst_scenariocontent.moc"
