// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

namespace sse::bench {

/// Measures the mock server, in a thread of its own: how late its events are for 1 000 clients at
/// 10 events/s each, how fast it floods one client, what a client that never reads costs. Takes
/// about 30 s.
void benchMock(int rounds);

} // namespace sse::bench
