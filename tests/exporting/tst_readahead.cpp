// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/readahead.h"

#include <QList>
#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace sse;

class TestReadAhead final : public QObject
{
    Q_OBJECT

private slots:
    void givesEveryStepOnce_data();
    void givesEveryStepOnce();
    void staysNearby();
    void endsWhileStepsAreLeft();
};

void TestReadAhead::givesEveryStepOnce_data()
{
    QTest::addColumn<int>("steps");
    QTest::newRow("one") << 1;
    QTest::newRow("as many as ahead") << ReadAhead::mostAhead;
    QTest::newRow("one more") << ReadAhead::mostAhead + 1;
    QTest::newRow("many") << 1000;
}

void TestReadAhead::givesEveryStepOnce()
{
    QFETCH(int, steps);
    std::atomic<int> done = 0;
    ReadAhead ahead([&] { return ++done < steps; });
    for (int i = 1; i < steps; ++i) {
        QVERIFY(ahead.next());
        QVERIFY(done >= i);
    }
    QVERIFY(!ahead.next());
    QCOMPARE(done.load(), steps);
    QVERIFY(!ahead.next());
}

void TestReadAhead::staysNearby()
{
    std::atomic<int> done = 0;
    int mostAhead = 0;
    int asked = 0;
    QSemaphore mayAsk;
    ReadAhead ahead([&] {
        ++done;
        mayAsk.release();
        return true;
    });
    for (; asked < 100; ++asked) {
        // The thread comes as far as it may before the next one is asked for.
        mayAsk.acquire(asked == 0 ? ReadAhead::mostAhead : 1);
        mostAhead = std::max(mostAhead, done - asked);
        QVERIFY(ahead.next());
    }
    QCOMPARE(mostAhead, ReadAhead::mostAhead);
}

void TestReadAhead::endsWhileStepsAreLeft()
{
    QList<int> steps; // only its thread touches it, then this one
    {
        ReadAhead ahead([&] {
            steps.append(0);
            return true;
        });
        QVERIFY(ahead.next());
    }
    QVERIFY(steps.size() >= 1);
    QVERIFY(steps.size() <= 1 + ReadAhead::mostAhead);
}

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_readahead.moc"
