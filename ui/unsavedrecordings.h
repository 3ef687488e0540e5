// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingfolder.h"
#include "ui/panes/tabrecording.h"
#include "ui/recordingsaver.h"

#include <QPointer>

namespace sse::ui {

class TabHost;
class UnsavedDialog;

/// What becomes of recordings that nobody saved: offered at the start of the program and when a
/// stream's tab closes, listed, saved, discarded. Looks into the folder in another thread. UI
/// thread.
class UnsavedRecordings final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        TabHost &tabs;
        NoticeBar &notices;
        RecordingSaver &saver;
        RecordingFolder folder; ///< an empty path: there are none
        std::function<void(const QString &path)> open;
    };

    explicit UnsavedRecordings(Parts parts, QObject *parent = nullptr);
    /// Waits.
    ~UnsavedRecordings() override;

    /// At the start: says how many there are, if any.
    void offer();
    /// A tab closed and left \a kept.
    void tellKept(const KeptRecording &kept);
    /// All of them, in a dialog.
    void showList();
    /// \a path lies in the folder.
    [[nodiscard]] bool holds(const QString &path) const;
    /// The recording at \a path was saved elsewhere: it goes, at the latest when its tab closes.
    void noteSaved(const QString &path);
    void noteTabClosed(const QString &path);
    /// Removes the recording at \a path, which is in the folder, and the tab that shows it.
    void discard(const QString &path);

private:
    using Found = std::function<void(const QList<UnsavedRecording> &)>;
    void look(Found found);
    void refreshList();
    void save(const QString &path, const QString &title);
    void closeTabOf(const QString &path);

    Parts m_parts;
    QPointer<UnsavedDialog> m_dialog;
    QStringList m_saved; // shown in tabs
    QThreadPool m_jobs;
};

} // namespace sse::ui
