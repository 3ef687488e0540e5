// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/transport.h"

#include <QNetworkRequest>

namespace sse {

/// \a request for QNetworkAccessManager, with everything switched off that it would do unasked:
/// redirects, HTTP/2, cookies, saved credentials, caches, time limits. The TLS settings that
/// \a request asks for are not in it. Fields of one name are joined into one.
[[nodiscard]] QNetworkRequest makeNetworkRequest(const TransportRequest &request);

} // namespace sse
