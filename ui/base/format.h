// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QString>

namespace sse::ui {

/// How the time column counts.
enum class TimeFormat : quint8 { Absolute, SinceStart, SincePrevious };

/// "09:00:00.104", local or UTC; with the day in front when \a withDate is set.
[[nodiscard]] QString formatClock(WallTime time, bool utc, bool withDate = false);
/// "2026-01-31T09:00:00.104123Z", for copying.
[[nodiscard]] QString formatIsoTime(WallTime time);
/// "+123 µs", "+12.3 ms", "+1.00 s", "+2:03.4", "+1:02:03": three significant digits.
[[nodiscard]] QString formatDelta(Nanos delta);
/// "12 ms", "1.80 s", "2 min 3 s", "3 h 5 min".
[[nodiscard]] QString formatDuration(Nanos duration);
/// "24 B", "213 KB", "1.2 GB", in powers of 1000 as networks count.
[[nodiscard]] QString formatBytes(quint64 bytes);
/// "3,000 ms": milliseconds as a number, for delays that a server or a profile names.
[[nodiscard]] QString formatMilliseconds(Millis delay);
/// With the locale's group separators.
[[nodiscard]] QString formatCount(quint64 count);

} // namespace sse::ui
