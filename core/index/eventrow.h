// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <limits>

namespace sse {

/// What a row of the index, and of the window's table, is.
enum class RowKind : quint8 {
    Event,
    Dropped,
    Id,
    Retry,
    Ignored,
    Unfinished,
    Comment,
    Fact, ///< a LogRecord: a life-cycle row
};

/// One row: offsets only, text is built on demand by EventText. 24 bytes.
struct EventRow
{
    static constexpr quint16 typeNotInterned = std::numeric_limits<quint16>::max();
    static constexpr quint32 lengthElsewhere = std::numeric_limits<quint32>::max();

    ByteOffset begin = 0; ///< in the log
    quint32 length = 0;   ///< of its bytes, as ParsedBlock counts; lengthElsewhere: see EventIndex
    /// The read that held the byte that ended it; for a Fact the number of its LogRecord.
    quint32 source = 0;
    /// 1 + the row that set the last event ID in force behind this row; 0: none did, and the
    /// index's initial one is in force. A row that sets it names itself.
    quint32 idRow = 0;
    quint16 type = 0; ///< EventIndex::typeName(); Event rows only
    RowKind kind = RowKind::Event;
    quint8 spare = 0;
};
static_assert(sizeof(EventRow) == 24);

} // namespace sse
