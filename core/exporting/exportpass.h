// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exportscope.h"
#include "core/exporting/exportsource.h"

namespace sse {

/// One pass over the rows of a source that are in a scope; what lies behind is forgotten. One
/// thread.
class ExportPass final
{
public:
    struct Hooks
    {
        /// Asked often, with the rows done; false: the pass ends.
        std::function<bool(quint64 rows)> goesOn;
        /// Whenever more is there, before any row of it.
        std::function<void()> brought;
    };
    /// All outlive it.
    ExportPass(ExportSource &source, const ExportScope &scope, Hooks hooks);

    /// The next row in the scope; nothing at the end.
    [[nodiscard]] std::optional<RowNumber> next();

    /// It ended because Hooks::goesOn said so.
    [[nodiscard]] bool stopped() const { return m_stopped; }
    /// Rows that were not in the scope.
    [[nodiscard]] quint64 leftOut() const { return m_leftOut; }
    /// The scope's end, or what was there when the last rows came.
    [[nodiscard]] RowNumber endRow() const { return m_end; }
    [[nodiscard]] std::size_t endRecord() const { return m_endRecord; }
    [[nodiscard]] ByteOffset endByte() const { return m_endByte; }
    [[nodiscard]] EventText &text() { return m_text; }

private:
    [[nodiscard]] bool bring();

    ExportSource &m_source;
    const ExportScope &m_scope;
    Hooks m_hooks;
    const EventIndex &m_index;
    EventText m_text;
    RowNumber m_next = 0;
    RowNumber m_end = 0;
    std::size_t m_endRecord = 0;
    ByteOffset m_endByte = 0;
    quint64 m_leftOut = 0;
    bool m_allThere = false;
    bool m_stopped = false;
};

} // namespace sse
