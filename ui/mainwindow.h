// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/actions.h"
#include "ui/dialogs/filedialogs.h"
#include "ui/panes/streamtab.h"
#include "ui/tabhost.h"

#include <QMainWindow>

class QTabWidget;

namespace sse::ui {

class ExportActions;
class MockActions;
class MockTab;
class NoticeBar;
class RecordingActions;
class TabActions;

/// What the window needs from outside.
struct WindowServices
{
    Settings &settings;
    /// Starts the demo server on the first call and gives its address.
    std::function<Result<QUrl>()> demoAddress;
    TransportFactory transports;
    std::function<Result<QByteArray>(const QString &path)> readCertificates;
    /// The folder where streams are recorded; empty: nowhere.
    QString recordings = {};
    FileDialogs dialogs = systemFileDialogs();
    /// The folder of the mock server's scenarios; empty: there is none.
    QString scenarios = {};
};

/// Menus, and one tab for each stream and opened file, and one for the mock server. Arranges panes,
/// binds actions to the current tab; no logic of its own.
class MainWindow final : public QMainWindow, public TabHost
{
    Q_OBJECT

public:
    explicit MainWindow(WindowServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the tabs of the last time, or an empty one.
    void restoreTabs();
    /// Opens \a address in a tab, an empty one if there is, and connects.
    StreamTab &openAddress(const QString &address);
    void openDemo();
    StreamTab &addTab();
    void closeTab(int number);
    /// Opens a recording, or a file of event-stream text, in a tab.
    void openFile(const QString &path);
    void openText(const QString &name, const QByteArray &text);
    void openInput(const QString &name, int descriptor);
    /// Brings the mock server's tab to the front.
    MockTab &openMockServer();
    /// Tells of recordings that an earlier time left; they are looked for in another thread.
    void offerUnsavedRecordings();

    [[nodiscard]] WindowTab &currentTab() const override;
    [[nodiscard]] CaptureTab *currentCapture() const override;
    [[nodiscard]] StreamTab *currentStream() const override;
    [[nodiscard]] RecordingTab *currentRecording() const override;
    [[nodiscard]] QList<CaptureTab *> captureTabs() const override;
    [[nodiscard]] QList<RecordingTab *> recordingTabs() const override;
    [[nodiscard]] int tabCount() const;
    [[nodiscard]] WindowTab &tab(int number) const;
    /// nullptr when it is of another kind.
    [[nodiscard]] StreamTab *streamTab(int number) const;
    void addRecordingTab(RecordingTab *tab) override;
    void appendTab(WindowTab *tab) override;
    void showTab(WindowTab &tab) override;
    void closeTab(WindowTab &tab) override;
    [[nodiscard]] const Actions &actions() const { return *m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildTabs();
    void bindFileActions();
    void insertTab(WindowTab &tab, int number);
    void fillContextMenu(CaptureTab &tab) const;
    void showTitle(WindowTab &tab);
    void showState();
    void saveState();

    WindowServices m_services;
    Actions *m_actions = nullptr;
    NoticeBar *m_notices = nullptr;
    RecordingActions *m_recordings = nullptr;
    MockActions *m_mock = nullptr;
    ExportActions *m_exports = nullptr;
    TabActions *m_tabActions = nullptr;
    QTabWidget *m_tabs = nullptr;
    bool m_closing = false;
};

} // namespace sse::ui
