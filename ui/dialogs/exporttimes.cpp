// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exporttimes.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace sse::ui {

namespace {

using namespace std::chrono_literals;

struct Times
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::ExportTimes)
};

/// "5" behind the point is half a second.
Nanos fractionOf(const QString &digits)
{
    return Nanos(digits.leftJustified(9, QLatin1Char('0')).toLongLong());
}

Error notUnderstood(const QString &text)
{
    return {
        "export-time",
        Times::tr("“%1” is no time of this stream. Type a time of day such as 09:00:01.5, a day "
                  "and a time such as 2026-01-31 09:00:01, or the seconds since the start such "
                  "as 12.5.")
            .arg(toVisibleText(text, 40))};
}

QDateTime dateTime(WallTime time, bool utc)
{
    const auto milliseconds = std::chrono::floor<Millis>(time).time_since_epoch().count();
    return QDateTime::fromMSecsSinceEpoch(milliseconds, utc ? Qt::UTC : Qt::LocalTime);
}

} // namespace

struct ExportTimes::Parsed
{
    MonoTime time;
    bool isFine = false; ///< names fractions below the millisecond
};

ExportTimes::ExportTimes(const TimeAnchor &anchor, const TimeSpan &extent, bool utc)
    : m_anchor(anchor)
    , m_extent(extent)
    , m_utc(utc)
{
}

QString ExportTimes::text(MonoTime time) const
{
    const WallTime begin = m_anchor.toWall(m_extent.begin);
    const WallTime end = m_anchor.toWall(m_extent.end);
    const bool oneDay = dateTime(begin, m_utc).date() == dateTime(end, m_utc).date();
    return formatClock(m_anchor.toWall(time), m_utc, !oneDay);
}

Result<ExportTimes::Parsed> ExportTimes::read(const QString &text) const
{
    static const QRegularExpression seconds(
        QStringLiteral(R"(^\+?(\d{1,9})(?:[.,](\d{1,9}))?\s*s?$)"));
    static const QRegularExpression clock(QStringLiteral(
        R"(^(?:(\d{4}-\d\d-\d\d)[T ]\s*)?(\d{1,2}:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?\s*(Z?)$)"));
    const QString trimmed = text.trimmed();
    if (const auto match = seconds.match(trimmed); match.hasMatch()) {
        const QString fraction = match.captured(2);
        return Parsed{m_extent.begin + std::chrono::seconds(match.captured(1).toLongLong()) +
                          fractionOf(fraction),
                      fraction.size() > 3};
    }
    const auto match = clock.match(trimmed);
    QString hours = match.captured(2);
    if (hours.indexOf(QLatin1Char(':')) == 1)
        hours.prepend(QLatin1Char('0'));
    const QTime day = QTime::fromString(hours, hours.size() > 5 ? QStringLiteral("HH:mm:ss")
                                                                : QStringLiteral("HH:mm"));
    if (!match.hasMatch() || !day.isValid())
        return notUnderstood(trimmed);
    const bool utc = m_utc || !match.captured(4).isEmpty();
    const QDateTime begin = dateTime(m_anchor.toWall(m_extent.begin), utc);
    const bool named = !match.captured(1).isEmpty();
    const QDate date = named ? QDate::fromString(match.captured(1), Qt::ISODate) : begin.date();
    if (!date.isValid())
        return notUnderstood(trimmed);
    QDateTime at(date, day, utc ? Qt::UTC : Qt::LocalTime);
    const QDateTime end = dateTime(m_anchor.toWall(m_extent.end), utc);
    // A stream that runs past midnight has it on the next day.
    if (!named && at.addSecs(1) <= begin && at.addDays(1) <= end)
        at = at.addDays(1);
    const WallTime wall =
        WallTime(std::chrono::duration_cast<WallTime::duration>(Millis(at.toMSecsSinceEpoch())));
    return Parsed{m_anchor.mono + (wall - m_anchor.wall) + fractionOf(match.captured(3)),
                  match.captured(3).size() > 3};
}

Result<MonoTime> ExportTimes::parse(const QString &text) const
{
    const Result<Parsed> parsed = read(text);
    if (!parsed)
        return parsed.error();
    return parsed.value().time;
}

Result<MonoTime> ExportTimes::parseEnd(const QString &text) const
{
    const Result<Parsed> parsed = read(text);
    if (!parsed)
        return parsed.error();
    return parsed.value().time + (parsed.value().isFine ? 0ns : Nanos(1ms) - 1ns);
}

} // namespace sse::ui
