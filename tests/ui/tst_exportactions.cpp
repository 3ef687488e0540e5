// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/recordingfile.h"
#include "tests/ui/shownwindow.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/panes/eventspane.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/panes/streamview.h"
#include "ui/views/timelineview.h"

#include <QLineEdit>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class TestExportActions final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void enabledWithRows();
    void exportsARunningStream();
    void oneDialogATab();
    void goesWithItsTab();
    void tellsWhatItCancels();
    void goesWithTheWindow();
    void exportsTheSelection();
    void knowsFilterAndTimeline();
    void shortcutWorksInLines();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_bench->dir.filePath(name); }
    [[nodiscard]] QList<ExportDialog *> dialogs() const
    {
        return m_window->findChildren<ExportDialog *>();
    }
    [[nodiscard]] QAction &action(ActionId id) const { return m_window->actions()[id]; }
    void openRecording(const QString &name)
    {
        QVERIFY(writeRecording(at(name)));
        m_window->openFile(at(name));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentRecording()->session().progress().finished,
                                 patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentCapture()->view().events().model().rowCount(), 5,
                                  patience);
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_answer;
};

void TestExportActions::init()
{
    m_bench = std::make_unique<WindowBench>();
    FileDialogs files;
    files.saveExport = [this](QWidget *, const QString &, const FileDialogs::Chosen &chosen) {
        chosen(m_answer);
    };
    m_window = shownWindow(*m_bench, files);
    QVERIFY(m_window);
}

void TestExportActions::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

void TestExportActions::enabledWithRows()
{
    QVERIFY(!action(ActionId::Export).isEnabled());
    QVERIFY(!action(ActionId::ExportSelection).isEnabled());
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::Export).isEnabled(), patience);
    QVERIFY(!action(ActionId::ExportSelection).isEnabled());
    m_window->openMockServer();
    QVERIFY(!action(ActionId::Export).isEnabled());
    QCOMPARE(action(ActionId::Export).shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
    const auto actions = m_window->tab(0).findChild<EventTableView *>()->actions();
    QVERIFY(actions.contains(&action(ActionId::ExportSelection)));
}

void TestExportActions::exportsARunningStream()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentStream()->session().index().eventCount(), 4U,
                              patience);
    QTRY_VERIFY(action(ActionId::Export).isEnabled());
    action(ActionId::Export).trigger();
    QCOMPARE(dialogs().size(), 1);
    QVERIFY(!dialogs().first()->isModal());
    QVERIFY(dialogs().first()->windowTitle().contains(QLatin1String("127.0.0.1")));
    m_answer = at(QStringLiteral("a.jsonl"));
    auto &save = WindowBench::child<QAbstractButton>(*dialogs().first(), "exportSave");
    QTRY_VERIFY_WITH_TIMEOUT(save.isEnabled(), patience);
    save.click();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_answer), patience);
    QFile file(m_answer);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("three <b>"));
    QVERIFY(m_window->currentStream()->isRunning());
}

void TestExportActions::oneDialogATab()
{
    openRecording(QStringLiteral("a.sserec"));
    action(ActionId::Export).trigger();
    action(ActionId::Export).trigger();
    QCOMPARE(dialogs().size(), 1);
    openRecording(QStringLiteral("b.sserec"));
    action(ActionId::Export).trigger();
    QCOMPARE(dialogs().size(), 2);
}

void TestExportActions::goesWithItsTab()
{
    openRecording(QStringLiteral("a.sserec"));
    action(ActionId::Export).trigger();
    auto &copy = WindowBench::child<QAbstractButton>(*dialogs().first(), "exportCopy");
    QTRY_VERIFY_WITH_TIMEOUT(copy.isEnabled(), patience);
    copy.click();
    m_window->closeTab(m_window->currentTab());
    QVERIFY(dialogs().isEmpty());
    // Closed by the user before its tab.
    openRecording(QStringLiteral("b.sserec"));
    action(ActionId::Export).trigger();
    dialogs().first()->close();
    QTRY_VERIFY(dialogs().isEmpty());
    action(ActionId::Export).trigger();
    QCOMPARE(dialogs().size(), 1);
}

