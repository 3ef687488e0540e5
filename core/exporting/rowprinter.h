// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/jsonlines.h"
#include "core/index/filterexpression.h"

namespace sse {

/// The JSON lines of a growing index, in order, each once. One thread.
class RowPrinter final
{
public:
    /// \a log and \a index must outlive it.
    RowPrinter(const CaptureLog &log, const EventIndex &index, JsonLineOptions options,
               FilterExpression filter);

    /// Appends the lines of the rows that came since, until \a out holds \a enough bytes. Without
    /// stamps (bytes that are read, not a live stream) a row whose bytes are asked for and end in a
    /// CR waits until the next byte, or \a finished (nothing follows), tells whether an LF belongs
    /// to it. A response waits until it is known whether it opens the stream. Returns whether rows
    /// are left that could be printed now.
    bool print(QByteArray &out, bool finished, qsizetype enough);

    /// Rows below this one have been looked at.
    [[nodiscard]] RowNumber position() const { return m_next; }

private:
    [[nodiscard]] bool mustWait(RowNumber row);

    const CaptureLog &m_log;
    const EventIndex &m_index;
    EventText m_text;
    JsonLineOptions m_options;
    FilterExpression m_filter;
    RowNumber m_next = 0;
};

} // namespace sse
