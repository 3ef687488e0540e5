// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/logcursor.h"

#include <algorithm>

namespace sse {

QByteArrayView LogCursor::bytes(ByteOffset begin, quint64 length)
{
    if (length == 0)
        return {};
    m_gathered.clear();
    for (quint64 done = 0; done < length;) {
        const ByteOffset at = begin + done;
        const auto number = static_cast<std::size_t>(at / Chunk::size);
        if (!m_pinned || m_pinnedNumber != number) {
            m_pinned = m_log.pin(number);
            m_pinnedNumber = number;
        }
        const auto within = static_cast<std::size_t>(at % Chunk::size);
        const auto count = std::min<quint64>(length - done, Chunk::size - within);
        const QByteArrayView piece(m_pinned->bytes.data() + within, static_cast<qsizetype>(count));
        if (count == length)
            return piece;
        if (m_gathered.isEmpty())
            m_gathered.reserve(static_cast<qsizetype>(length));
        m_gathered.append(piece);
        done += count;
    }
    return m_gathered;
}

} // namespace sse
