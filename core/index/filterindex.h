// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterexpression.h"

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
    std::unique_ptr<Private> d;
};

} // namespace sse
