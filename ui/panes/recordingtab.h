// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/recordingsession.h"
#include "ui/base/settings.h"
#include "ui/panes/capturetab.h"
#include "ui/panes/recordingline.h"
#include "ui/panes/replay.h"

#include <QStringList>

#include <memory>

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

    /// Where an imported stream comes from.
    struct Import
    {
        QString path;      ///< of the file; empty: it was not imported
        QString address;   ///< of the stream, without secrets
        int number = 0;    ///< of several streams of the file, from 1; 0: it is the only one
        QString kind;      ///< of the file, for people
        QStringList notes; ///< sentences on what is guessed or missing
    };

    RecordingTab(std::unique_ptr<RecordingSession> session, Settings &settings, Time time,
                 QWidget *parent = nullptr);
    ~RecordingTab() override;

    [[nodiscard]] const RecordingSession &session() const { return *m_session; }
    [[nodiscard]] const Capture &capture() const override { return *m_session; }
    [[nodiscard]] StreamView &view() override { return *m_view; }
    [[nodiscard]] const StreamView &view() const override { return *m_view; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString details() const override;
    /// A name for a file of what it shows.
    [[nodiscard]] QString saveName() const;
    [[nodiscard]] StateMark mark() const override { return openedMark(m_facts); }
    void showProblem(const QString &message) override;

    /// Tells that it was imported, and the notes on it.
    void setImport(const Import &import);
    [[nodiscard]] const Import &import() const { return m_import; }
    /// For who reads it longer than the tab lasts, and lets go of it in this thread.
    [[nodiscard]] std::shared_ptr<const RecordingSession> sharedSession() const
    {
        return m_session;
    }
    /// Whether it is a recording's file.
    [[nodiscard]] bool isRecording() const { return m_session->info().has_value(); }
    /// Whether it can be saved as a recording.
    [[nodiscard]] bool canBeSaved() const
    {
        return isRecording() || (!m_import.path.isEmpty() && m_facts.progress.finished);
    }
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
    std::shared_ptr<RecordingSession> m_session;
    Replay m_replay;
    Import m_import;
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
