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

bool isSecretItemName(QByteArrayView lowerName)
{
    return std::find(items.begin(), items.end(), lowerName) != items.end() ||
           hasSecretWord(lowerName);
}

} // namespace sse
