// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/loop/loopcase.h"

#include <QFile>
#include <QRegularExpression>

namespace sse::test {

namespace {

const QString partEnd = QStringLiteral("; ");

/// Takes one item of the watched column; whether it is one.
bool takeItem(Watch &watch, const QString &item)
{
    static const QRegularExpression counted(
        QStringLiteral("^(\\d+) (connection|event|comment)s?$"));
    static const QRegularExpression named(QStringLiteral("^(speed|path) (\\S+)$"));
    if (item == QLatin1String("POST")) {
        watch.method = "POST";
        return true;
    }
    if (item == QLatin1String("opening") || item == QLatin1String("a note")) {
        (item == QLatin1String("opening") ? watch.untilOpen : watch.untilNote) = true;
        return true;
    }
    if (const auto match = counted.match(item); match.hasMatch()) {
        const auto count = match.captured(1).toULongLong();
        const QString what = match.captured(2);
        if (what == QLatin1String("connection"))
            watch.connections = static_cast<int>(count);
        else
            (what == QLatin1String("event") ? watch.events : watch.comments) = count;
        return count > 0;
    }
    const auto match = named.match(item);
    if (match.captured(1) == QLatin1String("path"))
        watch.path = match.captured(2).toUtf8();
    else
        watch.speed = match.captured(2).toDouble();
    return match.hasMatch() && watch.speed > 0;
}

LoopCase caseOf(const QString &line)
{
    QStringList cells = line.split(QLatin1Char('|'));
    for (QString &cell : cells)
        cell = cell.trimmed();
    LoopCase result;
    // An empty cell lies before the first and behind the last bar.
    if (cells.size() != 6)
        return result;
    result.name = cells[1].remove(QLatin1Char('`')).toUtf8();
    result.demonstrates = cells[2];
    result.watched = cells[3];
    result.report = cells[4].remove(QLatin1Char('`')).split(QStringLiteral("<br>"));
    return result;
}

} // namespace

std::optional<Watch> Watch::parse(const QString &text)
{
    Watch watch;
    for (const QString &item : text.split(QStringLiteral(", "))) {
        if (!takeItem(watch, item))
            return {};
    }
    return watch;
}

QList<LoopCase> loopCases()
{
    QFile file(QStringLiteral(SSE_SCENARIOS_DOCUMENT));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype section = text.indexOf(QStringLiteral("\n## Built-in scenarios\n"));
    if (section < 0)
        return {};
    QList<LoopCase> cases;
    for (const QString &line : text.sliced(section + 1).split(QLatin1Char('\n'))) {
        if (line.startsWith(QStringLiteral("| `")))
            cases.append(caseOf(line));
    }
    return cases;
}

QStringList expandedReport(const QStringList &report)
{
    static const QRegularExpression several(QStringLiteral("^(\\d+) × (.*)$"));
    QStringList result;
    for (const QString &text : report) {
        const auto match = several.match(text);
        const int count = match.hasMatch() ? match.captured(1).toInt() : 1;
        for (int i = 0; i < count; ++i)
            result.append(match.hasMatch() ? match.captured(2) : text);
    }
    return result;
}

QStringList shortReport(const QStringList &report)
{
    QStringList result;
    for (qsizetype begin = 0; begin < report.size();) {
        qsizetype end = begin + 1;
        while (end < report.size() && report[end] == report[begin])
            ++end;
        const QString count =
            end - begin > 1 ? QStringLiteral("%1 × ").arg(end - begin) : QString();
        result.append(count + report[begin]);
        begin = end;
    }
    return result;
}

bool reportMatches(const QString &actual, const QString &expected)
{
    const QStringList actualParts = actual.split(partEnd);
    const QStringList expectedParts = expected.split(partEnd);
    if (actualParts.size() != expectedParts.size())
        return false;
    for (qsizetype i = 0; i < actualParts.size(); ++i) {
        if (!expectedParts[i].split(QStringLiteral(" or ")).contains(actualParts[i]))
            return false;
    }
    return true;
}

} // namespace sse::test
