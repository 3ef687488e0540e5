// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "core/formats/export.h"

namespace sse::cli {

/// What is told before anything is written: what the format can't hold.
[[nodiscard]] QStringList lossLines(const ExportReport &report, ExportFormat format);
/// What is told behind the last byte: what was masked, what is missing.
[[nodiscard]] QStringList resultLines(const ExportReport &report, const ExportOptions &options);

} // namespace sse::cli
