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
const QByteArray both = "id: 3\\ndata: c\\n\\nid: 4\\ndata: d\\n\\n*";
const QByteArray firstWhole = "200: +10|" + one + "|+20|" + two + "|+5|end 2";
const QByteArray secondWhole = "200: +30|" + both + "|end 0";

} // namespace

class TestRecordedContent final : public QObject
{
    Q_OBJECT

private slots:
    void playsConnectionsInTurn();
    void resumesBehindAnId_data();
    void resumesBehindAnId();
    void beginsAnewForANewStream();
    void leavesARestWithoutIdsBehind();
    void goesOnBehindErrors();
    void keepsAnEndlessRoundOut();
    void playsOneConnection();
    void playsText();
    void playsWhatARingLeft();
    void hasAPathOfItsName_data();
    void hasAPathOfItsName();
};

void TestRecordedContent::playsConnectionsInTurn()
{
    Fixture fixture;
    fixture.captureTwo();
    QCOMPARE(fixture.play(), firstWhole);
    QCOMPARE(fixture.play("2"), secondWhole);
    QCOMPARE(fixture.play("4"), QByteArray("204"));
    // Told once; then everything comes again.
    QCOMPARE(fixture.play("4"), firstWhole);
    QCOMPARE(fixture.play({}, "another"), firstWhole);
    QCOMPARE(fixture.ask("2").connection, 5U);
}

void TestRecordedContent::resumesBehindAnId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("actions");
    QTest::newRow("within a connection")
        << QByteArray("1") << QByteArray("200: +20|" + two + "|+5|end 2");
    QTest::newRow("at its end") << QByteArray("2") << secondWhole;
    QTest::newRow("within a read")
        << QByteArray("3") << QByteArray("200: id: 4\\ndata: d\\n\\n*|end 0");
    QTest::newRow("at the very end") << QByteArray("4") << QByteArray("204");
    QTest::newRow("unknown") << QByteArray("data") << firstWhole;
}

void TestRecordedContent::resumesBehindAnId()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, actions);
    Fixture fixture;
    fixture.captureTwo();
    QCOMPARE(fixture.play(id), actions);
}

void TestRecordedContent::beginsAnewForANewStream()
{
    Fixture fixture;
    fixture.captureTwo();
    QCOMPARE(fixture.play(), firstWhole);
    // An EventSource that goes on would name the id that it got.
    QCOMPARE(fixture.play(), firstWhole);
    QCOMPARE(fixture.play("2"), secondWhole);
    QCOMPARE(fixture.play(), firstWhole);
    // What was sent last and is not named was lost: it comes again.
    QCOMPARE(fixture.play("1"), QByteArray("200: +20|" + two + "|+5|end 2"));
    fixture.content->forgetClients();
    QCOMPARE(fixture.ask().connection, 1U);
}

void TestRecordedContent::leavesARestWithoutIdsBehind()
{
    Fixture fixture;
    fixture.open();
    fixture.read(0, "id: 1\ndata: a\n\n: keep-alive\n\ndata: cut");
    fixture.end(0, EndReason::Truncated);
    fixture.open();
    fixture.read(0, "data: b\n\n");
    fixture.end(0);
    // Who has not had the rest gets it, once.
    QCOMPARE(fixture.play("1", "fresh"), QByteArray("200: : keep-alive\\n\\ndata: cut|end 2"));
    QCOMPARE(fixture.play("1", "fresh"), QByteArray("200: data: b\\n\\n*|end 0"));
    QCOMPARE(fixture.play("1", "fresh"), QByteArray("204"));
    QCOMPARE(fixture.play(),
             QByteArray("200: id: 1\\ndata: a\\n\\n: keep-alive\\n\\ndata: cut*|end 2"));
    QCOMPARE(fixture.play("1"), QByteArray("200: data: b\\n\\n*|end 0"));
    QCOMPARE(fixture.play("1"), QByteArray("204"));
}

