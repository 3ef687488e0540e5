// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace sse {

/// Whether a header field's value is a secret by default: Authorization, Cookie, API keys, tokens.
[[nodiscard]] bool isSecretHeader(QByteArrayView name);

/// \a url without what must not stand in titles, settings and logs: userinfo and the values of
/// secret-named query items become "‹redacted›". The address that was asked for stays usable
/// otherwise.
[[nodiscard]] QString redactedUrl(const QUrl &url);

} // namespace sse
