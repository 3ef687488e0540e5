// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>

namespace sse {

/// The values of all fields called \a name, joined by ", " (RFC 9110 § 5.3).
[[nodiscard]] QByteArray joinedFields(const HeaderList &headers, QByteArrayView name);

/// Whether the body comes in chunks (RFC 9112 § 7.1).
[[nodiscard]] bool isChunked(const HeaderList &headers);

/// Whether \a method gives a request's content a meaning, so that its absence is said too
/// (RFC 9110 § 8.6).
[[nodiscard]] bool contentIsExpected(QByteArrayView method);

/// How a body ended, as its framing has it.
enum class BodyEnd : quint8 {
    Framed, ///< by its length or the last chunk, or there can't be a body
    Short,  ///< before its length
    Open,   ///< by the connection's end: complete or cut, nothing tells
};

/// What the end of the response to \a method means when \a received bytes of its body came, before
/// content decoding (RFC 9112 § 6.3). Chunks are taken to have ended with the last one.
[[nodiscard]] BodyEnd bodyEnd(const HeaderList &headers, QByteArrayView method, int status,
                              quint64 received);

/// Whether \a body begins as a chunk does: a size in hexadecimal digits, then CR LF.
[[nodiscard]] bool looksChunked(QByteArrayView body);

} // namespace sse
