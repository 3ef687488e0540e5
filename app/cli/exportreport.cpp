// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/exportreport.h"

#include "app/cli/commandline.h"
#include "app/cli/outputfile.h"
#include "core/secrets/redactiontally.h"

namespace sse::cli {

namespace {

void appendMasks(QStringList &lines, const ExportReport &report)
{
    const QList<Redaction> &redactions = report.redactions;
    if (redactions.isEmpty())
        return;
    lines << (report.survey.maskedBefore == 0
                  ? say("Secrets are masked; --include-secrets writes them as they are:")
                  : say("This export masked secrets; --include-secrets writes these as they are:"));
    for (const Redaction &redaction : redactions) {
        const bool isRest = &redaction == &redactions.last() &&
                            redactions.size() == qsizetype{RedactionTally::mostLines};
        lines << (isRest ? say("  others: %1").arg(redaction.count)
                         : QStringLiteral("  ") + toText(redaction));
    }
}

} // namespace

QStringList lossLines(const ExportReport &report, ExportFormat format)
{
    QStringList lines;
    if (!report.losses.isEmpty())
        lines << say("About this export as %1:").arg(titleOf(format));
    for (const QString &loss : report.losses)
        lines << QStringLiteral("  ") + loss;
    return lines;
}

QStringList resultLines(const ExportReport &report, const ExportOptions &options)
{
    QStringList lines;
    appendMasks(lines, report);
    if (options.includeSecrets && options.format != ExportFormat::EventStream)
        lines << (report.survey.maskedBefore == 0
                      ? say("Nothing is masked: look at the export before you give it away.")
                      : say("This export masks nothing: look at it before you give it away."));
    lines << report.warnings;
    for (const ConnectionId connection : options.connections) {
        if (!report.survey.find(connection))
            lines << say("Of connection %1 there is nothing to export.").arg(connection);
    }
    if (!options.output.isEmpty()) {
        lines << say("Exported as %1 into “%2”: %3; events: %4, connections: %5.")
                     .arg(titleOf(options.format), options.output, sizeText(report.written),
                          QString::number(report.survey.rowsOf(RowKind::Event)),
                          QString::number(report.survey.connections.size()));
    }
    return lines;
}

} // namespace sse::cli
