// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/field.h"

#include <cstring>

namespace sse {

/// The lines of a block one by one: those of wire::linesOf() without its list, which would cost
/// more than the rest of a short block. Linear.
class BlockLines final
{
public:
    BlockLines(QByteArrayView block, bool unfinished)
        : m_block(block)
        , m_unfinished(unfinished)
        , m_hasCr(find(block, '\r') >= 0)
    {
    }

    /// False at the end.
    [[nodiscard]] bool next(wire::BlockLine &line)
    {
        while (m_at < m_block.size()) {
            if (m_lineFeed < m_at) {
                const qsizetype found = find(m_block.sliced(m_at), '\n');
                m_lineFeed = found < 0 ? m_block.size() : m_at + found;
            }
            const qsizetype begin = m_at;
            qsizetype end = m_lineFeed;
            if (m_hasCr) {
                const qsizetype cr = find(m_block.sliced(begin, end - begin), '\r');
                end = cr < 0 ? end : begin + cr;
            }
            m_at = end + 1;
            if (end == begin)
                continue;
            line.text = wire::splitLine(m_block.sliced(begin, end - begin));
            const bool open = m_unfinished && end == m_block.size();
            line.outcome = open ? FieldOutcome::Unterminated : wire::outcomeOf(line.text);
            line.begin = begin;
            line.length = end - begin;
            return true;
        }
        return false;
    }

private:
    /// Qt's own costs twice as much where lines are short.
    [[nodiscard]] static qsizetype find(QByteArrayView in, char byte)
    {
        const void *found = std::memchr(in.data(), byte, static_cast<std::size_t>(in.size()));
        return found ? static_cast<const char *>(found) - in.data() : -1;
    }

    QByteArrayView m_block;
    qsizetype m_at = 0;
    qsizetype m_lineFeed = -1; // the first one that is not before m_at
    bool m_unfinished;
    bool m_hasCr;
};

} // namespace sse
