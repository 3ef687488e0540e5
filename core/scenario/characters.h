// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace sse {

/// Whether \a c may stand in a token: a method, a header's name (RFC 9110 § 5.6.2).
[[nodiscard]] inline bool isTokenCharacter(char c)
{
    constexpr QByteArrayView others("!#$%&'*+-.^_`|~");
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != '\0' && others.contains(c));
}

/// Whether \a c is a control character of ASCII.
[[nodiscard]] constexpr bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

} // namespace sse
