// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <deque>

namespace sse::ui {

/// How fast a counter grows, over about the last two seconds. A value.
class RateMeter final
{
public:
    /// The counter stood at \a count at \a now; neither goes back.
    void sample(MonoTime now, quint64 count)
    {
        // Ten samples a second are enough for two digits.
        if (!m_samples.empty() && now - m_samples.back().time < std::chrono::milliseconds(100))
            return;
        m_samples.push_back({now, count});
        while (m_samples.size() > 2 && now - m_samples.front().time > std::chrono::seconds(2))
            m_samples.pop_front();
    }

    /// A second; 0 until there are two samples.
    [[nodiscard]] double perSecond() const
    {
        if (m_samples.size() < 2)
            return 0;
        const std::chrono::duration<double> span = m_samples.back().time - m_samples.front().time;
        const auto grown = static_cast<double>(m_samples.back().count - m_samples.front().count);
        return span.count() > 0 ? grown / span.count() : 0;
    }

private:
    struct Sample
    {
        MonoTime time;
        quint64 count = 0;
    };
    std::deque<Sample> m_samples;
};

} // namespace sse::ui
