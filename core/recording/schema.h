// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"

#include <QByteArray>

#include <array>
#include <optional>

/// The tables of a recording, as FORMAT.md tells them, and the check sums of their rows. Pure.
namespace sse::schema {

inline constexpr qint64 applicationId = 0x53534552; ///< "SSER"
inline constexpr qint64 version = 1;                ///< PRAGMA user_version
inline constexpr int pageSize = 16384;
/// A read is stored in rows of at most so many bytes: so that one event costs little to read.
inline constexpr quint32 longestPiece = 32768;
inline constexpr quint32 longestDetail = 64 << 20; ///< of a fact's detail, in bytes

/// The text of sqlite_schema, exactly: name and CREATE statement, by name. A file that has anything
/// else in it is no recording.
struct Table
{
    const char *name;
    const char *sql;
};
inline constexpr std::array tables{
    Table{"fact", "CREATE TABLE fact(id INTEGER PRIMARY KEY, position INTEGER NOT NULL, "
                  "connection INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL, "
                  "detail TEXT NOT NULL, crc INTEGER NOT NULL) STRICT"},
    Table{"info", "CREATE TABLE info(id INTEGER PRIMARY KEY, name TEXT NOT NULL, "
                  "value TEXT NOT NULL, crc INTEGER NOT NULL) STRICT"},
    Table{"read", "CREATE TABLE read(offset INTEGER PRIMARY KEY, connection INTEGER NOT NULL, "
                  "time INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, "
                  "crc INTEGER NOT NULL) STRICT"},
};

/// One row of "info": what is known about the recording. Names: "application", "version",
/// "mono" (the anchor's monotonic stamp is always 0; times of rows count from it, in ns),
/// "wall" (the anchor's wall clock, microseconds since 1970 UTC), "title" (the first request's
/// redacted address), "state" ("recording", "complete"), "droppedBytes", "droppedRows" (of a ring),
/// "bytes" and "facts" (where the last read ends, and how many facts there are, with every
/// transaction: so that rows lost at the end are noticed).
struct InfoRow
{
    qint64 id = 0;
    QByteArray name;
    QByteArray value;
};

/// One row of "fact": a LogRecord.
struct FactRow
{
    qint64 id = 0; ///< its number in the log, from 0
    qint64 position = 0;
    qint64 connection = 0;
    qint64 time = 0; ///< ns since the anchor
    QByteArray kind;
    QByteArray detail; ///< JSON, see factjson.h
};

/// One row of "read": a read's bytes, or a part of them.
struct ReadRow
{
    qint64 offset = 0;
    qint64 connection = 0;
    qint64 time = 0; ///< ns since the anchor
    qint64 part = 0; ///< 0 for the first row of a read, 1 for the next …
    QByteArrayView bytes;
};

/// CRC-32 (ISO-HDLC, zlib's) over every column but "crc": integers as 8 bytes little-endian, texts
/// and BLOBs as their length (8 bytes) and their bytes.
[[nodiscard]] quint32 checkSum(const InfoRow &row);
[[nodiscard]] quint32 checkSum(const FactRow &row);
[[nodiscard]] quint32 checkSum(const ReadRow &row);

} // namespace sse::schema
