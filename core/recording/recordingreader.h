// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/log/capturelog.h"
#include "core/recording/recordingbytes.h"

#include <QList>

#include <functional>

namespace sse {

/// What a recording says of itself.
struct RecordingInfo
{
    qint64 version = 0;
    QString application; ///< and its version
    QString title;       ///< redacted address of the first request; hostile text
    TimeAnchor anchor;   ///< mono is 0: times count from the recording's begin
    bool complete = false;
    /// Another program records into it now.
    bool live = false;
    /// That a ring dropped; the first byte that is kept lies there in the file.
    ByteOffset droppedBytes = 0;
    quint64 droppedRows = 0;
    quint64 droppedFacts = 0; ///< facts that lie before that byte: their rows are gone
    /// The last event ID in force at that byte, from the checkpoint there.
    QByteArray lastEventIdThere;
    quint64 bodyBytes = 0; ///< kept
    quint64 fileSize = 0;
};

/// One thing that is wrong in a recording.
struct Damage
{
    QByteArray table; ///< "read", "fact", "info" or "file"
    qint64 row = 0;   ///< its key; -1: none
    QString message;  ///< a sentence
};

/// Reads a recording file from its beginning to its end. The file may be anything: only what passes
/// every check gets out. One thread.
class RecordingReader final
{
public:
    /// Checks that \a path is a recording that this version can read. A recording that was
    /// interrupted is first brought back to its last transaction: in place where the file may be
    /// written to, otherwise in a private copy. Errors, each with a sentence: "recording-missing",
    /// "recording-not-sqlite" (another kind of file), "recording-foreign" (a SQLite file that is no
    /// recording, or has more in it than there should be),
    /// "recording-newer", and those of Database::error(). Takes no longer for a large file.
    [[nodiscard]] static Result<std::unique_ptr<RecordingReader>> open(const QString &path,
                                                                       const QByteArray &vfs = {});
    ~RecordingReader();

    [[nodiscard]] const RecordingInfo &info() const;
    /// The file that is read: \a path of open() or a private copy.
    [[nodiscard]] const QString &path() const;
    /// Where the bytes are read from later; knows the shifts that readInto() found.
    [[nodiscard]] const std::shared_ptr<RecordingBytes> &bytes() const;

    /// Appends reads and facts in their order to \a log, which has info().anchor and nothing else
    /// in it at first, until about \a mostBytes are appended. Returns false at the end. Damaged
    /// rows, and bytes that are missing, become notes ("recording-damaged"); a ring's loss a note
    /// ("recording-ring") behind the info().droppedFacts facts that lie before it; a recording that
    /// is not complete ends with a note ("recording-interrupted"), unless it is live. Of a live one
    /// comes what it held when it was opened. The times of reads never run backwards, nor do those
    /// of facts with rows: an earlier one is raised to the last one's, and told as damage.
    bool readInto(CaptureLog &log, quint64 mostBytes);
    /// Body bytes read so far, of info().bodyBytes.
    [[nodiscard]] quint64 position() const;
    /// What readInto() found wrong, at most 10 000 of them.
    [[nodiscard]] const QList<Damage> &damage() const;

private:
    struct Private;
    explicit RecordingReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Checks all of a recording: structure (SQLite's quick_check), every row's check sum, bounds and
/// order. \a cancelled is looked at often. An empty list: sound. An Error: it can't be opened.
[[nodiscard]] Result<QList<Damage>> verifyRecording(const QString &path,
                                                    const std::function<bool()> &cancelled = {});

} // namespace sse
