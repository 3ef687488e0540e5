// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/timelinestream.h"
#include "ui/base/theme.h"
#include "ui/views/timelineview.h"

#include <QHelpEvent>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr int columns = 1000;
constexpr int margin = 8;

/// A strip of 1 000 columns of 12 ms each over a Stream.
struct Strip
{
    TimelineStream stream;
    TimelineView view{stream.log, stream.index};
    QSignalSpy picked{&view, &TimelineView::timePicked};
    QSignalSpy selected{&view, &TimelineView::rangeSelected};
    QSignalSpy cleared{&view, &TimelineView::rangeCleared};

    Strip()
    {
        view.resize(columns + 2 * margin, view.sizeHint().height());
        view.show();
        view.setFocus();
        view.refresh(stream.clock.now(), false);
    }
    /// Where the column of \a ms is in the widget.
    [[nodiscard]] QPoint point(qint64 ms) const
    {
        return {margin + static_cast<int>(ms / 12), view.height() / 2};
    }
    qint64 takePicked()
    {
        return picked.isEmpty() ? -1 : stream.ms(picked.takeLast().at(0).value<MonoTime>());
    }
    QByteArray takeSelected()
    {
        if (selected.isEmpty())
            return {};
        const auto span = selected.takeLast().at(0).value<TimeSpan>();
        return QByteArray::number(stream.ms(span.begin)) + '-' +
               QByteArray::number(stream.ms(span.end));
    }
    void wheel(qint64 atMs, const QPoint &angle, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(point(atMs), view.mapToGlobal(point(atMs)), QPoint(), angle, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }
};

} // namespace

class TestTimelineView final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void clicks_data();
    static void clicks();
    static void dragsARange_data();
    static void dragsARange();
    static void clearsTheRange();
    static void dragsThePlayhead();
    static void keys_data();
    static void keys();
    static void keysExtendARange();
    static void zooms();
    static void followsALiveStream();
    static void looksAtTheLogNowAndThen();
    static void tellsWhatIsThere();
    static void paintsInBothThemes_data();
    static void paintsInBothThemes();
    static void emptyLog();
};

void TestTimelineView::clicks_data()
{
    QTest::addColumn<qint64>("click");
    QTest::addColumn<qint64>("picked");
    QTest::newRow("on a bar") << qint64{2000} << qint64{2000};
    QTest::newRow("beside a bar") << qint64{2020} << qint64{2000};
    QTest::newRow("before a bar") << qint64{8980} << qint64{9000};
    QTest::newRow("silence") << qint64{6000} << qint64{6000};
    QTest::newRow("the begin") << qint64{0} << qint64{0};
    QTest::newRow("before the begin") << qint64{-60} << qint64{0};
    QTest::newRow("behind the end") << qint64{12'050} << qint64{12'000};
}

void TestTimelineView::clicks()
{
    QFETCH(qint64, click);
    Strip strip;
    QTest::mouseClick(&strip.view, Qt::LeftButton, {}, strip.point(click));
    QCOMPARE(strip.picked.count(), 1);
    QTEST(strip.takePicked(), "picked");
    QTest::mouseClick(&strip.view, Qt::RightButton, {}, strip.point(click));
    QCOMPARE(strip.picked.count(), 0);
    QCOMPARE(strip.selected.count(), 0);
}

void TestTimelineView::dragsARange_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QByteArray>("range");
    QTest::newRow("right") << qint64{1200} << qint64{3588} << QByteArray("1200-3600");
    QTest::newRow("left") << qint64{3588} << qint64{1200} << QByteArray("1200-3600");
    QTest::newRow("out of the strip") << qint64{9600} << qint64{20'000} << QByteArray("9600-12000");
    QTest::newRow("out at the left") << qint64{1188} << qint64{-2000} << QByteArray("0-1200");
}

void TestTimelineView::dragsARange()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    Strip strip;
    QTest::mousePress(&strip.view, Qt::LeftButton, {}, strip.point(from));
    QTest::mouseMove(&strip.view, strip.point((from + to) / 2));
    QTest::mouseMove(&strip.view, strip.point(to));
    QVERIFY(strip.view.range());
    QCOMPARE(strip.selected.count(), 0);
    QTest::mouseRelease(&strip.view, Qt::LeftButton, {}, strip.point(to));
    QCOMPARE(strip.picked.count(), 0);
    QCOMPARE(strip.selected.count(), 1);
    QTEST(strip.takeSelected(), "range");
}

