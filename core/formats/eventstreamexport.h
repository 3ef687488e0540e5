// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// The exact bytes of one connection, which must be the only one in the scope that has any; never
/// redacted. Of a scope that is not whole, those of its blocks.
[[nodiscard]] std::unique_ptr<Exporter> eventStreamExporter(const ExportContext &context);

} // namespace sse
