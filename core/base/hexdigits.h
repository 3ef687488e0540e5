// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <optional>

namespace sse {

/// The value of a hexadecimal digit, in either case; -1 for other characters.
[[nodiscard]] constexpr int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The byte that the two hexadecimal digits at \a at stand for; nothing when there are none.
[[nodiscard]] inline std::optional<char> hexByte(QByteArrayView text, qsizetype at)
{
    if (at + 2 > text.size())
        return {};
    const int high = hexDigit(text[at]);
    const int low = hexDigit(text[at + 1]);
    if (high < 0 || low < 0)
        return {};
    return static_cast<char>(high * 16 + low);
}

} // namespace sse