void TestRecordedContent::goesOnBehindErrors()
{
    Fixture fixture;
    fixture.open();
    fixture.read(0, "id: 1\ndata: a\n\n");
    fixture.end(0);
    for (int number = 0; number < 2; ++number) {
        fixture.attempt();
        fixture.head(503);
        fixture.end(0, EndReason::Status);
    }
    fixture.open();
    fixture.read(0, "id: 2\ndata: b\n\n");
    fixture.end(0);
    QCOMPARE(fixture.play(), "200: " + one + "|end 0");
    QCOMPARE(fixture.play("1"), QByteArray("503: end 0"));
    QCOMPARE(fixture.play("1"), QByteArray("503: end 0"));
    QCOMPARE(fixture.play("1"), "200: " + two + "|end 0");
    // It did not arrive.
    QCOMPARE(fixture.play("1"), QByteArray("503: end 0"));
}

void TestRecordedContent::keepsAnEndlessRoundOut()
{
    Fixture fixture;
    fixture.open();
    fixture.read(0, "data: a\n\n");
    fixture.end(0);
    QCOMPARE(fixture.play(), QByteArray("200: data: a\\n\\n*|end 0"));
    QCOMPARE(fixture.play(), QByteArray("204"));
    QCOMPARE(fixture.play(), QByteArray("200: data: a\\n\\n*|end 0"));
    Fixture empty;
    QCOMPARE(empty.play(), QByteArray("204"));
    QCOMPARE(empty.play(), QByteArray("204"));
}

void TestRecordedContent::playsOneConnection()
{
    Fixture fixture;
    fixture.captureTwo();
    fixture.options.connection = 2;
    QCOMPARE(fixture.play(), secondWhole);
    QCOMPARE(fixture.play(), secondWhole);
    QCOMPARE(fixture.play("3"), QByteArray("200: id: 4\\ndata: d\\n\\n*|end 0"));
    QCOMPARE(fixture.play("4"), QByteArray("204"));
    QCOMPARE(fixture.play(), secondWhole);
    // Of another connection.
    QCOMPARE(fixture.play("1", "fresh"), secondWhole);
}

void TestRecordedContent::playsText()
{
    Fixture fixture;
    fixture.options.hasTimes = false;
    fixture.connection = 1;
    fixture.fact(StateRecord{ReadyState::Open});
    fixture.read(1000, "data: a\n\n");
    fixture.read(1000, "data: b");
    fixture.fact(BodyEndRecord{});
    QCOMPARE(fixture.play(), QByteArray("200: data: a\\n\\n*|data: b|end 0"));
    QCOMPARE(fixture.play(), QByteArray("204"));
    QVERIFY(fixture.ask().response.headers.isEmpty());

    // A log without any fact.
    Fixture bare;
    bare.connection = 7;
    bare.read(1000, "data: a\n\n");
    QCOMPARE(bare.play(), QByteArray("200: data: a\\n\\n*|end 0"));
}

void TestRecordedContent::playsWhatARingLeft()
{
    Fixture fixture;
    fixture.captureTwo();
    const RowNumber rows = fixture.index.rowCount();
    RowNumber last = 0;
    for (RowNumber row = 0; row < rows; ++row) {
        if (fixture.index.row(row).kind == RowKind::Event)
            last = row;
    }
    fixture.index.dropBelow(last);
    QCOMPARE(fixture.play(), QByteArray("200: id: 4\\ndata: d\\n\\n*|end 0"));
    QCOMPARE(fixture.play("1", "fresh"), QByteArray("200: id: 4\\ndata: d\\n\\n*|end 0"));
}

void TestRecordedContent::hasAPathOfItsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("file") << QStringLiteral("My Stream 2.sse") << QByteArray("/my-stream-2");
    QTest::newRow("none") << QString() << QByteArray("/recording");
    QTest::newRow("foreign") << QStringLiteral("Привет") << QByteArray("/recording");
}

void TestRecordedContent::hasAPathOfItsName()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, path);
    Fixture fixture;
    fixture.options.name = name;
    QVERIFY(fixture.ask().text.isEmpty());
    QCOMPARE(fixture.content->path(), path);
    QCOMPARE(fixture.content->name(), name);
    QVERIFY(!fixture.content->wantsRequestBody());
}

QTEST_GUILESS_MAIN(TestRecordedContent)
#include "tst_recordedcontent.moc"
