// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/arrivals.h"
#include "core/exporting/exportformat.h"
#include "core/exporting/exportscope.h"
#include "core/exporting/exportsource.h"
#include "core/secrets/redactor.h"

#include <QStringList>

#include <array>
#include <memory>

namespace sse {

/// One connection of a stream, as far as it is in the scope.
struct ExportConnection
{
    ConnectionId id = 0;
    std::vector<std::size_t> attempts;  ///< numbers of AttemptRecords: the hops, in order
    std::vector<std::size_t> responses; ///< numbers of ResponseRecords, in order
    std::optional<std::size_t> end;     ///< number of the last EndRecord
    bool opened = false;                ///< readyState was OPEN
    ByteOffset bodyBegin = 0;           ///< of its bytes in the log
    ByteOffset bodyEnd = 0;
    MonoTime begin;     ///< of its first fact or read
    MonoTime firstByte; ///< of its first read; begin without one
    MonoTime finish;    ///< of its last fact or read
    quint64 reads = 0;
    quint64 rows = 0;   ///< of it, in the scope, facts not counted
    quint64 events = 0; ///< dispatched, in the scope
};

/// What there is to export: found by a first pass, before anything is written.
struct ExportSurvey
{
    std::array<quint64, 8> rows{}; ///< in the scope, by RowKind
    quint64 retryFields = 0;       ///< valid ones, in blocks of any kind in the scope
    quint64 ignoredFields = 0;     ///< unknown or ignored lines in the scope
    quint64 reads = 0;             ///< of the connections in the scope
    quint64 dataBytes = 0;         ///< of the rows' bytes in the scope
    quint64 longestRow = 0;        ///< bytes of the longest row in the scope
    quint64 badUtf8 = 0;           ///< rows whose bytes are not well-formed UTF-8
    quint64 notes = 0;             ///< NoteRecords among the rows in the scope
    quint64 maskedBefore = 0;      ///< recordedMasks() of the stream, whole
    /// In order. Those without a row in the scope are left out when the scope is not whole.
    std::vector<ExportConnection> connections;
    bool whole = true;    ///< the scope left out nothing
    bool hasTimes = true; ///< stamps mean something
    MonoTime begin;       ///< of the stream, whole
    MonoTime finish;
    TimeAnchor anchor;
    Arrivals arrivals; ///< of the rows in the scope, facts not counted
    /// A log of the stream's facts and nothing else, under their numbers: what comes late in it can
    /// be told ahead of the rows. Never nullptr behind surveyOf().
    std::shared_ptr<const CaptureLog> facts;
    /// Where the pass ended: what comes behind it came too late.
    RowNumber endRow = 0;
    std::size_t endRecord = 0;
    ByteOffset endByte = 0;

    [[nodiscard]] quint64 rowsOf(RowKind kind) const
    {
        return rows[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] quint64 rowCount() const; ///< of all kinds
    /// The connection \a id; nullptr when it is not in the scope.
    [[nodiscard]] const ExportConnection *find(ConnectionId id) const;
};

/// ExportSurvey::facts of \a log: those below \a end.
[[nodiscard]] std::shared_ptr<const CaptureLog> factsOf(const CaptureLog &log, std::size_t end);

/// What \a format can't hold of what \a survey found: sentences, none when nothing is lost.
/// \a masks: secrets will be masked.
[[nodiscard]] QStringList lossesOf(ExportFormat format, const ExportSurvey &survey, bool masks);

/// The first pass: \a redactor learns what is secret. \a goesOn is asked often, with the rows done;
/// false: the survey ends early.
[[nodiscard]] ExportSurvey surveyOf(ExportSource &source, const ExportScope &scope,
                                    Redactor &redactor,
                                    const std::function<bool(quint64 rows)> &goesOn = {});

} // namespace sse
