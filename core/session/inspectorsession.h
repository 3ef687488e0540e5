// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/streamreader.h"
#include "core/recording/recorder.h"
#include "core/session/capture.h"

#include <QObject>

#include <memory>

namespace sse {

/// Creates the transport of a stream, in the stream's own thread.
using TransportFactory = std::function<std::unique_ptr<Transport>()>;

/// One stream and all that belongs to it: log, index, and the thread where its reader lives. What
/// the window and the command line use. Lives in the thread that made it (the UI's); calls on the
/// reader are queued into its thread.
class InspectorSession final : public QObject, public Capture
{
    Q_OBJECT

public:
    /// Whether and where the stream is recorded; nothing: it stays in memory. Asked with the first
    /// start().
    using Recording = std::function<std::optional<RecordingPlan>(const Endpoint &endpoint)>;

    /// \a transports is for tests; the default makes QnamTransports.
    explicit InspectorSession(TransportFactory transports = {}, Recording recording = {},
                              QObject *parent = nullptr);
    /// Cancels, quits and waits; finishes the recording.
    ~InspectorSession() override;

    void start(const Endpoint &endpoint, bool keepState = false);
    void close(EndReason reason = EndReason::Closed);
    void reconnectNow();
    void hold(bool held);

    [[nodiscard]] const CaptureLog &log() const override;
    [[nodiscard]] const EventIndex &index() const override;
    /// A snapshot; any thread.
    [[nodiscard]] StreamStatus status() const;
    [[nodiscard]] const Clock &clock() const;

    /// Nothing when the stream is not recorded. A snapshot.
    [[nodiscard]] std::optional<RecordingStatus> recordingStatus() const;
    /// Where the live file lies; empty when there is none.
    [[nodiscard]] QString recordingPath() const;
    /// Recorder::saveAs(); recordingSaved() tells how it went. Only while recorded.
    void saveRecording(const QString &path);
    /// Closes the stream, writes what is left and gives the file its final name. Waits for it.
    std::optional<Error> finishRecording(const QString &finalPath);

signals:
    /// Something grew or changed since takeChange() was last called; at most one such signal is
    /// under way. Whoever shows things asks on a tick, the command line at once.
    void changed();
    /// \a error is empty when the recording was saved to \a path.
    void recordingSaved(const QString &path, const QString &error);

public:
    /// Allows the next changed(). Call it before looking.
    void takeChange();

protected:
    bool event(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
