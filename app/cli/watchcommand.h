// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/net/streamreader.h"

namespace sse::cli {

/// "watch": prints what a stream brings until it ends, a limit is reached, a signal comes or nobody
/// reads standard output any more. Needs a QCoreApplication; runs its event loop.
[[nodiscard]] ExitCode runWatch(const WatchOptions &options, const EndSignals &signalsToEnd,
                                Output &output);

/// What the end of a stream, as \a status tells it, means to scripts.
[[nodiscard]] ExitCode exitCodeOf(const StreamStatus &status, const Endpoint &endpoint);

} // namespace sse::cli
