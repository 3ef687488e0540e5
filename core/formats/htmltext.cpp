// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/htmltext.h"

#include "core/base/visibletext.h"

namespace sse {

void appendHtml(QByteArray &out, QStringView text, bool keepLines)
{
    const QByteArray visible = toVisibleText(text, text.size(), keepLines).toUtf8();
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
