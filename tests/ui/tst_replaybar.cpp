// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/plainlabel.h"
#include "ui/panes/replaybar.h"

#include <QComboBox>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sse;
using namespace sse::ui;

namespace {

QToolButton *button(const ReplayBar &bar, const char *name)
{
    return bar.findChild<QToolButton *>(QLatin1String(name));
}

QComboBox *combo(const ReplayBar &bar, const char *name)
{
    return bar.findChild<QComboBox *>(QLatin1String(name));
}

QString positionText(const ReplayBar &bar)
{
    return bar.findChild<PlainLabel *>(QStringLiteral("replayPosition"))->text();
}

/// As by the user.
void choose(QComboBox *box, int index)
{
    box->setCurrentIndex(index);
    emit box->activated(index);
}

ReplayState midway()
{
    ReplayState state;
    state.showsAll = false;
    state.position = 1284;
    state.count = 9000;
    state.time = Millis(72'345);
    state.length = Millis(843'000);
    return state;
}

} // namespace

class TestReplayBar final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void playTimes_data();
    static void playTimes();
    static void asks_data();
    static void asks();
    static void playAndPause();
    static void stepsByKind();
    static void paces_data();
    static void paces();
    static void skipsSilence();
    static void fasterAndSlower();
    static void positionTexts();
    static void showsStateWithoutAsking();
    static void shortcutsInToolTips();
    static void everyControlIsNamed();
};

void TestReplayBar::playTimes_data()
{
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64{0} << QStringLiteral("00:00:00.000");
    QTest::newRow("rounded down") << qint64{1'999'999} << QStringLiteral("00:00:00.001");
    QTest::newRow("all parts") << qint64{3'723'004'000'000} << QStringLiteral("01:02:03.004");
    QTest::newRow("days") << qint64{360'000'000'000'000} << QStringLiteral("100:00:00.000");
    QTest::newRow("below zero") << qint64{-5} << QStringLiteral("00:00:00.000");
}

void TestReplayBar::playTimes()
{
    QFETCH(qint64, nanoseconds);
    QTEST(formatPlayTime(Nanos(nanoseconds)), "text");
}

void TestReplayBar::asks_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<QByteArray>("signal");
    const auto row = [](const char *control, const char *signal) {
        QTest::newRow(control) << QString::fromLatin1(control) << QByteArray(signal);
    };
    row("toStart", SIGNAL(startRequested()));
    row("stepBack", SIGNAL(stepBackRequested(sse::StepKind)));
    row("play", SIGNAL(playRequested(bool)));
    row("stepForward", SIGNAL(stepForwardRequested(sse::StepKind)));
    row("loop", SIGNAL(loopRequested(bool)));
    row("skipSilence", SIGNAL(paceRequested(sse::Pace)));
    row("showAll", SIGNAL(showAllRequested()));
}

void TestReplayBar::asks()
{
    QFETCH(QString, control);
    QFETCH(QByteArray, signal);
    ReplayBar bar;
    bar.setState(midway());
    bar.show();
    QSignalSpy spy(&bar, signal.constData());
    QVERIFY(spy.isValid());
    auto *pressed = bar.findChild<QToolButton *>(control);
    pressed->setFocus();
    QTest::keyClick(pressed, Qt::Key_Space);
    QCOMPARE(spy.count(), 1);
    pressed->click();
    QCOMPARE(spy.count(), 2);
}

void TestReplayBar::playAndPause()
{
    ReplayBar bar;
    QSignalSpy spy(&bar, &ReplayBar::playRequested);
    bar.togglePlay();
    QCOMPARE(spy.takeFirst().at(0).toBool(), true);
    QCOMPARE(button(bar, "play")->accessibleName(), QStringLiteral("Play"));
    const qint64 play = button(bar, "play")->icon().pixmap(16).toImage().pixel(8, 8);
    ReplayState state = midway();
    state.playing = true;
    bar.setState(state);
    QCOMPARE(button(bar, "play")->accessibleName(), QStringLiteral("Pause Replay"));
    QVERIFY(button(bar, "play")->icon().pixmap(16).toImage().pixel(8, 8) != play);
    bar.togglePlay();
    QCOMPARE(spy.takeFirst().at(0).toBool(), false);
}

void TestReplayBar::stepsByKind()
{
    ReplayBar bar;
    QSignalSpy forward(&bar, &ReplayBar::stepForwardRequested);
    QSignalSpy back(&bar, &ReplayBar::stepBackRequested);
    bar.stepForward();
    QCOMPARE(forward.takeFirst().at(0).value<StepKind>(), StepKind::Event);
    choose(combo(bar, "stepKind"), 1);
    QCOMPARE(bar.stepKind(), StepKind::Read);
    bar.stepForward();
    bar.stepBack();
    QCOMPARE(forward.takeFirst().at(0).value<StepKind>(), StepKind::Read);
    QCOMPARE(back.takeFirst().at(0).value<StepKind>(), StepKind::Read);
}

void TestReplayBar::paces_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("factor");
    QTest::addColumn<bool>("unlimited");
    QTest::newRow("slowest") << 0 << QStringLiteral("×0.1") << 0.1 << false;
    QTest::newRow("quarter") << 1 << QStringLiteral("×0.25") << 0.25 << false;
    QTest::newRow("original") << 3 << QStringLiteral("×1") << 1.0 << false;
    QTest::newRow("fast") << 8 << QStringLiteral("×1000") << 1000.0 << false;
    QTest::newRow("unlimited") << 9 << QStringLiteral("Fastest") << 2.0 << true;
}

