// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterexpression.h"

#include <functional>
#include <memory>
#include <optional>

namespace sse {

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
    std::unique_ptr<Private> d;
};

} // namespace sse
