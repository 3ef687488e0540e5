// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"

namespace sse::cli {

// The commands that read a recording. A signal or a closed pipe ends them early.

/// "events": prints the lines of a recording.
[[nodiscard]] ExitCode runEvents(const EventsOptions &options, Output &output);
/// "cat": writes its body bytes.
[[nodiscard]] ExitCode runCat(const CatOptions &options, Output &output);
/// "info": prints what it holds.
[[nodiscard]] ExitCode runInfo(const InfoOptions &options, Output &output);
/// "verify": checks it and prints the damage.
[[nodiscard]] ExitCode runVerify(const VerifyOptions &options, Output &output);

} // namespace sse::cli
