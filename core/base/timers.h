// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <functional>
#include <memory>

namespace sse {

/// One-shot timers of one thread, injected so that tests can move time themselves.
class Timers
{
public:
    using Id = quint64;
    static constexpr Id none = 0;

    Timers() = default;
    Timers(const Timers &) = delete;
    Timers &operator=(const Timers &) = delete;
    virtual ~Timers() = default;

    /// Calls \a callback once, in this thread, \a delay from now; never before start() returned.
    /// Any delay up to 2^63 − 1 ns is exact: none wraps into a short one.
    [[nodiscard]] virtual Id start(Nanos delay, std::function<void()> callback) = 0;
    /// Does nothing for Timers::none or a timer that has fired.
    virtual void cancel(Id id) = 0;
};

/// Timers over precise QTimers, for a thread with a Qt event loop.
class QtTimers final : public Timers
{
public:
    QtTimers();
    ~QtTimers() override;

    [[nodiscard]] Id start(Nanos delay, std::function<void()> callback) override;
    void cancel(Id id) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
