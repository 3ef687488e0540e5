// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/output.h"
#include "core/index/logindexer.h"
#include "core/recording/pagedchunkstore.h"
#include "core/recording/recordingreader.h"

#include <memory>

namespace sse::cli {

/// A recording that is read bit by bit into a log, whose bytes leave memory again.
class RecordingFile final
{
public:
    /// Tells on standard error why it can't be opened; nullptr then.
    [[nodiscard]] static std::unique_ptr<RecordingFile> open(const QString &path);

    /// Reads on. False at the end.
    [[nodiscard]] bool readMore();

    [[nodiscard]] const CaptureLog &log() const { return m_log; }
    [[nodiscard]] const RecordingReader &reader() const { return *m_reader; }
    [[nodiscard]] const RecordingInfo &info() const { return m_reader->info(); }
    /// Tells \a indexer, which is for log(), what lies before its beginning; before all else.
    void prepare(LogIndexer &indexer) const;
    /// Tells what is damaged, or else missing, on standard error. Returns what that means to
    /// scripts.
    [[nodiscard]] ExitCode tellDamage() const;

private:
    RecordingFile(QString path, std::unique_ptr<RecordingReader> reader);

    QString m_path;
    SystemClock m_clock;
    std::unique_ptr<RecordingReader> m_reader;
    PagedChunkStore *m_store; // belongs to the log
    CaptureLog m_log;
};

/// Says on standard error why \a path can't be read as a recording.
void tellUnreadable(const QString &path, const Error &error);
/// What to do about an output that is not open any more.
[[nodiscard]] ExitCode exitCodeOf(const Output &output);
/// Whether it is time to end: a signal came, or nobody reads the output any more.
[[nodiscard]] bool mustEnd(const Output &output);

} // namespace sse::cli
