// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/htmltext.h"

#include "core/base/visibletext.h"

#include <QList>

#include <algorithm>

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

} // namespace

void appendHtml(QByteArray &out, QStringView text, bool keepLines)
{
    QString shown = toVisibleText(text, text.size(), keepLines);
    if (std::any_of(shown.begin(), shown.end(),
                    [](QChar c) { return c.isSurrogate() || c.unicode() >= 0xFDD0; }))
        shown = withoutNonCharacters(shown);
    const QByteArray visible = shown.toUtf8();
    for (const char byte : visible) {
        switch (byte) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += byte;
        }
    }
}

QByteArray toHtml(QStringView text, bool keepLines)
{
    QByteArray out;
    appendHtml(out, text, keepLines);
    return out;
}

} // namespace sse
