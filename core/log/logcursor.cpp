// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/logcursor.h"

#include <algorithm>
#include <utility>

namespace sse {

/// Makes m_pinned the chunk \a number. False when it has left memory and \a wanted bytes of it are
/// better copied.
bool LogCursor::pin(std::size_t number, quint64 wanted)
{
    if (m_pinned && m_pinnedNumber == number)
        return true;
    std::shared_ptr<const Chunk> chunk = m_log.resident(number);
    if (!chunk) {
        m_copies = m_absentNumber == number ? m_copies + 1 : 1;
        m_absentNumber = number;
        if (wanted <= longestCopy && m_copies <= mostCopies)
            return false;
        chunk = m_log.pin(number);
    }
    m_pinned = std::move(chunk);
    m_pinnedNumber = number;
    return true;
}

QByteArrayView LogCursor::bytes(ByteOffset begin, quint64 length)
{
    if (length == 0)
        return {};
    m_gathered.resize(0);
    for (quint64 done = 0; done < length;) {
        const ByteOffset at = begin + done;
        const auto within = static_cast<std::size_t>(at % Chunk::size);
        const auto count = std::min<quint64>(length - done, Chunk::size - within);
        const bool pinned = pin(static_cast<std::size_t>(at / Chunk::size), count);
        if (pinned && count == length)
            return {m_pinned->bytes.data() + within, static_cast<qsizetype>(count)};
        if (m_gathered.isEmpty())
            m_gathered.reserve(static_cast<qsizetype>(length));
        if (pinned) {
            m_gathered.append(m_pinned->bytes.data() + within, static_cast<qsizetype>(count));
        } else {
            const qsizetype before = m_gathered.size();
            m_gathered.resize(before + static_cast<qsizetype>(count));
            m_log.copy(at, {m_gathered.data() + before, static_cast<std::size_t>(count)});
        }
        done += count;
    }
    return m_gathered;
}

} // namespace sse
