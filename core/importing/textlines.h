// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace sse {

/// Where the line that begins at \a from ends: before LF, CR or CRLF, or at the end of \a text.
[[nodiscard]] inline qsizetype lineEnd(QByteArrayView text, qsizetype from)
{
    while (from < text.size() && text[from] != '\n' && text[from] != '\r')
        ++from;
    return from;
}

/// Behind the end of line at \a end, which lineEnd() gave.
[[nodiscard]] inline qsizetype nextLine(QByteArrayView text, qsizetype end)
{
    if (text.sliced(end).startsWith("\r\n"))
        return end + 2;
    return end < text.size() ? end + 1 : end;
}

} // namespace sse
