// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/parsedblock.h"

#include <QByteArrayView>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace sse::wire {

/// The bytes of \a text as they lie in memory, in the low bytes of a word; a shorter text than
/// eight bytes leaves the rest 0.
consteval quint64 wordOf(const char *text)
{
    quint64 word = 0;
    for (unsigned i = 0; text[i] != '\0'; ++i) {
        const unsigned shift = std::endian::native == std::endian::little ? 8 * i : 8 * (7 - i);
        word |= static_cast<quint64>(static_cast<unsigned char>(text[i])) << shift;
    }
    return word;
}

/// The field that the name \a name of \a length bytes stands for; an empty name is a comment's.
/// Case-sensitive, § 9.2.6 "process the field".
[[nodiscard]] inline FieldName fieldNamed(const char *name, std::size_t length)
{
    switch (length) {
    case 0:
        return FieldName::Comment;
    case 2:
        return std::memcmp(name, "id", 2) == 0 ? FieldName::Id : FieldName::Unknown;
    case 4:
        return std::memcmp(name, "data", 4) == 0 ? FieldName::Data : FieldName::Unknown;
    case 5:
        if (std::memcmp(name, "event", 5) == 0)
            return FieldName::Event;
        return std::memcmp(name, "retry", 5) == 0 ? FieldName::Retry : FieldName::Unknown;
    default:
        return FieldName::Unknown;
    }
}

/// The length of the name of \a field; of an unknown one 0.
[[nodiscard]] constexpr qsizetype nameLength(FieldName field)
{
    switch (field) {
    case FieldName::Data:
        return 4;
    case FieldName::Event:
    case FieldName::Retry:
        return 5;
    case FieldName::Id:
        return 2;
    case FieldName::Comment:
    case FieldName::Unknown:
        break;
    }
    return 0;
}

/// The longest name of a field, and the colon: so many bytes tell which field a line is.
inline constexpr std::size_t longestPrefix = 6;

/// The field of the line of \a length > 0 bytes at \a line, from its first bytes alone.
[[nodiscard]] inline FieldName fieldOfLine(const char *line, std::size_t length)
{
    const std::size_t limit = length < longestPrefix ? length : longestPrefix;
    for (std::size_t i = 0; i < limit; ++i) {
        if (line[i] == ':')
            return fieldNamed(line, i);
    }
    return length < longestPrefix ? fieldNamed(line, length) : FieldName::Unknown;
}

/// The same, quicker, where eight bytes from \a line on may be read (beyond the line's end of line
/// too: no name holds one, so what lies behind it can't be taken for a part of the name).
[[nodiscard]] inline FieldName fieldOfLineWord(const char *line, std::size_t length)
{
    quint64 word = 0;
    std::memcpy(&word, line, sizeof(word));
    constexpr quint64 three = wordOf("\xFF\xFF\xFF");
    constexpr quint64 five = wordOf("\xFF\xFF\xFF\xFF\xFF");
    constexpr quint64 six = wordOf("\xFF\xFF\xFF\xFF\xFF\xFF");
    if ((word & five) == wordOf("data:"))
        return FieldName::Data;
    if (*line == ':')
        return FieldName::Comment;
    if ((word & three) == wordOf("id:"))
        return FieldName::Id;
    if ((word & six) == wordOf("event:"))
        return FieldName::Event;
    if ((word & six) == wordOf("retry:"))
        return FieldName::Retry;
    return length < longestPrefix ? fieldOfLine(line, length) : FieldName::Unknown;
}

/// The value of \a line whose name (or whose colon, in a comment) ends at \a nameLength: without
/// the colon and one space behind it.
[[nodiscard]] inline QByteArrayView valueBehind(QByteArrayView line, qsizetype nameLength)
{
    qsizetype at = nameLength;
    if (at < line.size())
        ++at;
    if (at < line.size() && line[at] == ' ')
        ++at;
    return {line.data() + at, line.size() - at};
}

/// Whether the value of an id line contains U+0000; \a line as a whole, whose name has none.
[[nodiscard]] inline bool idContainsNul(QByteArrayView line)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highs = 0x8080808080808080;
    constexpr qsizetype step = sizeof(quint64);
    if (line.size() > 64)
        return line.contains('\0');
    if (line.size() < step)
        return std::find(line.begin(), line.end(), '\0') != line.end();
    quint64 zeros = 0;
    for (qsizetype at = 0; at < line.size(); at += step) {
        quint64 word = 0;
        std::memcpy(&word, line.data() + std::min(at, line.size() - step), sizeof(word));
        zeros |= (word - ones) & ~word & highs;
    }
    return zeros != 0;
}

} // namespace sse::wire
