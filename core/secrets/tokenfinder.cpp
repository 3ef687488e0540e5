// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/secretfinders.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr std::array<QByteArrayView, 4> schemes{"bearer", "basic", "digest", "negotiate"};
constexpr qsizetype shortestCredentials = 8;

bool isWebTokenCharacter(char c)
{
    return isLetterOrDigit(c) || c == '-' || c == '_';
}

bool isToken68Character(char c)
{
    return isLetterOrDigit(c) || QByteArrayView("-._~+/=").contains(c);
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// Not a word: with a digit, or with capitals among its small letters.
bool looksLikeCredentials(QByteArrayView text)
{
    if (text.size() < shortestCredentials)
        return false;
    if (std::any_of(text.begin(), text.end(), isDigit))
        return true;
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::any_of(text.begin(), text.end(), small) &&
           std::count_if(text.begin() + 1, text.end(), isUpper) >= 2;
}

bool startsWith(QByteArrayView text, QByteArrayView lowerWord)
{
    return text.size() >= lowerWord.size() &&
           std::equal(lowerWord.begin(), lowerWord.end(), text.begin(),
                      [](char expected, char c) { return lowerOf(c) == expected; });
}

/// Where the scheme that the text begins with ends, with the white space behind it; 0: there is
/// none.
qsizetype schemeEnd(QByteArrayView text)
{
    for (const QByteArrayView scheme : schemes) {
        if (!startsWith(text, scheme))
            continue;
        qsizetype end = scheme.size();
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
            ++end;
        return end == scheme.size() ? 0 : end;
    }
    return 0;
}

qsizetype runEnd(QByteArrayView text, qsizetype at, bool (*isPart)(char))
{
    while (at < text.size() && isPart(text[at]))
        ++at;
    return at;
}

/// Where the web token at \a begin ends, which starts with eyJ and whose first part ends at
/// \a first; \a begin: it is none.
qsizetype webTokenEnd(QByteArrayView text, qsizetype begin, qsizetype first)
{
    if (first - begin < 8)
        return begin;
    qsizetype end = first;
    qsizetype dots = 0;
    qsizetype longest = 0;
    while (end < text.size() && text[end] == '.' && dots < 4) {
        const qsizetype part = runEnd(text, end + 1, isWebTokenCharacter);
        longest = std::max(longest, part - end - 1);
        // A sentence's full stop is no part of it.
        if (part == end + 1 && dots >= 2)
            break;
        end = part;
        ++dots;
    }
    return dots >= 2 && longest >= 2 ? end : begin;
}

} // namespace

bool isSecretMark(QByteArrayView text)
{
    constexpr QByteArrayView plain("REDACTED");
    constexpr QByteArrayView open("\xE2\x80\xB9redacted:");
    constexpr QByteArrayView close("\xE2\x80\xBA");
    const auto isSum = [](QByteArrayView sum) {
        return sum.size() == 8 && std::all_of(sum.begin(), sum.end(), [](char c) {
                   return isDigit(c) || (c >= 'a' && c <= 'f');
               });
    };
    if (text.startsWith(plain)) {
        const QByteArrayView rest = text.sliced(plain.size());
        return rest.isEmpty() || (rest.front() == '-' && isSum(rest.sliced(1)));
    }
    return text.startsWith(open) && text.endsWith(close) &&
           text.size() >= open.size() + close.size() &&
           isSum(text.sliced(open.size(), text.size() - open.size() - close.size()));
}

qsizetype schemeLength(QByteArrayView text)
{
    return schemeEnd(text);
}

void findWebTokens(const DecodedText &decoded, QList<SecretRange> &to)
{
    const QByteArrayView text = decoded.text();
    for (qsizetype at = 0; (at = text.indexOf("eyJ", at)) >= 0;) {
        // A later begin in the same run of characters would end no better.
        const qsizetype first = runEnd(text, at, isWebTokenCharacter);
        const qsizetype end = webTokenEnd(text, at, first);
        if (end > at) {
            to.append({decoded.sourceBegin(at), decoded.sourceEnd(end), SecretKind::WebToken, {}});
        }
        at = std::max(first, end);
    }
}

void findCredentials(const DecodedText &decoded, QList<SecretRange> &to)
{
    const QByteArrayView text = decoded.text();
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char first = lowerOf(text[at]);
        if ((first != 'b' && first != 'd' && first != 'n') ||
            (at > 0 && isLetterOrDigit(text[at - 1])))
            continue;
        const qsizetype length = schemeEnd(text.sliced(at));
        if (length == 0)
            continue;
        const qsizetype begin = at + length;
        const qsizetype end = runEnd(text, begin, isToken68Character);
        const QByteArrayView credentials = text.sliced(begin, end - begin);
        if (looksLikeCredentials(credentials) && !isSecretMark(credentials)) {
            to.append(
                {decoded.sourceBegin(begin), decoded.sourceEnd(end), SecretKind::Credentials, {}});
        }
        at = std::max(begin, end) - 1;
    }
}

} // namespace sse
