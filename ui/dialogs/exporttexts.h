// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/exportjob.h"
#include "ui/dialogs/exportplanning.h"

namespace sse::ui {

/// The words of a choice of rows, with its mnemonic and counts: "&Filtered: 12 of 1,284 rows".
[[nodiscard]] QString scopeText(ExportScopeKind kind, const ExportSubject &subject,
                                const ExportStream &stream);
/// What including secrets means for \a format; with \a included it is a warning.
[[nodiscard]] QString secretsText(ExportFormat format, bool included);
/// What the preview is of: "1,284 rows, 1,270 of them events, 213 KB". Empty before the survey.
[[nodiscard]] QString summaryText(const ExportReport &report);
/// "Up to row 1,284; what comes after it is not in the export." Empty when nothing more comes.
[[nodiscard]] QString endText(const ExportSubject &subject, const ExportStream &stream,
                              RowNumber endRow);
/// What of the whole is shown.
[[nodiscard]] QString previewText(const ExportJob::Status &status);
/// A sentence a paragraph: what the format can't hold, and what is amiss.
[[nodiscard]] QStringList lossTexts(const ExportReport &report);
/// A line for each kind of secret that was masked, or a sentence on why there are none. Of what is
/// surveyed and not finished, that this is still to come.
[[nodiscard]] QStringList redactionTexts(const ExportJob::Status &status, ExportFormat format,
                                         bool includeSecrets);
/// How far it is, in the rows of the stream that are there: from \a firstRow to \a endRow.
[[nodiscard]] QString progressText(const ExportProgress &progress, RowNumber firstRow,
                                   RowNumber endRow);
/// How far it is, of 1000.
[[nodiscard]] int progressShare(const ExportProgress &progress, RowNumber firstRow,
                                RowNumber endRow);
/// How it ended, on the clipboard with so many bytes.
[[nodiscard]] QString copiedText(quint64 bytes, const ExportReport &report);
/// How it ended, with the file's \a path.
[[nodiscard]] QString savedText(const QString &path, const ExportReport &report);

} // namespace sse::ui
