// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterexpression.h"

#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace sse {

/// Which rows are exported: those that every part of it lets through. A value.
struct ExportScope
{
    /// Selected rows, as ranges of first and last in ascending order; nothing: not by selection.
    std::optional<std::vector<std::pair<RowNumber, RowNumber>>> selection;
    FilterExpression filter; ///< life-cycle rows always pass
    std::optional<MonoTime> from;
    std::optional<MonoTime> to;         ///< included
    std::set<ConnectionId> connections; ///< empty: all
    /// Of a stream that grows: rows, facts and bytes from these on came too late.
    RowNumber endRow = std::numeric_limits<RowNumber>::max();
    std::size_t endRecord = std::numeric_limits<std::size_t>::max();
    ByteOffset endByte = std::numeric_limits<ByteOffset>::max();

    /// Whether it leaves out nothing of what has come in time.
    [[nodiscard]] bool isWhole() const;
    /// Whether \a row of \a index is in it; \a text reads the log.
    [[nodiscard]] bool contains(const EventIndex &index, EventText &text, RowNumber row) const;
};

} // namespace sse
