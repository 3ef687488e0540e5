// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exporter.h"

namespace sse {

/// What to export, how. A value.
struct ExportPlan
{
    ExportFormat format = ExportFormat::JsonLines;
    bool includeSecrets = false;
    bool rawCells = false; ///< CSV
    ExportScope scope;
    QString title; ///< of what is exported: a redacted address, a file's name
    /// Marks of exports with the same key match; empty: a key of its own.
    QByteArray markKey = {};
};

/// How far an export is.
struct ExportProgress
{
    enum class Stage : quint8 { Surveying, Writing };
    Stage stage = Stage::Surveying;
    quint64 rows = 0;    ///< looked at in this stage, of the stream
    quint64 written = 0; ///< bytes
};

/// What became of an export.
struct ExportReport
{
    ExportSurvey survey;
    QStringList losses;          ///< lossesOf()
    QList<Redaction> redactions; ///< what was masked
    QStringList warnings;        ///< ExportSource::warnings(), and secrets that could not be sought
    bool damaged = false;        ///< ExportSource::isDamaged()
    quint64 written = 0;         ///< bytes
    bool cancelled = false;      ///< goesOn said so, or the output
};

/// What an export asks and tells while it runs. In the caller's thread.
struct ExportHooks
{
    /// Often; false: cancel.
    std::function<bool(const ExportProgress &)> goesOn;
    /// Once, between survey and writing, with survey and losses filled in; false: write nothing.
    std::function<bool(const ExportReport &)> surveyed;
};

/// Exports what \a source brings to \a pass, which takes bytes and returns false when it wants no
/// more. Errors: those of the source, "export-connections" (event-stream text of several
/// connections), "export-nothing" (no row is in the scope).
[[nodiscard]] Result<ExportReport> runExport(const ExportPlan &plan,
                                             const ExportSourceFactory &source,
                                             const std::function<bool(QByteArrayView)> &pass,
                                             const ExportHooks &hooks = {});

/// The exporter of \a format.
[[nodiscard]] std::unique_ptr<Exporter> makeExporter(ExportFormat format,
                                                     const ExportContext &context);

} // namespace sse
