// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"

#include <utility>

namespace sse {

/// One timer of its owner: at most one is under way, none outlives the owner.
class ScopedTimer final
{
public:
    explicit ScopedTimer(Timers &timers)
        : m_timers(timers)
    {
    }
    ~ScopedTimer() { cancel(); }
    ScopedTimer(const ScopedTimer &) = delete;
    ScopedTimer &operator=(const ScopedTimer &) = delete;

    /// Starts anew.
    void start(Nanos delay, std::function<void()> callback)
    {
        cancel();
        m_id = m_timers.start(delay, [this, callback = std::move(callback)] {
            m_id = Timers::none;
            callback();
        });
    }
    void cancel() { m_timers.cancel(std::exchange(m_id, Timers::none)); }
    [[nodiscard]] bool isActive() const { return m_id != Timers::none; }

private:
    Timers &m_timers;
    Timers::Id m_id = Timers::none;
};

} // namespace sse
