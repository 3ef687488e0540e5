// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/dialogs/filedialogs.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace sse {
class RecordingSession;
}

namespace sse::ui {

class NoticeBar;
class Settings;

/// Saves recordings that nobody records into: asks where to, copies in another thread, and tells
/// how it went. UI thread.
class RecordingSaver final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it, \a window is the dialogs' parent.
    RecordingSaver(QWidget &window, NoticeBar &notices, Settings &settings, FileDialogs dialogs,
                   QObject *parent = nullptr);
    /// Cancels and waits.
    ~RecordingSaver() override;

    using Done = std::function<void(const QString &path)>;
    /// Asks where to save something that is called \a name.
    void ask(const QString &name, FileDialogs::Chosen chosen);
    /// Asks, and copies the recording \a from. \a done is called when it was saved.
    void save(const QString &from, const QString &name, Done done);
    /// Copies \a from to \a to, as save() does once it was answered.
    void copy(const QString &from, const QString &to, Done done);
    /// Asks, and writes what \a session holds, whose indexing is over, as a recording.
    void write(std::shared_ptr<const RecordingSession> session, const QString &name);
    /// Where files were opened or saved last.
    [[nodiscard]] QString folder() const;
    void rememberFolderOf(const QString &path);

private:
    void writeTo(std::shared_ptr<const RecordingSession> session, const QString &to);
    void finished(const QString &to, const QString &error, bool wasCancelled, const Done &done);

    QWidget &m_window;
    NoticeBar &m_notices;
    Settings &m_settings;
    FileDialogs m_dialogs;
    std::atomic<bool> m_cancelled = false;
    QThreadPool m_jobs;
};

} // namespace sse::ui
