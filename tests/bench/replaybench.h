// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

namespace sse::bench {

/// Plays stops with random gaps in real time and prints how late they were shown; takes about
/// 20 s. Needs an event loop's thread.
void benchReplay();
/// Counts the arrivals of 10 M rows for a strip of 2 000 pixels; prints the median of \a rounds.
void benchTimeline(int rounds);

} // namespace sse::bench
