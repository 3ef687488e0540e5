// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/visibletext.h"

#include "core/base/utf8.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

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
        out += QStringLiteral("‹U+%1›")
                   .arg(static_cast<uint>(character), 4, 16, QLatin1Char('0'))
                   .toUpper();
    }
}

char *writeUnit(char *to, uint unit)
{
    constexpr QByteArrayView digits("0123456789abcdef");
    *to++ = '\\';
    *to++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *to++ = digits[(unit >> shift) & 0xF];
    return to;
}

char *writeUnicodeEscape(char *to, char32_t character)
{
    if (character <= 0xFFFF)
        return writeUnit(to, static_cast<uint>(character));
    return writeUnit(writeUnit(to, QChar::highSurrogate(character)),
                     QChar::lowSurrogate(character));
}

/// The character that starts at \a at in well-formed UTF-8, and its length.
char32_t characterAt(QByteArrayView text, qsizetype at, qsizetype &length)
{
    const auto byte = [&](qsizetype i) {
        return static_cast<char32_t>(static_cast<uchar>(text[i]));
    };
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

constexpr quint64 lanes(uchar byte)
{
    return 0x0101010101010101 * quint64{byte};
}

/// How many of the eight bytes in \a word, first in its lowest, a JSON string holds as they are
/// before the first that it may not: printable ASCII but for the quotation mark and the backslash.
qsizetype leadingPlain(quint64 word)
{
    // The lowest marked lane is exact; a borrow from it can mark lanes above it only.
    const auto isZero = [](quint64 value) { return (value - lanes(1)) & ~value; };
    const quint64 marked = (word | ((word - lanes(0x20)) & ~word) | isZero(word ^ lanes('"')) |
                            isZero(word ^ lanes('\\')) | isZero(word ^ lanes(0x7F))) &
                           lanes(0x80);
    return marked == 0 ? 8 : std::countr_zero(marked) / 8;
}

/// Emoji, as far as they are joined to others: pictographs, skin tones, U+FE0F behind one.
bool isJoinable(char32_t character)
{
    return (character >= 0x2600 && character <= 0x27BF) || character == 0xFE0F ||
           (character >= 0x1F300 && character <= 0x1FAFF);
}

/// Whether the U+200D at \a at joins two emoji into one sign.
bool joinsEmoji(QStringView text, qsizetype at, char32_t before)
{
    if (text[at] != QChar(0x200D) || !isJoinable(before) || at + 1 >= text.size())
        return false;
    const bool pair =
        text[at + 1].isHighSurrogate() && at + 2 < text.size() && text[at + 2].isLowSurrogate();
    return isJoinable(pair ? QChar::surrogateToUcs4(text[at + 1], text[at + 2])
                           : text[at + 1].unicode());
}

} // namespace

bool isHiddenCharacter(char32_t c)
{
    return isC0OrDelete(c) || (c >= 0x80 && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

QString toVisibleText(QStringView text, qsizetype maxCharacters, bool keepLines)
{
    QString out;
    out.reserve(qMin(text.size(), maxCharacters) + 8);
    char32_t before = 0;
    qsizetype at = 0;
    qsizetype copied = 0;
    while (at < text.size() && at < maxCharacters) {
        const char16_t unit = text[at].unicode();
        if (unit >= 0x20 && unit < 0x7F) {
            before = unit;
            ++at;
            continue;
        }
        const bool pair =
            at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : unit;
        const bool joins = joinsEmoji(text, at, before);
        before = character;
        if (isHiddenCharacter(character) && !joins &&
            !(keepLines && (character == '\n' || character == '\t'))) {
            out += text.sliced(copied, at - copied);
            appendToken(out, character);
            copied = at + (pair ? 2 : 1);
        }
        at += pair ? 2 : 1;
    }
    out += text.sliced(copied, at - copied);
    if (at < text.size())
        out += QChar(0x2026);
    return out;
}

char *writeJsonText(char *to, QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        if (at + 8 <= text.size()) {
            const auto word = qFromLittleEndian<quint64>(text.data() + at);
            const qsizetype plain = leadingPlain(word);
            // All eight: what is too much is written over.
            std::memcpy(to, text.data() + at, 8);
            to += plain;
            at += plain;
            if (plain == 8)
                continue;
        }
        const char byte = text[at];
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
            *to++ = byte;
            ++at;
            continue;
        }
        qsizetype length = 1;
        const char32_t character = characterAt(text, at, length);
        if (character == '"' || character == '\\') {
            *to++ = '\\';
            *to++ = static_cast<char>(character);
        } else if (isHiddenCharacter(character)) {
            to = writeUnicodeEscape(to, character);
        } else {
            std::memcpy(to, text.data() + at, static_cast<std::size_t>(length));
            to += length;
        }
        at += length;
    }
    return to;
}

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    constexpr qsizetype pieceSize = 4096;
    // In pieces, since six times a long text is a lot of memory to ask for.
    out.append('"');
    for (qsizetype at = 0; at < text.size();) {
        qsizetype size = std::min(pieceSize, text.size() - at);
        while (size > pieceSize - 4 && at + size < text.size() &&
               (static_cast<uchar>(text[at + size]) & 0xC0) == 0x80)
            --size;
        const qsizetype before = out.size();
        out.resize(before + jsonTextRoom(size));
        const char *end = writeJsonText(out.data() + before, text.sliced(at, size));
        out.resize(end - out.constData());
        at += size;
    }
    out.append('"');
}

QByteArray toTerminalText(QByteArrayView text)
{
    QByteArray out;
    const QByteArray wellFormed = toWellFormedUtf8(text);
    qsizetype done = 0;
    for (qsizetype at = 0; at < wellFormed.size();) {
        qsizetype length = 1;
        const char32_t character = characterAt(wellFormed, at, length);
        if (character != '\n' && isHiddenCharacter(character)) {
            std::array<char, 12> escape;
            const char *end = writeUnicodeEscape(escape.data(), character);
            out.append(QByteArrayView(wellFormed).sliced(done, at - done));
            out.append(escape.data(), end - escape.data());
            done = at + length;
        }
        at += length;
    }
    out.append(QByteArrayView(wellFormed).sliced(done));
    return out;
}

} // namespace sse
