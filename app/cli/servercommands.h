// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"

namespace sse::cli {

// The commands that answer requests. Their file is read first; exit code 2 when that, or
// listening, fails.

/// "mock": plays a scenario, or lists the built-in ones.
[[nodiscard]] ExitCode runMock(const MockArguments &arguments, const EndSignals &signalsToEnd,
                               Output &output);
/// "serve": plays a recording or event-stream text.
[[nodiscard]] ExitCode runServe(const ServeArguments &arguments, const EndSignals &signalsToEnd,
                                Output &output);

} // namespace sse::cli
