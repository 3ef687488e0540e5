// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/database.h"

#include <QTemporaryDir>

#include <memory>

namespace sse {

/// Whether a living process, this one or another, records into \a path: its lock file says so.
[[nodiscard]] bool isRecordedInto(const QString &path);

/// A recording file that can be read: brought back to its last transaction where it was
/// interrupted.
struct ReadableFile
{
    QString path;                        ///< to read from
    std::shared_ptr<QTemporaryDir> copy; ///< holds that file when it is a private copy
};

/// Checks that \a path is a file that SQLite may be let at, and rolls back what an interrupted
/// program left: in place where \a mayWrite and the file allows it, otherwise in a private copy. A
/// file that is \a live is left alone. Errors: "recording-missing", "recording-not-sqlite",
/// "recording-foreign", "recording-io" and those of Database::error().
[[nodiscard]] Result<ReadableFile> makeReadable(const QString &path, bool live, bool mayWrite,
                                                const QByteArray &vfs);

/// A connection for reading; of a file whose end is missing, so that the rest can be read.
struct ReadConnection
{
    Database database;
    bool truncated = false;
};
/// \a mode is one for reading. Errors: those of Database::open() and Database::error(),
/// "recording-not-sqlite".
[[nodiscard]] Result<ReadConnection> openForReading(const QString &path, const QByteArray &vfs,
                                                    Database::Mode mode = Database::Mode::Read);

} // namespace sse
