// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

namespace sse {

/// Event-stream text, without times.
[[nodiscard]] Result<Imported> importEventStream(const ImportInput &input,
                                                 const ImportGoesOn &goesOn);

} // namespace sse
