// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

namespace sse {

/// HAR: the streams of events among its entries, one for every address and method; entries of one
/// that follow each other are its connections. Of an entry, the first that is there of:
/// "_sseInspector" with content.text (exact), "_eventSourceMessages" (with the bytes of
/// content.text where that tells the same events), content.text of the type text/event-stream,
/// "_webSocketMessages" that hold pieces of an event stream.
[[nodiscard]] Result<Imported> importHar(const ImportInput &input, const ImportGoesOn &goesOn);

} // namespace sse
