// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QByteArrayView>

#include <variant>

namespace sse {

/// A request head that arrived whole.
struct RequestHead
{
    QByteArray method;
    QByteArray target; ///< as sent: path and query
    int minorVersion = 1;
    HeaderList headers;

    /// The value of the first field of that name, compared without case; null without one.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Why a request is refused: the status to answer with and a sentence in English.
struct RequestRefusal
{
    int status = 400;
    QByteArray sentence;
};

/// More bytes are needed.
struct RequestIncomplete
{
};

using RequestParse = std::variant<RequestIncomplete, RequestHead, RequestRefusal>;

/// Bytes of a head, blank line included, above which it is refused with 431.
inline constexpr qsizetype maxRequestHead = qsizetype{64} << 10;
/// Header fields above which a head is refused with 431.
inline constexpr qsizetype maxRequestFields = 100;

/// Reads the head of an HTTP/1.x request (RFC 9112 § 2–6) from all bytes received so far, strictly:
/// bare LF or CR, NUL, folded lines, white space before the colon, names that are no tokens, two
/// lengths, a length beside a transfer coding, none or several Host fields are refused with 400,
/// other major versions with 505. HTTP/1.0 needs its Host field too: without it nobody can tell a
/// page whose name was rebound. Pure.
[[nodiscard]] RequestParse parseRequestHead(QByteArrayView bytes);

} // namespace sse
