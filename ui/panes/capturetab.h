// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/capture.h"
#include "ui/base/stateicon.h"

#include <QTimer>
#include <QWidget>

namespace sse::ui {

class StreamView;

/// One tab of the window: something captured, and the panes that show it. Looks at it on a timer,
/// never per event, and less often while it is hidden.
class CaptureTab : public QWidget
{
    Q_OBJECT

public:
    explicit CaptureTab(QWidget *parent = nullptr);

    [[nodiscard]] virtual const Capture &capture() const = 0;
    /// The rows, detail and connections.
    [[nodiscard]] virtual StreamView &view() = 0;
    /// Without secrets; hidden characters as tokens.
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual StateMark mark() const = 0;
    /// Says \a message in the tab, as a failure.
    virtual void showProblem(const QString &message) = 0;

signals:
    /// title() or mark() changed.
    void titleChanged();
    /// What can be done changed.
    void stateChanged();

protected:
    /// Takes in what the capture published since.
    virtual void tick() = 0;
    void startTicking();
    void stopTicking();
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QTimer m_timer;
};

} // namespace sse::ui
