// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sse {

/// Reads byte ranges of a log for one thread; keeps the last chunk pinned, so that reading rows in
/// order costs no lock a row. Of a chunk that has left memory a few short ranges are read by
/// themselves; the chunk comes back when more of it is wanted.
class LogCursor final
{
public:
    explicit LogCursor(const CaptureLog &log)
        : m_log(log)
    {
    }

    /// The bytes of [\a begin, \a begin + \a length), which must be published. The view is valid
    /// until the next call.
    [[nodiscard]] QByteArrayView bytes(ByteOffset begin, quint64 length);

private:
    // Short ranges of one absent chunk before the whole of it is read.
    static constexpr int mostCopies = 8;
    static constexpr quint64 longestCopy = 64 << 10;

    [[nodiscard]] bool pin(std::size_t number, quint64 wanted);

    const CaptureLog &m_log;
    std::shared_ptr<const Chunk> m_pinned;
    std::size_t m_pinnedNumber = 0;
    std::size_t m_absentNumber = 0; // of m_copies
    int m_copies = 0;
    QByteArray m_gathered; // a range that spans chunks, or was copied
};

} // namespace sse
