// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/importing/importedstream.h"

namespace sse::cli {

/// "export": writes what a file holds in another format. A signal or a closed pipe ends it early.
[[nodiscard]] ExitCode runExport(const ExportOptions &options, const EndSignals &signalsToEnd,
                                 Output &output);
/// "import": makes a recording of a file. A signal ends it early.
[[nodiscard]] ExitCode runImport(const ImportOptions &options, const EndSignals &signalsToEnd);
/// Its second half: writes \a stream of \a imported, and tells what was written or why not.
[[nodiscard]] ExitCode writeImport(const Imported &imported, const ImportedStream &stream,
                                   const ImportOptions &options);
/// What it tells of \a error, which kept it from writing to \a file.
[[nodiscard]] QString unwrittenText(const Error &error, const QString &file);

} // namespace sse::cli
