// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"
#include "ui/models/eventcolumns.h"

#include <QString>

#include <array>

namespace sse::ui {

/// The cells of one row as they are shown: cut, hidden characters as tokens.
struct RowCells
{
    RowKind kind = RowKind::Event;
    Emphasis emphasis = Emphasis::Normal;
    MonoTime time;
    quint64 size = 0; ///< of the block's bytes; 0 for a life-cycle row
    QString type;
    QString id;
    QString data;
};

/// Builds the cells of rows and keeps those of the last few, so that a repaint of what is on the
/// screen reads nothing again. Blocks never change once they are published.
class RowCellCache final
{
public:
    static constexpr qsizetype mostCharacters = 512;

    RowCellCache(const CaptureLog &log, const EventIndex &index)
        : m_log(log)
        , m_index(index)
        , m_text(log, index)
        , m_cursor(log)
    {
    }

    /// Valid until the next call.
    [[nodiscard]] const RowCells &cells(RowNumber row);
    /// Uncut, as received.
    [[nodiscard]] QString wholeData(RowNumber row);
    [[nodiscard]] QString wholeType(RowNumber row);
    [[nodiscard]] QString wholeId(RowNumber row);
    [[nodiscard]] EventText &text() { return m_text; }

private:
    struct Slot
    {
        bool filled = false;
        RowNumber row = 0;
        RowCells cells;
    };

    [[nodiscard]] RowCells build(RowNumber row);
    /// False while the row's cells may change: of a response as long as nothing followed it.
    [[nodiscard]] bool isSettled(RowNumber row) const;
    [[nodiscard]] QString dataOf(RowNumber row, RowKind kind);
    [[nodiscard]] QString firstLine(RowNumber row);
    [[nodiscard]] bool showsId(RowNumber row) const;

    const CaptureLog &m_log;
    const EventIndex &m_index;
    EventText m_text;
    LogCursor m_cursor;
    std::array<Slot, 256> m_slots;
};

} // namespace sse::ui
