// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/inspectorsession.h"

#include <QtGlobal>

#include <string_view>

namespace sse::bench {

/// One run of loopback server → reader, in seconds and counts.
struct PipelineRun
{
    double seconds = 0;
    quint64 bytes = 0;
    quint64 events = 0;
    quint64 rows = 0;
    quint64 reads = 0;
    /// Most bytes that the server's kernel had taken and the log had not: what
    /// QNetworkAccessManager and the socket buffers held.
    quint64 peakBacklog = 0;
    /// Resident memory gained, less the raw bytes.
    qint64 overhead = 0;
};

/// Bare QNetworkAccessManager reads of \a repeats times \a payload, thrown away.
[[nodiscard]] PipelineRun readBare(std::string_view payload, int repeats);
/// The same through QnamTransport, log, parser and index, to the last published row.
[[nodiscard]] PipelineRun readThroughPipeline(std::string_view payload, int repeats,
                                              InspectorSession::Recording recording = {});

/// Prints the tables of (b) and (d).
void benchPipeline(std::size_t bytes, int rounds);

/// Resident bytes of this process.
[[nodiscard]] qint64 residentBytes();

} // namespace sse::bench
