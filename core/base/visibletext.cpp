// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/visibletext.h"

#include "core/base/utf8.h"

#include <array>
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

void appendUnit(QByteArray &out, uint unit)
{
    constexpr QByteArrayView digits("0123456789abcdef");
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xF];
}

void appendUnicodeEscape(QByteArray &out, char32_t character)
{
    if (character > 0xFFFF) {
        appendUnit(out, QChar::highSurrogate(character));
        appendUnit(out, QChar::lowSurrogate(character));
    } else {
        appendUnit(out, static_cast<uint>(character));
    }
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

/// Bytes that may stand in an escaped text as they are: printable ASCII but for the quotation mark
/// and the backslash, which a JSON string escapes.
constexpr std::array<bool, 256> plainBytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

/// Whether the next eight bytes are all plain, a byte a lane.
bool areEightPlain(const char *bytes)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highs = 0x8080808080808080;
    quint64 word = 0;
    std::memcpy(&word, bytes, sizeof(word));
    // Exact for "any lane is zero" or "any lane is below 0x20" as long as no lane has its high bit.
    const auto anyZero = [](quint64 lanes) { return (lanes - ones) & ~lanes & highs; };
    const quint64 control = (word - ones * 0x20) & ~word & highs;
    return ((word & highs) | control | anyZero(word ^ (ones * '"')) |
            anyZero(word ^ (ones * '\\')) | anyZero(word ^ (ones * 0x7F))) == 0;
}

/// Appends \a text, each character for which \a needsEscape says so replaced by what
/// \a appendEscape appends.
template <typename NeedsEscape, typename AppendEscape>
void appendEscaped(QByteArray &out, QByteArrayView text, NeedsEscape needsEscape,
                   AppendEscape appendEscape)
{
    qsizetype done = 0;
    for (qsizetype at = 0; at < text.size();) {
        if (at + 8 <= text.size() && areEightPlain(text.data() + at)) {
            at += 8;
            continue;
        }
        if (plainBytes[static_cast<uchar>(text[at])]) {
            ++at;
            continue;
        }
        qsizetype length = 1;
        const char32_t character = characterAt(text, at, length);
        if (needsEscape(character)) {
            out.append(text.sliced(done, at - done));
            appendEscape(out, character);
            done = at + length;
        }
        at += length;
    }
    out.append(text.sliced(done));
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
    for (qsizetype at = 0; at < text.size();) {
        if (at >= maxCharacters) {
            out += QChar(0x2026);
            break;
        }
        const bool pair =
            at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
        const char32_t character =
            pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        at += pair ? 2 : 1;
        if (isHiddenCharacter(character) &&
            !(keepLines && (character == '\n' || character == '\t')))
            appendToken(out, character);
        else
            out += QChar::fromUcs4(character);
    }
    return out;
}

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    out += '"';
    appendEscaped(
        out, text,
        [](char32_t character) {
            return character == '"' || character == '\\' || isHiddenCharacter(character);
        },
        [](QByteArray &escaped, char32_t character) {
            if (character == '"')
                escaped += "\\\"";
            else if (character == '\\')
                escaped += "\\\\";
            else
                appendUnicodeEscape(escaped, character);
        });
    out += '"';
}

QByteArray toTerminalText(QByteArrayView text)
{
    QByteArray out;
    const QByteArray wellFormed = toWellFormedUtf8(text);
    appendEscaped(
        out, wellFormed,
        [](char32_t character) { return character != '\n' && isHiddenCharacter(character); },
        appendUnicodeEscape);
    return out;
}

} // namespace sse
