// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

namespace sse {

/// Whether a character would hide, reorder or break text: C0 and C1 controls, DEL, U+2028, U+2029,
/// bidirectional controls, zero-width characters and U+FEFF.
[[nodiscard]] bool isHiddenCharacter(char32_t character);

/// \a text for a screen: every hidden character becomes a visible token (␀ ␍ ␛ … for C0 and DEL,
/// ‹U+202E› for the others); only U+200D between two emoji stays, since it makes one sign of them.
/// At most \a maxCharacters UTF-16 units of \a text are shown, "…" tells
/// that more follows. Line breaks and tabs stay when \a keepLines is set.
[[nodiscard]] QString toVisibleText(QStringView text, qsizetype maxCharacters,
                                    bool keepLines = false);

/// Appends \a text (well-formed UTF-8) to \a out as a JSON string with its quotes. Every hidden
/// character is escaped as \uXXXX; the rest stays UTF-8.
void appendJsonString(QByteArray &out, QByteArrayView text);
/// The same without the quotes, into \a to, which has room for jsonTextRoom(); returns the end.
[[nodiscard]] char *writeJsonText(char *to, QByteArrayView text);
/// The most bytes that a text of \a size bytes takes inside a JSON string.
[[nodiscard]] constexpr qsizetype jsonTextRoom(qsizetype size)
{
    // Every byte as \u00XX, and what the writer copies too much.
    return size * 6 + 8;
}

/// Text for a terminal: hidden characters as \uXXXX, except that LF stays.
[[nodiscard]] QByteArray toTerminalText(QByteArrayView text);

} // namespace sse
