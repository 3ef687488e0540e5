// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/figures.h"

#include "core/exporting/jsonlines.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace sse {

namespace {

using namespace std::chrono_literals;

struct Figures
{
    Q_DECLARE_TR_FUNCTIONS(sse::Figures)
};

/// \a value with three significant digits, below 1000.
QString threeDigits(double value, const QLocale &locale)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return locale.toString(value, 'f', decimals);
}

QString padded(qint64 value)
{
    return QString::number(value).rightJustified(2, QLatin1Char('0'));
}

/// A quantity of less than a minute in the unit that suits it.
QString shortSpan(Nanos span, const QLocale &locale)
{
    const auto nanoseconds = static_cast<double>(span.count());
    if (span == Nanos::zero())
        return Figures::tr("0 ms");
    if (span < 999'500ns)
        return Figures::tr("%1 µs").arg(locale.toString(std::ceil(nanoseconds / 1e3), 'f', 0));
    if (span < 999'500us)
        return Figures::tr("%1 ms").arg(threeDigits(nanoseconds / 1e6, locale));
    return Figures::tr("%1 s").arg(threeDigits(nanoseconds / 1e9, locale));
}

} // namespace

const QLocale &reportLocale()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

QString countFigure(quint64 count, const QLocale &locale)
{
    return locale.toString(count);
}

QString bytesFigure(quint64 bytes, const QLocale &locale)
{
    static constexpr std::array units{
        QT_TRANSLATE_NOOP("sse::Figures", "%1 KB"), QT_TRANSLATE_NOOP("sse::Figures", "%1 MB"),
        QT_TRANSLATE_NOOP("sse::Figures", "%1 GB"), QT_TRANSLATE_NOOP("sse::Figures", "%1 TB")};
    if (bytes < 1000)
        return Figures::tr("%1 B").arg(bytes);
    auto value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return Figures::tr(units.at(unit)).arg(locale.toString(value, 'f', value < 9.95 ? 1 : 0));
}

QString millisecondsFigure(Millis delay, const QLocale &locale)
{
    return Figures::tr("%1 ms").arg(locale.toString(qint64{delay.count()}));
}

QString durationFigure(Nanos duration, const QLocale &locale)
{
    if (duration < Nanos::zero())
        duration = Nanos::zero();
    if (duration < 59'950ms)
        return shortSpan(duration, locale);
    const qint64 seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    if (seconds < 3600)
        return Figures::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 172'800)
        return Figures::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
    return Figures::tr("%1 d %2 h").arg(seconds / 86400).arg(seconds / 3600 % 24);
}

QString deltaFigure(Nanos delta, const QLocale &locale)
{
    const QString sign = delta < Nanos::zero() ? QStringLiteral("\u2212") : QStringLiteral("+");
    const Nanos span = delta < Nanos::zero() ? -delta : delta;
    if (span < 59'950ms)
        return sign + shortSpan(span, locale);
    const qint64 tenths =
        std::chrono::round<std::chrono::duration<qint64, std::deci>>(span).count();
    const qint64 seconds = tenths / 10;
    if (seconds < 3600) {
        return sign + QStringLiteral("%1:%2%3%4")
                          .arg(QString::number(seconds / 60), padded(seconds % 60),
                               locale.decimalPoint(), QString::number(tenths % 10));
    }
    return sign + QStringLiteral("%1:%2:%3")
                      .arg(QString::number(seconds / 3600), padded(seconds / 60 % 60),
                           padded(seconds % 60));
}

QString isoFigure(WallTime time)
{
    QByteArray text;
    appendIsoTime(text, time);
    return QString::fromLatin1(text);
}

QString clockFigure(WallTime time)
{
    return isoFigure(time).mid(11, 12);
}

QString dateTimeFigure(WallTime time)
{
    return isoFigure(time).left(23).replace(QLatin1Char('T'), QLatin1Char(' '));
}

} // namespace sse
