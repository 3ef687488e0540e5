// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

namespace sse::cli {

/// "record": records what a stream brings until it ends, a limit is reached or a signal comes.
/// Needs a QCoreApplication; runs its event loop.
[[nodiscard]] ExitCode runRecord(const RecordOptions &options, const EndSignals &signalsToEnd);

/// Where \a file is recorded until it is complete.
[[nodiscard]] QString liveFileOf(const QString &file);

/// Why nothing can be recorded into \a file, or nothing. Looks at the disk.
[[nodiscard]] std::optional<Error> checkTarget(const QString &file, bool force);

} // namespace sse::cli
