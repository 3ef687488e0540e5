// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/windowbench.h"
#include "ui/mainwindow.h"
#include "ui/models/mockrequestsmodel.h"
#include "ui/panes/mockrequests.h"
#include "ui/panes/mockscenarios.h"
#include "ui/panes/mockserverbar.h"
#include "ui/panes/mocktab.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/views/plaintable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

/// The mock server as a part of the window.
class tst_MockWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensOneMockServer();
    void disablesWhatNeedsACapture();
    void inspectsTheMockServer();
    void servesWhatArrived();
    void servesOpenedText();
    void servesOpenedFiles();
    void asksBeforeLosingScenarios();
    void remembersFoldersThatWorked();
    void remembersTheMockServer();

private:
    /// Dialogs for scenarios that note where they would begin, and are answered with m_answer.
    [[nodiscard]] FileDialogs dialogs()
    {
        FileDialogs made = systemFileDialogs();
        made.openScenario = [this](QWidget *, const QString &folder,
                                   const FileDialogs::Chosen &chosen) {
            m_begun = folder;
            chosen(m_answer);
        };
        made.saveScenario = [this](QWidget *, const QString &suggested,
                                   const FileDialogs::Chosen &chosen) {
            m_begun = QFileInfo(suggested).path();
            chosen(m_answer);
        };
        return made;
    }
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(
            WindowServices{m_bench->settings,
                           [] {
                               return Error{"listen", QStringLiteral("No port is free.")};
                           },
                           {},
                           {},
                           {},
                           dialogs(),
                           m_bench->dir.filePath(QStringLiteral("scenarios"))});
        m_window->restoreTabs();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] const Actions &actions() const { return m_window->actions(); }
    /// Starts the mock server with its tab in front, and gives its address.
    [[nodiscard]] QString startMockServer() const
    {
        actions()[ActionId::MockServer].trigger();
        actions()[ActionId::Connect].trigger();
        const auto &address = WindowBench::child<QLineEdit>(*m_window, "mockAddress");
        (void)QTest::qWaitFor([&address] { return !address.text().isEmpty(); }, patience);
        return address.text();
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_answer;
    QString m_begun;
};

void tst_MockWindow::init()
{
    m_bench = std::make_unique<WindowBench>();
    makeWindow();
}

void tst_MockWindow::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

void tst_MockWindow::opensOneMockServer()
{
    actions()[ActionId::MockServer].trigger();
    QCOMPARE(m_window->tabCount(), 2);
    QCOMPARE(m_window->currentTab().title(), QStringLiteral("Mock Server"));
    actions()[ActionId::PreviousTab].trigger();
    actions()[ActionId::MockServer].trigger();
    QCOMPARE(m_window->tabCount(), 2);
    QVERIFY(!m_window->currentCapture());
    m_window->closeTab(0);
    m_window->closeTab(0);
    QCOMPARE(m_window->tabCount(), 1);
    QVERIFY(m_window->currentStream());
}

void tst_MockWindow::disablesWhatNeedsACapture()
{
    actions()[ActionId::MockServer].trigger();
    for (const ActionId id :
         {ActionId::FocusAddress, ActionId::ShowOptions, ActionId::CloseStream,
          ActionId::ReconnectNow, ActionId::Copy, ActionId::CopyJson, ActionId::CopyCurl,
          ActionId::Find, ActionId::FindNext, ActionId::Pause, ActionId::Follow, ActionId::Clear,
          ActionId::ShowAllRows, ActionId::Play, ActionId::SaveRecording, ActionId::ServeThis})
        QVERIFY2(!actions()[id].isEnabled(), qPrintable(actions()[id].text()));
    for (const ActionId id : {ActionId::Connect, ActionId::FocusFilter})
        QVERIFY2(actions()[id].isEnabled(), qPrintable(actions()[id].text()));
    // Those that look at every tab pass this one by.
    actions()[ActionId::Utc].trigger();
    actions()[ActionId::TimeSinceStart].trigger();
    actions()[ActionId::FocusFilter].trigger();
    QTRY_VERIFY(WindowBench::child<QLineEdit>(*m_window, "mockSearch").hasFocus());
    actions()[ActionId::PreviousTab].trigger();
    for (const ActionId id : {ActionId::FocusAddress, ActionId::Find, ActionId::Clear})
        QVERIFY2(actions()[id].isEnabled(), qPrintable(actions()[id].text()));
}

