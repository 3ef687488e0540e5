// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mocksnapshot.h"

namespace sse {

/// The requests of a mock server, by number: entries that nobody changed are shared between
/// snapshots. Forgets the oldest ended ones above MockSnapshot::mostRequests.
class RequestLog final
{
public:
    explicit RequestLog(int most = MockSnapshot::mostRequests)
        : m_most(most)
    {
    }

    /// Replaces the entry of that number, or adds it in its place unless it was forgotten.
    void put(const MockRequestInfo &info);
    [[nodiscard]] const QList<std::shared_ptr<const MockRequestInfo>> &entries() const
    {
        return m_entries;
    }
    [[nodiscard]] quint64 forgotten() const { return m_forgotten; }

private:
    void forget();

    int m_most;
    quint64 m_forgotten = 0;
    quint64 m_lastForgotten = 0; // the highest number
    QList<std::shared_ptr<const MockRequestInfo>> m_entries;
};

} // namespace sse
