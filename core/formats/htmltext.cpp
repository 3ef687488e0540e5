// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/htmltext.h"

#include "core/base/visibletext.h"

#include <QList>

#include <algorithm>
#include <array>
#include <type_traits>

namespace sse {

namespace {

/// Noncharacters, which documents must not hold, as tokens.
QString withoutNonCharacters(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    if (std::none_of(characters.begin(), characters.end(),
                     [](uint character) { return QChar::isNonCharacter(character); }))
        return text;
    QString out;
    for (const uint character : characters) {
        if (QChar::isNonCharacter(character))
            out += QStringLiteral("\u2039U+%1\u203A").arg(QString::number(character, 16).toUpper());
        else
            out += QChar::fromUcs4(character);
    }
    return out;
}

constexpr qsizetype longestEscape = 6;

char *writeEscaped(char *to, char byte)
{
    const auto write = [to](QByteArrayView escape) {
        return std::copy(escape.begin(), escape.end(), to);
    };
    switch (byte) {
    case '&':
        return write("&amp;");
    case '<':
        return write("&lt;");
    case '>':
        return write("&gt;");
    case '"':
        return write("&quot;");
    case '\'':
        return write("&#39;");
    default:
        *to = byte;
        return to + 1;
    }
}

/// \a Units: bytes of UTF-8, or UTF-16 that is ASCII.
template <typename Units>
void appendEscaped(QByteArray &out, const Units &units)
{
    // In pieces, since room for the longest escapes of a long text is a lot of memory to ask for.
    constexpr qsizetype pieceSize = 256;
    std::array<char, pieceSize * longestEscape> piece;
    for (auto from = units.begin(); from != units.end();) {
        const auto end = from + std::min<qsizetype>(pieceSize, units.end() - from);
        char *to = piece.data();
        for (; from != end; ++from) {
            if constexpr (std::is_same_v<Units, QStringView>)
                to = writeEscaped(to, from->toLatin1());
            else
                to = writeEscaped(to, *from);
        }
        out.append(piece.data(), to - piece.data());
    }
}

} // namespace

void appendHtml(QByteArray &out, QStringView text, bool keepLines)
{
    const auto isPlain = [keepLines](QChar character) {
        const char16_t unit = character.unicode();
        return (unit >= 0x20 && unit < 0x7F) || (keepLines && (unit == '\n' || unit == '\t'));
    };
    const auto *const plainEnd = std::find_if_not(text.begin(), text.end(), isPlain);
    appendEscaped(out, QStringView(text.begin(), plainEnd));
    if (plainEnd == text.end())
        return;
    const QStringView rest(plainEnd, text.end());
    QString shown = toVisibleText(rest, rest.size(), keepLines);
    if (std::any_of(shown.begin(), shown.end(),
                    [](QChar c) { return c.isSurrogate() || c.unicode() >= 0xFDD0; }))
        shown = withoutNonCharacters(shown);
    appendEscaped(out, shown.toUtf8());
}

QByteArray toHtml(QStringView text, bool keepLines)
{
    QByteArray out;
    appendHtml(out, text, keepLines);
    return out;
}

} // namespace sse
