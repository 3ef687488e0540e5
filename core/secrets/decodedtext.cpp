// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/decodedtext.h"

#include "core/base/hexdigits.h"

#include <algorithm>
#include <optional>

namespace sse {

namespace {

constexpr char32_t replacement = 0xFFFD;

std::optional<char32_t> hexAt(QByteArrayView text, qsizetype at, qsizetype digits)
{
    if (at + digits > text.size())
        return std::nullopt;
    char32_t value = 0;
    for (qsizetype i = at; i < at + digits; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

void setCharacter(TextEscape &escape, char32_t c)
{
    const auto put = [&](char32_t byte) {
        escape.bytes.at(static_cast<std::size_t>(escape.size++)) = static_cast<char>(byte);
    };
    const auto tail = [&](int shift) { put(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        put(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool isSurrogate(char32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

/// \uXXXX, or two of them that make one character.
TextEscape unicodeEscape(QByteArrayView text, qsizetype at)
{
    TextEscape escape;
    const std::optional<char32_t> first = hexAt(text, at + 2, 4);
    if (!first)
        return escape;
    escape.length = 6;
    if (!isSurrogate(*first)) {
        setCharacter(escape, *first);
        return escape;
    }
    const bool pair = at + 8 <= text.size() && text[at + 6] == '\\' && text[at + 7] == 'u';
    const std::optional<char32_t> second = pair ? hexAt(text, at + 8, 4) : std::nullopt;
    if (*first < 0xDC00 && second && *second >= 0xDC00 && *second < 0xE000) {
        escape.length = 12;
        setCharacter(escape, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
    } else {
        setCharacter(escape, replacement);
    }
    return escape;
}

} // namespace

TextEscape escapeAt(QByteArrayView text, qsizetype at)
{
    TextEscape escape;
    if (text[at] == '%') {
        if (const std::optional<char32_t> byte = hexAt(text, at + 1, 2)) {
            escape.bytes.front() = static_cast<char>(*byte);
            escape.size = 1;
            escape.length = 3;
        }
        return escape;
    }
    if (text[at] != '\\' || at + 1 == text.size())
        return escape;
    if (text[at + 1] == 'u')
        return unicodeEscape(text, at);
    constexpr QByteArrayView letters("\"\\/'bfnrt");
    constexpr QByteArrayView meanings("\"\\/'\b\f\n\r\t");
    const qsizetype which = letters.indexOf(text[at + 1]);
    if (which < 0)
        return escape;
    escape.bytes.front() = meanings[which];
    escape.size = 1;
    escape.length = 2;
    return escape;
}

bool mayHoldEscapes(QByteArrayView text)
{
    return text.contains('\\') || text.contains('%');
}

QByteArray withoutEscapes(QByteArrayView text)
{
    if (!mayHoldEscapes(text))
        return text.toByteArray();
    DecodedText decoded(text);
    while (decoded.next()) {
    }
    return decoded.text().toByteArray();
}

bool DecodedText::next()
{
    if (m_level == deepest || !mayHoldEscapes(m_text))
        return false;
    QByteArray decoded;
    decoded.reserve(m_text.size());
    std::vector<Piece> pieces;
    auto old = m_pieces.cbegin();
    bool found = false;
    qsizetype copied = 0;
    const auto copyTo = [&](qsizetype end) {
        for (; old != m_pieces.cend() && old->at < end; ++old) {
            pieces.push_back(*old);
            pieces.back().at = static_cast<quint32>(decoded.size() + old->at - copied);
        }
        decoded.append(m_text.sliced(copied, end - copied));
        copied = end;
    };
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        if (m_text[at] != '\\' && m_text[at] != '%')
            continue;
        const TextEscape escape = escapeAt(m_text, at);
        if (escape.length == 0)
            continue;
        found = true;
        copyTo(at);
        const qsizetype begin = sourceBegin(at);
        const qsizetype end = sourceEnd(at + escape.length);
        pieces.push_back({static_cast<quint32>(decoded.size()), static_cast<quint32>(begin),
                          static_cast<quint16>(std::min<qsizetype>(end - begin, 0xFFFF)),
                          static_cast<quint8>(escape.size), static_cast<quint8>(m_level + 1)});
        decoded.append(escape.bytes.data(), escape.size);
        copied = at + escape.length;
        while (old != m_pieces.cend() && old->at < copied)
            ++old;
        at = copied - 1;
    }
    if (!found)
        return false;
    copyTo(m_text.size());
    ++m_level;
    m_pieces = std::move(pieces);
    m_decoded = std::move(decoded);
    m_text = m_decoded;
    return true;
}

bool DecodedText::isNew(qsizetype at) const
{
    if (m_level == 0)
        return true;
    const Piece *piece = pieceBefore(at);
    return piece && at < qsizetype{piece->at} + piece->size && piece->level == m_level;
}

qsizetype DecodedText::sourceBegin(qsizetype at) const
{
    const Piece *piece = pieceBefore(at);
    if (!piece)
        return at;
    const qsizetype behind = at - piece->at - piece->size;
    return behind < 0 ? piece->source : piece->source + piece->sourceSize + behind;
}

qsizetype DecodedText::sourceEnd(qsizetype end) const
{
    if (end == 0)
        return 0;
    const Piece *piece = pieceBefore(end - 1);
    if (!piece)
        return end;
    const qsizetype behind = end - piece->at - piece->size;
    return piece->source + piece->sourceSize + std::max<qsizetype>(behind, 0);
}

const DecodedText::Piece *DecodedText::pieceBefore(qsizetype at) const
{
    const auto after = std::upper_bound(
        m_pieces.cbegin(), m_pieces.cend(), at,
        [](qsizetype position, const Piece &piece) { return position < qsizetype{piece.at}; });
    return after == m_pieces.cbegin() ? nullptr : &*std::prev(after);
}

} // namespace sse
