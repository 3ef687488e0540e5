// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportsurvey.h"

#include <algorithm>

namespace sse {

namespace {

struct Facts
{
    explicit Facts(const TimeAnchor &anchor)
        : log(clock, anchor, std::make_unique<MemoryChunkStore>())
    {
    }

    SystemClock clock; // asked by nobody: every record has its stamp
    CaptureLog log;
};

} // namespace

std::shared_ptr<const CaptureLog> factsOf(const CaptureLog &log, std::size_t end)
{
    const auto facts = std::make_shared<Facts>(log.anchor());
    const std::size_t count = std::min(end, log.recordCount());
    for (std::size_t number = 0; number < count; ++number) {
        LogRecord record = log.record(number);
        record.position = 0;
        facts->log.appendRecord(std::move(record));
    }
    return {facts, &facts->log};
}

} // namespace sse
