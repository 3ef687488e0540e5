// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportplanning.h"

#include "core/index/eventtext.h"
#include "ui/base/markkey.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace sse::ui {

namespace {

struct Planning
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::ExportPlanning)
};

/// Fills in from and to; what is wrong with them.
std::optional<Error> takeTimes(const ExportChoices &choices, const ExportTimes &times,
                               ExportScope &scope)
{
    if (!choices.from.trimmed().isEmpty()) {
        const Result<MonoTime> from = times.parse(choices.from);
        if (!from)
            return from.error();
        scope.from = from.value();
    }
    if (!choices.to.trimmed().isEmpty()) {
        const Result<MonoTime> to = times.parseEnd(choices.to);
        if (!to)
            return to.error();
        scope.to = to.value();
    }
    if (scope.from && scope.to && *scope.to < *scope.from)
        return Error{"export-time", Planning::tr("The time range ends before it begins.")};
    return std::nullopt;
}

std::optional<Error> takeScope(const ExportChoices &choices, const ExportSubject &subject,
                               const ExportStream &stream, ExportScope &scope)
{
    switch (choices.scope) {
    case ExportScopeKind::All:
        break;
    case ExportScopeKind::Filtered:
        scope.filter = subject.filter;
        break;
    case ExportScopeKind::Selection:
        if (subject.selection.empty())
            return Error{"export-selection",
                         Planning::tr("No row is selected. Select rows in the list.")};
        scope.selection = subject.selection;
        break;
    case ExportScopeKind::Time:
        return takeTimes(choices, timesOf(stream, subject.utc), scope);
    case ExportScopeKind::Connections:
        // Event-stream text has a choice of its own.
        if (choices.format == ExportFormat::EventStream)
            break;
        if (choices.connections.empty())
            return Error{"export-connections",
                         Planning::tr("No connection is ticked. Tick at least one.")};
        scope.connections = choices.connections;
        break;
    }
    return std::nullopt;
}

/// The rows that are looked at for a connection, from the last one back.
class RowsBack
{
public:
    RowsBack(const ExportScope &scope, RowNumber first)
        : m_first(first)
    {
        m_ranges = scope.selection.value_or(
            std::vector<std::pair<RowNumber, RowNumber>>{{first, scope.endRow - 1}});
    }
    [[nodiscard]] std::optional<RowNumber> next()
    {
        while (!m_ranges.empty()) {
            auto &[begin, last] = m_ranges.back();
            const RowNumber row = last;
            if (last == begin || last <= m_first)
                m_ranges.pop_back();
            else
                --last;
            if (row >= m_first)
                return row;
        }
        return std::nullopt;
    }

private:
    RowNumber m_first;
    std::vector<std::pair<RowNumber, RowNumber>> m_ranges;
};

} // namespace

QByteArray wordOf(ExportScopeKind kind)
{
    switch (kind) {
    case ExportScopeKind::All:
        break;
    case ExportScopeKind::Filtered:
        return QByteArrayLiteral("filtered");
    case ExportScopeKind::Selection:
        return QByteArrayLiteral("selection");
    case ExportScopeKind::Time:
        return QByteArrayLiteral("time");
    case ExportScopeKind::Connections:
        return QByteArrayLiteral("connections");
    }
    return QByteArrayLiteral("all");
}

ExportScopeKind scopeKindOf(QByteArrayView word)
{
    const auto *const found =
        std::find_if(exportScopeKinds.begin(), exportScopeKinds.end(),
                     [word](ExportScopeKind kind) { return wordOf(kind) == word; });
    return found == exportScopeKinds.end() ? ExportScopeKind::All : *found;
}

ExportTimes timesOf(const ExportStream &stream, bool utc)
{
    return {stream.log.anchor(), extentOf(stream.log), utc};
}

