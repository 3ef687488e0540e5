// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/secretscanner.h"

#include "core/secrets/secretfinders.h"

#include <algorithm>

namespace sse {

namespace {

/// Larger texts are looked at piece by piece.
constexpr qsizetype largestPiece = qsizetype{1} << 30;

void findLevel(const DecodedText &text, QList<SecretRange> &to)
{
    findMembers(text, to);
    findItems(text, to);
    findUsers(text, to);
    findWebTokens(text, to);
    findCredentials(text, to);
    findLines(text, to);
    findParts(text, to);
}

QList<SecretRange> findInPiece(QByteArrayView piece)
{
    static_assert(largestPiece < DecodedText::largest);
    QList<SecretRange> ranges;
    DecodedText text(piece);
    do
        findLevel(text, ranges);
    while (text.next());
    return ranges;
}

bool isHexDigit(char c)
{
    return isDigit(c) || (lowerOf(c) >= 'a' && lowerOf(c) <= 'f');
}

bool hasPercentEscape(QByteArrayView text)
{
    for (qsizetype at = 0; (at = text.indexOf('%', at)) >= 0; ++at) {
        if (at + 2 < text.size() && isHexDigit(text[at + 1]) && isHexDigit(text[at + 2]))
            return true;
    }
    return false;
}

} // namespace

QList<SecretRange> findSecrets(QByteArrayView text)
{
    QList<SecretRange> ranges;
    for (qsizetype begin = 0; begin < text.size(); begin += largestPiece) {
        QList<SecretRange> found =
            findInPiece(text.sliced(begin, std::min(largestPiece, text.size() - begin)));
        for (SecretRange &range : found) {
            range.begin += begin;
            range.end += begin;
        }
        ranges += found;
    }
    ranges.removeIf([&](const SecretRange &range) {
        return isSecretMark(text.sliced(range.begin, range.end - range.begin));
    });
    joinRanges(ranges);
    return ranges;
}

bool mayHoldSecrets(QByteArrayView text)
{
    if (hasSecretStem(text) || hasPercentEscape(text))
        return true;
    const bool itemOrUser = text.contains('=') || text.contains('@');
    return itemOrUser && (text.contains('\\') || hasPlainItemOrUser(text));
}

void joinRanges(QList<SecretRange> &ranges)
{
    if (ranges.size() < 2)
        return;
    std::stable_sort(ranges.begin(), ranges.end(), [](const SecretRange &a, const SecretRange &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    auto last = ranges.begin();
    for (auto range = last + 1; range != ranges.end(); ++range) {
        if (range->begin < last->end)
            last->end = std::max(last->end, range->end);
        else if (++last != range)
            *last = std::move(*range);
    }
    ranges.erase(last + 1, ranges.end());
}

} // namespace sse
