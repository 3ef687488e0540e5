// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/format.h"

#include <QTest>

using namespace sse;
using namespace sse::ui;
using namespace std::chrono_literals;

class TestFormat final : public QObject
{
    Q_OBJECT

private slots:
    static void clock();
    static void numbersFollowTheLocale();
};

void TestFormat::clock()
{
    const WallTime time{1'700'000'000'104'123us};
    QCOMPARE(formatClock(time, true), QStringLiteral("22:13:20.104"));
    QCOMPARE(formatClock(time, true, true), QStringLiteral("2023-11-14 22:13:20.104"));
    QCOMPARE(formatIsoTime(time), QStringLiteral("2023-11-14T22:13:20.104123Z"));
    QCOMPARE(formatIsoTime(WallTime{-1us}), QStringLiteral("1969-12-31T23:59:59.999999Z"));
}

void TestFormat::numbersFollowTheLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatCount(1284), QStringLiteral("1.284"));
    QCOMPARE(formatMilliseconds(3000ms), QStringLiteral("3.000 ms"));
    QCOMPARE(formatDelta(1003ms), QStringLiteral("+1,00 s"));
    QCOMPARE(formatDuration(1800ms), QStringLiteral("1,80 s"));
    QCOMPARE(formatBytes(1234), QStringLiteral("1,2 KB"));
    QLocale::setDefault(before);
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
