// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

#include <QStringList>

#include <vector>

namespace sse {

/// What a report for people says first. Texts are masked; hidden characters are still in them.
struct ReportSummary
{
    struct Line
    {
        QString label;
        QString value;
        bool foreign = false; ///< text from the network or the user is in it
    };
    QString title;
    std::vector<Line> lines;
    bool masks = true;
    QString secrets;    ///< a sentence: whether they are masked
    QStringList losses; ///< lossesOf()
};

[[nodiscard]] ReportSummary summaryOf(const ExportContext &context, ExportFormat format);

/// "1,284 events, 12 comments, 1 other block".
[[nodiscard]] QString rowCountsText(const ExportSurvey &survey);

/// What was masked, a text a line; \a most of them at most, the last one counts the others.
[[nodiscard]] QStringList redactionTexts(const Redactor &redactor, qsizetype most);

} // namespace sse
