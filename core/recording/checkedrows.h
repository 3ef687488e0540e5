// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/database.h"
#include "core/recording/schema.h"

/// Rows of a recording that may be anything: what passes these checks has the right types, lies
/// within bounds and has its check sum. Pure.
namespace sse::schema {

inline constexpr qint64 largestOffset = qint64{1} << 62;
inline constexpr qint64 latestTime = qint64{1} << 62; ///< 146 years, in ns
inline constexpr qint64 highestConnection = 0x7fff'ffff;
inline constexpr qsizetype longestKind = 64;
inline constexpr qsizetype longestInfo = 65536; ///< of a name or a value

/// The columns as the functions below expect them, first in a SELECT.
inline constexpr char infoColumns[] = "id, name, value, crc";
inline constexpr char factColumns[] = "id, position, connection, time, kind, detail, crc";
inline constexpr char readColumns[] = "offset, connection, time, part, bytes, crc";

/// What is wrong with a row.
enum class Fault : quint8 {
    None,
    Type,     ///< a column holds something else than it should
    Bounds,   ///< a number is negative or too large, or a text or BLOB too long
    CheckSum, ///< something changed since it was written
};

// They fill \a row from the row that \a statement stands on; its views are valid until the
// statement's next step. With a fault only the key is filled, and that may be any number.
[[nodiscard]] Fault check(const Statement &statement, InfoRow &row);
[[nodiscard]] Fault check(const Statement &statement, FactRow &row);
[[nodiscard]] Fault check(const Statement &statement, ReadRow &row);

/// A sentence for people; empty for Fault::None.
[[nodiscard]] QString faultSentence(Fault fault);

} // namespace sse::schema
