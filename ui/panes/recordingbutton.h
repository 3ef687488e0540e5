// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recorder.h"

#include <QDateTime>
#include <QToolButton>

namespace sse::ui {

/// What is told of a stream's recording.
struct RecordingFacts
{
    bool wanted = false;                   ///< streams are recorded
    std::optional<RecordingStatus> status; ///< nothing: not recorded, or not yet
    QString path;                          ///< of the live file
    quint64 mostBytes = 0;                 ///< its limit; 0: none
    AtLimit atLimit = AtLimit::DropOldest;
    QString savedName; ///< of the file it was saved to last
    QDateTime savedAt;
    bool grewSince = false; ///< more arrived since it was saved
    bool ended = false;     ///< the stream is closed: nothing arrives any more
};

/// "Recorded 213 KB", "Saved to x.sserec, 12:03", "Not recorded: …": hostile text may be in it.
[[nodiscard]] QString recordingText(const RecordingFacts &facts);
/// The same in sentences, with where the file lies.
[[nodiscard]] QString recordingDetails(const RecordingFacts &facts);

/// Why what arrives is not recorded, in sentences; empty when it is.
[[nodiscard]] QString recordingProblem(const RecordingFacts &facts);

/// How a stream's recording stands, always in sight; a click opens what can be done about it.
class RecordingButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit RecordingButton(QWidget *parent = nullptr);

    void show(const RecordingFacts &facts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showColors();

    bool m_failed = false;
    bool m_running = false;
    QString m_details;
};

} // namespace sse::ui
