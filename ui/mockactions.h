// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingfolder.h"
#include "core/session/recordingsession.h"
#include "ui/actions.h"
#include "ui/dialogs/filedialogs.h"

#include <QPointer>
#include <QThreadPool>

class QTemporaryDir;

namespace sse::ui {

class CaptureTab;
class MockTab;
class NoticeBar;
class Settings;
class TabHost;
class WindowTab;

/// What the window does with the mock server: its one tab, and serving what another tab holds. UI
/// thread.
class MockActions final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        TabHost &tabs;
        NoticeBar &notices;
        const Actions &actions;
        Settings &settings;
        QString scenarios; ///< the folder of scenarios; empty: there is none
        FileDialogs dialogs;
        /// Opens an address in a stream tab, and connects.
        std::function<void(const QString &address)> inspect;
    };

    explicit MockActions(Parts parts, QObject *parent = nullptr);
    ~MockActions() override;

    /// Opens the tab when it was open the last time, behind the others.
    void restore();
    /// Remembers it.
    void save();
    /// Brings the tab to the front; makes it when there is none.
    MockTab &show();
    /// nullptr while it is not open.
    [[nodiscard]] MockTab *tab() const;
    /// Whether closing \a tab, or all when it is null, loses no edited scenario. Otherwise the
    /// window asks, and \a again is called when it may.
    [[nodiscard]] bool mayClose(const WindowTab *tab, std::function<void()> again);
    /// \a tab closes now: what it holds is no longer read, and what ended with it is told.
    void noteClosing(const WindowTab &tab);
    /// Waits until no tab is read.
    void finish();
    /// What can be done with the tab in front.
    void showState() const;

private:
    [[nodiscard]] MockTab *current() const;
    MockTab &open();
    void bind();
    void serveCurrent();
    void serveCopyOf(CaptureTab &tab);
    void serveCopy(const QString &name, const std::shared_ptr<QTemporaryDir> &folder,
                   const std::optional<Error> &error);
    void serve(const QString &name, Result<std::unique_ptr<RecordingSession>> opened,
               std::shared_ptr<void> keep);
    void askForScenario();
    void askWhereToSave(const QString &name);
    void rememberFolderOf(const QString &path);

    Parts m_parts;
    QPointer<MockTab> m_tab;
    const CaptureTab *m_copied = nullptr; // its log is being read
    bool m_closesAnyway = false;
    QThreadPool m_jobs;
};

} // namespace sse::ui
