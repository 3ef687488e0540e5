// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr std::array<QByteArrayView, 13> words{
    "token",   "secret",  "session", "signature",  "passw",      "passphrase", "credential",
    "api-key", "api_key", "apikey",  "access-key", "access_key", "jwt"};

/// All words begin with one of "tspcaj".
constexpr qsizetype shortestWord = 3;

constexpr std::array<QByteArrayView, 16> items{
    "auth", "authorization", "bearer",       "code", "cookie", "hmac",  "key",   "otp", "pass",
    "pw",   "pwd",           "samlresponse", "sid",  "sig",    "state", "ticket"};

/// What stands before "key" in the name of a secret.
constexpr std::array<QByteArrayView, 11> keyWords{
    "api",     "access",     "functions", "private",      "shared", "signing",
    "account", "encryption", "master",    "subscription", "license"};

/// Words, one of which makes a number a harmless one.
constexpr std::array<QByteArrayView, 29> counters{
    "tokens",     "count", "counts", "limit",     "limits",   "ttl",     "expires",   "expiry",
    "expiration", "index", "usage",  "used",      "total",    "max",     "min",       "budget",
    "length",     "len",   "size",   "remaining", "duration", "timeout", "timestamp", "seconds",
    "ms",         "age",   "rate",   "cost",      "version"};

constexpr qsizetype longestCount = 24;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr char lowerOf(char c)
{
    return isCapital(c) ? static_cast<char>(c + 32) : c;
}

bool isCounterWord(QByteArrayView word)
{
    return std::any_of(counters.begin(), counters.end(), [&](QByteArrayView counter) {
        return counter.size() == word.size() &&
               std::equal(word.begin(), word.end(), counter.begin(),
                          [](char c, char expected) { return lowerOf(c) == expected; });
    });
}

} // namespace

bool hasSecretWord(QByteArrayView lowerName)
{
    for (qsizetype at = 0; at + shortestWord <= lowerName.size(); ++at) {
        if (!QByteArrayView("tspcaj").contains(lowerName[at]))
            continue;
        const QByteArrayView rest = lowerName.sliced(at);
        if (std::any_of(words.begin(), words.end(),
                        [&](QByteArrayView word) { return rest.startsWith(word); }))
            return true;
    }
    return false;
}

bool isCompoundKey(QByteArrayView text, qsizetype at)
{
    const auto isAt = [&](QByteArrayView word, qsizetype begin) {
        return begin >= 0 && begin + word.size() <= text.size() &&
               std::equal(word.begin(), word.end(), text.begin() + begin,
                          [](char expected, char c) { return lowerOf(c) == expected; });
    };
    if (!isAt("key", at))
        return false;
    qsizetype end = at > 0 && QByteArrayView("-_. :/").contains(text[at - 1]) ? at - 1 : at;
    // "api\/key"
    while (end < at && end > 0 && text[end - 1] == '\\')
        --end;
    return std::any_of(keyWords.begin(), keyWords.end(),
                       [&](QByteArrayView first) { return isAt(first, end - first.size()); });
}

bool hasCompoundKey(QByteArrayView lowerName)
{
    for (qsizetype at = 0; (at = lowerName.indexOf("key", at)) >= 0; ++at) {
        if (isCompoundKey(lowerName, at))
            return true;
    }
    return false;
}

bool isSecretItemName(QByteArrayView lowerName)
{
    return std::find(items.begin(), items.end(), lowerName) != items.end() ||
           hasSecretWord(lowerName) || hasCompoundKey(lowerName);
}

bool isCounterName(QByteArrayView name)
{
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= name.size(); ++at) {
        const bool separator = at == name.size() || QByteArrayView("-_. :/").contains(name[at]);
        const bool hump = !separator && at > begin && isCapital(name[at]) &&
                          (isSmall(name[at - 1]) || isDigit(name[at - 1]));
        if (!separator && !hump)
            continue;
        if (isCounterWord(name.sliced(begin, at - begin)))
            return true;
        begin = separator ? at + 1 : at;
    }
    return false;
}

bool isCount(QByteArrayView name, QByteArrayView value)
{
    return !value.isEmpty() && value.size() <= longestCount && isDigit(value.front()) &&
           std::all_of(
               value.begin(), value.end(),
               [](char c) { return isDigit(c) || QByteArrayView(".,:smhdun%+- ").contains(c); }) &&
           isCounterName(name);
}

} // namespace sse
