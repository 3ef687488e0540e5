// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/mock/recordedfixture.h"

#include <QTest>

using namespace sse;
using sse::test::played;
using Fixture = sse::test::RecordedFixture;

namespace {

const QByteArray one = "id: 1\\ndata: a\\n\\n*";
const QByteArray two = "id: 2\\ndata: b\\n\\n*";

} // namespace

class TestRecordedBody final : public QObject
{
    Q_OBJECT

private slots:
    void answersAsCaptured();
    void skipsRedirectsAndFailures();
    void endsAsCaptured_data();
    void endsAsCaptured();
    void keepsThePace_data();
    void keepsThePace();
    void waitsForAGrowingCapture();
    void waitsForAConnectionToCome();
    void sendsLongReadsInPieces();
};

void TestRecordedBody::answersAsCaptured()
{
    Fixture fixture;
    fixture.attempt();
    fixture.fact(ResponseRecord{206,
                                "Partly\r\nX: y",
                                {},
                                {{"content-type", "text/event-stream; charset=utf-8"},
                                 {"Connection", "keep-alive, X-Hop"},
                                 {"X-Hop", "1"},
                                 {"transfer-encoding", "chunked"},
                                 {"Content-Encoding", "gzip"},
                                 {"Content-Length", "99"},
                                 {"Date", "now"},
                                 {"Access-Control-Allow-Origin", "https://example.org"},
                                 {"Bad Name", "x"},
                                 {"Set-Cookie", "a=1"},
                                 {"set-cookie", "b=2\r\nX: y"}}});
    fixture.end(0, EndReason::EndNotVerifiable);
    const MockReply reply = fixture.ask();
    QCOMPARE(reply.response.status, 206);
    QCOMPARE(reply.response.reason, QByteArray("Partly  X: y"));
    QCOMPARE(reply.response.framing, Framing::Close);
    QCOMPARE(reply.response.gzip, GzipMode::None);
    const QList<HeaderSpec> expected{{"content-type", "text/event-stream; charset=utf-8"},
                                     {"Set-Cookie", "a=1"},
                                     {"set-cookie", "b=2  X: y"},
                                     {"Cache-Control", std::nullopt}};
    QCOMPARE(reply.response.headers.size(), expected.size());
    QVERIFY(reply.response.headers == expected);
}

void TestRecordedBody::skipsRedirectsAndFailures()
{
    Fixture fixture;
    fixture.attempt();
    fixture.end(0, EndReason::Refused);
    fixture.attempt();
    fixture.head(302);
    fixture.attempt(1);
    fixture.head(200);
    fixture.read(7, "data: a\n\n");
    fixture.end(0);
    fixture.attempt();
    fixture.head(103);
    fixture.end(0);
    fixture.attempt();
    fixture.head(204);
    fixture.end(0, EndReason::NoContent);
    QCOMPARE(fixture.play(), QByteArray("200: +7|data: a\\n\\n*|end 0"));
    QCOMPARE(fixture.play(), QByteArray("204"));
    QCOMPARE(fixture.ask().answer, 0); // and of its own, there being nothing more
    QCOMPARE(fixture.play(), QByteArray("200: +7|data: a\\n\\n*|end 0"));
}

void TestRecordedBody::endsAsCaptured_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("framing");
    QTest::addColumn<QByteArray>("end");
    const auto row = [](const char *name, EndReason reason, Framing framing, EndKind kind) {
        QTest::newRow(name) << static_cast<int>(reason) << static_cast<int>(framing)
                            << QByteArray("end " + QByteArray::number(static_cast<int>(kind)));
    };
    row("end of body", EndReason::EndOfBody, Framing::Chunked, EndKind::Clean);
    row("cut", EndReason::Truncated, Framing::Chunked, EndKind::MidChunk);
    row("not known", EndReason::EndNotVerifiable, Framing::Close, EndKind::Clean);
    row("closed", EndReason::Closed, Framing::Chunked, EndKind::Clean);
    row("limit", EndReason::Limit, Framing::Chunked, EndKind::Clean);
}

