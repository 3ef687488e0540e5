// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/replay/rowstops.h"
#include "tests/support/indexfixture.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestRowStops final : public QObject
{
    Q_OBJECT

private slots:
    static void rowsOfReadsAndFacts();
};

void TestRowStops::rowsOfReadsAndFacts()
{
    IndexFixture fixture;
    const RowStops stops(fixture.log, fixture.index);
    QCOMPARE(stops.count(), std::size_t{0});
    fixture.begin();
    fixture.note("first");
    fixture.read("data: a\n\ndata: b\n\ndata: ");
    const MonoTime first = fixture.clock.now();
    fixture.clock.advance(Millis(5));
    fixture.read("c\n\n:c\n");
    const MonoTime second = fixture.clock.now();
    fixture.note("last");
    fixture.note("very last");
    QCOMPARE(stops.count(), std::size_t{7});
    QVERIFY(stops.time(0) < first);
    QCOMPARE(stops.time(1), first);
    QCOMPARE(stops.time(2), first);
    QCOMPARE(stops.time(3), second);
    QCOMPARE(stops.time(5), second);
    QByteArray groups;
    for (std::size_t i = 1; i < stops.count(); ++i)
        groups += stops.group(i) == stops.group(i - 1) ? '=' : '|';
    QCOMPARE(groups, QByteArray("|=|=||"));
}

QTEST_APPLESS_MAIN(TestRowStops)
#include "tst_rowstops.moc"
