// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/arrivals.h"

#include <algorithm>

namespace sse {

namespace {

Nanos lengthOf(const std::pair<MonoTime, MonoTime> &silence)
{
    return silence.second - silence.first;
}

} // namespace

void Arrivals::widen()
{
    for (std::size_t i = 0; i < parts; ++i)
        m_counts[i] = m_counts[2 * i] + m_counts[2 * i + 1];
    std::fill(m_counts.begin() + parts, m_counts.end(), 0);
    ++m_shift;
}

void Arrivals::addSilence(MonoTime end)
{
    const std::pair silence(m_last, end);
    const auto place =
        std::upper_bound(m_silences.begin(), m_silences.end(), silence,
                         [](const auto &a, const auto &b) { return lengthOf(a) < lengthOf(b); });
    m_silences.insert(place, silence);
    if (m_silences.size() > mostSilences) {
        m_silences.erase(m_silences.begin());
        m_shortest = lengthOf(m_silences.front());
    }
}

std::vector<quint64> Arrivals::counts(MonoTime begin, MonoTime end, std::size_t count) const
{
    std::vector<quint64> counts(count);
    const Nanos width(std::max<qint64>((end - begin).count(), 1));
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        // What is in a part counts where it begins, but for the last row, whose place is known.
        const Nanos offset(static_cast<qint64>(i) << m_shift);
        const MonoTime time = std::min(m_first + offset, m_last);
        if (time < begin || time > end)
            continue;
        const auto share = static_cast<double>((time - begin).count()) /
                           static_cast<double>(width.count()) * static_cast<double>(count);
        counts[std::min(static_cast<std::size_t>(share), count - 1)] += m_counts[i];
    }
    return counts;
}

std::vector<std::pair<MonoTime, MonoTime>> Arrivals::silences() const
{
    auto silences = m_silences;
    std::sort(silences.begin(), silences.end());
    return silences;
}

} // namespace sse
