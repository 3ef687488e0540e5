// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::ExportFormat", text);
}

} // namespace

QByteArray suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::JsonLines:
        return "jsonl";
    case ExportFormat::Csv:
        return "csv";
    case ExportFormat::Har:
        return "har";
    case ExportFormat::EventStream:
        return "sse";
    case ExportFormat::Markdown:
        return "md";
    case ExportFormat::Html:
        return "html";
    case ExportFormat::Text:
        return "txt";
    }
    Q_UNREACHABLE();
}

std::optional<ExportFormat> formatOfSuffix(QByteArrayView suffix)
{
    const auto it = std::find_if(exportFormats.begin(), exportFormats.end(),
                                 [&](ExportFormat format) { return suffixOf(format) == suffix; });
    return it == exportFormats.end() ? std::nullopt : std::optional(*it);
}

QString titleOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::JsonLines:
        return tr("JSON Lines");
    case ExportFormat::Csv:
        return tr("CSV");
    case ExportFormat::Har:
        return tr("HAR 1.2");
    case ExportFormat::EventStream:
        return tr("Event stream");
    case ExportFormat::Markdown:
        return tr("Markdown");
    case ExportFormat::Html:
        return tr("HTML report");
    case ExportFormat::Text:
        return tr("Plain text");
    }
    Q_UNREACHABLE();
}

QString purposeOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::JsonLines:
        return tr("For jq and scripts: every event with all its fields, times and connections.");
    case ExportFormat::Csv:
        return tr("For spreadsheets and databases: a record for every row of the table.");
    case ExportFormat::Har:
        return tr("For other tools: requests, headers and messages as browsers write them.");
    case ExportFormat::EventStream:
        return tr("For another run: the exact bytes that one connection brought.");
    case ExportFormat::Markdown:
        return tr("For issues and chats: a summary with the events as a table.");
    case ExportFormat::Html:
        return tr("For readers: a report in one file, with a timeline, that any browser shows.");
    case ExportFormat::Text:
        return tr("For reading and comparing: one line after the other, with times.");
    }
    Q_UNREACHABLE();
}

} // namespace sse
