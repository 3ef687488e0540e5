// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"
#include "core/index/eventrow.h"

#include <QString>

namespace sse::ui {

/// How the time column counts.
enum class TimeFormat : quint8 { Absolute, SinceStart, SincePrevious };

/// "09:00:00.104", local or UTC; with the day in front when \a withDate is set.
[[nodiscard]] QString formatClock(WallTime time, bool utc, bool withDate = false);
/// "+12.3 ms", "+1.00 s", "+2:03.4": three significant digits.
[[nodiscard]] QString formatDelta(Nanos delta);
/// "12 ms", "1.80 s", "2 min 3 s", "3 h 5 min".
[[nodiscard]] QString formatDuration(Nanos duration);
/// "24 B", "213 KB", "1.2 GB", in powers of 1000 as networks count.
[[nodiscard]] QString formatBytes(quint64 bytes);
/// With the locale's group separators.
[[nodiscard]] QString formatCount(quint64 count);
/// "CONNECTING (0)", "OPEN (1)", "CLOSED (2)".
[[nodiscard]] QString formatReadyState(ReadyState state);
/// What the Type column says of a row that is no event: "comment", "dropped", "id", …
[[nodiscard]] QString formatKind(RowKind kind);

} // namespace sse::ui
