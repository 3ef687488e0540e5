// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>

namespace sse {

/// The values of all fields called \a name, joined by ", " (RFC 9110 § 5.3).
[[nodiscard]] QByteArray joinedFields(const HeaderList &headers, QByteArrayView name);

/// Whether \a method gives a request's content a meaning, so that its absence is said too
/// (RFC 9110 § 8.6).
[[nodiscard]] bool contentIsExpected(QByteArrayView method);

/// Whether a response to \a method says where its body ends (RFC 9112 § 6.3), other than by the
/// connection's end.
[[nodiscard]] bool endIsFramed(const HeaderList &headers, QByteArrayView method, int status);

/// Whether \a body begins as a chunk does: a size in hexadecimal digits, then CR LF.
[[nodiscard]] bool looksChunked(QByteArrayView body);

} // namespace sse
