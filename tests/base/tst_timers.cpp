// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/timers.h"

#include <QEventLoop>
#include <QTest>

#include <limits>

using namespace sse;

namespace {

/// Runs the event loop until a zero timer started now has fired, and all that was due before it.
void runDueTimers(Timers &timers)
{
    QEventLoop loop;
    (void)timers.start(Nanos::zero(), [&loop] { loop.quit(); });
    loop.exec();
}

} // namespace

class TestTimers final : public QObject
{
    Q_OBJECT

private slots:
    void firesOnceAndNotBeforeStartReturns();
    void firesInOrder();
    void cancels();
    void cancelsAnotherFromACallback();
    void startsFromACallback();
    void hugeDelaysDoNotWrap_data();
    void hugeDelaysDoNotWrap();
    void diesInACallback();
    void diesWithTimersUnderWay();
};

void TestTimers::firesOnceAndNotBeforeStartReturns()
{
    QtTimers timers;
    int count = 0;
    const Timers::Id id = timers.start(Nanos::zero(), [&count] { ++count; });
    QVERIFY(id != Timers::none);
    QCOMPARE(count, 0);
    runDueTimers(timers);
    runDueTimers(timers);
    QCOMPARE(count, 1);
    timers.cancel(id);
}

void TestTimers::firesInOrder()
{
    QtTimers timers;
    QByteArray order;
    QEventLoop loop;
    (void)timers.start(Millis(20), [&] {
        order += 'c';
        loop.quit();
    });
    (void)timers.start(Millis(1), [&] { order += 'b'; });
    (void)timers.start(Nanos(-5), [&] { order += 'a'; });
    loop.exec();
    QCOMPARE(order, QByteArray("abc"));
}

void TestTimers::cancels()
{
    QtTimers timers;
    bool fired = false;
    const Timers::Id id = timers.start(Nanos::zero(), [&fired] { fired = true; });
    timers.cancel(id);
    timers.cancel(id);
    timers.cancel(Timers::none);
    runDueTimers(timers);
    QVERIFY(!fired);
}

void TestTimers::cancelsAnotherFromACallback()
{
    QtTimers timers;
    bool fired = false;
    Timers::Id second = Timers::none;
    (void)timers.start(Nanos::zero(), [&] { timers.cancel(second); });
    second = timers.start(Millis(5), [&fired] { fired = true; });
    QEventLoop loop;
    (void)timers.start(Millis(10), [&loop] { loop.quit(); });
    loop.exec();
    QVERIFY(!fired);
}

void TestTimers::startsFromACallback()
{
    QtTimers timers;
    QEventLoop loop;
    int steps = 0;
    std::function<void()> step = [&] {
        if (++steps == 3)
            loop.quit();
        else
            (void)timers.start(Nanos::zero(), step);
    };
    (void)timers.start(Nanos::zero(), step);
    loop.exec();
    QCOMPARE(steps, 3);
}

void TestTimers::hugeDelaysDoNotWrap_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::newRow("2^31 ms") << qint64{2'147'483'648} * 1'000'000;
    QTest::newRow("2^32 + 1 ms") << qint64{4'294'967'297} * 1'000'000;
    QTest::newRow("2^63 - 1 ns") << std::numeric_limits<qint64>::max();
}

void TestTimers::hugeDelaysDoNotWrap()
{
    QFETCH(qint64, nanoseconds);
    QtTimers timers;
    bool fired = false;
    (void)timers.start(Nanos(nanoseconds), [&fired] { fired = true; });
    QEventLoop loop;
    (void)timers.start(Millis(30), [&loop] { loop.quit(); });
    loop.exec();
    QVERIFY(!fired);
}

void TestTimers::diesInACallback()
{
    auto timers = std::make_unique<QtTimers>();
    QtTimers others;
    QEventLoop loop;
    (void)timers->start(Nanos::zero(), [&] { timers.reset(); });
    (void)timers->start(Nanos::zero(), [] { QFAIL("fired after its owner's end"); });
    (void)others.start(Millis(5), [&loop] { loop.quit(); });
    loop.exec();
    QVERIFY(!timers);
}

void TestTimers::diesWithTimersUnderWay()
{
    bool fired = false;
    {
        QtTimers timers;
        (void)timers.start(Nanos::zero(), [&fired] { fired = true; });
    }
    QtTimers others;
    runDueTimers(others);
    QVERIFY(!fired);
}

QTEST_GUILESS_MAIN(TestTimers)
#include "tst_timers.moc"
