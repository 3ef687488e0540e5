// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/types.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace sse {

/// A recording that nobody has saved or discarded, and nobody records into.
struct UnsavedRecording
{
    QString path;
    QString title; ///< redacted address, hostile text; empty when unknown
    QDateTime begun;
    quint64 bytes = 0;        ///< of the file
    bool interrupted = false; ///< the program that recorded it did not end it
};

/// The folder where recordings live until the user saves or discards them, mode 0700. Any thread;
/// a value.
class RecordingFolder final
{
public:
    explicit RecordingFolder(QString path);
    /// The user's: below QStandardPaths::AppLocalDataLocation.
    [[nodiscard]] static RecordingFolder ofUser();

    [[nodiscard]] const QString &path() const { return m_path; }
    /// A path for a new live file, "….sserec.part", that names the host of \a url and \a now.
    [[nodiscard]] QString newLiveFile(const QUrl &url, WallTime now) const;
    /// Newest first. Looks into each file; not for the UI's thread when there may be many.
    [[nodiscard]] QList<UnsavedRecording> unsaved() const;
    /// Removes the recording and what belongs to it. Only files of this folder.
    [[nodiscard]] std::optional<Error> discard(const QString &recording) const;

private:
    QString m_path;
};

} // namespace sse
