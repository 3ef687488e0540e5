// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <functional>
#include <thread>

namespace sse {

/// The thread of one job that can be cancelled, and that tells of its changes now and then. One
/// thread makes, starts and destroys it.
class JobThread final
{
public:
    static constexpr Millis betweenChanges{50};

    /// \a changed may be empty; it is called in the job's thread, at the end of its work too.
    explicit JobThread(std::function<void()> changed);
    /// Cancels and waits.
    ~JobThread();
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    /// Once. What \a work uses must outlive this.
    void start(std::function<void()> work);
    /// Any thread.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

    // In the job's thread:

    /// Whether the last tell() is long enough ago.
    [[nodiscard]] bool shouldTell() const { return m_clock.now() - m_toldAt >= betweenChanges; }
    void tell();

private:
    const SystemClock m_clock;
    const std::function<void()> m_changed;
    std::atomic<bool> m_cancelled = false;
    MonoTime m_toldAt; // the job's thread's
    std::thread m_thread;
};

} // namespace sse