void tst_MockWindow::inspectsTheMockServer()
{
    const QString folder = m_bench->dir.filePath(QStringLiteral("scenarios"));
    const QString path = folder + QStringLiteral("/counting.json");
    QVERIFY(!writeScenarioFile(path, R"({"name": "counting", "resume": "continue", "steps": [
        {"event": {"retry": 0}}, {"event": {"id": "1", "data": "one"}}, {"wait": 3600000}]})"));
    m_window->openMockServer().scenarios().choose(path);
    const QString address = startMockServer();
    QVERIFY(!address.isEmpty());
    WindowBench::child<QPushButton>(*m_window, "mockInspect").click();
    StreamTab *stream = m_window->currentStream();
    QVERIFY(stream);
    QTRY_COMPARE_WITH_TIMEOUT(stream->session().index().eventCount(), 1U, patience);
    // Pushed by hand, then cut: it reconnects, and goes on.
    MockTab &mock = m_window->openMockServer();
    WindowBench::child<QLineEdit>(mock, "pushId").setText(QStringLiteral("by-hand"));
    auto &push = WindowBench::child<QPushButton>(mock, "push");
    QTRY_VERIFY_WITH_TIMEOUT(push.isEnabled(), patience);
    WindowBench::child<QPlainTextEdit>(mock, "pushData").setPlainText(QStringLiteral("two"));
    push.click();
    QTRY_COMPARE_WITH_TIMEOUT(stream->session().index().eventCount(), 2U, patience);
    QTRY_VERIFY_WITH_TIMEOUT(mock.requests().clients().model()->rowCount() == 1, patience);
    mock.requests().clients().selectRow(0);
    WindowBench::child<QToolButton>(mock, "mockCut").click();
    QTRY_VERIFY_WITH_TIMEOUT(stream->session().status().connection == 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(mock.requests().log().model()->rowCount() == 2, patience);
    QTRY_COMPARE(mock.requests()
                     .log()
                     .model()
                     ->index(1, MockRequestsModel::LastEventIdColumn)
                     .data()
                     .toString(),
                 QStringLiteral("by-hand"));
    // Closing its tab stops it, and says what that ended.
    QTRY_VERIFY_WITH_TIMEOUT(mock.liveClients() == 1, patience);
    m_window->closeTab(mock);
    QVERIFY(WindowBench::child<NoticeBar>(*m_window, "notice")
                .message()
                .contains(QLatin1String("1 connection")));
}

void tst_MockWindow::servesWhatArrived()
{
    StreamTab &source = m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    QTRY_COMPARE_WITH_TIMEOUT(source.session().index().eventCount(), 4U, patience);
    actions()[ActionId::ServeThis].trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->currentCapture(), patience);
    auto &address = WindowBench::child<QLineEdit>(*m_window, "mockAddress");
    QTRY_VERIFY_WITH_TIMEOUT(!address.text().isEmpty(), patience);
    StreamTab &copy = m_window->openAddress(address.text());
    QTRY_COMPARE_WITH_TIMEOUT(copy.session().index().eventCount(), 4U, patience);
}

void tst_MockWindow::servesOpenedText()
{
    m_window->openText(QStringLiteral("pasted"), "data: a\n\ndata: b\n\n");
    QVERIFY(m_window->currentRecording());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentRecording()->session().index().eventCount() == 2,
                             patience);
    actions()[ActionId::ServeThis].trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->currentCapture(), patience);
    auto &address = WindowBench::child<QLineEdit>(*m_window, "mockAddress");
    QTRY_VERIFY_WITH_TIMEOUT(!address.text().isEmpty(), patience);
    StreamTab &copy = m_window->openAddress(address.text());
    QTRY_VERIFY_WITH_TIMEOUT(copy.session().index().eventCount() >= 2U, patience);
}

