// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

namespace sse::cli {

/// "export": writes what a file holds in another format. A signal or a closed pipe ends it early.
[[nodiscard]] ExitCode runExport(const ExportOptions &options, const EndSignals &signalsToEnd,
                                 Output &output);
/// "import": makes a recording of a file.
[[nodiscard]] ExitCode runImport(const ImportOptions &options, const EndSignals &signalsToEnd);

} // namespace sse::cli
