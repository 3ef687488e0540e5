// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingreader.h"
#include "tests/support/fakeclock.h"

#include <QStringList>

#include <memory>

namespace sse::test {

/// Appends \a connections attempts with facts of every kind, and reads of all sizes of about
/// \a bytes altogether. The same for the same \a seed; nothing in it is masked in a recording.
void fillLog(CaptureLog &log, FakeClock &clock, quint32 seed, int connections, qsizetype bytes);

/// All that the log holds, a line for each read and each fact. Times count from the anchor.
[[nodiscard]] QStringList described(const CaptureLog &log);
[[nodiscard]] QStringList describedFacts(const CaptureLog &log);
[[nodiscard]] QStringList describedReads(const CaptureLog &log);
[[nodiscard]] QByteArray bytesOf(const CaptureLog &log);
[[nodiscard]] QByteArray bytesOf(const CaptureLog &log, const ReadRecord &read);
/// The codes of the notes that tell how the recording is, "recording-…".
[[nodiscard]] QList<QByteArray> notesOn(const CaptureLog &log);

/// Writes all of \a log into a new recording. An empty text: done.
[[nodiscard]] QString record(const CaptureLog &log, const QString &path, bool complete = true);

/// A recording that was read to its end.
struct Reopened
{
    FakeClock clock;
    std::unique_ptr<RecordingReader> reader;
    std::unique_ptr<CaptureLog> log;
    Error error; ///< code and message are empty when it was opened
};
/// \a step bytes a call.
[[nodiscard]] std::unique_ptr<Reopened> reopen(const QString &path, quint64 step = 1 << 20);

/// Runs \a sql on the file with nothing in its way. An empty text: done.
[[nodiscard]] QString runSql(const QString &path, const QByteArray &sql);

} // namespace sse::test
