// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/bodysources.h"
#include "app/cli/importinput.h"
#include "app/cli/options.h"
#include "core/exporting/exportsource.h"
#include "core/index/eventindex.h"

namespace sse::cli {

/// What "export" reads: a recording, event-stream text, or something that is imported for it.
class ExportInput final
{
public:
    /// nullptr: \a code is the exit code, and the reason is told.
    [[nodiscard]] static std::unique_ptr<ExportInput>
    open(const ExportOptions &options, const EndSignals &signalsToEnd, ExitCode &code);
    ExportInput(const ExportInput &) = delete;
    ExportInput &operator=(const ExportInput &) = delete;
    ~ExportInput() = default;

    /// Valid while this lives.
    [[nodiscard]] const ExportSourceFactory &source() const { return m_source; }
    /// What is exported, for people; hostile text.
    [[nodiscard]] const QString &title() const { return m_title; }
    /// Nothing: it has no times.
    [[nodiscard]] const std::optional<TimeAnchor> &anchor() const { return m_anchor; }
    /// What had to be guessed to read it.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    /// Its connections; all of it is read for that.
    [[nodiscard]] BodySources connections() const;

private:
    ExportInput() = default;
    [[nodiscard]] bool openFile(const ExportOptions &options, ExitCode &code);
    [[nodiscard]] bool openInput(const ExportOptions &options, const EndSignals &signalsToEnd,
                                 ExitCode &code);
    [[nodiscard]] bool openImport(const ExportOptions &options, Result<Imported> imported,
                                  ExitCode &code);
    void openText(QByteArrayView bytes);
    void openLog(const CaptureLog &log, bool hasTimes);

    std::optional<Imported> m_imported;
    SystemClock m_clock;
    std::unique_ptr<CaptureLog> m_text;  ///< that came from standard input
    std::unique_ptr<EventIndex> m_index; ///< of what is in memory
    ExportSourceFactory m_source;
    QString m_title;
    std::optional<TimeAnchor> m_anchor;
    QStringList m_notes;
};

} // namespace sse::cli
