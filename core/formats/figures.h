// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QString>

namespace sse {

// Figures in exported reports: the same whoever exports, wherever.

/// "12,345".
[[nodiscard]] QString countFigure(quint64 count);
/// "24 B", "213 KB", "1.2 GB", in powers of 1000.
[[nodiscard]] QString bytesFigure(quint64 bytes);
/// "3,000 ms".
[[nodiscard]] QString millisecondsFigure(Millis delay);
/// "12 ms", "1.80 s", "2 min 3 s", "3 h 5 min".
[[nodiscard]] QString durationFigure(Nanos duration);
/// "+123 µs", "+12.3 ms", "+1.00 s", "+2:03.4", "+1:02:03": three significant digits.
[[nodiscard]] QString deltaFigure(Nanos delta);
/// "09:00:00.104", UTC.
[[nodiscard]] QString clockFigure(WallTime time);
/// "2026-01-31 09:00:00.104", UTC.
[[nodiscard]] QString dateTimeFigure(WallTime time);
/// "2026-01-31T09:00:00.104123Z".
[[nodiscard]] QString isoFigure(WallTime time);

} // namespace sse