void TestReplayBar::paces()
{
    QFETCH(int, index);
    QFETCH(double, factor);
    QFETCH(bool, unlimited);
    ReplayBar bar;
    ReplayState state = midway();
    state.pace = {2, false, Nanos{0}};
    bar.setState(state);
    QCOMPARE(combo(bar, "speed")->currentText(), QStringLiteral("×2"));
    QSignalSpy spy(&bar, &ReplayBar::paceRequested);
    choose(combo(bar, "speed"), index);
    const Pace expected{factor, unlimited, Nanos{0}};
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<Pace>(), expected);
    // What is asked for and what is shown agree.
    ReplayBar other;
    state.pace = expected;
    other.setState(state);
    QTEST(combo(other, "speed")->currentText(), "text");
}

void TestReplayBar::skipsSilence()
{
    ReplayBar bar;
    ReplayState state = midway();
    state.pace = {10, false, Nanos{0}};
    bar.setState(state);
    QSignalSpy spy(&bar, &ReplayBar::paceRequested);
    button(bar, "skipSilence")->click();
    QCOMPARE(spy.takeFirst().at(0).value<Pace>(), (Pace{10, false, Millis(1000)}));
    state.pace.longestSilence = Millis(1000);
    bar.setState(state);
    QVERIFY(button(bar, "skipSilence")->isChecked());
    choose(combo(bar, "speed"), 0);
    QCOMPARE(spy.takeFirst().at(0).value<Pace>(), (Pace{0.1, false, Millis(1000)}));
    button(bar, "skipSilence")->click();
    QCOMPARE(spy.takeFirst().at(0).value<Pace>().longestSilence, Nanos{0});
}

void TestReplayBar::fasterAndSlower()
{
    ReplayBar bar;
    QSignalSpy spy(&bar, &ReplayBar::paceRequested);
    bar.changeSpeed(1);
    QCOMPARE(spy.takeFirst().at(0).value<Pace>().factor, 2.0);
    bar.changeSpeed(-2);
    QCOMPARE(spy.takeFirst().at(0).value<Pace>().factor, 0.5);
    bar.changeSpeed(-99);
    QCOMPARE(spy.takeFirst().at(0).value<Pace>().factor, 0.1);
    bar.changeSpeed(-1);
    QCOMPARE(spy.count(), 0);
    bar.changeSpeed(99);
    QVERIFY(spy.takeFirst().at(0).value<Pace>().unlimited);
}

void TestReplayBar::positionTexts()
{
    ReplayBar bar;
    bar.resize(1400, bar.sizeHint().height());
    bar.show();
    ReplayState state = midway();
    bar.setState(state);
    QCOMPARE(positionText(bar), QStringLiteral("00:01:12.345 of 00:14:03.000 · row 1284 of 9000"));
    state.playing = true;
    state.waiting = true;
    bar.setState(state);
    QCOMPARE(positionText(bar), QStringLiteral("00:01:12.345 of 00:14:03.000 · row 1284 of 9000 · "
                                               "waiting for more rows"));
    bar.resize(bar.minimumSizeHint());
    QCOMPARE(positionText(bar), QStringLiteral("00:01:12.345"));
    bar.resize(1400, bar.height());
    state.showsAll = true;
    bar.setState(state);
    QCOMPARE(positionText(bar), QStringLiteral("All 9000 rows, 00:14:03.000"));
    QVERIFY(!button(bar, "showAll")->isEnabled());
    bar.resize(bar.minimumSizeHint());
    QCOMPARE(positionText(bar), QStringLiteral("00:14:03.000"));
}

void TestReplayBar::showsStateWithoutAsking()
{
    ReplayBar bar;
    QSignalSpy pace(&bar, &ReplayBar::paceRequested);
    QSignalSpy loop(&bar, &ReplayBar::loopRequested);
    ReplayState state = midway();
    state.loop = true;
    state.pace = {100, false, Millis(1000)};
    bar.setState(state);
    QVERIFY(button(bar, "loop")->isChecked());
    QCOMPARE(combo(bar, "speed")->currentText(), QStringLiteral("×100"));
    QCOMPARE(pace.count(), 0);
    QCOMPARE(loop.count(), 0);
}

void TestReplayBar::shortcutsInToolTips()
{
    ReplayBar bar;
    const QString without = button(bar, "toStart")->toolTip();
    bar.setShortcutText(QStringLiteral("toStart"), QStringLiteral("Ctrl+<Home>"));
    QVERIFY(button(bar, "toStart")->toolTip().contains(QStringLiteral("(Ctrl+&lt;Home&gt;)")));
    bar.setShortcutText(QStringLiteral("toStart"), QString());
    QCOMPARE(button(bar, "toStart")->toolTip(), without);
    bar.setShortcutText(QStringLiteral("none such"), QStringLiteral("A"));
}

void TestReplayBar::everyControlIsNamed()
{
    const ReplayBar bar;
    const auto controls = bar.findChildren<QToolButton *>();
    QCOMPARE(controls.size(), 7);
    for (const QToolButton *control : controls) {
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        QVERIFY2(!control->toolTip().isEmpty(), qPrintable(control->objectName()));
        QVERIFY2((control->focusPolicy() & Qt::TabFocus) != 0, qPrintable(control->objectName()));
    }
    for (const QComboBox *box : bar.findChildren<QComboBox *>())
        QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
}

QTEST_MAIN(TestReplayBar)
#include "tst_replaybar.moc"
