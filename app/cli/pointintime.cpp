// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/pointintime.h"

#include "app/cli/commandline.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace sse::cli {

namespace {

constexpr double mostSeconds = 10.0 * 366 * 24 * 3600;

std::optional<WallTime> wallTimeOf(const QString &text)
{
    static const QRegularExpression iso(QStringLiteral(
        "\\A(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,6})\\d*)?Z\\z"));
    const auto match = iso.match(text);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2), Qt::ISODate);
    if (!match.hasMatch() || !date.isValid() || !time.isValid())
        return {};
    const qint64 seconds = QDateTime(date, time, Qt::UTC).toSecsSinceEpoch();
    const qint64 micros = match.captured(3).leftJustified(6, QLatin1Char('0')).toLongLong();
    return WallTime(std::chrono::seconds(seconds) + std::chrono::microseconds(micros));
}

} // namespace

Result<PointInTime> pointInTimeOf(const QString &option, const QString &argument)
{
    if (const std::optional<WallTime> time = wallTimeOf(argument))
        return PointInTime(*time);
    static const QRegularExpression decimal(
        QStringLiteral("\\A(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\z"));
    const double seconds = argument.toDouble();
    if (decimal.match(argument).hasMatch() && seconds <= mostSeconds)
        return PointInTime(Nanos(std::llround(seconds * 1e9)));
    return Error{"time", say("%1 takes a time in UTC, such as 2026-01-31T12:00:00.5Z, or seconds "
                             "since the beginning, such as 12.5, not “%2”.")
                             .arg(option, argument)};
}

MonoTime toMono(const PointInTime &point, const TimeAnchor &anchor)
{
    if (const auto *wall = std::get_if<WallTime>(&point))
        return anchor.mono + (*wall - anchor.wall);
    return anchor.mono + std::get<Nanos>(point);
}

} // namespace sse::cli
