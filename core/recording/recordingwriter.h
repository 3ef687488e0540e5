// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/logcursor.h"
#include "core/recording/database.h"

namespace sse {

/// How far a log has been written.
struct WrittenPart
{
    ByteOffset bytes = 0;
    std::size_t reads = 0;
    std::size_t records = 0;
    friend bool operator==(const WrittenPart &, const WrittenPart &) = default;
};

/// Writes a log into a new recording file, one transaction a call; a cursor over the log, no queue.
/// The only connection that writes to the file. One thread.
class RecordingWriter final
{
public:
    /// Makes \a path, which must not exist, with mode 0600, and writes what is known of \a log,
    /// which must outlive it. Errors: those of Database::error().
    [[nodiscard]] static Result<std::unique_ptr<RecordingWriter>>
    create(const QString &path, const CaptureLog &log, const QByteArray &vfs = {});
    ~RecordingWriter();

    /// Writes what the log published since, at most about \a mostBytes of body bytes, in one
    /// transaction, synced to the disk when this returns nothing. After an error the file holds
    /// what it held before, and the call may be repeated.
    [[nodiscard]] std::optional<Error> writeNew(quint64 mostBytes);
    /// Drops the oldest bytes up to a checkpoint of the log, so that at least \a bytes less are
    /// kept, or as many as the checkpoints allow.
    [[nodiscard]] std::optional<Error> dropOldest(quint64 bytes);
    /// Writes that the recording is complete, and closes the file, which is then one file that can
    /// be copied.
    [[nodiscard]] std::optional<Error> finish();
    /// For copyRecording(), between two calls; until finish().
    [[nodiscard]] Database &database();

    /// What is on the disk for sure.
    [[nodiscard]] const WrittenPart &written() const;
    /// Where the oldest byte that is kept lies, and how many rows lay before it; 0 without drops.
    [[nodiscard]] ByteOffset droppedBytes() const;
    [[nodiscard]] quint64 droppedRows() const;
    /// Size of the file, in bytes.
    [[nodiscard]] quint64 fileSize() const;

private:
    struct Private;
    explicit RecordingWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace sse
