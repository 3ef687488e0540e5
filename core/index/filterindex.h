// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterexpression.h"

#include <atomic>
#include <functional>
#include <memory>

namespace sse {

/// The rows that match a filter, extended as the index grows; the scan runs on the shared worker
/// pool, in pieces, so that a new filter shows its first rows at once. Lives in the UI's thread.
class FilterIndex final
{
public:
    /// \a log and \a index must outlive it. The scan starts at \a first.
    FilterIndex(const CaptureLog &log, const EventIndex &index, FilterExpression expression,
                RowNumber first = 0);
    /// Cancels a scan under way and waits for it.
    ~FilterIndex();
    FilterIndex(const FilterIndex &) = delete;
    FilterIndex &operator=(const FilterIndex &) = delete;

    /// Starts a scan of the rows that came since, unless one runs. Call it on every tick.
    void extend();
    /// Matching rows found so far, in ascending order, life-cycle rows among them.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] RowNumber operator[](std::size_t position) const;
    /// Dispatched and other block rows that matched, without life-cycle rows.
    [[nodiscard]] std::size_t matchCount() const;
    /// Rows below this one have been looked at.
    [[nodiscard]] RowNumber scanned() const;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

/// One search for the nearest row that matches, on the shared worker pool; \a from is the first row
/// looked at. Life-cycle rows are never found. A job that ends exactly once, or is cancelled by its
/// destructor.
class RowSearch final
{
public:
    /// \a done is called in a worker's thread, with the row or nothing, unless cancelled. It posts
    /// the answer to another thread; it must not destroy this.
    RowSearch(const CaptureLog &log, const EventIndex &index, FilterExpression expression,
              RowNumber from, bool backwards, std::function<void(std::optional<RowNumber>)> done);
    ~RowSearch();
    RowSearch(const RowSearch &) = delete;
    RowSearch &operator=(const RowSearch &) = delete;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace sse