bool isAvailable(ExportScopeKind kind, const ExportSubject &subject, const ExportStream &stream)
{
    switch (kind) {
    case ExportScopeKind::All:
    case ExportScopeKind::Connections:
        break;
    case ExportScopeKind::Filtered:
        return !subject.filter.isEmpty();
    case ExportScopeKind::Selection:
        return !subject.selection.empty();
    case ExportScopeKind::Time:
        return stream.hasTimes;
    }
    return true;
}

Result<ExportPlan> planOf(const ExportChoices &choices, const ExportSubject &subject,
                          const ExportStream &stream)
{
    ExportPlan plan;
    plan.format = choices.format;
    plan.includeSecrets = choices.includeSecrets;
    plan.rawCells = choices.rawCells;
    plan.title = subject.title;
    plan.markKey = markKey();
    // Rows first: what they name has come before them.
    plan.scope.endRow = stream.index.rowCount();
    plan.scope.endRecord = stream.log.recordCount();
    plan.scope.endByte = stream.log.byteCount();
    if (plan.scope.endRow <= stream.index.firstRow())
        return Error{"export-nothing", Planning::tr("Nothing has arrived yet.")};
    if (const auto error = takeScope(choices, subject, stream, plan.scope))
        return *error;
    if (choices.format == ExportFormat::EventStream && choices.only != 0)
        plan.scope.connections = {choices.only};
    return plan;
}

ConnectionId connectionOf(const ExportChoices &choices, const ExportSubject &subject,
                          const ExportStream &stream, ConnectionId preferred)
{
    // The user waits for it.
    constexpr int mostRows = 20'000;
    constexpr quint64 mostSearched = quint64{4} << 20;
    ExportChoices rows = choices;
    rows.only = 0;
    const Result<ExportPlan> plan = planOf(rows, subject, stream);
    if (!plan)
        return 0;
    const ExportScope &scope = plan.value().scope;
    EventText text(stream.log, stream.index);
    RowsBack back(scope, stream.index.firstRow());
    ConnectionId found = 0;
    quint64 searched = 0;
    for (int looked = 0; looked < mostRows && searched < mostSearched; ++looked) {
        const std::optional<RowNumber> row = back.next();
        if (!row)
            break;
        // Facts pass every filter, and are no bytes of a connection.
        if (stream.index.row(*row).kind == RowKind::Fact)
            continue;
        if (!scope.filter.isEmpty())
            searched += stream.index.lengthOf(*row);
        const ConnectionId connection = text.connection(*row);
        const bool matters = found == 0 || connection == preferred;
        if (!matters || !scope.contains(stream.index, text, *row))
            continue;
        if (connection == preferred)
            return preferred;
        found = connection;
    }
    return found;
}

QString suggestedName(const ExportSubject &subject, const ExportStream &stream, ExportFormat format)
{
    QString base = subject.title;
    if (!subject.path.isEmpty())
        base = QFileInfo(subject.path).completeBaseName();
    else
        base = base.section(QLatin1Char('/'), 0, 0);
    QString name;
    for (const QChar c : base.left(60))
        name += c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('_')
                    ? c
                    : QLatin1Char('-');
    while (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    while (name.endsWith(QLatin1Char('-')) || name.endsWith(QLatin1Char('.')))
        name.chop(1);
    if (name.isEmpty())
        name = QStringLiteral("stream");
    if (stream.hasTimes && stream.log.recordCount() > 0) {
        const WallTime begin = stream.log.anchor().toWall(extentOf(stream.log).begin);
        const auto milliseconds = std::chrono::floor<Millis>(begin).time_since_epoch().count();
        const QDateTime stamp =
            QDateTime::fromMSecsSinceEpoch(milliseconds, subject.utc ? Qt::UTC : Qt::LocalTime);
        name += stamp.toString(QStringLiteral("-yyyyMMdd-HHmmss"));
    }
    return name + QLatin1Char('.') + QString::fromLatin1(suffixOf(format));
}

} // namespace sse::ui
