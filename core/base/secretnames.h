// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace sse {

/// Whether \a lowerName, in lower case, contains a word that gives away a secret wherever it stands
/// in a name: "token", "secret", "session", "api-key", …
[[nodiscard]] bool hasSecretWord(QByteArrayView lowerName);

/// Whether a "key" in \a text at \a at, in any case, is the second half of a secret's name:
/// "API_KEY", "subscription-key", "signing\/key", "accountKey".
[[nodiscard]] bool isCompoundKey(QByteArrayView text, qsizetype at);
/// Whether there is one in \a lowerName.
[[nodiscard]] bool hasCompoundKey(QByteArrayView lowerName);

/// Whether the value of an address's or a form's item called \a lowerName, in lower case with
/// escapes resolved, is a secret by default: also "code", "key", "state", which are none elsewhere.
[[nodiscard]] bool isSecretItemName(QByteArrayView lowerName);

/// Whether one of the words of \a name, in its own case, says that numbers called so are harmless:
/// "max_tokens", "promptTokens", "X-RateLimit-Remaining-Tokens".
[[nodiscard]] bool isCounterName(QByteArrayView name);

/// Whether \a value is a number or a duration ("149984", "6ms", "1m30s") and \a name, escapes
/// resolved, that of a counter.
[[nodiscard]] bool isCount(QByteArrayView name, QByteArrayView value);

} // namespace sse
