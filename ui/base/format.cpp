// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace sse::ui {

namespace {

using namespace std::chrono_literals;

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::Format)
};

/// \a value with three significant digits, below 1000.
QString threeDigits(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals);
}

QString padded(qint64 value)
{
    return QString::number(value).rightJustified(2, QLatin1Char('0'));
}

/// A quantity of less than a minute in the unit that suits it.
QString shortSpan(Nanos span)
{
    const auto nanoseconds = static_cast<double>(span.count());
    if (span == Nanos::zero())
        return Format::tr("0 ms");
    if (span < 999'500ns)
        return Format::tr("%1 µs").arg(QLocale().toString(std::ceil(nanoseconds / 1e3), 'f', 0));
    if (span < 999'500us)
        return Format::tr("%1 ms").arg(threeDigits(nanoseconds / 1e6));
    return Format::tr("%1 s").arg(threeDigits(nanoseconds / 1e9));
}

} // namespace

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
    const auto whole = std::chrono::floor<std::chrono::milliseconds>(time);
    const QDateTime stamp =
        QDateTime::fromMSecsSinceEpoch(whole.time_since_epoch().count(), Qt::UTC);
    return stamp.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) +
           QString::number((time - whole).count()).rightJustified(3, QLatin1Char('0')) +
           QLatin1Char('Z');
}

QString formatDelta(Nanos delta)
{
    const QString sign = delta < Nanos::zero() ? QStringLiteral("\u2212") : QStringLiteral("+");
    const Nanos span = delta < Nanos::zero() ? -delta : delta;
    if (span < 59'950ms)
        return sign + shortSpan(span);
    const qint64 tenths =
        std::chrono::round<std::chrono::duration<qint64, std::deci>>(span).count();
    const qint64 seconds = tenths / 10;
    if (seconds < 3600) {
        return sign + QStringLiteral("%1:%2%3%4")
                          .arg(QString::number(seconds / 60), padded(seconds % 60),
                               QLocale().decimalPoint(), QString::number(tenths % 10));
    }
    return sign + QStringLiteral("%1:%2:%3")
                      .arg(QString::number(seconds / 3600), padded(seconds / 60 % 60),
                           padded(seconds % 60));
}

QString formatDuration(Nanos duration)
{
    if (duration < Nanos::zero())
        duration = Nanos::zero();
    if (duration < 59'950ms)
        return shortSpan(duration);
    const qint64 seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    if (seconds < 3600)
        return Format::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 172'800)
        return Format::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    return Format::tr("%1 d %2 h").arg(seconds / 86400).arg(seconds / 3600 % 24);
}

QString formatBytes(quint64 bytes)
{
    if (bytes < 1000)
        return Format::tr("%1 B").arg(bytes);
    static constexpr const char *units[] = {QT_TRANSLATE_NOOP("sse::ui::Format", "%1 KB"),
                                            QT_TRANSLATE_NOOP("sse::ui::Format", "%1 MB"),
                                            QT_TRANSLATE_NOOP("sse::ui::Format", "%1 GB"),
                                            QT_TRANSLATE_NOOP("sse::ui::Format", "%1 TB")};
    auto value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1000;
        ++unit;
    }
    return Format::tr(units[unit]).arg(QLocale().toString(value, 'f', value < 9.95 ? 1 : 0));
}

QString formatMilliseconds(Millis delay)
{
    return Format::tr("%1 ms").arg(QLocale().toString(static_cast<qlonglong>(delay.count())));
}

QString formatCount(quint64 count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace sse::ui
