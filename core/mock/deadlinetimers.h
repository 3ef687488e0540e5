// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/base/timers.h"

namespace sse {

/// Timers for a thread with a Qt event loop that has very many of them: all share one QTimer, and
/// starting one costs as much for the thousandth as for the first. At most a millisecond late by
/// itself.
class DeadlineTimers final : public Timers
{
public:
    /// \a clock must outlive it.
    explicit DeadlineTimers(const Clock &clock);
    ~DeadlineTimers() override;

    [[nodiscard]] Id start(Nanos delay, std::function<void()> callback) override;
    void cancel(Id id) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
