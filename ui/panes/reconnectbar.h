// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/streamreader.h"

#include <QWidget>

class QPushButton;

namespace sse::ui {

class MessageBar;

/// "Reconnecting in 1.8 s": the countdown, where the delay comes from, Now and Hold.
class ReconnectBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ReconnectBar(QWidget *parent = nullptr);

    /// Shows where \a status stands at \a now; hides when nothing waits.
    void show(const StreamStatus &status, MonoTime now, const QString &profileTitle);

signals:
    void nowRequested();
    void holdRequested(bool held);

private:
    MessageBar *m_bar = nullptr;
    QPushButton *m_hold = nullptr;
    bool m_held = false;
};

/// "Reconnecting in 1.8 s (WHATWG’s default)."
[[nodiscard]] QString reconnectText(const PendingReconnect &pending, MonoTime now,
                                    const QString &profileTitle);

} // namespace sse::ui
