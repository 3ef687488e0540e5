// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestlog.h"

#include <algorithm>

namespace sse {

void RequestLog::put(const MockRequestInfo &info)
{
    auto entry = std::make_shared<const MockRequestInfo>(info);
    if (m_entries.isEmpty() || m_entries.last()->number < info.number) {
        m_entries.append(std::move(entry));
        forget();
        return;
    }
    const auto at =
        std::lower_bound(m_entries.cbegin(), m_entries.cend(), info.number,
                         [](const auto &known, quint64 number) { return known->number < number; });
    if (at != m_entries.cend() && (*at)->number == info.number) {
        m_entries[at - m_entries.cbegin()] = std::move(entry);
    } else if (info.number > m_lastForgotten) {
        // A later one that ended at once was put before.
        m_entries.insert(at - m_entries.cbegin(), std::move(entry));
        forget();
    }
}

void RequestLog::forget()
{
    while (m_entries.size() > m_most) {
        const auto ended =
            std::find_if(m_entries.cbegin(), m_entries.cend(),
                         [](const auto &entry) { return entry->state == MockState::Ended; });
        if (ended == m_entries.cend())
            return;
        m_lastForgotten = std::max(m_lastForgotten, (*ended)->number);
        m_entries.erase(ended);
        ++m_forgotten;
    }
}

} // namespace sse
