// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/timelinestream.h"
#include "ui/views/timelinecontent.h"

#include <QLocale>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

class TestTimelineContent final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void content();
    static void shortBreaksShow();
    static void columnsAndTimes();
    static void ticks_data();
    static void ticks();
    static void tickTexts_data();
    static void tickTexts();
};

void TestTimelineContent::content()
{
    const TimelineStream stream;
    StateHistory history(stream.log);
    history.extend();
    const TimelineContent content =
        makeTimeline(stream.log, stream.index, history, extentOf(stream.log), 1000, 14);
    QCOMPARE(content.rows, quint64{stream.index.rowCount()});
    QCOMPARE(content.arrivals[83], 1U); // 1 s, less 0 columns of 12 ms
    QCOMPARE(content.arrivals[84], 0U);
    QCOMPARE(content.states[400], std::optional(ReadyState::Open));
    QCOMPARE(content.states[900], std::optional(ReadyState::Connecting));
    QCOMPARE(content.gaps.size(), std::size_t{1});
    QCOMPARE(gapLabel(content.gaps[0]), QStringLiteral("gap 6.00 s"));
    QCOMPARE(content.reconnects.size(), std::size_t{1});
    QCOMPARE(reconnectLabel(content.reconnects[0]), QStringLiteral("reconnect in 3.00 s"));
    QCOMPARE(content.reconnectAt(stream.at(11'000)), &content.reconnects[0]);
    QCOMPARE(content.reconnectAt(stream.at(9000)), nullptr);
    QCOMPARE(content.failures.size(), std::size_t{1});
}

void TestTimelineContent::shortBreaksShow()
{
    CapturedStream stream;
    stream.record(StateRecord{ReadyState::Open});
    stream.passed(Millis(50'500));
    stream.record(StateRecord{ReadyState::Connecting});
    stream.passed(Millis(1));
    stream.record(StateRecord{ReadyState::Open});
    stream.passed(Millis(49'499));
    stream.record(NoteRecord{"note", QString()});
    StateHistory history(stream.log);
    history.extend();
    const TimelineContent content =
        makeTimeline(stream.log, stream.index, history, extentOf(stream.log), 100, 14);
    for (std::size_t column = 0; column < 100; ++column) {
        QCOMPARE(content.states[column],
                 std::optional(column == 50 ? ReadyState::Connecting : ReadyState::Open));
    }
}

void TestTimelineContent::columnsAndTimes()
{
    const TimelineStream stream;
    StateHistory history(stream.log);
    for (const int count : {1, 7, 1000, 3999}) {
        const TimelineContent content =
            makeTimeline(stream.log, stream.index, history, extentOf(stream.log), count, 14);
        QCOMPARE(content.columns(), count);
        for (int column = 0; column < count; ++column) {
            const TimeSpan span = content.columnSpan(column);
            QCOMPARE(content.columnOf(span.begin), column);
            QCOMPARE(content.columnOf(span.end - Nanos(1)), column);
        }
        QCOMPARE(content.columnOf(stream.at(-5)), 0);
        QCOMPARE(content.columnOf(stream.at(99'999)), count - 1);
    }
}

void TestTimelineContent::ticks_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("an instant") << qint64{0} << qint64{1};
    QTest::newRow("1 ms") << qint64{1} << qint64{100};
    QTest::newRow("17 ms") << qint64{17} << qint64{2000};
    QTest::newRow("3 s") << qint64{3000} << qint64{500'000};
    QTest::newRow("8 s") << qint64{8000} << qint64{1'000'000};
    QTest::newRow("a minute") << qint64{60'000} << qint64{10'000'000};
    QTest::newRow("two hours") << qint64{7'200'000} << qint64{900'000'000};
    QTest::newRow("a week") << qint64{604'800'000} << qint64{86'400'000'000};
    QTest::newRow("a year") << qint64{31'536'000'000} << qint64{5'529'600'000'000};
}

void TestTimelineContent::ticks()
{
    QFETCH(qint64, milliseconds);
    const Nanos step = tickStep(Millis(milliseconds), 10);
    QTEST(qint64{std::chrono::floor<std::chrono::microseconds>(step).count()}, "microseconds");
}

void TestTimelineContent::tickTexts_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 timeUs, qint64 stepUs, const char *text) {
        QTest::newRow(text) << timeUs << stepUs << QString::fromUtf8(text);
    };
    row(1500, 500, "1500 µs");
    row(20'000, 5000, "20 ms");
    row(1'020'000, 5000, "1.020 s");
    row(1'500'000, 500'000, "1.5 s");
    row(30'000'000, 10'000'000, "30 s");
    row(90'000'000, 30'000'000, "1:30");
    row(90'500'000, 500'000, "1:30.500");
    row(3'600'000'000, 900'000'000, "1:00:00");
    row(3'661'000'000, 1'000'000, "1:01:01");
}

void TestTimelineContent::tickTexts()
{
    QFETCH(qint64, time);
    QFETCH(qint64, step);
    QTEST(tickText(std::chrono::microseconds(time), std::chrono::microseconds(step)), "text");
}

QTEST_APPLESS_MAIN(TestTimelineContent)
#include "tst_timelinecontent.moc"
