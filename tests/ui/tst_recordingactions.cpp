// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/mainwindow.h"

#include "tests/ui/recordingfile.h"
#include "tests/ui/windowbench.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingbutton.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamview.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class tst_RecordingActions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void savesAStream();
    void tellsThatItCouldNotSave();
    void closingKeepsWhatIsUnsaved();
    void savesWhatWasKept();
    void forgetsWhatIsWorthless();
    void asksBeforeWhatIsInMemoryGoes();
    void recordsOnlyWhenAsked();
    void opensFiles();
    void tellsWhatCanNotBeOpened();
    void pastesAndDrops();
    void recentFiles();
    void savesAnOpenedRecording();
    void offersUnsavedRecordings();
    void savedOnesLeaveWithTheirTab();
    void actionsFollowTheTab();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_bench->dir.filePath(name); }
    [[nodiscard]] QStringList folder() const
    {
        return QDir(at(QStringLiteral("recordings")))
            .entryList({QStringLiteral("*.sserec"), QStringLiteral("*.part")}, QDir::Files);
    }
    [[nodiscard]] NoticeBar &notice() const
    {
        return WindowBench::child<NoticeBar>(*m_window, "notice");
    }
    void press(const char *button) const
    {
        QTest::mouseClick(&WindowBench::child<QAbstractButton>(*m_window, button), Qt::LeftButton);
    }
    void trigger(ActionId id) const { m_window->actions()[id].trigger(); }
    [[nodiscard]] bool isEnabled(ActionId id) const { return m_window->actions()[id].isEnabled(); }
    [[nodiscard]] QString recordingLabel() const
    {
        return WindowBench::child<RecordingButton>(m_window->currentTab(), "recording").text();
    }
    void openStream(const QString &path)
    {
        m_window->openAddress(m_bench->address(path));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                                  patience);
        QTRY_VERIFY(m_window->currentStream()->isRecorded());
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_answer; // of the next file dialog
    QString m_openedIn;
    QString m_suggested;
};

void tst_RecordingActions::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_answer.clear();
    const FileDialogs dialogs{
        [this](QWidget *, const QString &folder, const FileDialogs::Chosen &chosen) {
            m_openedIn = folder;
            chosen(m_answer);
        },
        [this](QWidget *, const QString &suggested, const FileDialogs::Chosen &chosen) {
            m_suggested = suggested;
            chosen(m_answer);
        }};
    const auto demo = [this]() -> Result<QUrl> {
        return QUrl(QStringLiteral("http://") + m_bench->address(QStringLiteral("/events")));
    };
    m_window = std::make_unique<MainWindow>(
        WindowServices{m_bench->settings, demo, {}, {}, at(QStringLiteral("recordings")), dialogs});
    m_window->restoreTabs();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_RecordingActions::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

void tst_RecordingActions::savesAStream()
{
    QVERIFY(recordingLabel().contains(QLatin1String("Recording on")));
    QVERIFY(!isEnabled(ActionId::SaveRecording));
    openStream(QStringLiteral("/events"));
    QTRY_VERIFY(recordingLabel().contains(QLatin1String("Recorded")));
    QTRY_COMPARE_WITH_TIMEOUT(folder().size(), 1, patience);
    QVERIFY(isEnabled(ActionId::SaveRecording));
    m_answer = at(QStringLiteral("saved.sserec"));
    trigger(ActionId::SaveRecording);
    QVERIFY(m_suggested.endsWith(QLatin1String("events.sserec")));
    QTRY_VERIFY_WITH_TIMEOUT(recordingLabel().contains(QLatin1String("Saved to saved.sserec")),
                             patience);
    QVERIFY(QFile::exists(m_answer));
    QCOMPARE(m_bench->settings.recentFiles(), QStringList(m_answer));
    // All was saved, so nothing is kept.
    m_window->closeTab(0);
    QVERIFY(notice().message().isEmpty());
    QVERIFY(folder().isEmpty());
    m_window->openFile(m_answer);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentRecording()->session().index().eventCount(), 4U,
                              patience);
}

void tst_RecordingActions::tellsThatItCouldNotSave()
{
    openStream(QStringLiteral("/events"));
    m_answer = at(QStringLiteral("no/such/folder/a.sserec"));
    trigger(ActionId::SaveRecording);
    QTRY_VERIFY_WITH_TIMEOUT(notice().message().startsWith(QLatin1String("a.sserec could not")),
                             patience);
    QVERIFY(!recordingLabel().contains(QLatin1String("saved")));
    QVERIFY(m_bench->settings.recentFiles().isEmpty());
}

