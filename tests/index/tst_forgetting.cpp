// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/indexfixture.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// Events of one line each, an ID now and then, and connections that begin anew.
void fill(IndexFixture &fixture, int round)
{
    constexpr int perRound = 5000;
    if (round % 3 == 0) {
        fixture.end();
        fixture.indexer.setLastEventId("initial " + QByteArray::number(round));
        fixture.begin();
    }
    for (int i = 0; i < perRound; ++i) {
        const QByteArray number = QByteArray::number(round * perRound + i);
        const bool hasId = round % 5 == 1 && i % 1700 == 3;
        const QByteArray id = hasId ? QByteArray("id: i" + number + '\n') : QByteArray();
        fixture.read(QByteArray(id + "data: " + number + "\n\n"));
    }
}

QByteArray printed(const IndexFixture &fixture, EventText &text, RowNumber row)
{
    return printRow(fixture.index, text, row) + " at " +
           QByteArray::number(qint64{text.time(row).time_since_epoch().count()}) + ' ' +
           QByteArray::number(fixture.log.readAt(fixture.index.row(row).begin));
}

} // namespace

class TestForgetting final : public QObject
{
    Q_OBJECT

private slots:
    void leavesLaterRowsAsTheyAre();
    void keepsTheRowThatSetTheLastEventId();
    void frees();
};

void TestForgetting::leavesLaterRowsAsTheyAre()
{
    IndexFixture whole;
    IndexFixture passing;
    EventText wholeText(whole.log, whole.index);
    RowNumber behind = 0;
    for (int round = 0; round < 14; ++round) {
        fill(whole, round);
        fill(passing, round);
        QCOMPARE(passing.index.rowCount(), whole.index.rowCount());
        EventText text(passing.log, passing.index);
        for (RowNumber row = behind; row < whole.index.rowCount(); row += 7)
            QCOMPARE(printed(passing, text, row), printed(whole, wholeText, row));
        // Some rows stay to be asked for again.
        behind = whole.index.rowCount() - 900;
        passing.log.forgetReadsBelow(passing.index.row(behind).source);
        passing.index.forgetBelow(behind);
    }
}

void TestForgetting::keepsTheRowThatSetTheLastEventId()
{
    IndexFixture fixture;
    fixture.begin();
    fixture.read("id: early\ndata: 1\n\n");
    for (int i = 0; i < 60'000; ++i)
        fixture.read("data: 2\n\n");
    fixture.index.forgetBelow(59'000);
    fixture.index.forgetBelow(60'000);
    fixture.log.forgetReadsBelow(59'999);
    EventText text(fixture.log, fixture.index);
    QCOMPARE(text.lastEventId(60'000), QByteArray("early"));
    fixture.read("id: late\ndata: 3\n\n");
    fixture.index.forgetBelow(60'001);
    QCOMPARE(text.lastEventId(60'001), QByteArray("late"));
    QCOMPARE(text.text(60'001).data, QByteArray("3"));
}

void TestForgetting::frees()
{
    SegmentedVector<std::shared_ptr<int>, 4> vector;
    QList<std::weak_ptr<int>> alive;
    for (int i = 0; i < 40; ++i) {
        const auto value = std::make_shared<int>(i);
        alive.append(value);
        vector.append(value);
    }
    vector.publish();
    const auto living = [&] {
        QByteArray segments;
        for (int i = 0; i < 40; i += 4)
            segments += alive.at(i).expired() ? '.' : 'x';
        return segments;
    };
    vector.forgetBelow(7, 7);
    QCOMPARE(living(), QByteArray(".xxxxxxxxx"));
    QCOMPARE(vector.firstKept(), std::size_t{4});
    vector.forgetBelow(22, 9);
    QCOMPARE(living(), QByteArray("..x..xxxxx"));
    QCOMPARE(*vector[9], 9);
    vector.forgetBelow(24, 9);
    vector.forgetBelow(28, 26);
    QCOMPARE(living(), QByteArray("......xxxx"));
    vector.forgetBelow(40, 40);
    QCOMPARE(living(), QByteArray(".........."));
    vector.append(std::make_shared<int>(40));
    vector.publish();
    QCOMPARE(*vector[40], 40);
}

QTEST_GUILESS_MAIN(TestForgetting)
#include "tst_forgetting.moc"
