// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mocksnapshot.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace sse::ui {

class PlainLabel;

/// The top of the Mock Server tab: start and stop, port, speed, how the server stands, and its
/// address to copy or to inspect.
class MockServerBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MockServerBar(QWidget *parent = nullptr);

    /// 0: any free one.
    [[nodiscard]] quint16 port() const;
    void setPort(quint16 port);
    /// Times the content's own pace; 0: as fast as clients read.
    [[nodiscard]] double speed() const;
    void setSpeed(double speed);

    /// \a served is the name of what is, or will be, served; empty: nothing can be.
    void show(const MockSnapshot &snapshot, const QString &served, bool isRecording);
    /// What is said of the server.
    [[nodiscard]] QString stateText() const;
    /// Empty while it does not listen.
    [[nodiscard]] QString address() const;

signals:
    void startRequested();
    void stopRequested();
    void speedChanged(double speed);
    void copyRequested(const QString &address);
    void inspectRequested(const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showState();
    void showColors();

    MockSnapshot::State m_state = MockSnapshot::State::Stopped;
    QUrl m_url;
    int m_live = 0;
    quint64 m_requests = 0;
    QString m_served;
    bool m_isRecording = false;
    bool m_shown = false;

    QPushButton *m_start = nullptr;
    QSpinBox *m_port = nullptr;
    QComboBox *m_speed = nullptr;
    PlainLabel *m_sign = nullptr;
    PlainLabel *m_text = nullptr;
    QLineEdit *m_address = nullptr;
    QToolButton *m_copy = nullptr;
    QPushButton *m_inspect = nullptr;
};

} // namespace sse::ui
