// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/pieces.h"

#include "core/recording/schema.h"

#include <algorithm>
#include <array>

namespace sse::schema {

namespace {

// https://www.sqlite.org/fileformat2.html, § 1.6: how a table's row is spread over pages.
constexpr quint64 mostLocal = pageSize - 35;
constexpr quint64 leastLocal = (pageSize - 12) * 32 / 255 - 23;
constexpr quint64 overflowSpace = pageSize - 4;
/// A row's record header, its other columns and what its cell needs, about.
constexpr quint64 rowExtra = 32;

/// Bytes of the file that \a count rows of \a length bytes take, about.
quint64 stored(quint64 count, quint64 length)
{
    const quint64 payload = length + rowExtra;
    quint64 local = payload;
    quint64 overflowPages = 0;
    if (payload > mostLocal) {
        const quint64 filled = leastLocal + (payload - leastLocal) % overflowSpace;
        local = filled <= mostLocal ? filled : leastLocal;
        overflowPages = (payload - local + overflowSpace - 1) / overflowSpace;
    }
    const quint64 rowsOfPage = std::max<quint64>(1, (pageSize - 8) / (local + 6));
    return count * (overflowPages * pageSize + pageSize / rowsOfPage);
}

/// The largest pieces that fill a leaf page, a leaf's share and one more page, and what a row
/// holds.
constexpr std::array<quint64, 4> usualPieces{mostLocal - rowExtra, pageSize,
                                             leastLocal + overflowSpace - rowExtra, longestPiece};

} // namespace

quint32 pieceLength(quint32 length)
{
    if (length <= longestPiece)
        return length;
    quint64 best = longestPiece;
    quint64 least = 0;
    for (const quint64 usual : usualPieces) {
        const quint64 count = (length + usual - 1) / usual;
        const quint64 piece = (length + count - 1) / count;
        const quint64 size = stored(count, piece);
        if (least == 0 || size < least) {
            least = size;
            best = piece;
        }
    }
    return static_cast<quint32>(best);
}

} // namespace sse::schema
