// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/recordingtab.h"

#include "tests/support/faketimers.h"
#include "tests/ui/recordingfile.h"
#include "tests/ui/windowbench.h"
#include "ui/base/plainlabel.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/streamview.h"
#include "ui/views/timelineview.h"

#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using std::chrono::seconds;

class tst_RecordingTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsARecording();
    void tellsThatItWasInterrupted();
    void tellsDamage();
    void playsAtItsPace();
    void pausesAndGoesOn();
    void stepsByRows();
    void seeksOnTheTimeline();
    void showsTheRowSoughtFor();
    void selectsATimeRange();
    void showsTextWithoutTimes();

private:
    void show(Result<std::unique_ptr<RecordingSession>> session)
    {
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        m_tab = std::make_unique<RecordingTab>(std::move(session.value()), *m_settings,
                                               RecordingTab::Time{m_clock, m_timers});
        m_tab->resize(1100, 700);
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
        QTRY_VERIFY(m_tab->session().progress().finished);
    }
    void showRecording(bool complete = true)
    {
        const QString path = m_dir.filePath(QStringLiteral("a.sserec"));
        QFile::remove(path);
        QVERIFY(writeRecording(path, complete));
        show(RecordingSession::openFile(path));
    }
    [[nodiscard]] EventsPane &events() { return m_tab->view().events(); }
    [[nodiscard]] int rows() { return events().model().rowCount(); }
    [[nodiscard]] QString text(const char *name)
    {
        return WindowBench::child<PlainLabel>(*m_tab, name).text();
    }
    [[nodiscard]] QString currentData()
    {
        return events().table().currentIndex().siblingAtColumn(DataColumn).data().toString();
    }

    QTemporaryDir m_dir;
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<RecordingTab> m_tab;
};

void tst_RecordingTab::init()
{
    m_settings = std::make_unique<Settings>(m_dir.filePath(QStringLiteral("settings.ini")));
}

void tst_RecordingTab::cleanup()
{
    m_tab.reset();
}

void tst_RecordingTab::showsARecording()
{
    showRecording();
    QTRY_COMPARE(text("openedState"), QStringLiteral("Complete"));
    QTRY_COMPARE(rows(), 5);
    QCOMPARE(m_tab->title(), QStringLiteral("a.sserec"));
    QCOMPARE(m_tab->mark(), StateMark::Recording);
    QVERIFY(m_tab->isRecording());
    for (const char *part : {"3 events", "recorded 2023-11-14", "6.00 s"})
        QVERIFY2(text("openedFigures").contains(QLatin1String(part)),
                 qPrintable(text("openedFigures")));
    QVERIFY(!WindowBench::child<QWidget>(*m_tab, "cancelOpening").isVisible());
    QVERIFY(!WindowBench::child<QWidget>(*m_tab, "pause").isVisible());
    QVERIFY(WindowBench::child<QWidget>(*m_tab, "timeline").isVisible());
    QVERIFY(!m_tab->replay().end());
}

void tst_RecordingTab::tellsThatItWasInterrupted()
{
    showRecording(false);
    QTRY_COMPARE(text("openedState"), QStringLiteral("Interrupted"));
    QTRY_VERIFY(rows() > 5);
}

