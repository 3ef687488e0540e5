// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// Appends the connections of an HTML report: a table, and each one's request and responses.
void appendHtmlConnections(QByteArray &out, const ExportContext &context);

} // namespace sse
