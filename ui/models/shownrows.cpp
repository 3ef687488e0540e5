// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/shownrows.h"

namespace sse::ui {

std::size_t ShownRows::positionOf(RowNumber row, std::size_t low, std::size_t high) const
{
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (rowAt(middle) < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

RowNumber ShownRows::rowNumber(int viewRow) const
{
    return rowAt(window.top() + static_cast<std::size_t>(viewRow));
}

std::optional<RowNumber> ShownRows::rowBefore(int viewRow) const
{
    const std::size_t position = window.top() + static_cast<std::size_t>(viewRow);
    return position > firstPosition() ? std::optional(rowAt(position - 1)) : std::nullopt;
}

int ShownRows::viewRowFrom(RowNumber row) const
{
    return static_cast<int>(positionOf(row, window.top(), window.end()) - window.top());
}

RowNumber ShownRows::firstShown() const
{
    const std::size_t top = window.top();
    if (!filter)
        return static_cast<RowNumber>(top);
    return top > 0 && top < filter->size() ? rowAt(top) : firstRow();
}

void ShownRows::restart(const FilterExpression &expression)
{
    filter.reset();
    if (!expression.isEmpty())
        filter = std::make_unique<FilterIndex>(log, index, expression, firstRow());
    window.restart(firstPosition(), endPosition());
    if (pausedEnd == noRow)
        taken = std::max(taken, rowEnd());
}

RowWindow::Change ShownRows::next()
{
    if (filter)
        filter->extend();
    if (pausedEnd == noRow)
        taken = index.rowCount();
    return window.next(firstPosition(), endPosition());
}

} // namespace sse::ui
