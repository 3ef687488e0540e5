// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// One HTML file that needs nothing else and no script: summary, timeline as SVG, connections,
/// events.
[[nodiscard]] std::unique_ptr<Exporter> htmlExporter(const ExportContext &context);

} // namespace sse
