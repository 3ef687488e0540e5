// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstddef>

namespace sse::bench {

/// (c) The window open and following a flood of 71-byte events, \a events of them in all; prints
/// events a second to the last row shown and the gaps of the event loop. Needs a QApplication.
void benchWindow(std::size_t corpusBytes, std::size_t events);

/// (e) Starts \a program with the argument "first-paint" \a rounds times, with a cold page cache
/// (where this process may drop it) and a warm one; prints the seconds to the first painted window.
void benchStart(const char *program, int rounds);

/// Shows the window, and returns once it was painted.
void showUntilPainted();

} // namespace sse::bench
