// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// HAR 1.2: an entry a hop, "_eventSourceMessages" as Chrome writes it, the body in content.text
/// (of a scope that is not whole: the bytes of its blocks), and under "_sseInspector" what HAR has
/// no place for: FORMATS.md tells.
[[nodiscard]] std::unique_ptr<Exporter> harExporter(const ExportContext &context);

} // namespace sse
