// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mockserver.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sse::ui {

class PlainLabel;

/// An event, or a comment, that is sent by hand into the connections of the mock server.
class MockPush final : public QWidget
{
    Q_OBJECT

public:
    explicit MockPush(QWidget *parent = nullptr);

    /// How many clients listen, and the one that is selected; 0: none.
    void setClients(int live, quint64 selected, const QString &selectedName);
    /// Whether the selected client left and is selected again when it comes back.
    void setAwaiting(bool awaiting);
    /// What would be sent.
    [[nodiscard]] PushedEvent event() const;
    void push();

signals:
    /// To all when \a requests is empty.
    void pushRequested(const sse::PushedEvent &event, const QList<quint64> &requests);

private:
    void build();
    void showState();

    int m_live = 0;
    quint64 m_selected = 0;
    quint64 m_pushed = 0;
    bool m_awaiting = false;

    QComboBox *m_kind = nullptr;
    QLineEdit *m_type = nullptr;
    QLineEdit *m_id = nullptr;
    QPlainTextEdit *m_data = nullptr;
    QComboBox *m_to = nullptr;
    QPushButton *m_push = nullptr;
    PlainLabel *m_state = nullptr;
};

} // namespace sse::ui
