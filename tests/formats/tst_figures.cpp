// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/figures.h"

#include <QTest>

using namespace sse;
using namespace std::chrono_literals;

class TestFigures final : public QObject
{
    Q_OBJECT

private slots:
    // Reports are the same wherever they are written.
    static void initTestCase() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }
    static void delta_data();
    static void delta();
    static void duration_data();
    static void duration();
    static void bytes_data();
    static void bytes();
    static void counts();
    static void numbersFollowTheLocale();
    static void times();
};

void TestFigures::delta_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](Nanos span, const QString &text) {
        QTest::newRow(qPrintable(text)) << qint64{span.count()} << text;
    };
    row(0ns, QStringLiteral("+0 ms"));
    row(1ns, QStringLiteral("+1 µs"));
    row(123us, QStringLiteral("+123 µs"));
    row(999'499ns, QStringLiteral("+1,000 µs"));
    row(1ms, QStringLiteral("+1.00 ms"));
    row(12'340us, QStringLiteral("+12.3 ms"));
    row(883ms, QStringLiteral("+883 ms"));
    row(999'600us, QStringLiteral("+1.00 s"));
    row(1'003ms, QStringLiteral("+1.00 s"));
    row(59'900ms, QStringLiteral("+59.9 s"));
    row(59'960ms, QStringLiteral("+1:00.0"));
    row(123'400ms, QStringLiteral("+2:03.4"));
    row(3723s, QStringLiteral("+1:02:03"));
    row(-12ms, QStringLiteral("\u221212.0 ms"));
}

void TestFigures::delta()
{
    QFETCH(qint64, nanoseconds);
    QTEST(deltaFigure(Nanos(nanoseconds)), "text");
}

void TestFigures::duration_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64{0} << QStringLiteral("0 ms");
    QTest::newRow("negative") << qint64{-5} << QStringLiteral("0 ms");
    QTest::newRow("short") << qint64{12} << QStringLiteral("12.0 ms");
    QTest::newRow("seconds") << qint64{1800} << QStringLiteral("1.80 s");
    QTest::newRow("almost a minute") << qint64{59'970} << QStringLiteral("1 min 0 s");
    QTest::newRow("minutes") << qint64{123'000} << QStringLiteral("2 min 3 s");
    QTest::newRow("hours") << qint64{11'100'000} << QStringLiteral("3 h 5 min");
    QTest::newRow("days") << qint64{259'200'000} << QStringLiteral("3 d 0 h");
}

void TestFigures::duration()
{
    QFETCH(qint64, milliseconds);
    QTEST(durationFigure(Millis(milliseconds)), "text");
}

void TestFigures::bytes_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << quint64{0} << QStringLiteral("0 B");
    QTest::newRow("999") << quint64{999} << QStringLiteral("999 B");
    QTest::newRow("1000") << quint64{1000} << QStringLiteral("1.0 KB");
    QTest::newRow("213 KB") << quint64{213'400} << QStringLiteral("213 KB");
    QTest::newRow("rounds up a unit") << quint64{999'600} << QStringLiteral("1.0 MB");
    QTest::newRow("1.2 GB") << quint64{1'234'567'890} << QStringLiteral("1.2 GB");
    QTest::newRow("most") << ~quint64{0} << QStringLiteral("18,446,744 TB");
}

void TestFigures::bytes()
{
    QFETCH(quint64, count);
    QTEST(bytesFigure(count), "text");
}

void TestFigures::counts()
{
    QCOMPARE(countFigure(0), QStringLiteral("0"));
    QCOMPARE(countFigure(999), QStringLiteral("999"));
    QCOMPARE(countFigure(1000), QStringLiteral("1,000"));
    QCOMPARE(countFigure(~quint64{0}), QStringLiteral("18,446,744,073,709,551,615"));
    QCOMPARE(millisecondsFigure(3000ms), QStringLiteral("3,000 ms"));
}

void TestFigures::numbersFollowTheLocale()
{
    const QLocale german;
    QCOMPARE(countFigure(1284, german), QStringLiteral("1.284"));
    QCOMPARE(bytesFigure(1234, german), QStringLiteral("1,2 KB"));
    QCOMPARE(millisecondsFigure(3000ms, german), QStringLiteral("3.000 ms"));
    QCOMPARE(durationFigure(1800ms, german), QStringLiteral("1,80 s"));
    QCOMPARE(deltaFigure(123'400ms, german), QStringLiteral("+2:03,4"));
}

void TestFigures::times()
{
    const WallTime time{1'700'000'000'104'123us};
    QCOMPARE(clockFigure(time), QStringLiteral("22:13:20.104"));
    QCOMPARE(dateTimeFigure(time), QStringLiteral("2023-11-14 22:13:20.104"));
    QCOMPARE(isoFigure(time), QStringLiteral("2023-11-14T22:13:20.104123Z"));
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
