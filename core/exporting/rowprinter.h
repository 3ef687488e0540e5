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

    /// Appends the lines of the rows that came since, until \a out holds \a enough bytes. Rows
    /// whose bytes are asked for and end in a CR wait until it is known whether an LF belongs to
    /// it: until the next byte, the end of the connection, or \a finished, which says that nothing
    /// follows. A response waits until it is known whether it opens the stream. Returns whether
    /// rows are left that could be printed now.
    bool print(QByteArray &out, bool finished, qsizetype enough);

    /// Rows below this one have been looked at.
    [[nodiscard]] RowNumber position() const { return m_next; }

private:
    [[nodiscard]] bool mustWait(RowNumber row, RowNumber count);

    const CaptureLog &m_log;
    const EventIndex &m_index;
    EventText m_text;
    JsonLineOptions m_options;
    FilterExpression m_filter;
    RowNumber m_next = 0;
};

} // namespace sse
