// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/formats/export.h"
#include "ui/dialogs/exporttimes.h"

#include <set>

namespace sse::ui {

/// Which rows of a stream the user wants.
enum class ExportScopeKind : quint8 { All, Filtered, Selection, Time, Connections };
inline constexpr std::array exportScopeKinds{ExportScopeKind::All, ExportScopeKind::Filtered,
                                             ExportScopeKind::Selection, ExportScopeKind::Time,
                                             ExportScopeKind::Connections};

/// "all", "filtered", …: the word in the settings.
[[nodiscard]] QByteArray wordOf(ExportScopeKind kind);
/// The inverse; All for anything else.
[[nodiscard]] ExportScopeKind scopeKindOf(QByteArrayView word);

/// What the window shows of a stream at the moment, for the scope of an export.
struct ExportSubject
{
    QString title;            ///< without secrets
    QString path;             ///< of the file that is shown; empty: there is none
    FilterExpression filter;  ///< in force
    QString filterText;       ///< as typed
    quint64 matches = 0;      ///< rows that the filter lets through, life-cycle rows apart
    bool isSearching = false; ///< matches still grows
    /// Ascending.
    std::vector<std::pair<RowNumber, RowNumber>> selection;
    quint64 selectedRows = 0;
    std::optional<TimeSpan> marked; ///< on the timeline
    bool grows = false;             ///< more rows may come
    bool utc = false;
};

/// What the user chose.
struct ExportChoices
{
    ExportFormat format = ExportFormat::JsonLines;
    ExportScopeKind scope = ExportScopeKind::All;
    bool includeSecrets = false;
    bool rawCells = false;
    QString from; ///< as typed; empty: from the start
    QString to;
    std::set<ConnectionId> connections; ///< ticked
    /// The one whose bytes event-stream text holds; 0: there is no choice.
    ConnectionId only = 0;
};

/// The stream that is exported; both outlive what is planned of it.
struct ExportStream
{
    const CaptureLog &log;
    const EventIndex &index;
    bool hasTimes = true;
};

/// How its times are written.
[[nodiscard]] ExportTimes timesOf(const ExportStream &stream, bool utc);

/// Whether \a kind can be chosen now.
[[nodiscard]] bool isAvailable(ExportScopeKind kind, const ExportSubject &subject,
                               const ExportStream &stream);
/// What is to be exported of what has come by now. Errors, sentences about what is still to be
/// chosen: "export-time", "export-selection", "export-connections", "export-nothing".
[[nodiscard]] Result<ExportPlan> planOf(const ExportChoices &choices, const ExportSubject &subject,
                                        const ExportStream &stream);

/// The connection that event-stream text of the chosen rows is about: \a preferred when rows of it
/// are among them, otherwise that of the last of them. 0: none was found among those looked at.
[[nodiscard]] ConnectionId connectionOf(const ExportChoices &choices, const ExportSubject &subject,
                                        const ExportStream &stream, ConnectionId preferred);

/// The name of a file for it, without a folder: host, time of the stream's begin and suffix.
[[nodiscard]] QString suggestedName(const ExportSubject &subject, const ExportStream &stream,
                                    ExportFormat format);

} // namespace sse::ui
