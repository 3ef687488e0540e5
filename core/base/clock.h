// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

namespace sse {

/// The only source of time in core. Thread: const functions may be called from any thread.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Never goes back.
    [[nodiscard]] virtual MonoTime now() const = 0;
    /// UTC; may jump when the machine's clock is set.
    [[nodiscard]] virtual WallTime wallNow() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] MonoTime now() const override;
    [[nodiscard]] WallTime wallNow() const override;
};

/// One pair of simultaneous readings; turns monotonic stamps into wall clock time.
struct TimeAnchor
{
    MonoTime mono;
    WallTime wall;

    [[nodiscard]] WallTime toWall(MonoTime time) const
    {
        return wall + std::chrono::duration_cast<std::chrono::microseconds>(time - mono);
    }
};

} // namespace sse