void tst_RecordingActions::closingKeepsWhatIsUnsaved()
{
    openStream(QStringLiteral("/events"));
    m_window->closeTab(0);
    QVERIFY(notice().isVisible());
    QVERIFY(notice().message().contains(QLatin1String("was not saved")));
    QCOMPARE(folder().size(), 1);
    QVERIFY(folder().first().endsWith(QLatin1String(".sserec")));
    press("discardKept");
    QVERIFY(folder().isEmpty());
    QVERIFY(!notice().isVisible());
}

void tst_RecordingActions::savesWhatWasKept()
{
    openStream(QStringLiteral("/events"));
    m_window->closeTab(0);
    m_answer = at(QStringLiteral("kept.sserec"));
    press("saveKept");
    QTRY_VERIFY_WITH_TIMEOUT(notice().message().startsWith(QLatin1String("Saved to")), patience);
    QVERIFY(QFile::exists(m_answer));
    QTRY_VERIFY(folder().isEmpty());
}

void tst_RecordingActions::forgetsWhatIsWorthless()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/nothing")));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentStream()->status().ended, patience);
    m_window->closeTab(0);
    QVERIFY(!notice().isVisible());
    QVERIFY(folder().isEmpty());
    m_window->openDemo();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                              patience);
    m_window->closeTab(0);
    QVERIFY(!notice().isVisible());
    QVERIFY(folder().isEmpty());
}

void tst_RecordingActions::asksBeforeWhatIsInMemoryGoes()
{
    QFile inTheWay(at(QStringLiteral("recordings")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    openStream(QStringLiteral("/events"));
    const auto &banner = WindowBench::child<MessageBar>(m_window->currentTab(), "banner");
    QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible(), patience);
    QVERIFY(banner.message().startsWith(QLatin1String("What arrives is not recorded.")));
    QVERIFY(recordingLabel().startsWith(QLatin1String("Not recorded: ")));
    m_window->closeTab(0);
    QVERIFY(m_window->currentStream()->isStarted());
    QVERIFY(notice().message().contains(QLatin1String("loses")));
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    press("closeAnyway");
    QVERIFY(!m_window->isVisible());
}

void tst_RecordingActions::recordsOnlyWhenAsked()
{
    trigger(ActionId::RecordStreams);
    QVERIFY(!m_bench->settings.recordsStreams());
    trigger(ActionId::Limit500);
    QCOMPARE(m_bench->settings.recordingMegabytes(), 500);
    trigger(ActionId::StopAtLimit);
    QCOMPARE(m_bench->settings.atRecordingLimit(), AtLimit::Stop);
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                              patience);
    QTRY_VERIFY(recordingLabel().contains(QLatin1String("Not recorded")));
    QVERIFY(!isEnabled(ActionId::SaveRecording));
    QVERIFY(folder().isEmpty());
}

void tst_RecordingActions::opensFiles()
{
    m_answer = at(QStringLiteral("a.sserec"));
    QVERIFY(writeRecording(m_answer));
    m_bench->settings.setState(QStringLiteral("exportFolder"), "/of/exports");
    trigger(ActionId::OpenRecording);
    QCOMPARE(m_openedIn, QStringLiteral("/of/exports"));
    // It takes the place of the unused tab.
    QCOMPARE(m_window->tabCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentRecording()->session().index().rowCount(), 5U,
                              patience);
    m_window->addTab();
    m_window->openFile(m_answer);
    QCOMPARE(m_window->tabCount(), 2);
    QVERIFY(m_window->currentRecording());
    m_window->close();
    QCOMPARE(m_bench->settings.tabs().size(), 1);
}

void tst_RecordingActions::tellsWhatCanNotBeOpened()
{
    m_window->openFile(at(QStringLiteral("missing\u202E.sserec")));
    QVERIFY(notice().isVisible());
    QVERIFY(!notice().message().contains(QChar(0x202E)));
    QVERIFY(notice().message().endsWith(QLatin1Char('.')));
    QVERIFY(m_window->currentStream());
    QVERIFY(m_bench->settings.recentFiles().isEmpty());
    press("dismiss");
    QVERIFY(!notice().isVisible());
}

void tst_RecordingActions::pastesAndDrops()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("data: a\n\ndata: b\n\n"));
    trigger(ActionId::PasteEvents);
    QVERIFY(m_window->currentRecording());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentRecording()->session().index().eventCount(), 2U,
                              patience);
    QGuiApplication::clipboard()->clear();
    trigger(ActionId::PasteEvents);
    QVERIFY(notice().isVisible());

    const QString path = at(QStringLiteral("dropped.sserec"));
    QVERIFY(writeRecording(path));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(m_window->currentRecording()->session().path(), path);
}

