// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "core/base/clock.h"

namespace sse::cli {

/// The time that the \a argument of \a option names: ISO 8601 in UTC, as the lines print it, or
/// seconds since the beginning.
[[nodiscard]] Result<PointInTime> pointInTimeOf(const QString &option, const QString &argument);

/// \a point in a log that began at \a anchor.
[[nodiscard]] MonoTime toMono(const PointInTime &point, const TimeAnchor &anchor);

} // namespace sse::cli
