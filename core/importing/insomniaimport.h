// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

namespace sse {

/// The event log of Insomnia: one JSON object a line (or an array of them), whose messages hold
/// pieces of the body.
[[nodiscard]] Result<Imported> importInsomnia(const ImportInput &input, const ImportGoesOn &goesOn);

} // namespace sse