void tst_RecordingTab::tellsDamage()
{
    const QString path = m_dir.filePath(QStringLiteral("damaged.sserec"));
    QVERIFY(writeRecording(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype at = bytes.indexOf("data: two");
    QVERIFY(at > 0);
    QVERIFY(file.seek(at + 6));
    QVERIFY(file.putChar('T'));
    file.close();
    show(RecordingSession::openFile(path));
    QTRY_COMPARE(text("openedState"), QStringLiteral("Damaged (1)"));
    QCOMPARE(m_tab->mark(), StateMark::Failed);
}

void tst_RecordingTab::playsAtItsPace()
{
    showRecording();
    QTRY_COMPARE(rows(), 5);
    m_tab->replay().togglePlay();
    QVERIFY(m_tab->replay().isPlaying());
    m_timers.advance(seconds(0));
    QTRY_COMPARE(rows(), 2);
    m_timers.advance(Millis(999));
    QCOMPARE(m_tab->replay().end(), std::optional<RowNumber>(2));
    m_timers.advance(Millis(2));
    QTRY_COMPARE(rows(), 3);
    QVERIFY(events().table().isFollowing());
    m_tab->replayBar().changeSpeed(1);
    QVERIFY(m_tab->replay().pace().factor > 1);
    m_timers.advance(seconds(10));
    QTRY_COMPARE(rows(), 5);
    QVERIFY(!m_tab->replay().isPlaying());
    QVERIFY(!m_tab->replay().end());
}

void tst_RecordingTab::pausesAndGoesOn()
{
    showRecording();
    QTRY_COMPARE(rows(), 5);
    events().table().setFocus();
    QTest::keyClick(&events().table(), Qt::Key_Space);
    QVERIFY(m_tab->replay().isPlaying());
    m_timers.advance(Millis(1500));
    QTest::keyClick(&events().table(), Qt::Key_Space);
    QVERIFY(!m_tab->replay().isPlaying());
    QVERIFY(!events().model().isPaused());
    QTRY_COMPARE(rows(), 3);
    m_timers.advance(seconds(100));
    QCOMPARE(m_tab->replay().end(), std::optional<RowNumber>(3));
    m_tab->replay().showAll();
    QTRY_COMPARE(rows(), 5);
}

void tst_RecordingTab::stepsByRows()
{
    showRecording();
    QTRY_COMPARE(rows(), 5);
    m_tab->replayBar().stepForward();
    QCOMPARE(rows(), 5);
    m_tab->replayBar().stepBack();
    QCOMPARE(rows(), 4);
    QCOMPARE(currentData(), QStringLiteral("two"));
    m_tab->replayBar().stepBack();
    QCOMPARE(currentData(), QStringLiteral("one"));
    m_tab->replayBar().stepForward();
    QCOMPARE(currentData(), QStringLiteral("two"));
    m_tab->replayBar().toStart();
    QTRY_COMPARE(rows(), 0);
    m_tab->replay().showAll();
    QTRY_COMPARE(rows(), 5);
}

void tst_RecordingTab::seeksOnTheTimeline()
{
    showRecording();
    QTRY_COMPARE(rows(), 5);
    emit m_tab->view().timePicked(rowTime(m_tab->session().log(), m_tab->session().index(), 3));
    QTRY_COMPARE(rows(), 4);
    m_tab->replay().togglePlay();
    m_timers.advance(Millis(2999));
    QCOMPARE(m_tab->replay().end(), std::optional<RowNumber>(4));
    m_timers.advance(Millis(2));
    QTRY_COMPARE(rows(), 5);
}

void tst_RecordingTab::showsTheRowSoughtFor()
{
    showRecording();
    QTRY_COMPARE(rows(), 5);
    // Room for two rows.
    EventTableView &table = events().table();
    table.setFixedHeight(table.horizontalHeader()->height() + 2 * table.rowHeight(0));
    QTRY_VERIFY(table.verticalScrollBar()->maximum() > 0);
    table.verticalScrollBar()->setValue(0);
    QVERIFY(!table.isFollowing());
    emit m_tab->view().timePicked(rowTime(m_tab->session().log(), m_tab->session().index(), 3));
    QTRY_COMPARE(rows(), 4);
    const QModelIndex sought = events().model().index(3, DataColumn);
    QVERIFY(table.viewport()->rect().contains(table.visualRect(sought).center()));
    QVERIFY(!table.isFollowing());
}

void tst_RecordingTab::selectsATimeRange()
{
    showRecording();
    QTRY_COMPARE(rows(), 5);
    const auto at = [this](RowNumber row) {
        return rowTime(m_tab->session().log(), m_tab->session().index(), row);
    };
    auto &timeline = WindowBench::child<TimelineView>(*m_tab, "timeline");
    emit timeline.rangeSelected({at(2), at(3)});
    QCOMPARE(events().table().selectedViewRows(10), (QList<int>{2, 3}));
    QCOMPARE(text("matchCount"), QStringLiteral("2 rows in 2.00 s selected"));
    QCOMPARE(events().currentRow(), std::optional<RowNumber>(2));
    emit timeline.rangeSelected({at(2) + Nanos(1), at(3) - Nanos(1)});
    QVERIFY(events().table().selectedViewRows(10).isEmpty());
    emit timeline.rangeSelected({at(0), at(4)});
    emit timeline.rangeCleared();
    QVERIFY(events().table().selectedViewRows(10).isEmpty());
    QCOMPARE(text("matchCount"), QStringLiteral("5 rows"));
}

void tst_RecordingTab::showsTextWithoutTimes()
{
    show(RecordingSession::openText(
        {QStringLiteral("Pasted <b>text</b>"), QByteArray("data: a\n\ndata: b\n\n")}));
    QTRY_COMPARE(rows(), 2);
    QTRY_COMPARE(text("openedState"), QStringLiteral("Event-stream text"));
    QVERIFY(text("openedFigures").contains(QLatin1String("without times")));
    QVERIFY(!m_tab->isRecording());
    QVERIFY(!m_tab->replayBar().isVisible());
    QVERIFY(!WindowBench::child<QWidget>(*m_tab, "timeline").isVisible());
    QVERIFY(events().table().isColumnHidden(TimeColumn));
    QVERIFY(events().table().isColumnHidden(DeltaColumn));
    m_tab->view().saveLayout(*m_settings);
    QVERIFY(m_settings->state(QStringLiteral("eventColumns")).isEmpty());
    m_tab->replayBar().stepBack();
    QCOMPARE(rows(), 1);
    QCOMPARE(currentData(), QStringLiteral("a"));
}

QTEST_MAIN(tst_RecordingTab)
#include "tst_recordingtab.moc"
