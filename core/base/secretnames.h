// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace sse {

/// Whether \a lowerName, in lower case, contains a word that gives away a secret wherever it stands
/// in a name: "token", "secret", "session", "api-key", …
[[nodiscard]] bool hasSecretWord(QByteArrayView lowerName);

/// Whether the value of an address's or a form's item called \a lowerName, in lower case with
/// escapes resolved, is a secret by default: also "code", "key", "state", which are none elsewhere.
[[nodiscard]] bool isSecretItemName(QByteArrayView lowerName);

} // namespace sse
