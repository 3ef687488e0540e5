// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/streamreader.h"
#include "ui/base/stateicon.h"

#include <QWidget>

class QToolButton;

namespace sse::ui {

class PlainLabel;
class RecordingButton;
struct RecordingFacts;

/// What a status line tells of a stream.
struct StreamFacts
{
    StreamStatus status;
    quint64 events = 0; ///< dispatched
    quint64 bytes = 0;
    double eventsPerSecond = 0;
    QString profileTitle;
    Millis defaultDelay{3000}; ///< of the profile
    bool started = false;      ///< an attempt was made
    bool reconnects = true;    ///< by itself
};

[[nodiscard]] StateMark stateMark(const StreamFacts &facts);

/// What stands behind readyState: "HTTP 200 · 1 284 events · 213 KB · 42 ev/s · last event ID 1283
/// · retry 3 000 ms (server)".
[[nodiscard]] QString statusText(const StreamFacts &facts);

/// readyState in words and number, and the stream's figures, in one line.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void show(const StreamFacts &facts);
    void showRecording(const RecordingFacts &facts);

signals:
    /// What can be done about the recording is asked for, in a menu at \a place on the screen.
    void recordingMenuRequested(const QPoint &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMark();

    QToolButton *m_dot = nullptr;
    PlainLabel *m_state = nullptr;
    PlainLabel *m_text = nullptr;
    RecordingButton *m_recording = nullptr;
    StateMark m_mark = StateMark::Idle;
};

} // namespace sse::ui
