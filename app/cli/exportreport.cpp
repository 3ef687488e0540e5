// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/exportreport.h"

#include "app/cli/commandline.h"
#include "app/cli/outputfile.h"

#include <algorithm>

namespace sse::cli {

namespace {

constexpr qsizetype mostMasks = 20;

void appendMasks(QStringList &lines, const QList<Redaction> &redactions)
{
    if (redactions.isEmpty())
        return;
    lines << say("Secrets are masked; --include-secrets writes them as they are:");
    const qsizetype told = std::min(redactions.size(), mostMasks);
    for (qsizetype i = 0; i < told; ++i)
        lines << QStringLiteral("  ") + toText(redactions[i]);
    if (redactions.size() > told) {
        quint64 others = 0;
        for (qsizetype i = told; i < redactions.size(); ++i)
            others += redactions[i].count;
        lines << say("  others: %1").arg(others);
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
    appendMasks(lines, report.redactions);
    if (options.includeSecrets && options.format != ExportFormat::EventStream)
        lines << say("Nothing is masked: look at the export before you give it away.");
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
