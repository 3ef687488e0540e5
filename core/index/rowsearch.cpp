// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/rowsearch.h"

#include "core/index/pooljob.h"

#include <algorithm>
#include <utility>

namespace sse {

struct RowSearch::Private
{
    [[nodiscard]] std::optional<RowNumber> find(const std::atomic<bool> &cancelled) const;

    const CaptureLog &log;
    const EventIndex &index;
    const FilterExpression expression;
    const RowNumber from;
    const bool backwards;
    const std::function<void(std::optional<RowNumber>)> done;
    PoolJob job; // last, so that it ends before what it uses
};

std::optional<RowNumber> RowSearch::Private::find(const std::atomic<bool> &cancelled) const
{
    EventText text(log, index);
    const RowNumber count = index.rowCount();
    if (count == 0 || (from >= count && !backwards))
        return std::nullopt;
    const RowNumber last = backwards ? 0 : count - 1;
    for (RowNumber row = std::min(from, count - 1);; row = backwards ? row - 1 : row + 1) {
        if (cancelled.load(std::memory_order_relaxed))
            return std::nullopt;
        if (index.row(row).kind != RowKind::Fact && expression.matches(index, text, row))
            return row;
        if (row == last)
            return std::nullopt;
    }
}

RowSearch::RowSearch(const CaptureLog &log, const EventIndex &index, FilterExpression expression,
                     RowNumber from, bool backwards,
                     std::function<void(std::optional<RowNumber>)> done)
    : d(new Private{log, index, std::move(expression), from, backwards, std::move(done), {}})
{
    d->job.start([search = d.get()](const std::atomic<bool> &cancelled) {
        const std::optional<RowNumber> row = search->find(cancelled);
        if (!cancelled.load(std::memory_order_relaxed))
            search->done(row);
    });
}

RowSearch::~RowSearch() = default;

} // namespace sse
