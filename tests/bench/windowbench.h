// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <cstddef>

namespace sse::bench {

/// What the window follows.
struct FollowPlan
{
    std::size_t corpusBytes = 120'000'000; ///< held in memory, sent again and again
    std::size_t events = 20'000'000;
    quint64 pace = 0;    ///< bytes a second; 0: as fast as they are read
    bool record = false; ///< as the program does
};

/// (c) The window open and following a flood of 71-byte events; prints events a second to the last
/// row shown, the gaps of the event loop and the memory used. Needs a QApplication.
void benchWindow(const FollowPlan &plan);

/// Opens the recording \a path in the window; prints when the first rows were there, how fast it
/// was indexed, the gaps of the event loop meanwhile and the memory used.
void benchOpen(const QString &path);

/// (e) Starts \a program with the argument "first-paint" \a rounds times, with a cold page cache
/// (where this process may drop it) and a warm one; prints the seconds to the first painted window.
void benchStart(const char *program, int rounds);

/// Shows the window, and returns once it was painted.
void showUntilPainted();

} // namespace sse::bench