void tst_MockWindow::servesOpenedFiles()
{
    const QString path = m_bench->dir.filePath(QStringLiteral("opened.sse"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("data: a\n\ndata: b\n\ndata: c\n\n");
    file.close();
    m_window->openFile(path);
    QVERIFY(m_window->currentRecording());
    // It may still be read: the server waits for the rest.
    actions()[ActionId::ServeThis].trigger();
    QVERIFY(!m_window->currentCapture());
    auto &address = WindowBench::child<QLineEdit>(*m_window, "mockAddress");
    QTRY_VERIFY_WITH_TIMEOUT(!address.text().isEmpty(), patience);
    const auto &bar = WindowBench::child<MockServerBar>(*m_window, "mockBar");
    QVERIFY(bar.stateText().contains(QLatin1String("opened.sse")));
    StreamTab &copy = m_window->openAddress(address.text());
    QTRY_VERIFY_WITH_TIMEOUT(copy.session().index().eventCount() >= 3U, patience);
    // Its tab may close meanwhile.
    m_window->closeTab(*m_window->recordingTabs().first());
    QVERIFY(m_window->openMockServer().isRunning());
}

void tst_MockWindow::asksBeforeLosingScenarios()
{
    MockTab &mock = m_window->openMockServer();
    WindowBench::child<QToolButton>(mock, "mockNew").click();
    const QString path = mock.scenarios().current();
    mock.scenarios().documents().setText(path, R"({"name": "changed"})");
    QVERIFY(actions()[ActionId::SaveRecording].isEnabled());
    m_window->closeTab(mock);
    QVERIFY(m_window->openMockServer().scenarios().canSave());
    QVERIFY(!m_window->close());
    WindowBench::child<QPushButton>(*m_window, "saveScenarios").click();
    QVERIFY(!m_window->isVisible());
    QCOMPARE(readScenarioFile(path).value(), QByteArray(R"({"name": "changed"})"));
}

void tst_MockWindow::remembersFoldersThatWorked()
{
    const QDir dir(m_bench->dir.path());
    QVERIFY(dir.mkpath(QStringLiteral("good")));
    QVERIFY(dir.mkpath(QStringLiteral("bad")));
    const QString good = dir.filePath(QStringLiteral("good"));
    QVERIFY(!writeScenarioFile(good + QStringLiteral("/a.json"), R"({"name": "a"})"));
    QVERIFY(!writeScenarioFile(dir.filePath(QStringLiteral("bad/no.json")), "no scenario"));
    MockTab &mock = m_window->openMockServer();
    m_answer = good + QStringLiteral("/a.json");
    emit mock.loadRequested();
    m_answer = dir.filePath(QStringLiteral("bad/no.json"));
    emit mock.loadRequested();
    QCOMPARE(m_begun, good);
    m_begun.clear();
    m_answer = dir.filePath(QStringLiteral("bad/no.json/b.json"));
    emit mock.saveAsRequested(QStringLiteral("b.json"));
    QCOMPARE(m_begun, good);
    m_begun.clear();
    m_answer = dir.filePath(QStringLiteral("bad/b.json"));
    emit mock.saveAsRequested(QStringLiteral("b.json"));
    QCOMPARE(m_begun, good);
    emit mock.loadRequested();
    QCOMPARE(m_begun, dir.filePath(QStringLiteral("bad")));
}

void tst_MockWindow::remembersTheMockServer()
{
    m_window->openAddress(m_bench->address(QStringLiteral("/events")));
    m_window->openMockServer().scenarios().choose(QStringLiteral("builtin:flood"));
    m_window->close();
    m_window.reset();
    makeWindow();
    QCOMPARE(m_window->tabCount(), 2);
    QVERIFY(!m_window->currentCapture());
    MockTab &mock = m_window->openMockServer();
    QCOMPARE(m_window->tabCount(), 2);
    QCOMPARE(mock.scenarios().current(), QStringLiteral("builtin:flood"));
    QVERIFY(!mock.isRunning());
    m_window->closeTab(mock);
    m_window->close();
    m_window.reset();
    makeWindow();
    QCOMPARE(m_window->tabCount(), 1);
}

QTEST_MAIN(tst_MockWindow)
#include "tst_mockwindow.moc"
