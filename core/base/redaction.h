// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace sse {

/// Whether a header field's value is a secret by default: Authorization, Cookie, API keys, tokens.
[[nodiscard]] bool isSecretHeader(QByteArrayView name);

/// \a url without what must not stand in titles, settings and logs: userinfo, the values of
/// secret-named items of query and fragment, and JSON web tokens become REDACTED. The rest stays as
/// it was written.
[[nodiscard]] QString redactedUrl(const QUrl &url);

} // namespace sse
