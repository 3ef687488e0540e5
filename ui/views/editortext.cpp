// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/editortext.h"

#include "core/base/visibletext.h"

#include <QPlainTextEdit>

#include <algorithm>

namespace sse::ui {

namespace {

bool needsEscape(QChar character)
{
    if (character == u'\n' || character == u'\t')
        return false;
    const char16_t unit = character.unicode();
    // The noncharacters and the object replacement are marks of the document's own.
    return isHiddenCharacter(unit) || unit == 0xFDD0 || unit == 0xFDD1 || unit == 0xFFFC;
}

bool isWord(QChar character)
{
    return character.isLetterOrNumber() || character == u'-' || character == u'.' ||
           character == u'_';
}

} // namespace

QString editableJson(const QString &json)
{
    QString text;
    text.reserve(json.size());
    const qsizetype size = json.size();
    for (qsizetype i = json.startsWith(QChar(0xFEFF)) ? 1 : 0; i < size; ++i) {
        const QChar character = json.at(i);
        if (character == u'\r') {
            if (i + 1 == size || json.at(i + 1) != u'\n')
                text += u'\n';
        } else if (needsEscape(character)) {
            text += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            text += character;
        }
    }
    return text;
}

QString editorText(const QPlainTextEdit &edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

qsizetype unitsOfCharacters(const QString &line, int characters)
{
    qsizetype units = 0;
    for (int i = 0; i < characters && units < line.size(); ++i) {
        const bool isPair = line.at(units).isHighSurrogate() && units + 1 < line.size();
        units += isPair ? 2 : 1;
    }
    return units;
}

TextSpan tokenAt(const QString &line, qsizetype at)
{
    if (line.isEmpty())
        return {};
    const qsizetype from = std::min(at, line.size() - 1);
    qsizetype end = from + 1;
    if (line.at(from) == u'"') {
        while (end < line.size() && line.at(end) != u'"')
            end += line.at(end) == u'\\' ? 2 : 1;
        return {from, std::min(end + 1, line.size())};
    }
    while (isWord(line.at(from)) && end < line.size() && isWord(line.at(end)))
        ++end;
    return {from, end};
}

QString indentBehind(const QString &before, int step)
{
    const auto isSpace = [](QChar character) { return character == u' '; };
    const auto spaces = std::find_if_not(before.begin(), before.end(), isSpace) - before.begin();
    const QString trimmed = before.trimmed();
    const bool opens = trimmed.endsWith(u'{') || trimmed.endsWith(u'[');
    return QString(spaces + (opens ? step : 0), u' ');
}

} // namespace sse::ui
