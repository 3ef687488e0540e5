// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"
#include "core/formats/jsonsink.h"

namespace sse {

/// The kind of the JSON line of the fact that is record \a number: "request", "response", "open",
/// "end", "reconnect" or "note"; empty for one that has none. \a facts knows what comes later.
[[nodiscard]] QByteArrayView jsonKindOf(const CaptureLog &facts, std::size_t number);
/// What the line says of \a record besides kind, time and connection: ,"key":value …
void writeJsonFact(JsonSink &to, const LogRecord &record, Redactor &redactor);

} // namespace sse
