// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/curlexchange.h"

namespace sse {

/// What the body of an exchange says once the framing and the content coding are undone.
struct CurlBody
{
    QByteArray bytes;
    std::vector<CurlExchange::Read> reads;
    /// Chunks, as far as they are in the trace: the last one came. Otherwise by Content-Length.
    bool isComplete = false;
    bool isShort = false; ///< its framing says that more should have come
    QStringList notes;    ///< sentences on what could not be undone
};

/// Undoes chunks and gzip or deflate of \a exchange. Of an \a isAscii trace line feeds are put back
/// in the place of dots, as far as the text tells where they were.
[[nodiscard]] CurlBody decodeCurlBody(const CurlExchange &exchange, bool isAscii);

/// \a text of a --trace-ascii dump with line feeds where dots stand in front of a field's name, a
/// comment, at the end and where a read ended (positions in \a readEnds). A body whose lines end
/// with CRLF is as it was.
[[nodiscard]] QByteArray restoredText(QByteArray text, const std::vector<qsizetype> &readEnds);

} // namespace sse
