// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"

namespace sse::test {

/// A clock that stands still until the test moves it.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] MonoTime now() const override { return m_mono; }
    [[nodiscard]] WallTime wallNow() const override { return m_wall; }

    void advance(Nanos by)
    {
        m_mono += by;
        m_wall += std::chrono::duration_cast<std::chrono::microseconds>(by);
    }
    /// As when somebody sets the machine's clock.
    void setWall(WallTime wall) { m_wall = wall; }

private:
    MonoTime m_mono{std::chrono::seconds(1000)};
    WallTime m_wall{std::chrono::seconds(1'700'000'000)};
};

} // namespace sse::test
