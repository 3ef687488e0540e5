// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"

namespace sse {

/// The time of a row: of the read that ended it, or of its fact. Rows are in time order.
[[nodiscard]] inline MonoTime rowTime(const CaptureLog &log, const EventIndex &index, RowNumber row)
{
    const EventRow &place = index.row(row);
    return place.kind == RowKind::Fact ? log.record(place.source).time
                                       : log.read(place.source).time;
}

} // namespace sse
