// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/jsonhighlighter.h"

#include "core/base/visibletext.h"
#include "ui/base/theme.h"

#include <QFont>

#include <algorithm>

namespace sse::ui {

namespace {

bool isPunctuation(QChar character)
{
    return QStringView(u"{}[],:").contains(character);
}

/// What looks like nothing or like a space, and is neither for JSON.
bool looksLikeNothing(QChar character)
{
    return character != u'\t' &&
           (isHiddenCharacter(character.unicode()) || character == QChar::Nbsp);
}

} // namespace

void JsonHighlighter::setPalette(const QPalette &palette)
{
    for (QTextCharFormat &format : m_formats)
        format = QTextCharFormat();
    m_formats[Name].setForeground(themeColor(ThemeColor::Note, palette));
    m_formats[String].setForeground(themeColor(ThemeColor::Open, palette));
    m_formats[Escape].setForeground(themeColor(ThemeColor::Dropped, palette));
    m_formats[Template].setForeground(themeColor(ThemeColor::Connecting, palette));
    m_formats[Template].setFontWeight(QFont::Bold);
    m_formats[Number].setForeground(themeColor(ThemeColor::Connecting, palette));
    m_formats[Punctuation].setForeground(themeColor(ThemeColor::Muted, palette));
    m_formats[Hidden].setBackground(themeColor(ThemeColor::Failed, palette));
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    const int size = static_cast<int>(text.size());
    if (size > mostLineCharacters)
        return;
    for (int i = 0; i < size;) {
        const QChar character = text.at(i);
        int end = i + 1;
        if (character == u'"') {
            end = highlightString(text, i);
        } else if (isPunctuation(character)) {
            setFormat(i, 1, m_formats[Punctuation]);
        } else if (character.isLetterOrNumber() || character == u'-') {
            while (end < size &&
                   (text.at(end).isLetterOrNumber() || QStringView(u"+-.").contains(text.at(end))))
                ++end;
            setFormat(i, end - i, m_formats[Number]);
        }
        i = end;
    }
    for (int i = 0; i < size; ++i) {
        if (looksLikeNothing(text.at(i)))
            setFormat(i, 1, m_formats[Hidden]);
    }
}

int JsonHighlighter::highlightString(const QString &text, int from)
{
    const int size = static_cast<int>(text.size());
    int end = from + 1;
    while (end < size && text.at(end) != u'"')
        end += text.at(end) == u'\\' ? 2 : 1;
    end = std::min(end + 1, size);
    int next = end;
    while (next < size && text.at(next).isSpace())
        ++next;
    if (next < size && text.at(next) == u':') {
        setFormat(from, end - from, m_formats[Name]);
        return end;
    }
    setFormat(from, end - from, m_formats[String]);
    for (int i = from; i < end; ++i) {
        if (text.at(i) == u'\\') {
            const int length = i + 1 < end && text.at(i + 1) == u'u' ? 6 : 2;
            setFormat(i, std::min(length, end - i), m_formats[Escape]);
            ++i;
        } else if (QStringView(text).sliced(i).startsWith(u"{{")) {
            const auto close = static_cast<int>(text.indexOf(QStringView(u"}}"), i));
            if (close < 0 || close + 2 > end)
                continue;
            setFormat(i, close + 2 - i, m_formats[Template]);
            i = close + 1;
        }
    }
    return end;
}

} // namespace sse::ui
