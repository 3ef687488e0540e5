// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/exporting/streamlines.h"

#include <QStringList>

namespace sse::cli {

/// "parse": reads the input as it comes and prints what each read completed, until it ends.
[[nodiscard]] ExitCode runParse(const ParseOptions &options, const EndSignals &signalsToEnd,
                                Output &output);

/// Sentences about what is odd in a stream that was parsed: nothing for a good one.
[[nodiscard]] QStringList remarksOn(const StreamSummary &summary);

} // namespace sse::cli
