// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/importing/importedstream.h"
#include "core/recording/recordingreader.h"
#include "core/session/capture.h"

#include <QObject>

#include <variant>

namespace sse {

/// How far the indexing of an opened file is; a snapshot.
struct OpenProgress
{
    quint64 done = 0; ///< bytes
    quint64 total = 0;
    bool finished = false; ///< nothing more comes: indexed, cancelled or failed
    bool cancelled = false;
    std::optional<Error> error;
    quint64 damageCount = 0; ///< rows or gaps that were left out
};

/// An opened recording, event-stream text or an imported stream: a log and an index that a thread
/// fills from the file.
/// Lives in the thread that made it.
class RecordingSession final : public QObject, public Capture
{
    Q_OBJECT

public:
    /// What the bytes of a stream of events, without times, come from.
    struct Text
    {
        QString name; ///< for people
        /// A file's path, the bytes themselves, or an open descriptor, such as a pipe's, whose
        /// bytes are taken as they come; it stays open.
        std::variant<QString, QByteArray, int> source;
    };

    /// Checks the file and starts the indexing. Errors: those of RecordingReader::open().
    [[nodiscard]] static Result<std::unique_ptr<RecordingSession>>
    openRecording(const QString &path);
    /// The same for event-stream text. Errors: "file".
    [[nodiscard]] static Result<std::unique_ptr<RecordingSession>> openText(const Text &text);
    /// An imported stream, whose log is whole: it is indexed only. \a name for people, \a path of
    /// the file that it came from.
    [[nodiscard]] static std::unique_ptr<RecordingSession>
    openStream(ImportedStream stream, const QString &name, const QString &path = {});
    /// openRecording() for a file that is a SQLite database, otherwise openText().
    [[nodiscard]] static Result<std::unique_ptr<RecordingSession>> openFile(const QString &path);
    /// Cancels and waits.
    ~RecordingSession() override;

    [[nodiscard]] const CaptureLog &log() const override;
    [[nodiscard]] const EventIndex &index() const override;
    [[nodiscard]] bool hasTimes() const override;

    /// Of a recording; otherwise nothing.
    [[nodiscard]] const std::optional<RecordingInfo> &info() const;
    [[nodiscard]] QString name() const; ///< of the file, for people
    [[nodiscard]] QString path() const; ///< empty for bytes
    [[nodiscard]] OpenProgress progress() const;
    /// Stops the indexing; what is indexed stays usable.
    void cancel();

signals:
    /// Something grew or changed since takeChange() was last called; at most one is under way.
    void changed();

public:
    /// Allows the next changed(). Call it before looking.
    void takeChange();

protected:
    bool event(QEvent *event) override;

private:
    struct Private;
    explicit RecordingSession(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace sse
