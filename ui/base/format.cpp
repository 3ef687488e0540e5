// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/format.h"

#include "core/formats/figures.h"

#include <QDateTime>
#include <QLocale>

namespace sse::ui {

QString formatClock(WallTime time, bool utc, bool withDate)
{
    const qint64 milliseconds =
        std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
    const QDateTime stamp =
        QDateTime::fromMSecsSinceEpoch(milliseconds, utc ? Qt::UTC : Qt::LocalTime);
    return stamp.toString(withDate ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")
                                   : QStringLiteral("HH:mm:ss.zzz"));
}

QString formatIsoTime(WallTime time)
{
    return isoFigure(time);
}

QString formatDelta(Nanos delta)
{
    return deltaFigure(delta, QLocale());
}

QString formatDuration(Nanos duration)
{
    return durationFigure(duration, QLocale());
}

QString formatBytes(quint64 bytes)
{
    return bytesFigure(bytes, QLocale());
}

QString formatMilliseconds(Millis delay)
{
    return millisecondsFigure(delay, QLocale());
}

QString formatCount(quint64 count)
{
    return countFigure(count, QLocale());
}

} // namespace sse::ui
