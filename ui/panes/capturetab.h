// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/capture.h"
#include "ui/base/requestcode.h"
#include "ui/panes/windowtab.h"

#include <QTimer>

#include <optional>

namespace sse::ui {

class StreamView;

/// A tab of something captured, and the panes that show it. Looks at it on a timer,
/// never per event, and less often while it is hidden.
class CaptureTab : public WindowTab
{
    Q_OBJECT

public:
    explicit CaptureTab(QWidget *parent = nullptr);

    [[nodiscard]] virtual const Capture &capture() const = 0;
    /// The rows, detail and connections.
    [[nodiscard]] virtual StreamView &view() = 0;
    [[nodiscard]] virtual const StreamView &view() const = 0;
    void saveLayout(Settings &settings) const override;

    /// What code can be copied for: the request that brought the selected row. Nothing when none is
    /// known.
    [[nodiscard]] virtual std::optional<Endpoint> requestToCopy() const;
    /// Whether there is one; quick.
    [[nodiscard]] virtual bool hasRequestToCopy() const;
    void copyCurl(Secrets secrets) const;
    void copyJavaScript(Secrets secrets) const;

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
