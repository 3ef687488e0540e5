// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"
#include "tests/support/fakeclock.h"

#include <map>
#include <utility>

namespace sse::test {

/// Timers that fire when the test advances time, in the order of time, then of their start.
class FakeTimers final : public Timers
{
public:
    explicit FakeTimers(FakeClock &clock)
        : m_clock(clock)
    {
    }

    [[nodiscard]] Id start(Nanos delay, std::function<void()> callback) override
    {
        const Id id = ++m_last;
        m_entries.emplace(std::pair(m_clock.now() + delay, id), std::move(callback));
        return id;
    }

    void cancel(Id id) override
    {
        std::erase_if(m_entries, [id](const auto &entry) { return entry.first.second == id; });
    }

    /// Moves time on by \a by; every timer fires at its own time.
    void advance(Nanos by)
    {
        const MonoTime target = m_clock.now() + by;
        while (!m_entries.empty() && m_entries.begin()->first.first <= target) {
            auto first = m_entries.extract(m_entries.begin());
            if (first.key().first > m_clock.now())
                m_clock.advance(first.key().first - m_clock.now());
            const std::function<void()> callback = std::move(first.mapped());
            callback();
        }
        m_clock.advance(target - m_clock.now());
    }

    /// Timers under way.
    [[nodiscard]] std::size_t count() const { return m_entries.size(); }

private:
    FakeClock &m_clock;
    std::map<std::pair<MonoTime, Id>, std::function<void()>> m_entries;
    Id m_last = none;
};

} // namespace sse::test
