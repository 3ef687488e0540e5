// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/checkedrows.h"

#include <QCoreApplication>

#include <initializer_list>

namespace sse::schema {

namespace {

bool areIntegers(const Statement &statement, std::initializer_list<int> columns)
{
    for (const int column : columns) {
        if (!statement.isInteger(column))
            return false;
    }
    return true;
}

bool isWithin(qint64 value, qint64 least, qint64 most)
{
    return value >= least && value <= most;
}

template <typename Row>
Fault checkSumFault(const Statement &statement, int column, const Row &row)
{
    return statement.integer(column) == qint64{checkSum(row)} ? Fault::None : Fault::CheckSum;
}

} // namespace

Fault check(const Statement &statement, InfoRow &row)
{
    row.id = statement.integer(0);
    if (!areIntegers(statement, {0, 3}) || !statement.isText(1) || !statement.isText(2))
        return Fault::Type;
    const QByteArrayView name = statement.bytes(1);
    const QByteArrayView value = statement.bytes(2);
    if (name.size() > longestInfo || value.size() > longestInfo)
        return Fault::Bounds;
    row.name = name.toByteArray();
    row.value = value.toByteArray();
    return checkSumFault(statement, 3, row);
}

Fault check(const Statement &statement, FactRow &row)
{
    row.id = statement.integer(0);
    if (!areIntegers(statement, {0, 1, 2, 3, 6}) || !statement.isText(4) || !statement.isText(5))
        return Fault::Type;
    row.position = statement.integer(1);
    row.connection = statement.integer(2);
    row.time = statement.integer(3);
    const QByteArrayView kind = statement.bytes(4);
    const QByteArrayView detail = statement.bytes(5);
    if (!isWithin(row.id, 0, largestOffset) || !isWithin(row.position, 0, largestOffset) ||
        !isWithin(row.connection, 0, highestConnection) || !isWithin(row.time, 0, latestTime) ||
        kind.size() > longestKind || detail.size() > qsizetype{longestDetail})
        return Fault::Bounds;
    row.kind = kind.toByteArray();
    row.detail = detail.toByteArray();
    return checkSumFault(statement, 6, row);
}

Fault check(const Statement &statement, ReadRow &row)
{
    row.offset = statement.integer(0);
    if (!areIntegers(statement, {0, 1, 2, 3, 5}) || !statement.isBlob(4))
        return Fault::Type;
    row.connection = statement.integer(1);
    row.time = statement.integer(2);
    row.part = statement.integer(3);
    row.bytes = statement.bytes(4);
    if (!isWithin(row.offset, 0, largestOffset) ||
        !isWithin(row.connection, 1, highestConnection) || !isWithin(row.time, 0, latestTime) ||
        !isWithin(row.part, 0, largestOffset) || row.bytes.isEmpty() ||
        row.bytes.size() > qsizetype{longestPiece})
        return Fault::Bounds;
    return checkSumFault(statement, 5, row);
}

QString faultSentence(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return {};
    case Fault::Type:
        return QCoreApplication::translate("sse::schema",
                                           "A column holds another kind of value than it should.");
    case Fault::Bounds:
        return QCoreApplication::translate("sse::schema", "A value is out of bounds.");
    case Fault::CheckSum:
        return QCoreApplication::translate(
            "sse::schema", "The check sum is wrong: the row changed after it was written.");
    }
    Q_UNREACHABLE();
}

} // namespace sse::schema
