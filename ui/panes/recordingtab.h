// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/recordingsession.h"
#include "ui/base/settings.h"
#include "ui/panes/capturetab.h"
#include "ui/panes/recordingline.h"
#include "ui/panes/replay.h"

namespace sse::ui {

class MessageBar;

/// An opened recording, or event-stream text, in a tab like a stream's: how it stands, replay, and
/// the same panes. Owns the session.
class RecordingTab final : public CaptureTab
{
    Q_OBJECT

public:
    /// Where replay takes its time from; for tests.
    struct Time
    {
        const Clock &clock;
        Timers &timers;
    };

    RecordingTab(std::unique_ptr<RecordingSession> session, Settings &settings, Time time,
                 QWidget *parent = nullptr);
    ~RecordingTab() override;

    [[nodiscard]] const RecordingSession &session() const { return *m_session; }
    [[nodiscard]] const Capture &capture() const override { return *m_session; }
    [[nodiscard]] StreamView &view() override { return *m_view; }
    [[nodiscard]] const StreamView &view() const override { return *m_view; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StateMark mark() const override { return openedMark(m_facts); }
    void showProblem(const QString &message) override;

    /// Whether it can be saved as a recording.
    [[nodiscard]] bool isRecording() const { return m_session->info().has_value(); }
    [[nodiscard]] Replay &replay() { return m_replay; }
    [[nodiscard]] const Replay &replay() const { return m_replay; }
    [[nodiscard]] ReplayBar &replayBar() { return *m_bar; }
    void cancelOpening();

private:
    void tick() override;
    void build();
    void connectParts();
    void connectBar();
    void showReplay();
    void showPlayhead();
    void showStep();
    void showState();

    const Settings &m_settings;
    std::unique_ptr<RecordingSession> m_session;
    Replay m_replay;
    OpenedFacts m_facts;
    QString m_shownState;
    QString m_problem;
    bool m_sought = false; // its row is to be shown in the next frame
    QTimer m_frame;        // so that many steps of a fast replay are painted once

    RecordingLine *m_line = nullptr;
    MessageBar *m_banner = nullptr;
    ReplayBar *m_bar = nullptr;
    StreamView *m_view = nullptr;
};

} // namespace sse::ui
