// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/import.h"

namespace sse {

/// The output of curl --trace or --trace-ascii, with or without --trace-time: each piece of the
/// body is a read. Chunked and content coding are undone where the trace shows them.
[[nodiscard]] Result<Imported> importCurlTrace(const ImportInput &input,
                                               const ImportGoesOn &goesOn);

} // namespace sse
