// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestlog.h"

#include <QTest>

using namespace sse;

namespace {

MockRequestInfo request(quint64 number, MockState state = MockState::Ended)
{
    MockRequestInfo info;
    info.number = number;
    info.state = state;
    return info;
}

QByteArray printed(const RequestLog &log)
{
    QByteArrayList numbers;
    for (const auto &entry : log.entries())
        numbers << QByteArray::number(entry->number) +
                       (entry->state == MockState::Ended ? QByteArray() : QByteArray("*"));
    return numbers.join(' ');
}

} // namespace

class TestRequestLog : public QObject
{
    Q_OBJECT

private slots:
    void inAnyOrder();
    void replaces();
    void forgetsTheOldestEnded();
};

void TestRequestLog::inAnyOrder()
{
    RequestLog log;
    for (const quint64 number : {3, 1, 4, 2})
        log.put(request(number));
    QCOMPARE(printed(log), QByteArray("1 2 3 4"));
}

void TestRequestLog::replaces()
{
    RequestLog log;
    log.put(request(1, MockState::Streaming));
    log.put(request(2));
    log.put(request(1));
    QCOMPARE(printed(log), QByteArray("1 2"));
}

void TestRequestLog::forgetsTheOldestEnded()
{
    RequestLog log(3);
    log.put(request(1, MockState::Streaming));
    for (const quint64 number : {2, 3, 5, 4, 6})
        log.put(request(number));
    QCOMPARE(printed(log), QByteArray("1* 5 6"));
    QCOMPARE(log.forgotten(), 3U);
    log.put(request(3));
    QCOMPARE(printed(log), QByteArray("1* 5 6"));
}

QTEST_APPLESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
