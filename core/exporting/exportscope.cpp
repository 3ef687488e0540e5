// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportscope.h"

#include <algorithm>

namespace sse {

namespace {

bool isSelected(const std::vector<std::pair<RowNumber, RowNumber>> &ranges, RowNumber row)
{
    const auto it = std::partition_point(ranges.begin(), ranges.end(),
                                         [row](const auto &range) { return range.second < row; });
    return it != ranges.end() && it->first <= row;
}

} // namespace

bool ExportScope::isWhole() const
{
    return !selection && filter.isEmpty() && !from && !to && connections.empty();
}

bool ExportScope::contains(const EventIndex &index, EventText &text, RowNumber row) const
{
    if (row >= endRow)
        return false;
    const EventRow &place = index.row(row);
    const bool isFact = place.kind == RowKind::Fact;
    if (isFact ? place.source >= endRecord : place.begin + index.lengthOf(row) > endByte)
        return false;
    if (selection && !isSelected(*selection, row))
        return false;
    if (!connections.empty() && !connections.contains(text.connection(row)))
        return false;
    if (from && text.time(row) < *from)
        return false;
    if (to && text.time(row) > *to)
        return false;
    return isFact || filter.isEmpty() || filter.matches(index, text, row);
}

} // namespace sse
