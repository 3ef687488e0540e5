// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <QLocale>
#include <QString>

namespace sse {

// Figures for people, in the window and in reports.

/// The numbers of exported reports: the same whoever exports, wherever. English, with "1,234.5".
[[nodiscard]] const QLocale &reportLocale();

/// "12,345".
[[nodiscard]] QString countFigure(quint64 count, const QLocale &locale = reportLocale());
/// "24 B", "213 KB", "1.2 GB", in powers of 1000 as networks count.
[[nodiscard]] QString bytesFigure(quint64 bytes, const QLocale &locale = reportLocale());
/// "3,000 ms": milliseconds as a number, for delays that a server or a profile names.
[[nodiscard]] QString millisecondsFigure(Millis delay, const QLocale &locale = reportLocale());
/// "12.0 ms", "1.80 s", "2 min 3 s", "3 h 5 min"; of negative ones "0 ms".
[[nodiscard]] QString durationFigure(Nanos duration, const QLocale &locale = reportLocale());
/// "+123 µs", "+12.3 ms", "+1.00 s", "+2:03.4", "+1:02:03": three significant digits.
[[nodiscard]] QString deltaFigure(Nanos delta, const QLocale &locale = reportLocale());
/// "09:00:00.104", UTC.
[[nodiscard]] QString clockFigure(WallTime time);
/// "2026-01-31 09:00:00.104", UTC.
[[nodiscard]] QString dateTimeFigure(WallTime time);
/// "2026-01-31T09:00:00.104123Z".
[[nodiscard]] QString isoFigure(WallTime time);

} // namespace sse
