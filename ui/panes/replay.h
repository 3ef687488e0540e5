// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/replay/playhead.h"
#include "core/replay/rowstops.h"
#include "core/session/capture.h"
#include "ui/panes/replaybar.h"

#include <QObject>

namespace sse::ui {

/// How an opened file is played: all of it is shown at first and again at the end; a playhead
/// over its rows in between. UI thread.
class Replay final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Replay(const Capture &capture, const Clock &clock, Timers &timers, QObject *parent = nullptr);

    /// Rows below it are shown; nothing: all.
    [[nodiscard]] std::optional<RowNumber> end() const;
    [[nodiscard]] bool isPlaying() const { return m_playhead.isPlaying(); }
    /// The recorded time at the playhead.
    [[nodiscard]] MonoTime time() const { return m_playhead.time(); }
    [[nodiscard]] const Pace &pace() const { return m_playhead.pace(); }
    [[nodiscard]] bool loops() const { return m_playhead.loops(); }
    [[nodiscard]] bool skipsSilence() const { return pace().longestSilence > Nanos{0}; }

    /// For the controls.
    [[nodiscard]] ReplayState state() const;

    /// From the end it plays from the beginning.
    void togglePlay();
    void stepForward(StepKind kind);
    void stepBack(StepKind kind);
    void toStart();
    void showAll();
    void seekTime(MonoTime time);
    void setPace(const Pace &pace);
    void setLoop(bool loops);
    void setSkipsSilence(bool skips);
    /// More rows came, or (\a growing is false) no more will come.
    void noteRows(bool growing);

signals:
    /// end(), isPlaying() or the pace changed.
    void changed();
    /// A step was made: its row is worth looking at.
    void stepped();

private:
    void leaveAll();
    void noteMove();

    const EventIndex &m_index;
    RowStops m_stops;
    bool m_all = true;
    Playhead m_playhead;
};

} // namespace sse::ui
