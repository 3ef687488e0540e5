// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/readystate.h"

#include <QTest>

using namespace sse;

class TestReadyState : public QObject
{
    Q_OBJECT

private slots:
    void next_data();
    void next();
};

void TestReadyState::next_data()
{
    QTest::addColumn<ReadyState>("state");
    QTest::addColumn<StreamSignal>("signal");
    QTest::addColumn<ReadyState>("expected");

    using enum ReadyState;
    using enum StreamSignal;
    QTest::newRow("connecting, start") << Connecting << Start << Connecting;
    QTest::newRow("connecting, announce") << Connecting << Announce << Open;
    QTest::newRow("connecting, reestablish") << Connecting << Reestablish << Connecting;
    QTest::newRow("connecting, fail") << Connecting << Fail << Closed;
    QTest::newRow("connecting, close") << Connecting << Close << Closed;
    QTest::newRow("open, start") << Open << Start << Connecting;
    QTest::newRow("open, announce") << Open << Announce << Open;
    QTest::newRow("open, reestablish") << Open << Reestablish << Connecting;
    QTest::newRow("open, fail") << Open << Fail << Closed;
    QTest::newRow("open, close") << Open << Close << Closed;
    QTest::newRow("closed, start") << Closed << Start << Connecting;
    QTest::newRow("closed, announce") << Closed << Announce << Closed;
    QTest::newRow("closed, reestablish") << Closed << Reestablish << Closed;
    QTest::newRow("closed, fail") << Closed << Fail << Closed;
    QTest::newRow("closed, close") << Closed << Close << Closed;
}

void TestReadyState::next()
{
    QFETCH(ReadyState, state);
    QFETCH(StreamSignal, signal);
    QFETCH(ReadyState, expected);
    QCOMPARE(nextReadyState(state, signal), expected);
}

QTEST_APPLESS_MAIN(TestReadyState)
#include "tst_readystate.moc"
