// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

namespace sse::test {

/// \a bytes in two pieces, for every place to cut them, both ends included; calls
/// \a call(const QList<QByteArray> &pieces).
template <typename Call>
void forEverySplit(const QByteArray &bytes, Call &&call)
{
    for (qsizetype at = 0; at <= bytes.size(); ++at)
        call(QList<QByteArray>{bytes.first(at), bytes.sliced(at)});
}

/// \a bytes in pieces of \a size bytes, the last one may be shorter.
[[nodiscard]] inline QList<QByteArray> piecesOf(const QByteArray &bytes, qsizetype size)
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        pieces.append(bytes.sliced(at, qMin(size, bytes.size() - at)));
    return pieces;
}

/// The same with an empty piece between any two.
[[nodiscard]] inline QList<QByteArray> withEmptyPieces(const QList<QByteArray> &pieces)
{
    QList<QByteArray> result{QByteArray()};
    for (const QByteArray &piece : pieces)
        result << piece << QByteArray();
    return result;
}

} // namespace sse::test
