// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/readthrottle.h"

namespace sse {

void ReadThrottle::begin(MonoTime now)
{
    m_since = now;
    m_bytes = 0;
    m_throttled = false;
}

std::optional<qint64> ReadThrottle::onRead(MonoTime now, quint64 bytes, quint64 waiting)
{
    m_bytes += bytes;
    if (!m_throttled && waiting > mostWaiting) {
        m_throttled = true;
        return buffer;
    }
    const Nanos elapsed = now - m_since;
    if (elapsed < std::chrono::seconds(1))
        return std::nullopt;
    const double perSecond =
        static_cast<double>(m_bytes) / std::chrono::duration<double>(elapsed).count();
    m_since = now;
    m_bytes = 0;
    if (!m_throttled && perSecond > static_cast<double>(fast)) {
        m_throttled = true;
        return buffer;
    }
    if (m_throttled && perSecond < static_cast<double>(calm) && waiting <= mostWaiting / 2) {
        m_throttled = false;
        return 0;
    }
    return std::nullopt;
}

} // namespace sse
