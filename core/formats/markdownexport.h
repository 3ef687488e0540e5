// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// Markdown: a summary, the connections, the events as a table with their data; for issues and
/// chats.
[[nodiscard]] std::unique_ptr<Exporter> markdownExporter(const ExportContext &context);

} // namespace sse