void TestTimelineView::clearsTheRange()
{
    Strip strip;
    const TimeSpan range{strip.stream.at(1000), strip.stream.at(5000)};
    strip.view.setRange(range);
    QCOMPARE(strip.selected.count(), 0);
    QCOMPARE(strip.view.range(), std::optional(range));
    QTest::keyClick(&strip.view, Qt::Key_Escape);
    QCOMPARE(strip.cleared.count(), 1);
    QVERIFY(!strip.view.range());
    QTest::keyClick(&strip.view, Qt::Key_Escape);
    QCOMPARE(strip.cleared.count(), 1);
    strip.view.setRange(range);
    QTest::mouseDClick(&strip.view, Qt::LeftButton, {}, strip.point(3000));
    QCOMPARE(strip.cleared.count(), 2);
}

void TestTimelineView::dragsThePlayhead()
{
    Strip strip;
    strip.view.setPlayhead(strip.stream.at(6000));
    QTest::mousePress(&strip.view, Qt::LeftButton, {}, strip.point(6036));
    QTest::mouseMove(&strip.view, strip.point(7200));
    QCOMPARE(strip.takePicked(), qint64{7200});
    QTest::mouseMove(&strip.view, strip.point(7800));
    QTest::mouseRelease(&strip.view, Qt::LeftButton, {}, strip.point(7800));
    QCOMPARE(strip.takePicked(), qint64{7800});
    QCOMPARE(strip.selected.count(), 0);
}

void TestTimelineView::keys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<qint64>("picked");
    const Qt::KeyboardModifiers none;
    QTest::newRow("right") << Qt::Key_Right << none << qint64{6012};
    QTest::newRow("left") << Qt::Key_Left << none << qint64{5988};
    QTest::newRow("far right") << Qt::Key_Right << Qt::KeyboardModifiers(Qt::ShiftModifier)
                               << qint64{6120};
    QTest::newRow("far left") << Qt::Key_Left << Qt::KeyboardModifiers(Qt::ShiftModifier)
                              << qint64{5880};
    QTest::newRow("home") << Qt::Key_Home << none << qint64{0};
    QTest::newRow("end") << Qt::Key_End << none << qint64{12'000};
}

void TestTimelineView::keys()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Strip strip;
    strip.view.setPlayhead(strip.stream.at(6000));
    QTest::keyClick(&strip.view, Qt::Key_Return);
    QCOMPARE(strip.picked.count(), 0);
    QTest::keyClick(&strip.view, key, modifiers);
    QTest::keyClick(&strip.view, Qt::Key_Return);
    QCOMPARE(strip.picked.count(), 1);
    QTEST(strip.takePicked(), "picked");
    QCOMPARE(strip.selected.count(), 0);
}

void TestTimelineView::keysExtendARange()
{
    Strip strip;
    strip.view.setPlayhead(strip.stream.at(6000));
    QTest::keyClick(&strip.view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&strip.view, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(strip.takeSelected(), QByteArray("6120-6144"));
    QTest::keyClick(&strip.view, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(strip.takeSelected(), QByteArray("6120-6264"));
    QTest::keyClick(&strip.view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(strip.takeSelected(), QByteArray("0-6132"));
}

void TestTimelineView::zooms()
{
    Strip strip;
    const TimeSpan whole = strip.view.shownSpan();
    strip.wheel(6000, {0, 120}, Qt::NoModifier);
    QCOMPARE(strip.view.shownSpan(), whole);
    strip.wheel(6000, {0, 120}, Qt::ControlModifier);
    QVERIFY(strip.view.isZoomed());
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().begin), qint64{1200});
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{10'800});
    strip.wheel(6000, {0, -120}, Qt::ShiftModifier);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().begin), qint64{2160});
    strip.wheel(6000, {-1200, 0}, Qt::NoModifier);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{12'000});
    QCOMPARE(strip.view.shownSpan().length(), Nanos(Millis(9600)));
    strip.wheel(6000, {0, -240}, Qt::ControlModifier);
    QVERIFY(!strip.view.isZoomed());
    QCOMPARE(strip.view.shownSpan(), whole);
    for (int i = 0; i < 100; ++i)
        QTest::keyClick(&strip.view, Qt::Key_Plus);
    QCOMPARE(strip.view.shownSpan().length(), Nanos(Millis(1)));
    QTest::keyClick(&strip.view, Qt::Key_Minus);
    QVERIFY(strip.view.shownSpan().length() > Nanos(Millis(1)));
    QTest::keyClick(&strip.view, Qt::Key_0);
    QCOMPARE(strip.view.shownSpan(), whole);
    strip.view.showSpan(TimeSpan{strip.stream.at(-5000), strip.stream.at(-2000)});
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().begin), qint64{0});
    QCOMPARE(strip.view.shownSpan().length(), Nanos(Millis(3000)));
    QTest::mouseDClick(&strip.view, Qt::LeftButton, {}, strip.point(3000));
    QCOMPARE(strip.view.shownSpan(), whole);
}

