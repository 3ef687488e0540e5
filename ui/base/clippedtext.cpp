// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/clippedtext.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "ui/base/format.h"

#include <QCoreApplication>

namespace sse::ui {

ClippedText clippedText(QByteArrayView utf8, quint64 wholeSize)
{
    const QString whole = decodeUtf8Prefix(utf8, ClippedText::mostBytes);
    const bool isCut = wholeSize > static_cast<quint64>(ClippedText::mostBytes);
    ClippedText clipped;
    clipped.text.reserve(whole.size());
    bool linesCut = false;
    for (qsizetype at = 0; at <= whole.size();) {
        qsizetype end = whole.indexOf(QLatin1Char('\n'), at);
        if (end < 0)
            end = whole.size();
        const QStringView line = QStringView(whole).sliced(at, end - at);
        linesCut = linesCut || line.size() > ClippedText::mostLineCharacters;
        clipped.text += toVisibleText(line, ClippedText::mostLineCharacters, true);
        if (end < whole.size())
            clipped.text += QLatin1Char('\n');
        at = end + 1;
    }
    if (isCut) {
        clipped.notice = QCoreApplication::translate(
                             "sse::ui::ClippedText",
                             "Only the first %1 of %2 are shown. The Raw tab has all of it.")
                             .arg(formatBytes(static_cast<quint64>(ClippedText::mostBytes)),
                                  formatBytes(wholeSize));
    } else if (linesCut) {
        clipped.notice = QCoreApplication::translate("sse::ui::ClippedText",
                                                     "Lines are shown up to %1 characters. The Raw "
                                                     "tab has all of it.")
                             .arg(formatCount(ClippedText::mostLineCharacters));
    }
    return clipped;
}

} // namespace sse::ui
