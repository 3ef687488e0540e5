// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// Plain text: life-cycle, events and comments line by line, with times.
[[nodiscard]] std::unique_ptr<Exporter> textExporter(const ExportContext &context);

} // namespace sse
