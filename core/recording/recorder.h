// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingwriter.h"

#include <functional>

namespace sse {

/// What to do when a recording has reached its size.
enum class AtLimit : quint8 {
    DropOldest, ///< a ring: whole checkpoints of the oldest bytes go
    Stop,       ///< the session closes the stream; what has arrived by then is still written
};

/// Where and how much to record. A value.
struct RecordingPlan
{
    /// Of the live file, which must not exist; a folder that is missing is made with mode 0700.
    /// While it is recorded into, a QLockFile with ".lock" behind its name lies beside it.
    QString path;
    quint64 mostBytes = quint64{2'000} * 1'000'000; ///< of body bytes kept; 0: no limit
    AtLimit atLimit = AtLimit::DropOldest;
    Millis period{150}; ///< between two transactions
    QByteArray vfs;     ///< for tests
};

/// How a recording stands; a snapshot.
struct RecordingStatus
{
    enum class State : quint8 {
        Recording,
        Failed,   ///< error tells why; what comes stays in memory, and writing is tried again
        AtLimit,  ///< AtLimit::Stop was reached; what still comes is written too
        Finished, ///< closed and complete
    };
    State state = State::Recording;
    std::optional<Error> error; ///< of the last failure, until a later try succeeded
    WrittenPart written;
    quint64 fileSize = 0;
    ByteOffset droppedBytes = 0;
    quint64 droppedRows = 0;
};

/// Records a log into a file, in a thread of its own. Any thread may ask; the constructor's thread
/// destroys.
class Recorder final
{
public:
    /// \a log must outlive it. \a changed is called in the recorder's thread after every
    /// transaction and failure.
    Recorder(const CaptureLog &log, RecordingPlan plan, std::function<void()> changed);
    /// finish(), and waits.
    ~Recorder();
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    /// The log has grown. Cheap, no system call while a transaction is due anyway; any thread.
    void wake();
    /// Writes all that the log holds, marks the recording complete, closes the file and gives it
    /// the name \a finalPath, unless that is empty, in the place of what is there; waits for it.
    /// After an error it may be called again; once it succeeded, later calls do nothing. Not from
    /// callbacks, which the recorder's thread runs.
    std::optional<Error> finish(const QString &finalPath = {});
    /// Writes all that the log holds now (where that fails, straight to \a path), then copies the
    /// recording, complete by itself, to \a path, by way of a temporary file beside it that takes
    /// the place of what is there. Runs in the recorder's thread; \a done is called there exactly
    /// once, or, once finish() succeeded, in the caller's with "recording-finished".
    void saveAs(const QString &path, std::function<void(std::optional<Error>)> done);

    [[nodiscard]] RecordingStatus status() const;
    /// Bytes of the log below this are on the disk.
    [[nodiscard]] ByteOffset savedBytes() const;
    [[nodiscard]] const RecordingPlan &plan() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
