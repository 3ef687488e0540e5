// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/filterindex.h"

#include "core/base/segmentedvector.h"
#include "core/index/pooljob.h"

#include <algorithm>
#include <utility>

namespace sse {

namespace {

/// Rows between two publications.
constexpr RowNumber pieceSize = 4096;

} // namespace

struct FilterIndex::Private
{
    Private(const CaptureLog &l, const EventIndex &i, FilterExpression e, RowNumber first)
        : log(l)
        , index(i)
        , expression(std::move(e))
        , scanned(std::max(first, i.firstRow()))
    {
    }

    void scan(RowNumber end, const std::atomic<bool> &cancelled);

    const CaptureLog &log;
    const EventIndex &index;
    const FilterExpression expression; // the worker's
    SegmentedVector<RowNumber> rows;
    std::atomic<std::size_t> matchCount = 0;
    std::atomic<RowNumber> scanned;
    PoolJob job; // last, so that it ends before what it uses
};

void FilterIndex::Private::scan(RowNumber end, const std::atomic<bool> &cancelled)
{
    EventText text(log, index);
    std::size_t matches = matchCount.load(std::memory_order_relaxed);
    for (RowNumber row = scanned.load(std::memory_order_relaxed); row < end;) {
        const RowNumber pieceEnd = std::min(end, row + std::min(pieceSize, end - row));
        for (; row < pieceEnd; ++row) {
            if (cancelled.load(std::memory_order_relaxed))
                return;
            if (!expression.matches(index, text, row))
                continue;
            rows.append(row);
            if (index.row(row).kind != RowKind::Fact)
                ++matches;
        }
        rows.publish();
        matchCount.store(matches, std::memory_order_relaxed);
        scanned.store(row, std::memory_order_release);
    }
}

FilterIndex::FilterIndex(const CaptureLog &log, const EventIndex &index,
                         FilterExpression expression, RowNumber first)
    : d(std::make_unique<Private>(log, index, std::move(expression), first))
{
    extend();
}

FilterIndex::~FilterIndex() = default;

void FilterIndex::extend()
{
    const RowNumber end = d->index.rowCount();
    if (end <= scanned() || !d->job.isIdle())
        return;
    d->job.start(
        [job = d.get(), end](const std::atomic<bool> &cancelled) { job->scan(end, cancelled); });
}

std::size_t FilterIndex::size() const
{
    return d->rows.size();
}

RowNumber FilterIndex::operator[](std::size_t position) const
{
    return d->rows[position];
}

std::size_t FilterIndex::matchCount() const
{
    return d->matchCount.load(std::memory_order_relaxed);
}

RowNumber FilterIndex::scanned() const
{
    return d->scanned.load(std::memory_order_acquire);
}

} // namespace sse
