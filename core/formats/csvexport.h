// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// CSV by RFC 4180 with a header line: one row of the table a record. Cells that a spreadsheet
/// would take for a formula begin with an apostrophe, unless ExportContext::rawCells.
[[nodiscard]] std::unique_ptr<Exporter> csvExporter(const ExportContext &context);

} // namespace sse
