// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/asciineedle.h"

#include <algorithm>
#include <limits>

namespace sse {

namespace {

constexpr std::array<char, 256> lowerTable = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const bool isUpper = i >= 'A' && i <= 'Z';
        table[i] = static_cast<char>(isUpper ? i + ('a' - 'A') : i);
    }
    return table;
}();

char lower(char c)
{
    return lowerTable[static_cast<uchar>(c)];
}

} // namespace

AsciiNeedle::AsciiNeedle(const QByteArray &word)
    : m_word(word.toLower())
{
    constexpr qsizetype longestSkip = std::numeric_limits<quint8>::max();
    const qsizetype size = m_word.size();
    m_skip.fill(static_cast<quint8>(std::min(size, longestSkip)));
    for (qsizetype i = 0; i + 1 < size; ++i) {
        const auto skip = static_cast<quint8>(std::min(size - 1 - i, longestSkip));
        const char c = m_word[i];
        m_skip[static_cast<uchar>(c)] = skip;
        if (c >= 'a' && c <= 'z')
            m_skip[static_cast<uchar>(c - 'a' + 'A')] = skip;
    }
}

// Boyer, Moore and Horspool's search: of most bytes only one in a word's length is looked at.
bool AsciiNeedle::isIn(QByteArrayView bytes) const
{
    const qsizetype size = m_word.size();
    if (size == 0)
        return true;
    const char *const word = m_word.constData();
    const char last = word[size - 1];
    for (qsizetype at = size - 1; at < bytes.size();) {
        const char c = bytes[at];
        const auto equal = [](char inWord, char inBytes) { return inWord == lower(inBytes); };
        if (lower(c) == last &&
            std::equal(word, word + size - 1, bytes.data() + at - (size - 1), equal))
            return true;
        at += m_skip[static_cast<uchar>(c)];
    }
    return false;
}

} // namespace sse