void TestExportActions::tellsWhatItCancels()
{
    openRecording(QStringLiteral("a.sserec"));
    m_answer = at(QStringLiteral("out.jsonl"));
    const auto save = [this] {
        action(ActionId::Export).trigger();
        auto &button = WindowBench::child<QAbstractButton>(*dialogs().first(), "exportSave");
        QTRY_VERIFY_WITH_TIMEOUT(button.isEnabled(), patience);
        button.click();
    };
    save();
    m_window->close();
    QVERIFY(m_window->isVisible());
    const auto &notice = WindowBench::child<NoticeBar>(*m_window, "notice");
    QCOMPARE(notice.message(),
             QStringLiteral("The export to “out.jsonl” is still being written. Closing cancels "
                            "it."));
    m_window->closeTab(m_window->currentTab());
    QVERIFY(dialogs().isEmpty());
    QVERIFY(notice.message().startsWith(QStringLiteral("The export to “out.jsonl” was cancelled")));
    openRecording(QStringLiteral("b.sserec"));
    save();
    m_window->close();
    WindowBench::child<QAbstractButton>(notice, "cancelExports").click();
    QVERIFY(!m_window->isVisible());
}

void TestExportActions::goesWithTheWindow()
{
    openRecording(QStringLiteral("a.sserec"));
    action(ActionId::Export).trigger();
    const QPointer<ExportDialog> dialog = dialogs().first();
    auto &copy = WindowBench::child<QAbstractButton>(*dialog, "exportCopy");
    QTRY_VERIFY_WITH_TIMEOUT(copy.isEnabled(), patience);
    copy.click();
    m_window.reset();
    QVERIFY(dialog.isNull());
}

void TestExportActions::exportsTheSelection()
{
    openRecording(QStringLiteral("a.sserec"));
    m_window->currentCapture()->view().events().table().selectRows(2, 4);
    QVERIFY(action(ActionId::ExportSelection).isEnabled());
    action(ActionId::ExportSelection).trigger();
    const auto &button =
        WindowBench::child<QAbstractButton>(*dialogs().first(), "exportScope-selection");
    QVERIFY(button.isChecked());
    QVERIFY(button.text().endsWith(QLatin1String("2 rows")));
}

void TestExportActions::knowsFilterAndTimeline()
{
    openRecording(QStringLiteral("a.sserec"));
    StreamView &view = m_window->currentCapture()->view();
    view.events().addFilterTerm(QStringLiteral("type:tick"));
    auto &timeline = WindowBench::child<TimelineView>(view, "timeline");
    const TimeSpan extent = extentOf(m_window->currentCapture()->capture().log());
    timeline.setRange(TimeSpan{extent.begin + Millis(500), extent.begin + Millis(1500)});
    QTRY_COMPARE_WITH_TIMEOUT(view.events().model().matchCount(), 1U, patience);
    action(ActionId::Export).trigger();
    const auto &filtered =
        WindowBench::child<QAbstractButton>(*dialogs().first(), "exportScope-filtered");
    QVERIFY(filtered.isEnabled());
    QVERIFY(filtered.text().endsWith(QLatin1String("1 row and life-cycle rows")));
    WindowBench::child<QAbstractButton>(*dialogs().first(), "exportScope-time").click();
    const auto &from = WindowBench::child<QLineEdit>(*dialogs().first(), "exportFrom");
    const auto &to = WindowBench::child<QLineEdit>(*dialogs().first(), "exportTo");
    QVERIFY(from.text() != to.text());
    QVERIFY(from.text().right(3) != to.text().right(3) ||
            from.text().right(4).left(1) == QLatin1String("."));
    // Selected rows of a filtered list are not those between them.
    const auto selectAll = [&] {
        view.events().table().selectAll();
        return view.events().table().selectedRanges();
    };
    // Matches are counted before they are shown.
    QTRY_COMPARE_WITH_TIMEOUT(selectAll().size(), 2U, patience);
    const auto ranges = selectAll();
    QVERIFY(ranges.front() == std::pair(RowNumber{0}, RowNumber{1}) || ranges.front().first == 0);
    QCOMPARE(ranges.back().second, 3U);
}

void TestExportActions::shortcutWorksInLines()
{
    openRecording(QStringLiteral("a.sserec"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->currentCapture()->view().events().focusFilter();
    auto *filter = qobject_cast<QLineEdit *>(m_window->focusWidget());
    QVERIFY(filter);
    QTest::keyClick(filter, Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(dialogs().size(), 1);
}

QTEST_MAIN(TestExportActions)
#include "tst_exportactions.moc"
