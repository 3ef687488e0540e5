// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>
#include <functional>
#include <memory>

namespace sse {

/// Work on the shared worker pool that one owner starts, and whose end its destructor awaits, so
/// that the work may use what the owner holds. One piece of work at a time; owner's thread only.
class PoolJob final
{
public:
    /// Looks at the flag often and returns soon once it is set.
    using Work = std::function<void(const std::atomic<bool> &cancelled)>;

    PoolJob();
    /// Cancels. Waits for work that runs; what waits for a thread never begins.
    ~PoolJob();
    PoolJob(const PoolJob &) = delete;
    PoolJob &operator=(const PoolJob &) = delete;

    [[nodiscard]] bool isIdle() const;
    /// Only when idle.
    void start(Work work);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace sse
