// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/replay.h"

namespace sse::ui {

Replay::Replay(const Capture &capture, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent)
    , m_index(capture.index())
    , m_stops(capture.log(), capture.index())
    , m_playhead(clock, timers, m_stops, [this] { noteMove(); })
{
}

std::optional<RowNumber> Replay::end() const
{
    return m_all ? std::nullopt : std::optional(static_cast<RowNumber>(m_playhead.position()));
}

ReplayState Replay::state() const
{
    ReplayState state;
    state.playing = isPlaying();
    state.waiting = m_playhead.isWaiting();
    state.showsAll = m_all;
    state.loop = loops();
    state.count = m_stops.count();
    state.position = m_all ? state.count : m_playhead.position();
    state.pace = pace();
    if (state.count > 0) {
        const MonoTime begin = m_stops.time(0);
        state.length = m_stops.time(state.count - 1) - begin;
        state.time = m_all ? state.length : time() - begin;
    }
    return state;
}

void Replay::noteMove()
{
    if (!m_playhead.isPlaying() && m_playhead.position() >= m_stops.count())
        m_all = true;
    emit changed();
}

void Replay::leaveAll()
{
    if (!m_all)
        return;
    m_playhead.seek(m_stops.count());
    m_all = false;
}

void Replay::togglePlay()
{
    if (m_playhead.isPlaying()) {
        m_playhead.pause();
        return;
    }
    if (m_stops.count() == 0)
        return;
    if (m_all)
        m_playhead.seek(m_index.firstRow());
    m_all = false;
    m_playhead.play();
}

void Replay::stepForward(StepKind kind)
{
    if (m_all)
        return;
    m_playhead.stepForward(kind);
    emit stepped();
}

void Replay::stepBack(StepKind kind)
{
    leaveAll();
    m_playhead.stepBack(kind);
    emit stepped();
}

void Replay::toStart()
{
    m_all = false;
    m_playhead.seek(m_index.firstRow());
}

void Replay::showAll()
{
    m_playhead.pause();
    m_playhead.seek(m_stops.count());
    m_all = true;
    emit changed();
}

void Replay::seekTime(MonoTime time)
{
    m_all = false;
    m_playhead.seekTime(time);
}

void Replay::setPace(const Pace &pace)
{
    m_playhead.setPace(pace);
    emit changed();
}

void Replay::setLoop(bool loops)
{
    m_playhead.setLoop(loops);
    emit changed();
}

void Replay::setSkipsSilence(bool skips)
{
    Pace pace = this->pace();
    pace.longestSilence = skips ? ReplayBar::shortSilence : Nanos{0};
    setPace(pace);
}

void Replay::noteRows(bool growing)
{
    m_playhead.setGrowing(growing);
    m_playhead.moreStops();
}

} // namespace sse::ui
