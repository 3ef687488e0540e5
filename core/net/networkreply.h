// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/transport.h"

#include <QNetworkReply>

namespace sse {

/// The fields that \a reply has, in wire order as far as QNetworkAccessManager keeps it: it joins
/// those of one name, and drops those without a value.
[[nodiscard]] HeaderList headersOf(const QNetworkReply &reply);

/// The response head of \a reply; status 0 when none came.
[[nodiscard]] TransportHead headOf(const QNetworkReply &reply);

} // namespace sse
