// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/rawserver.h"

namespace sse::test {

/// The answers that the HTTP cases of tests/data/conformance were measured against, byte by byte
/// and with their pauses: case NAME at /h/NAME?k=TAG, where the tag keeps clients apart.
[[nodiscard]] RawAnswer httpMockAnswer(const RawRequest &request);

} // namespace sse::test
