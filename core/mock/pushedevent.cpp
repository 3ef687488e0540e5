// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockserver.h"

#include <QStringBuilder>

#include <algorithm>

namespace sse {

namespace {

QByteArray inOneLine(QByteArray text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
    return text;
}

/// \a name and ": " before each line of \a text, whatever ends it.
void appendLines(QByteArray &block, QByteArrayView name, QByteArray text)
{
    text.replace("\r\n", "\n");
    text.replace('\r', '\n');
    for (const QByteArray &line : text.split('\n'))
        block += name + ": " + line + '\n';
}

} // namespace

QByteArray PushedEvent::block() const
{
    QByteArray block;
    if (!isEvent() && !id) {
        appendLines(block, "", comment);
        return block + '\n';
    }
    if (!type.isEmpty())
        block += "event: " + inOneLine(type) + '\n';
    if (id)
        block += "id: " + inOneLine(*id) + '\n';
    if (isEvent())
        appendLines(block, "data", data);
    return block + '\n';
}

} // namespace sse
