// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sse {

/// Reads byte ranges of a log for one thread; keeps the last chunk pinned, so that reading rows in
/// order costs no lock a row.
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
    const CaptureLog &m_log;
    std::shared_ptr<const Chunk> m_pinned;
    std::size_t m_pinnedNumber = 0;
    QByteArray m_gathered; // a range that spans chunks
};

} // namespace sse
