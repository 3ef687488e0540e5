// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/importing/import.h"

#include <optional>

namespace sse::cli {

/// For people: \a file, or "standard input".
[[nodiscard]] QString nameOf(const QString &file);

/// All of standard input. Errors: "cancelled" by a signal, "file".
[[nodiscard]] Result<QByteArray> readInput(const EndSignals &signalsToEnd);

/// Imports the file \a path. Errors: those of sse::importFile(), "cancelled" by a signal.
[[nodiscard]] Result<Imported> importPath(const QString &path);

/// Imports what came from standard input. Errors: those of importBytes(), "file".
[[nodiscard]] Result<Imported> importInput(QByteArray bytes);

/// What it means to scripts that nothing was read of \a file because of \a error, which is told.
[[nodiscard]] ExitCode tellUnread(const QString &file, const Error &error);

/// Imports \a file, which may be "-". Nothing: \a code is the exit code, and the reason is told.
[[nodiscard]] std::optional<Imported> readImport(const QString &file,
                                                 const EndSignals &signalsToEnd, ExitCode &code);

/// The stream of \a imported that is asked for; nullptr: none or no such is named, which is told.
[[nodiscard]] ImportedStream *findStream(Imported &imported, const QString &file,
                                         const std::optional<quint64> &number);

} // namespace sse::cli
