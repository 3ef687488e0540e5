// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/markdowntext.h"

#include "core/base/visibletext.h"

#include <algorithm>

namespace sse {

namespace {

qsizetype longestBacktickRun(QStringView text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar character : text) {
        run = character == QLatin1Char('`') ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// A bar ends a cell, in code spans, too, unless a backslash is in front; two backslashes in front
/// are read in as many ways as there are programs.
QString withoutBars(const QString &text)
{
    if (!text.contains(QLatin1Char('|')))
        return text;
    QString out;
    QChar before;
    for (const QChar character : text) {
        if (character != QLatin1Char('|'))
            out += character;
        else if (before == QLatin1Char('\\'))
            out += QStringLiteral("\u2039U+007C\u203A");
        else
            out += QStringLiteral("\\|");
        before = character;
    }
    return out;
}

bool isPlainWords(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t character = text[i].unicode();
        const bool isWord = (character >= 'a' && character <= 'z') ||
                            (character >= 'A' && character <= 'Z') ||
                            (character >= '0' && character <= '9');
        if (isWord || QStringView(u" ,;:'()-\u2013\u00B7\u2192\u2026").contains(text[i]))
            continue;
        // A dot within a word may make an address of it.
        const bool endsWord = i + 1 == text.size() || text[i + 1] == QLatin1Char(' ');
        const bool inNumber = i > 0 && text[i - 1].isDigit() && !endsWord && text[i + 1].isDigit();
        if (character != '.' || !(endsWord || inNumber))
            return false;
    }
    return true;
}

} // namespace

QByteArray markdownCode(QStringView text)
{
    if (text.isEmpty())
        return {};
    const QString visible = withoutBars(toVisibleText(text, text.size()));
    const QByteArray ticks(longestBacktickRun(visible) + 1, '`');
    const auto isEdge = [](QChar c) { return c == QLatin1Char('`') || c == QLatin1Char(' '); };
    const QByteArray pad = isEdge(visible.front()) || isEdge(visible.back()) ? " " : "";
    return ticks + pad + visible.toUtf8() + pad + ticks;
}

QByteArray markdownWords(QStringView text)
{
    return isPlainWords(text) ? text.toUtf8() : markdownCode(text);
}

void appendMarkdownFence(QByteArray &out, QStringView text)
{
    const QByteArray fence(std::max<qsizetype>(longestBacktickRun(text) + 1, 3), '`');
    out += fence + '\n';
    out += toVisibleText(text, text.size(), true).toUtf8();
    out += '\n' + fence + '\n';
}

} // namespace sse
