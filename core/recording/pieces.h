// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

namespace sse::schema {

/// How many bytes of a read of \a length bytes, more than 0, go into each of its rows; the last one
/// takes what is left. At most longestPiece, and so that SQLite's pages are filled well. Pure.
[[nodiscard]] quint32 pieceLength(quint32 length);

} // namespace sse::schema