void TestRecordedBody::endsAsCaptured()
{
    QFETCH(const int, reason);
    QFETCH(const int, framing);
    QFETCH(const QByteArray, end);
    Fixture fixture;
    fixture.open();
    fixture.end(250, static_cast<EndReason>(reason));
    const MockReply reply = fixture.ask();
    QCOMPARE(static_cast<int>(reply.response.framing), framing);
    QCOMPARE(played(*reply.body, fixture.clock), "+250|" + end);
}

void TestRecordedBody::keepsThePace_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<bool>("unlimited");
    QTest::addColumn<QByteArray>("actions");
    QTest::newRow("slower") << 0.5 << false
                            << QByteArray("200: +20|" + one + "|+40|" + two + "|+10|end 2");
    QTest::newRow("faster") << 10.0 << false
                            << QByteArray("200: +1|" + one + "|+2|" + two + "|+0.5|end 2");
    QTest::newRow("at once") << 1.0 << true << QByteArray("200: " + one + '|' + two + "|end 2");
}

void TestRecordedBody::keepsThePace()
{
    QFETCH(const double, factor);
    QFETCH(const bool, unlimited);
    QFETCH(const QByteArray, actions);
    Fixture fixture;
    fixture.captureTwo();
    fixture.options.pace.factor = factor;
    fixture.options.pace.unlimited = unlimited;
    QCOMPARE(fixture.play(), actions);
}

void TestRecordedBody::waitsForAGrowingCapture()
{
    Fixture fixture;
    fixture.growing = true;
    fixture.open();
    fixture.read(10, "data: a\n\n");
    const MockReply reply = fixture.ask();
    QVERIFY(reply.body);
    QCOMPARE(played(*reply.body, fixture.clock, 4), QByteArray("+10|data: a\\n\\n*|+50|+50"));
    fixture.read(0, "data: b\n\n");
    QVERIFY(reply.body->atBlockEnd());
    QCOMPARE(played(*reply.body, fixture.clock, 3), QByteArray("+10|data: b\\n\\n*|+50"));
    fixture.end(0, EndReason::Truncated);
    QCOMPARE(played(*reply.body, fixture.clock, 2), QByteArray("+10|end 2"));
    // Interrupted: what there is, then the end.
    Fixture other;
    other.growing = true;
    other.open();
    other.read(0, "data: a");
    const MockReply cut = other.ask();
    QCOMPARE(played(*cut.body, other.clock, 2), QByteArray("data: a|+50"));
    other.growing = false;
    QCOMPARE(played(*cut.body, other.clock, 2), QByteArray("end 0"));
}

void TestRecordedBody::waitsForAConnectionToCome()
{
    Fixture fixture;
    fixture.growing = true;
    const MockReply early = fixture.ask({}, "early");
    QCOMPARE(early.response.status, 200);
    QCOMPARE(played(*early.body, fixture.clock, 1), QByteArray("+50"));
    fixture.captureTwo();
    QCOMPARE(played(*early.body, fixture.clock, 1), QByteArray("+10"));
    const MockReply late = fixture.ask("4");
    QCOMPARE(late.response.status, 200);
    QCOMPARE(played(*late.body, fixture.clock, 1), QByteArray("+50"));
    fixture.open();
    fixture.read(0, "data: new\n\n");
    QCOMPARE(played(*late.body, fixture.clock, 1), QByteArray("data: new\\n\\n*"));
    fixture.growing = false;
    QCOMPARE(played(*late.body, fixture.clock, 1), QByteArray("end 0"));
    QCOMPARE(fixture.play("4", "another"), QByteArray("200: data: new\\n\\n*|end 0"));
}

void TestRecordedBody::sendsLongReadsInPieces()
{
    Fixture fixture;
    fixture.open();
    fixture.read(0, "data: " + QByteArray(700'000, 'x') + "\n\n");
    fixture.end(0);
    QCOMPARE(fixture.play(), QByteArray("200: 131072 bytes|131072 bytes|131072 bytes|131072 "
                                        "bytes|131072 bytes|44648 bytes*|end 0"));
}

QTEST_GUILESS_MAIN(TestRecordedBody)
#include "tst_recordedbody.moc"
