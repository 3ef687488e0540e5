// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/index/eventindex.h"
#include "core/log/capturelog.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace sse {

/// One pass over the rows of a stream, in order. Bytes of the log can be read at any place until
/// the end of the pass; rows, reads only until they are forgotten. One thread asks; what it asks
/// for may come from another.
class ExportSource
{
public:
    ExportSource() = default;
    ExportSource(const ExportSource &) = delete;
    ExportSource &operator=(const ExportSource &) = delete;
    virtual ~ExportSource() = default;

    [[nodiscard]] virtual const CaptureLog &log() const = 0;
    [[nodiscard]] virtual const EventIndex &index() const = 0;
    /// Whether stamps mean anything.
    [[nodiscard]] virtual bool hasTimes() const { return true; }
    /// Brings further rows and facts. False: all are there.
    [[nodiscard]] virtual bool more() = 0;
    /// Rows below \a row, which is there, and reads that no later row names, are not asked for
    /// again.
    virtual void forgetBelow(RowNumber row) = 0;
    /// Sentences on what is damaged or missing, once all is there.
    [[nodiscard]] virtual QStringList warnings() const { return {}; }
    /// Whether damage was found, once all is there.
    [[nodiscard]] virtual bool isDamaged() const { return false; }
};

/// Begins a pass. An export makes several: each must give the same.
using ExportSourceFactory = std::function<Result<std::unique_ptr<ExportSource>>()>;

/// What is in memory; log and index must outlive the passes.
[[nodiscard]] ExportSourceFactory captureSource(const CaptureLog &log, const EventIndex &index,
                                                bool hasTimes);
/// A recording file, which is read anew with each pass, in constant memory.
[[nodiscard]] ExportSourceFactory recordingSource(const QString &path);
/// A file of event-stream text, the same way.
[[nodiscard]] ExportSourceFactory textSource(const QString &path);

} // namespace sse
