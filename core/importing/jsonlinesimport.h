// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

namespace sse {

/// JSON lines of the export, of "events" or "watch": exact where "raw" is there, otherwise blocks
/// written anew from "fields", otherwise from type, data and lastEventId.
[[nodiscard]] Result<Imported> importJsonLines(const ImportInput &input,
                                               const ImportGoesOn &goesOn);

} // namespace sse
