// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterindex.h"
#include "ui/models/rowwindow.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

namespace sse::ui {

/// Which rows of an index a table shows, and where: those from the last clear() to a pause or the
/// playhead, all or those that a filter lets through, within a window of positions.
struct ShownRows
{
    static constexpr RowNumber noRow = std::numeric_limits<RowNumber>::max();

    ShownRows(const CaptureLog &l, const EventIndex &i, std::size_t limit)
        : log(l)
        , index(i)
        , window(limit)
    {
    }

    /// The row of the index at a position: of the index itself, or of the filter's matches.
    [[nodiscard]] RowNumber rowAt(std::size_t position) const
    {
        return filter ? (*filter)[position] : static_cast<RowNumber>(position);
    }
    /// The first position in [\a low, \a high) of \a row or a later one.
    [[nodiscard]] std::size_t positionOf(RowNumber row, std::size_t low, std::size_t high) const;
    /// The first position that may be shown.
    [[nodiscard]] std::size_t firstPosition() const
    {
        return filter ? positionOf(firstRow(), 0, filter->size()) : firstRow();
    }
    /// Behind the last position that may be shown.
    [[nodiscard]] std::size_t endPosition() const
    {
        return filter ? positionOf(rowEnd(), 0, filter->size()) : rowEnd();
    }
    [[nodiscard]] RowNumber firstRow() const { return std::max(base, index.firstRow()); }
    [[nodiscard]] RowNumber rowEnd() const
    {
        return std::min({index.rowCount(), pausedEnd, playhead});
    }
    /// The row at \a viewRow of the window, and the one shown before it.
    [[nodiscard]] RowNumber rowNumber(int viewRow) const;
    [[nodiscard]] std::optional<RowNumber> rowBefore(int viewRow) const;
    /// The first row of the window that is \a row or a later one.
    [[nodiscard]] int viewRowFrom(RowNumber row) const;
    /// The first row that may be shown, the window's limit considered.
    [[nodiscard]] RowNumber firstShown() const;

    /// Begins anew with \a expression; an empty one shows all.
    void restart(const FilterExpression &expression);
    /// Takes in what the index published since, and tells the next change to the window.
    [[nodiscard]] RowWindow::Change next();

    const CaptureLog &log;
    const EventIndex &index;
    std::unique_ptr<FilterIndex> filter;
    RowWindow window;
    RowNumber base = 0;          ///< rows below it were cleared
    RowNumber taken = 0;         ///< rows of the index when it was looked at last
    RowNumber pausedEnd = noRow; ///< rows from here on wait
    RowNumber playhead = noRow;  ///< rows from here on are still to come
};

} // namespace sse::ui
