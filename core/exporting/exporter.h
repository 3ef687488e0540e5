// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exportoutput.h"
#include "core/exporting/exportsurvey.h"

namespace sse {

/// What an exporter works on; everything outlives it.
struct ExportContext
{
    const CaptureLog &log;
    const EventIndex &index;
    const ExportScope &scope;
    const ExportSurvey &survey;
    Redactor &redactor; ///< has learned; masks or keeps
    QString title;      ///< what is exported, for people; hostile text, without secrets
    /// CSV: cells as they are, dangerous to open in a spreadsheet.
    bool rawCells = false;
};

/// Writes one format. begin(), then row() for every row of the scope in order, then end(). One
/// thread.
class Exporter
{
public:
    Exporter() = default;
    Exporter(const Exporter &) = delete;
    Exporter &operator=(const Exporter &) = delete;
    virtual ~Exporter() = default;

    virtual void begin(ExportOutput &out) = 0;
    /// Facts among them. Rows before it may be gone from the index already; bytes never.
    virtual void row(RowNumber row, ExportOutput &out) = 0;
    virtual void end(ExportOutput &out) = 0;
};

} // namespace sse
