// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <array>
#include <utility>
#include <vector>

namespace sse {

/// How many rows arrived when, and the longest silences between them, in constant memory: its
/// parts grow wider as time passes. A value.
class Arrivals final
{
public:
    /// The counts are at least this fine: parts of the time from the first to the last.
    static constexpr std::size_t parts = 2048;
    static constexpr std::size_t mostSilences = 64;

    /// Times come in order; an earlier one counts as the last one's. Takes a few nanoseconds.
    void add(MonoTime time)
    {
        if (m_total == 0)
            m_first = m_last = time;
        const Nanos silence = time - m_last;
        if (silence > m_shortest)
            addSilence(time);
        if (silence > Nanos::zero())
            m_last = time;
        auto part = static_cast<quint64>((m_last - m_first).count()) >> m_shift;
        while (part >= m_counts.size()) {
            widen();
            part >>= 1;
        }
        ++m_counts[part];
        ++m_total;
    }

    [[nodiscard]] quint64 total() const { return m_total; }
    [[nodiscard]] MonoTime first() const { return m_first; }
    [[nodiscard]] MonoTime last() const { return m_last; }
    /// The counts in \a count equal parts of the time from \a begin to \a end, its end included.
    /// What came before or behind is not counted.
    [[nodiscard]] std::vector<quint64> counts(MonoTime begin, MonoTime end,
                                              std::size_t count) const;
    /// From one row to the next, those of the longest silences, in order.
    [[nodiscard]] std::vector<std::pair<MonoTime, MonoTime>> silences() const;

private:
    void widen();
    void addSilence(MonoTime end);

    MonoTime m_first;
    MonoTime m_last;
    quint64 m_total = 0;
    int m_shift = 0;     // a part is 2^m_shift ns wide
    Nanos m_shortest{0}; // shorter silences are not kept
    std::array<quint64, 2 * parts> m_counts{};
    std::vector<std::pair<MonoTime, MonoTime>> m_silences; // shortest first
};

} // namespace sse
