// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"
#include "core/session/recordingsession.h"
#include "ui/actions.h"
#include "ui/fileimports.h"
#include "ui/panes/recordingtab.h"
#include "ui/unsavedrecordings.h"

namespace sse::ui {

class NoticeBar;
class Settings;
class StreamTab;
class TabHost;

/// What the window can do with recordings: open, paste, save, the recent ones, those that were not
/// saved, and how streams are recorded. Every file comes from a dialog that can be injected. UI
/// thread.
class RecordingActions final : public QObject
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
        QString recordings; ///< the folder of recordings; empty: none are made
        FileDialogs dialogs;
    };

    explicit RecordingActions(const Parts &parts, QObject *parent = nullptr);

    /// At most so many tabs are opened for one imported file.
    static constexpr std::size_t mostImported = 20;

    /// Opens a recording, or a file of event-stream text, in a tab, or imports a file of another
    /// program; a tab that shows it already comes to the front. What is wrong is told in the
    /// window.
    void openFile(const QString &path);
    void openText(const QString &name, const QByteArray &text);
    /// The same of what comes from an open descriptor.
    void openInput(const QString &name, int descriptor);
    /// Tells what becomes of the recordings of \a tab.
    void watch(StreamTab &tab);
    /// Whether closing \a tabs loses nothing that is only in memory, because it could not be
    /// recorded. Otherwise the window asks, and \a again is called when they are to close anyway.
    [[nodiscard]] bool mayClose(const QList<StreamTab *> &tabs, std::function<void()> again);
    /// \a tab closes: what becomes of its recording is told.
    void end(StreamTab &tab);
    /// The tab of an opened file has closed.
    void noteClosed(const QString &path) { m_unsaved.noteTabClosed(path); }
    /// The recordings of an earlier time are offered.
    void offerUnsaved() { m_unsaved.offer(); }
    /// What can be done with the tab in front.
    void showState() const;

private:
    void bind();
    void bindSettings();
    void bindReplay();
    void showSettings() const;
    void fillRecent();
    void paste();
    void saveCurrent();
    void addTab(Result<std::unique_ptr<RecordingSession>> opened,
                const RecordingTab::Import &import = {});
    void addImported(const QString &path, Imported imported);
    [[nodiscard]] bool showOpened(const QString &path);
    void tellFailure(const QString &text);

    Parts m_parts;
    RecordingSaver m_saver;
    UnsavedRecordings m_unsaved;
    FileImports m_imports;
    SystemClock m_clock;
    QtTimers m_timers;
    QString m_failure; // told last
    bool m_closesAnyway = false;
};

} // namespace sse::ui
