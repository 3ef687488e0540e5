// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/visibletext.h"

#include "core/base/utf8.h"

namespace sse {

namespace {

bool isC0OrDelete(char32_t character)
{
    return character < 0x20 || character == 0x7F;
}

void appendToken(QString &out, char32_t character)
{
    if (character < 0x20) {
        out += QChar(0x2400 + static_cast<int>(character));
    } else if (character == 0x7F) {
        out += QChar(0x2421);
    } else {
        out += QStringLiteral("‹U+%1›").arg(static_cast<uint>(character), 4, 16, QLatin1Char('0'))
                   .toUpper();
    }
}

QByteArray unicodeEscape(char32_t character)
{
    const auto unit = [](uint value) {
        return "\\u" + QByteArray::number(value, 16).rightJustified(4, '0');
    };
    if (character > 0xFFFF)
        return unit(QChar::highSurrogate(character)) + unit(QChar::lowSurrogate(character));
    return unit(static_cast<uint>(character));
}

/// The character that starts at \a at in well-formed UTF-8, and its length.
char32_t characterAt(QByteArrayView text, qsizetype at, qsizetype &length)
{
    const auto byte = [&](qsizetype i) { return static_cast<char32_t>(static_cast<uchar>(text[i])); };
    const char32_t first = byte(at);
    if (first < 0x80) {
        length = 1;
        return first;
    }
    length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (at + length > text.size()) {
        length = 1;
        return 0xFFFD;
    }
    char32_t character = first & (0xFFU >> (length + 1));
    for (qsizetype i = 1; i < length; ++i)
        character = (character << 6) | (byte(at + i) & 0x3F);
    return character;
}

/// Appends \a text, each character for which \a escapeOf gives something replaced by that.
template <typename EscapeOf>
void appendEscaped(QByteArray &out, QByteArrayView text, EscapeOf escapeOf)
{
    qsizetype plain = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = 1;
        const QByteArray escape = escapeOf(characterAt(text, at, length));
        if (!escape.isEmpty()) {
            out.append(text.sliced(plain, at - plain));
            out.append(escape);
            plain = at + length;
        }
        at += length;
    }
    out.append(text.sliced(plain));
}

} // namespace

bool isHiddenCharacter(char32_t c)
{
    return isC0OrDelete(c) || (c >= 0x80 && c <= 0x9F) || c == 0xAD || c == 0x61C
           || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
           || (c >= 0xE0000 && c <= 0xE007F);
}

QString toVisibleText(QStringView text, qsizetype maxCharacters, bool keepLines)
{
    QString out;
    out.reserve(qMin(text.size(), maxCharacters) + 8);
    for (qsizetype at = 0; at < text.size();) {
        if (at >= maxCharacters) {
            out += QChar(0x2026);
            break;
        }
        const bool pair = at + 1 < text.size() && text[at].isHighSurrogate()
                          && text[at + 1].isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(text[at], text[at + 1])
                                        : text[at].unicode();
        at += pair ? 2 : 1;
        if (isHiddenCharacter(character) && !(keepLines && (character == '\n' || character == '\t')))
            appendToken(out, character);
        else
            out += QChar::fromUcs4(character);
    }
    return out;
}

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    out += '"';
    appendEscaped(out, text, [](char32_t character) -> QByteArray {
        if (character == '"')
            return "\\\"";
        if (character == '\\')
            return "\\\\";
        return isHiddenCharacter(character) ? unicodeEscape(character) : QByteArray();
    });
    out += '"';
}

QByteArray toTerminalText(QByteArrayView text)
{
    QByteArray out;
    const QByteArray wellFormed = toWellFormedUtf8(text);
    appendEscaped(out, wellFormed, [](char32_t character) {
        return character != '\n' && isHiddenCharacter(character) ? unicodeEscape(character)
                                                                 : QByteArray();
    });
    return out;
}

} // namespace sse
