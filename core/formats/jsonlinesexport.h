// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// JSON lines: those of "events --all", each block with all its fields and times, and a line of
/// kind "request" for every request besides.
[[nodiscard]] std::unique_ptr<Exporter> jsonLinesExporter(const ExportContext &context);

} // namespace sse
