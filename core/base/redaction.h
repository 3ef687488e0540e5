// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace sse {

/// Whether a header field's value is a secret by default: Authorization, Cookie, API keys, tokens.
[[nodiscard]] bool isSecretHeader(QByteArrayView name);

/// The same of a whole field: also one whose value begins with a scheme such as Bearer, but no
/// number of a counter such as X-RateLimit-Remaining-Tokens.
[[nodiscard]] bool isSecretField(const HeaderField &field);

/// \a url without what must not stand in titles, settings and logs: userinfo, the values of
/// secret-named items of query and fragment, and JSON web tokens become REDACTED. The rest stays as
/// it was written.
[[nodiscard]] QString redactedUrl(const QUrl &url);

/// \a field's value as it may be printed: a secret header's is REDACTED, an address is a
/// redactedUrl(), the rest a redactedText().
[[nodiscard]] QByteArray redactedHeaderValue(const HeaderField &field);

/// A request's \a target, any bytes, as a redactedUrl() shows it.
[[nodiscard]] QByteArray redactedTarget(const QByteArray &target);

/// \a text, which may be any bytes, with REDACTED in place of users and secret items of the
/// addresses in it.
[[nodiscard]] QByteArray withoutSecretAddresses(const QByteArray &text);

/// \a text, which may be any bytes, with REDACTED in place of JSON web tokens. What a recording has
/// masked already looks the same, so that it can't be told from what comes from the network.
[[nodiscard]] QByteArray redactedText(const QByteArray &text);

} // namespace sse