void TestTimelineView::followsALiveStream()
{
    Strip strip;
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{12'000});
    strip.view.refresh(strip.stream.at(20'000), true);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{20'000});
    // Less than a column: nothing that could be seen.
    strip.view.refresh(strip.stream.at(20'010), true);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{20'000});
    strip.view.showSpan(TimeSpan{strip.stream.at(0), strip.stream.at(6000)});
    strip.view.refresh(strip.stream.at(30'000), true);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{6000});
    strip.view.showSpan(std::nullopt);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{30'000});
    strip.view.refresh(strip.stream.at(40'000), false);
    QCOMPARE(strip.stream.ms(strip.view.shownSpan().end), qint64{12'000});
}

void TestTimelineView::looksAtTheLogNowAndThen()
{
    Strip strip;
    strip.stream.fact(NoteRecord{"note", QString()});
    strip.view.refresh(strip.stream.at(12'100), false);
    QVERIFY(strip.view.accessibleDescription().contains(QStringLiteral("9 rows")));
    // What is skipped is made up for without a further call.
    strip.stream.fact(NoteRecord{"note", QString()});
    strip.view.refresh(strip.stream.at(12'250), false);
    QVERIFY(strip.view.accessibleDescription().contains(QStringLiteral("9 rows")));
    QTRY_VERIFY(strip.view.accessibleDescription().contains(QStringLiteral("10 rows")));
    strip.view.setHasTimes(false);
    QVERIFY(strip.view.isHidden());
    strip.stream.fact(NoteRecord{"note", QString()});
    strip.view.refresh(strip.stream.at(20'000), false);
    QVERIFY(strip.view.accessibleDescription().contains(QStringLiteral("10 rows")));
    strip.view.setHasTimes(true);
    QVERIFY(strip.view.accessibleDescription().contains(QStringLiteral("11 rows")));
}

void TestTimelineView::tellsWhatIsThere()
{
    Strip strip;
    strip.view.setUtc(true);
    QVERIFY(!strip.view.accessibleName().isEmpty());
    QCOMPARE(strip.view.accessibleDescription(),
             QStringLiteral("22:13:20.000 to 22:13:32.000, 12.0 s: 8 rows, readyState "
                            "CONNECTING (0) at the end, failures: 1, reconnects: 1, notable "
                            "silences: 1."));
    QHelpEvent help(QEvent::ToolTip, strip.point(10'000), strip.view.mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(&strip.view, &help);
    const QString tip = QToolTip::text();
    QVERIFY(tip.contains(QStringLiteral("22:13:29.99")));
    QVERIFY(tip.contains(QStringLiteral("CONNECTING (0)")));
    QVERIFY(tip.contains(QStringLiteral("ended: cut before the end")));
    QVERIFY(tip.contains(QStringLiteral("reconnect in 3.00 s (server's retry)")) ||
            tip.contains(QStringLiteral("reconnect in 3.00 s (server&#39;s retry)")));
    strip.view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&strip.view));
    QTest::keyClick(&strip.view, Qt::Key_End);
    QVERIFY(strip.view.accessibleDescription().contains(QStringLiteral("22:13:31.98")));
}

void TestTimelineView::paintsInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestTimelineView::paintsInBothThemes()
{
    QFETCH(ThemeChoice, theme);
    applyTheme(theme);
    {
        Strip strip;
        const QImage image = strip.view.grab().toImage();
        const QColor base = strip.view.palette().color(QPalette::Base);
        const int bottom = 32;
        // The bar of an event stands out, silence does not.
        QVERIFY(contrastRatio(image.pixelColor(strip.point(2000).x(), bottom), base) >= 3);
        QCOMPARE(image.pixelColor(strip.point(1800).x(), bottom).rgb(), base.rgb());
        // The band is as high as readyState is open.
        QVERIFY(image.pixelColor(strip.point(1800).x(), 2) != base);
        QCOMPARE(image.pixelColor(strip.point(11'000).x(), 2).rgb(), base.rgb());
        QVERIFY(image.pixelColor(strip.point(11'000).x(), 5) != base);
        strip.view.setPlayhead(strip.stream.at(1800));
        QCOMPARE(strip.view.grab().toImage().pixelColor(strip.point(1800).x(), bottom).rgb(),
                 strip.view.palette().color(QPalette::WindowText).rgb());
    }
    applyTheme(ThemeChoice::System);
}

void TestTimelineView::emptyLog()
{
    const CapturedStream stream;
    TimelineView view(stream.log, stream.index);
    view.resize(300, view.sizeHint().height());
    view.refresh(stream.clock.now(), true);
    view.show();
    view.refresh(stream.clock.now(), true);
    QVERIFY(!view.grab().isNull());
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_Plus, Qt::Key_Minus})
        QTest::keyClick(&view, key);
    QTest::mouseClick(&view, Qt::LeftButton);
    view.resize(1, view.height());
    QVERIFY(!view.grab().isNull());
    QVERIFY(!view.isZoomed());
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
