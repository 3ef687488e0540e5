// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/rowwindow.h"

#include <algorithm>

namespace sse::ui {

namespace {

// What leaves the top at once when the limit is reached: a share of it.
constexpr std::size_t stepsOfLimit = 20;

} // namespace

RowWindow::Change RowWindow::resetTo(std::size_t first, std::size_t end) const
{
    const std::size_t last = std::max(first, end);
    const std::size_t top = last - first > m_limit ? last - m_limit : first;
    return {Change::Kind::Reset, last - top, top};
}

RowWindow::Change RowWindow::next(std::size_t first, std::size_t wantedEnd) const
{
    using Kind = Change::Kind;
    const std::size_t end = std::max(first, wantedEnd);
    const std::size_t shownEnd = this->end();
    if (first > m_top) {
        if (first >= shownEnd)
            return resetTo(first, end);
        return {Kind::RemoveTop, first - m_top, 0};
    }
    if (end < shownEnd) {
        // Rows that the limit had pushed out at the top come back.
        if (m_top > first || end <= m_top)
            return resetTo(first, end);
        return {Kind::RemoveBottom, shownEnd - end, 0};
    }
    if (end == shownEnd)
        return {};
    if (end - m_top > m_limit) {
        const std::size_t least = end - m_top - m_limit;
        const std::size_t leaving = std::max({least, m_limit / stepsOfLimit, std::size_t{1}});
        if (leaving >= m_count)
            return resetTo(shownEnd, end);
        // Either signal takes much of a frame at this size: the new rows wait.
        return {Kind::RemoveTop, leaving, 0};
    }
    return {Kind::Append, end - shownEnd, 0};
}

void RowWindow::apply(const Change &change)
{
    switch (change.kind) {
    case Change::Kind::None:
        break;
    case Change::Kind::Append:
        m_count += change.count;
        break;
    case Change::Kind::RemoveTop:
        m_top += change.count;
        m_count -= change.count;
        break;
    case Change::Kind::RemoveBottom:
        m_count -= change.count;
        break;
    case Change::Kind::Reset:
        m_top = change.top;
        m_count = change.count;
        break;
    }
}

void RowWindow::restart(std::size_t first, std::size_t end)
{
    apply(resetTo(first, end));
}

} // namespace sse::ui
