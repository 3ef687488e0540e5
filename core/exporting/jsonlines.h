// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"

#include <optional>

namespace sse {

/// What to put on the JSON lines of the command line contract.
struct JsonLineOptions
{
    bool all = false;     ///< every kind, and "fields"
    bool bytes = false;   ///< "raw", Base64
    bool stamped = false; ///< "time" and "connection"; life-cycle lines
};

/// Appends the line of \a row, with its LF, to \a out; nothing when the options leave the row out.
/// The keys come in the order of the contract; text is well-formed UTF-8 with hidden characters as
/// \uXXXX. Of the facts only an opened stream, ends, reconnects and notes have lines.
void appendJsonLine(QByteArray &out, const EventIndex &index, EventText &text, RowNumber row,
                    const JsonLineOptions &options);

/// Whether the response that is record \a number of \a log opened its stream; nothing while what
/// was made of it is not logged yet.
[[nodiscard]] std::optional<bool> opensStream(const CaptureLog &log, std::size_t number);

/// The reconnection time in a valid retry value: a number up to 2^53 − 1, which every JSON reader
/// holds exactly, otherwise a string of its digits.
[[nodiscard]] QByteArray retryMillisecondsAsJson(QByteArrayView retryValue);

/// Appends \a headers, secrets masked, as an array of {"name":…,"value":…}.
void appendHeaders(QByteArray &out, const HeaderList &headers);

/// Appends \a time as ISO 8601 in UTC with microseconds and "Z", without quotes.
void appendIsoTime(QByteArray &out, WallTime time);

} // namespace sse