void tst_RecordingActions::recentFiles()
{
    const QString path = at(QStringLiteral("r&d.sserec"));
    QVERIFY(writeRecording(path));
    m_window->openFile(path);
    m_window->closeTab(0);
    QMenu *menu = m_window->actions().menuOf(ActionId::ClearRecent);
    for (int round = 0; round < 2; ++round)
        emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 3);
    QVERIFY(menu->actions().first()->text().endsWith(QLatin1String("r&&d.sserec")));
    menu->actions().first()->trigger();
    QVERIFY(m_window->currentRecording());
    trigger(ActionId::ClearRecent);
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(!isEnabled(ActionId::ClearRecent));
}

void tst_RecordingActions::savesAnOpenedRecording()
{
    const QString path = at(QStringLiteral("a.sserec"));
    QVERIFY(writeRecording(path));
    m_window->openFile(path);
    m_answer = path;
    trigger(ActionId::SaveRecording);
    QVERIFY(notice().message().contains(QLatin1String("itself")));
    m_answer = at(QStringLiteral("copy.sserec"));
    trigger(ActionId::SaveRecording);
    QTRY_VERIFY_WITH_TIMEOUT(notice().message().startsWith(QLatin1String("Saved to")), patience);
    QVERIFY(QFile::exists(m_answer));
}

void tst_RecordingActions::offersUnsavedRecordings()
{
    QVERIFY(QDir().mkpath(at(QStringLiteral("recordings"))));
    QVERIFY(writeRecording(at(QStringLiteral("recordings/one.sserec"))));
    QVERIFY(writeRecording(at(QStringLiteral("recordings/two.sserec.part")), false));
    m_window->offerUnsavedRecordings();
    QTRY_COMPARE_WITH_TIMEOUT(notice().message(),
                              QStringLiteral("2 recordings were not saved, one of them "
                                             "interrupted."),
                              patience);
    press("showUnsaved");
    auto *table = m_window->findChild<QTableWidget *>(QStringLiteral("unsavedTable"));
    QVERIFY(table);
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 2, patience);
    QVERIFY(table->item(0, 0)->text().startsWith(QLatin1String("http://localhost/events")));
    QVERIFY(!table->item(0, 0)->text().contains(QLatin1String("abc")));
    press("openUnsaved");
    QVERIFY(m_window->currentRecording());
    QVERIFY(m_bench->settings.recentFiles().isEmpty());
    press("discardUnsaved");
    // The tab that showed it went with it.
    QVERIFY(!m_window->currentRecording());
    QCOMPARE(folder().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 1, patience);
    press("discardAllUnsaved");
    QVERIFY(folder().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 0, patience);
}

void tst_RecordingActions::savedOnesLeaveWithTheirTab()
{
    QVERIFY(QDir().mkpath(at(QStringLiteral("recordings"))));
    const QString path = at(QStringLiteral("recordings/one.sserec"));
    QVERIFY(writeRecording(path));
    m_window->openFile(path);
    m_answer = at(QStringLiteral("copy.sserec"));
    trigger(ActionId::SaveRecording);
    QTRY_VERIFY_WITH_TIMEOUT(notice().message().startsWith(QLatin1String("Saved to")), patience);
    QCOMPARE(folder().size(), 1);
    m_window->closeTab(0);
    QVERIFY(folder().isEmpty());
}

void tst_RecordingActions::actionsFollowTheTab()
{
    QVERIFY(!isEnabled(ActionId::Play));
    QVERIFY(isEnabled(ActionId::Connect));
    const QString path = at(QStringLiteral("a.sserec"));
    QVERIFY(writeRecording(path));
    m_window->addTab();
    m_window->openFile(path);
    for (const ActionId id : {ActionId::Play, ActionId::StepBack, ActionId::ToStart,
                              ActionId::Faster, ActionId::SaveRecording})
        QVERIFY(isEnabled(id));
    for (const ActionId id : {ActionId::Connect, ActionId::CloseStream, ActionId::Pause,
                              ActionId::ShowOptions, ActionId::FocusAddress})
        QVERIFY(!isEnabled(id));
    Replay &replay = m_window->currentRecording()->replay();
    QTRY_VERIFY(m_window->currentRecording()->session().progress().finished);
    trigger(ActionId::Loop);
    QVERIFY(replay.loops());
    QTRY_VERIFY(m_window->actions()[ActionId::Loop].isChecked());
    trigger(ActionId::SkipSilence);
    QVERIFY(replay.skipsSilence());
    trigger(ActionId::Faster);
    QVERIFY(replay.pace().factor > 1);
    trigger(ActionId::StepBack);
    QVERIFY(replay.end());
    trigger(ActionId::ToEnd);
    QVERIFY(!replay.end());
    trigger(ActionId::NextTab);
    QVERIFY(!isEnabled(ActionId::Play));
    QVERIFY(isEnabled(ActionId::Connect));
}

QTEST_MAIN(tst_RecordingActions)
#include "tst_recordingactions.moc"
