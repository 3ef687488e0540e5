// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"

namespace sse {

/// What to put on the JSON lines of the command line contract.
struct JsonLineOptions
{
    bool all = false;    ///< every kind, and "fields"
    bool bytes = false;  ///< "raw", Base64
    bool stamped = false; ///< "time" and "connection"; life-cycle lines
};

/// Appends the line of \a row, with its LF, to \a out; nothing when the options leave the row out.
void appendJsonLine(QByteArray &out, const EventIndex &index, EventText &text, RowNumber row,
                    const JsonLineOptions &options);

} // namespace sse
