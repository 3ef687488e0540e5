// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

namespace sse {

/// Rounds that a repeat may make in which nothing is sent, waited for or ended.
inline constexpr quint64 maxIdleRounds = 100'000;

/// Whether one round of \a steps sends something for certain, may wait, or ends the body.
[[nodiscard]] bool isActive(const std::vector<Step> &steps);
/// The rounds of \a repeat, those of repeats inside of it counted, when all of them are idle;
/// otherwise 0.
[[nodiscard]] quint64 idleRounds(const RepeatStep &repeat);
/// Whether the body goes on for ever: a repeat without times that nothing ends.
[[nodiscard]] bool isEndless(const std::vector<Step> &steps);

} // namespace sse
