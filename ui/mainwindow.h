// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/actions.h"
#include "ui/panes/streamtab.h"

#include <QMainWindow>

class QTabWidget;

namespace sse::ui {

/// What the window needs from outside.
struct WindowServices
{
    Settings &settings;
    /// Starts the demo server on the first call and gives its address.
    std::function<Result<QUrl>()> demoAddress;
    TransportFactory transports;
    std::function<Result<QByteArray>(const QString &path)> readCertificates;
};

/// Menus, and one tab a stream. Arranges panes, binds actions to the current tab; no logic of its
/// own.
class MainWindow final : public QMainWindow
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

    [[nodiscard]] StreamTab &currentTab() const;
    [[nodiscard]] int tabCount() const;
    [[nodiscard]] StreamTab &tab(int number) const;
    [[nodiscard]] const Actions &actions() const { return *m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTabs();
    void bindFileActions();
    void bindStreamActions();
    void bindCopyActions();
    void bindRowActions();
    void bindViewActions();
    void bindTheme();
    void fillContextMenu(StreamTab &tab) const;
    void showTitle(StreamTab &tab);
    void showState();
    void saveState();

    WindowServices m_services;
    Actions *m_actions = nullptr;
    QTabWidget *m_tabs = nullptr;
    bool m_closing = false;
};

} // namespace sse::ui
