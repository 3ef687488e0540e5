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

/// Imports \a file, which may be "-". Nothing: \a code is the exit code, and the reason is told.
[[nodiscard]] std::optional<Imported> readImport(const QString &file,
                                                 const EndSignals &signalsToEnd, ExitCode &code);

/// The stream of \a imported that is asked for; nullptr: none or no such is named, which is told.
[[nodiscard]] ImportedStream *findStream(Imported &imported, const QString &file,
                                         const std::optional<quint64> &number);

} // namespace sse::cli
