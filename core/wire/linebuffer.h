// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/parsedblock.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

namespace sse::wire {

/// The lines of the open block. Like a vector, but adding a line is inlined to a store, and the
/// room that a big block took is given back with it.
class LineBuffer final
{
public:
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const ParsedLine &first() const { return m_lines[0]; }
    [[nodiscard]] std::span<const ParsedLine> lines() const { return {m_lines.get(), m_size}; }

    void append(ByteOffset begin, quint64 length, FieldName name, FieldOutcome outcome)
    {
        if (m_size == m_capacity) [[unlikely]]
            grow();
        // Member by member: a copy of a line that was just put together on the stack in parts has
        // to wait for these writes, which took half of the parser's time.
        ParsedLine &line = m_lines[m_size++];
        line.begin = begin;
        line.length = length;
        line.name = name;
        line.outcome = outcome;
    }

    void clear()
    {
        m_size = 0;
        if (m_capacity > kept) [[unlikely]]
            take(kept);
    }

private:
    static constexpr std::size_t kept = 1024;

    [[gnu::noinline]] void grow() { take(std::max<std::size_t>(16, 2 * m_capacity)); }

    void take(std::size_t capacity)
    {
        auto lines = std::make_unique_for_overwrite<ParsedLine[]>(capacity);
        std::copy_n(m_lines.get(), m_size, lines.get());
        m_lines = std::move(lines);
        m_capacity = capacity;
    }

    std::unique_ptr<ParsedLine[]> m_lines;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace sse::wire
