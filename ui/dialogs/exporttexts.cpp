// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exporttexts.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <numeric>
#include <utility>

namespace sse::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(sse::ui::ExportTexts)
};

QString rowsText(quint64 rows)
{
    return rows == 1 ? Texts::tr("1 row") : Texts::tr("%1 rows").arg(formatCount(rows));
}

/// The rows that were looked at, and all, without those that a ring dropped.
std::pair<quint64, quint64> rowsDone(const ExportProgress &progress, RowNumber firstRow,
                                     RowNumber endRow)
{
    const quint64 done = std::clamp<quint64>(progress.rows, firstRow, std::max(firstRow, endRow));
    return {done - firstRow, std::max(firstRow, endRow) - firstRow};
}

quint64 maskedCount(const ExportReport &report)
{
    return std::accumulate(
        report.redactions.begin(), report.redactions.end(), quint64{0},
        [](quint64 sum, const Redaction &redaction) { return sum + redaction.count; });
}

/// \a sentence and how many secrets were masked.
QString withMasked(const QString &sentence, const ExportReport &report)
{
    const quint64 masked = maskedCount(report);
    if (masked == 0)
        return sentence;
    const QString more = masked == 1 ? Texts::tr("1 secret is masked.")
                                     : Texts::tr("%1 secrets are masked.").arg(formatCount(masked));
    return sentence + QLatin1Char(' ') + more;
}

} // namespace

QString scopeText(ExportScopeKind kind, const ExportSubject &subject, const ExportStream &stream)
{
    const quint64 rows = stream.index.rowCount() - stream.index.firstRow();
    switch (kind) {
    case ExportScopeKind::All:
        return Texts::tr("&All: %1").arg(rowsText(rows));
    case ExportScopeKind::Filtered:
        if (subject.filter.isEmpty())
            return Texts::tr("F&iltered (there is no filter)");
        return subject.isSearching
                   ? Texts::tr("F&iltered: %1 so far").arg(rowsText(subject.matches))
                   : Texts::tr("F&iltered: %1 and life-cycle rows").arg(rowsText(subject.matches));
    case ExportScopeKind::Selection:
        return subject.selectedRows == 0
                   ? Texts::tr("Se&lection (no row is selected)")
                   : Texts::tr("Se&lection: %1").arg(rowsText(subject.selectedRows));
    case ExportScopeKind::Time:
        return stream.hasTimes ? Texts::tr("&Time range") : Texts::tr("&Time range (no times)");
    case ExportScopeKind::Connections:
        break;
    }
    return Texts::tr("&Connections");
}

QString secretsText(ExportFormat format, bool included)
{
    if (format == ExportFormat::EventStream)
        return Texts::tr("Event-stream text is exact: nothing in it is masked.");
    if (included)
        return Texts::tr("Whoever gets the file can read them.");
    return Texts::tr("Secrets are masked; equal ones get equal marks.");
}

QString summaryText(const ExportReport &report)
{
    const quint64 rows = report.survey.rowCount();
    const quint64 events = report.survey.rowsOf(RowKind::Event);
    return events == 1 ? Texts::tr("%1, 1 of them an event, %2")
                             .arg(rowsText(rows), formatBytes(report.survey.dataBytes))
                       : Texts::tr("%1, %2 of them events, %3")
                             .arg(rowsText(rows), formatCount(events),
                                  formatBytes(report.survey.dataBytes));
}

QString endText(const ExportSubject &subject, const ExportStream &stream, RowNumber endRow)
{
    if (!subject.grows || endRow == 0)
        return {};
    return Texts::tr("Shown up to row %1. Save takes what has come by then.")
        .arg(formatCount(stream.index.numberOf(endRow - 1)));
}

QString previewText(const ExportJob::Status &status)
{
    if (!status.finished || status.error)
        return {};
    const QString size = formatBytes(static_cast<quint64>(status.preview.size()));
    return status.isCut ? Texts::tr("the first %1").arg(size)
                        : Texts::tr("all of it, %1").arg(size);
}

QStringList lossTexts(const ExportReport &report)
{
    const QStringList texts = report.losses + report.warnings;
    return texts.isEmpty() ? QStringList(Texts::tr("Nothing is left out.")) : texts;
}

QStringList redactionTexts(const ExportJob::Status &status, ExportFormat format,
                           bool includeSecrets)
{
    if (format == ExportFormat::EventStream)
        return {Texts::tr("Nothing: event-stream text is exact.")};
    if (!status.report)
        return {};
    const bool hasMarks = status.report->survey.maskedBefore > 0;
    if (includeSecrets)
        return {hasMarks ? Texts::tr("Nothing more: secrets are included, but those that were "
                                     "masked when this was recorded can't be brought back.")
                         : Texts::tr("Nothing: secrets are included.")};
    if (!status.finished)
        return {Texts::tr("Secrets are masked while it is written. Writing the preview…")};
    QStringList lines;
    for (const Redaction &redaction : status.report->redactions)
        lines += toText(redaction);
    if (status.isCut && lines.isEmpty())
        lines += Texts::tr("Nothing in the preview; the rest is masked while it is written.");
    else if (status.isCut)
        lines += Texts::tr("This is in the preview; the rest is masked while it is written.");
    else if (lines.isEmpty())
        lines += hasMarks ? Texts::tr("No secrets were found besides those that were masked when "
                                      "this was recorded.")
                          : Texts::tr("No secrets were found.");
    return lines;
}

QString progressText(const ExportProgress &progress, RowNumber firstRow, RowNumber endRow)
{
    const auto [done, rows] = rowsDone(progress, firstRow, endRow);
    if (progress.stage == ExportProgress::Stage::Surveying)
        return Texts::tr("Looking through %1 of %2…").arg(formatCount(done), rowsText(rows));
    return Texts::tr("Writing %1 of %2, %3…")
        .arg(formatCount(done), rowsText(rows), formatBytes(progress.written));
}

int progressShare(const ExportProgress &progress, RowNumber firstRow, RowNumber endRow)
{
    const auto [done, rows] = rowsDone(progress, firstRow, endRow);
    // Looking takes about as long as writing.
    const quint64 half = rows == 0 ? 0 : done * 500 / rows;
    const int before = progress.stage == ExportProgress::Stage::Surveying ? 0 : 500;
    return before + static_cast<int>(half);
}

QString copiedText(quint64 bytes, const ExportReport &report)
{
    return withMasked(Texts::tr("Copied %1 to the clipboard.").arg(formatBytes(bytes)), report);
}

QString savedText(const QString &path, const ExportReport &report)
{
    return withMasked(
        Texts::tr("Saved %1, %2.")
            .arg(toVisibleText(QDir::toNativeSeparators(path), 1000), formatBytes(report.written)),
        report);
}

} // namespace sse::ui
