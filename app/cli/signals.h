// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

namespace sse::cli {

/// SIGINT, SIGTERM and SIGHUP as a readable file descriptor and a flag; SIGPIPE and SIGXFSZ
/// ignored. One for the program, made by its main thread before there are others. A further one,
/// seconds later, ends the program at once.
class EndSignals final
{
public:
    /// While one lives, the signals are caught; they come to this thread only.
    EndSignals();
    ~EndSignals();
    EndSignals(const EndSignals &) = delete;
    EndSignals &operator=(const EndSignals &) = delete;

    /// Becomes readable with the first signal and stays so.
    [[nodiscard]] int descriptor() const;
    [[nodiscard]] static bool raised();

    /// Threads that start while one lives leave the signals to the main thread.
    class KeptFromThreads
    {
    public:
        KeptFromThreads();
        ~KeptFromThreads();
        KeptFromThreads(const KeptFromThreads &) = delete;
        KeptFromThreads &operator=(const KeptFromThreads &) = delete;
    };
};

} // namespace sse::cli
