// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/transport.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace sse {

/// What QNetworkAccessManager's \a error means for a request. \a status: of the response head, 0
/// when none came. Errors that only repeat a status are none: the head tells.
[[nodiscard]] TransportError transportError(QNetworkReply::NetworkError error, int status);

/// The reasons in words, each once; empty for an empty list.
[[nodiscard]] QString tlsErrorText(const QList<QSslError> &errors);

} // namespace sse
