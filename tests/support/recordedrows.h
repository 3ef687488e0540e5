// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"
#include "core/recording/database.h"
#include "core/recording/schema.h"
#include "tests/support/fakeclock.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace sse::test {

/// Some bytes that differ from place to place, so that a wrong offset shows.
[[nodiscard]] inline QByteArray patternBytes(quint64 begin, qsizetype length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    for (qsizetype i = 0; i < length; ++i) {
        const quint64 at = begin + static_cast<quint64>(i);
        bytes[i] = static_cast<char>(at * 31 + (at >> 8) * 7 + (at >> 16));
    }
    return bytes;
}

/// All rows of a query as text, one a line, columns separated by "|", BLOBs as hexadecimal digits.
/// "error: …" when it fails.
[[nodiscard]] inline QByteArray queried(const QString &path, const char *sql)
{
    Result<Database> opened = Database::open(path, Database::Mode::Read);
    if (!opened)
        return "error: " + opened.error().code;
    Statement statement = opened.value().prepare(sql);
    QByteArray text;
    for (;;) {
        const Statement::Step step = statement.step();
        if (step == Statement::Step::Failed)
            return "error: " + opened.value().error().code;
        if (step == Statement::Step::Done)
            return text.chopped(text.isEmpty() ? 0 : 1);
        for (int column = 0; column < statement.columnCount(); ++column) {
            const QByteArray value = statement.bytes(column).toByteArray();
            text += column == 0 ? "" : "|";
            text += statement.isBlob(column) ? value.toHex() : value;
        }
        text += '\n';
    }
}

/// The body bytes of a recording as its rows hold them, from the first one; nothing when a row has
/// a wrong check sum or does not begin where the one before ends.
[[nodiscard]] inline std::optional<QByteArray> recordedBytes(const QString &path)
{
    Result<Database> opened = Database::open(path, Database::Mode::Read);
    if (!opened)
        return {};
    Statement statement = opened.value().prepare(
        "SELECT offset, connection, time, part, bytes, crc FROM read ORDER BY offset");
    QByteArray bytes;
    std::optional<qint64> next;
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step()) {
        const schema::ReadRow row{statement.integer(0), statement.integer(1), statement.integer(2),
                                  statement.integer(3), statement.bytes(4)};
        if (statement.integer(5) != qint64{schema::checkSum(row)} ||
            row.offset != next.value_or(row.offset))
            return {};
        next = row.offset + row.bytes.size();
        bytes += row.bytes;
    }
    if (step == Statement::Step::Failed)
        return {};
    return bytes;
}

} // namespace sse::test
