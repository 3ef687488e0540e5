// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <algorithm>

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

/// \a text without the byte-order mark at its begin.
[[nodiscard]] inline QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
}

/// The lines of a text that has a value in each, one by one: LF ends them.
class ValueLines final
{
public:
    explicit ValueLines(QByteArrayView text)
        : m_text(text)
    {
    }

    /// False at the end.
    [[nodiscard]] bool next()
    {
        if (m_at >= m_text.size())
            return false;
        const qsizetype found = m_text.indexOf('\n', m_at);
        m_hasEnd = found >= 0;
        const qsizetype end = m_hasEnd ? found : m_text.size();
        m_line = m_text.sliced(m_at, end - m_at).trimmed();
        m_at = end + 1;
        ++m_number;
        return true;
    }
    /// Without white space around it; empty when it is blank.
    [[nodiscard]] QByteArrayView line() const { return m_line; }
    /// From 1.
    [[nodiscard]] qint64 number() const { return m_number; }
    /// Whether its LF is there.
    [[nodiscard]] bool hasEnd() const { return m_hasEnd; }
    /// How many bytes of the text, whose size is size(), do not stand behind this line.
    [[nodiscard]] quint64 done() const
    {
        return static_cast<quint64>(std::min(m_at, m_text.size()));
    }
    [[nodiscard]] quint64 size() const { return static_cast<quint64>(m_text.size()); }

private:
    QByteArrayView m_text;
    QByteArrayView m_line;
    qsizetype m_at = 0; // where the next one begins
    qint64 m_number = 0;
    bool m_hasEnd = false;
};

} // namespace sse
