// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/replay/schedule.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace sse::ui {

class PlainLabel;

/// What a replay's controls show.
struct ReplayState
{
    bool playing = false;
    bool waiting = false; ///< plays, at the end of what is indexed so far
    bool showsAll = true; ///< no replay: every row is shown
    bool loop = false;
    std::size_t position = 0; ///< rows passed
    std::size_t count = 0;    ///< rows there are
    Nanos time{0};            ///< of the playhead, since the recording's begin
    Nanos length{0};          ///< of the recording
    Pace pace;
    friend bool operator==(const ReplayState &, const ReplayState &) = default;
};

/// The transport controls of an opened recording. Pure view: it asks by signals, and shows what
/// setState() says.
class ReplayBar final : public QWidget
{
    Q_OBJECT

public:
    /// What Skip Silence cuts silences to.
    static constexpr Nanos shortSilence = Millis(1000);

    explicit ReplayBar(QWidget *parent = nullptr);

    void setState(const ReplayState &state);
    [[nodiscard]] StepKind stepKind() const;
    /// Adds a key to the tooltip of a control, as "Play (Ctrl+P)"; \a shortcut as text. Controls
    /// are named "toStart", "stepBack", "play", "stepForward", "loop", "skipSilence", "showAll".
    void setShortcutText(const QString &control, const QString &shortcut);

public slots:
    /// What the buttons do, for actions.
    void togglePlay();
    void stepBack();
    void stepForward();
    void toStart();
    /// The next slower (−1) or faster (+1) pace of the list.
    void changeSpeed(int steps);

signals:
    void playRequested(bool play);
    void startRequested();
    void stepBackRequested(sse::StepKind kind);
    void stepForwardRequested(sse::StepKind kind);
    void paceRequested(const sse::Pace &pace);
    void loopRequested(bool loop);
    void showAllRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &text, const QString &toolTip);
    void addOptions();
    void requestPace();
    void showIcons();
    void showPlay();
    void showPosition();
    void showSpeed();

    ReplayState m_state;
    QToolButton *m_play = nullptr;
    QToolButton *m_loop = nullptr;
    QToolButton *m_skipSilence = nullptr;
    QToolButton *m_showAll = nullptr;
    QComboBox *m_step = nullptr;
    QComboBox *m_speed = nullptr;
    PlainLabel *m_position = nullptr;
};

/// "00:01:12.345": hours, minutes, seconds and thousandths.
[[nodiscard]] QString formatPlayTime(Nanos time);

} // namespace sse::ui
