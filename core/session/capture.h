// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"

namespace sse {

/// What can be looked at: a live stream, an opened recording, a file of event-stream text. Log and
/// index may grow until the destructor.
class Capture
{
public:
    Capture() = default;
    Capture(const Capture &) = delete;
    Capture &operator=(const Capture &) = delete;
    virtual ~Capture() = default;

    [[nodiscard]] virtual const CaptureLog &log() const = 0;
    [[nodiscard]] virtual const EventIndex &index() const = 0;
    /// Whether the log's stamps mean anything; event-stream text has none.
    [[nodiscard]] virtual bool hasTimes() const { return true; }
};

} // namespace sse
