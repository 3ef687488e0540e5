// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/stateicon.h"
#include "ui/base/theme.h"
#include "ui/panes/recordingbutton.h"
#include "ui/panes/recordingline.h"

#include <QApplication>
#include <QLocale>
#include <QTest>

using namespace sse;
using namespace sse::ui;
using State = RecordingStatus::State;

namespace {

RecordingFacts recording(State state, quint64 written = 213'000)
{
    RecordingFacts facts;
    facts.wanted = true;
    facts.path = QStringLiteral("/tmp/a.sserec.part");
    facts.mostBytes = 2'000'000'000;
    facts.status = RecordingStatus();
    facts.status->state = state;
    facts.status->written.bytes = written;
    return facts;
}

} // namespace

class tst_RecordingTexts : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void tellsOfAStreamsRecording();
    static void tellsWhyNothingIsRecorded();
    static void tellsOfAnOpenedFile();
    static void marksWhatIsStillRecorded();
    static void changesItsColorsLive();
};

void tst_RecordingTexts::tellsOfAStreamsRecording()
{
    RecordingFacts facts;
    QCOMPARE(recordingText(facts), QStringLiteral("Not recorded"));
    facts.wanted = true;
    QCOMPARE(recordingText(facts), QStringLiteral("Recording on"));
    facts = recording(State::Recording);
    QCOMPARE(recordingText(facts), QStringLiteral("Recorded 213 KB"));
    QVERIFY(recordingDetails(facts).contains(QLatin1String("the oldest makes room")));
    QVERIFY(recordingDetails(facts).endsWith(QLatin1String("/tmp/a.sserec.part")));
    facts.savedName = QStringLiteral("\u202Ex.sserec");
    facts.savedAt = QDateTime({2026, 1, 2}, {12, 3});
    QCOMPARE(recordingText(facts), QStringLiteral("Saved to ‹U+202E›x.sserec, 12:03:00"));
    facts.grewSince = true;
    QCOMPARE(recordingText(facts),
             QStringLiteral("Recorded 213 KB, saved to ‹U+202E›x.sserec, 12:03:00"));
    facts = recording(State::Recording, 2'000'000);
    facts.status->droppedBytes = 500'000;
    facts.status->droppedRows = 12;
    QCOMPARE(recordingText(facts),
             QStringLiteral("Recorded 1.5 MB, at its limit: the oldest leaves"));
    QVERIFY(recordingDetails(facts).contains(QLatin1String("500 KB (12 rows)")));
    facts = recording(State::AtLimit);
    facts.atLimit = AtLimit::Stop;
    QCOMPARE(recordingText(facts), QStringLiteral("Recording stopped at its limit of 2.0 GB"));
    QVERIFY(recordingDetails(facts).contains(QLatin1String("is closed")));
}

void tst_RecordingTexts::tellsWhyNothingIsRecorded()
{
    RecordingFacts facts = recording(State::Failed);
    facts.status->error = Error{"disk-full", QStringLiteral("The disk is full. Make room.")};
    QVERIFY(recordingText(facts).startsWith(QLatin1String("Not recorded: The disk is full.")));
    QCOMPARE(recordingProblem(facts),
             QStringLiteral("What arrives is not recorded. The disk is full. Make room."));
    QVERIFY(recordingDetails(facts).contains(QLatin1String("stays in memory")));
    QVERIFY(recordingProblem(recording(State::Recording)).isEmpty());
    QVERIFY(recordingProblem({}).isEmpty());
}

void tst_RecordingTexts::tellsOfAnOpenedFile()
{
    OpenedFacts facts;
    QCOMPARE(openedState(facts), QStringLiteral("Opening…"));
    QCOMPARE(openedMark(facts), StateMark::Connecting);
    facts.progress.finished = true;
    facts.events = 1;
    facts.bytes = 24;
    QCOMPARE(openedState(facts), QStringLiteral("Event-stream text"));
    QCOMPARE(openedText(facts), QStringLiteral("1 event  ·  24 B  ·  without times"));
    facts.info = RecordingInfo();
    facts.utc = true;
    QCOMPARE(openedState(facts), QStringLiteral("Interrupted"));
    facts.info->live = true;
    QCOMPARE(openedState(facts), QStringLiteral("Still being recorded"));
    facts.info->live = false;
    facts.info->complete = true;
    QCOMPARE(openedState(facts), QStringLiteral("Complete"));
    QVERIFY(openedText(facts).contains(QLatin1String("recorded 1970-01-01 00:00:00.000")));
    facts.info->droppedBytes = 5'000;
    facts.info->droppedRows = 7;
    QVERIFY(openedText(facts).contains(QLatin1String("the first 7 rows (5.0 KB) left")));
    facts.progress.damageCount = 3;
    QCOMPARE(openedState(facts), QStringLiteral("Damaged (3)"));
    QCOMPARE(openedMark(facts), StateMark::Failed);
    facts.progress.cancelled = true;
    QCOMPARE(openedState(facts), QStringLiteral("Partly opened"));
    facts.progress.error = Error{"recording-io", QStringLiteral("It broke.")};
    QCOMPARE(openedState(facts), QStringLiteral("Not read to its end"));
}

void tst_RecordingTexts::marksWhatIsStillRecorded()
{
    const auto shown = [](const RecordingButton &button, StateMark mark) {
        return button.icon().pixmap(12).toImage() ==
               stateIcon(mark, button.palette()).pixmap(12).toImage();
    };
    RecordingButton button;
    RecordingFacts facts = recording(State::Recording);
    button.show(facts);
    QVERIFY(shown(button, StateMark::Recorded));
    facts.ended = true;
    button.show(facts);
    QVERIFY(shown(button, StateMark::Idle));
    facts.ended = false;
    button.show(facts);
    QVERIFY(shown(button, StateMark::Recorded));
}

void tst_RecordingTexts::changesItsColorsLive()
{
    const QPalette before = QApplication::palette();
    applyTheme(ThemeChoice::Light);
    QWidget window;
    RecordingButton button(&window);
    window.show();
    button.show(recording(State::AtLimit));
    for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
        applyTheme(theme);
        const QPalette colors = QApplication::palette();
        const QColor wanted =
            themeColor(ThemeColor::Failed, colors, colors.color(QPalette::Window));
        QTRY_COMPARE(button.palette().color(QPalette::ButtonText), wanted);
    }
    QApplication::setPalette(before);
}

QTEST_MAIN(tst_RecordingTexts)
#include "tst_recordingtexts.moc"
