// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/importjob.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace sse::ui {

class NoticeBar;

/// Imports files of other programs, one after the other, in another thread; how far it is, and a
/// way to cancel, stand in the window's notice bar,
/// and stay there until it ended. UI thread.
class FileImports final : public QObject
{
    Q_OBJECT

public:
    /// Gets what was imported from the file \a path.
    using Done = std::function<void(const QString &path, Imported imported)>;
    /// Gets a sentence.
    using Failed = std::function<void(const QString &text)>;

    /// \a notices must outlive it.
    FileImports(NoticeBar &notices, Done done, Failed failed, QObject *parent = nullptr);
    /// Cancels and waits.
    ~FileImports() override;

    /// Whether the file \a path is to be imported, rather than opened as a recording or as
    /// event-stream text: looks at its beginning, and at its name when that tells nothing.
    [[nodiscard]] static bool isImport(const QString &path);
    /// Imports the file \a path, an absolute one, behind those that wait; one that is among them
    /// already stays where it is.
    void add(const QString &path);

private:
    void next();
    void look();
    void finish();
    void tell();
    [[nodiscard]] QString text() const;

    NoticeBar &m_notices;
    Done m_done;
    Failed m_failed;
    QStringList m_paths; // the first is under way
    ImportJob::Status m_status;
    QString m_told;
    bool m_cancelled = false; // the first, which has not ended yet
    std::unique_ptr<ImportJob> m_job;
};

} // namespace sse::ui
