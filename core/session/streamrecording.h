// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/recording/pagedchunkstore.h"
#include "core/recording/recorder.h"
#include "core/recording/recordingbytes.h"

#include <atomic>
#include <mutex>
#include <utility>

namespace sse {

/// The recording of a live stream, and what follows from it: chunks that are saved may leave
/// memory, rows that a ring dropped are not shown any more, and whoever reads the stream is told
/// what went wrong.
class StreamRecording final
{
public:
    struct Parts
    {
        const CaptureLog &log;
        EventIndex &index;
        PagedChunkStore &store;
        /// Something in status() has changed. The recorder's thread.
        std::function<void()> changed;
        /// Something is worth a note in the log; \a close: the stream is to be closed. The
        /// recorder's thread.
        std::function<void(const NoteRecord &note, bool close)> tell;
    };

    StreamRecording(Parts parts, const RecordingPlan &plan);
    ~StreamRecording();

    /// The log has grown; the thread that writes it.
    void wake();
    /// Body bytes that wait to be written; 0 while nothing can be written. Any thread.
    [[nodiscard]] quint64 unrecorded() const;
    [[nodiscard]] RecordingStatus status() const { return m_recorder->status(); }
    [[nodiscard]] QString path() const;
    void saveAs(const QString &path, std::function<void(std::optional<Error>)> done)
    {
        m_recorder->saveAs(path, std::move(done));
    }
    std::optional<Error> finish(const QString &finalPath);

private:
    void recorderChanged();
    void tellOf(const RecordingStatus &now);
    void closeAtLimit();

    Parts m_parts;
    std::shared_ptr<RecordingBytes> m_bytes;
    std::atomic<bool> m_writing = true;
    RecordingStatus::State m_told = RecordingStatus::State::Recording; // the recorder's thread
    bool m_ringTold = false;
    bool m_limitTold = false;   // the log's thread
    mutable std::mutex m_mutex; // of the path, and of the recorder while it is made
    QString m_path;
    std::unique_ptr<Recorder> m_recorder; // last, so that its thread ends first
};

} // namespace sse
