// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/visibletext.h"
#include "core/exporting/exportoutput.h"

#include <charconv>
#include <concepts>
#include <cstring>

namespace sse {

/// Writes JSON into an output, quickly: straight into its buffer, which it passes on when it is
/// full. While it lives nobody else may append to the buffer. One thread.
class JsonSink final
{
public:
    explicit JsonSink(ExportOutput &out)
        : m_out(out)
    {
        grow(0);
    }
    ~JsonSink() { m_out.buffer.resize(m_to - m_out.buffer.constData()); }
    JsonSink(const JsonSink &) = delete;
    JsonSink &operator=(const JsonSink &) = delete;

    /// As it is.
    void raw(QByteArrayView bytes)
    {
        if (bytes.size() > longestPiece) {
            rawPieces(bytes);
            return;
        }
        if (bytes.isEmpty())
            return; // its data may be null
        ensure(bytes.size());
        std::memcpy(m_to, bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_to += bytes.size();
    }
    /// Well-formed UTF-8 as the inside of a JSON string.
    void text(QByteArrayView wellFormed)
    {
        if (wellFormed.size() > longestPiece) {
            textPieces(wellFormed);
            return;
        }
        ensure(jsonTextRoom(wellFormed.size()));
        m_to = writeJsonText(m_to, wellFormed);
    }
    /// The same with its quotes.
    void string(QByteArrayView wellFormed)
    {
        raw("\"");
        text(wellFormed);
        raw("\"");
    }
    void number(std::integral auto value)
    {
        constexpr qsizetype longest = 24;
        ensure(longest);
        m_to = std::to_chars(m_to, m_to + longest, value).ptr;
    }

private:
    static constexpr qsizetype longestPiece = 4096;
    static constexpr qsizetype step = qsizetype{128} << 10;

    void ensure(qsizetype count)
    {
        if (m_limit - m_to < count)
            grow(m_to - m_out.buffer.constData());
    }
    void grow(qsizetype used)
    {
        if (!m_to)
            used = m_out.buffer.size();
        m_out.buffer.resize(used);
        // Once it does not go on, the buffer is emptied all the same.
        static_cast<void>(m_out.goesOn());
        used = m_out.buffer.size();
        m_out.buffer.resize(used + step);
        m_to = m_out.buffer.data() + used;
        m_limit = m_to + step;
    }
    void rawPieces(QByteArrayView bytes)
    {
        for (qsizetype at = 0; at < bytes.size(); at += longestPiece)
            raw(bytes.sliced(at, std::min(longestPiece, bytes.size() - at)));
    }
    void textPieces(QByteArrayView wellFormed)
    {
        for (qsizetype at = 0; at < wellFormed.size();) {
            qsizetype size = std::min(longestPiece, wellFormed.size() - at);
            while (at + size < wellFormed.size() &&
                   (static_cast<uchar>(wellFormed[at + size]) & 0xC0) == 0x80)
                --size;
            text(wellFormed.sliced(at, size));
            at += size;
        }
    }

    ExportOutput &m_out;
    char *m_to = nullptr;
    const char *m_limit = nullptr;
};

} // namespace sse
