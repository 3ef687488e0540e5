// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QToolButton;

namespace sse::ui {

/// Method, address, Options and Connect: the line where a stream begins.
class ConnectBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectBar(QWidget *parent = nullptr);

    [[nodiscard]] QString method() const;
    void setMethod(const QString &method);
    [[nodiscard]] QString address() const;
    void setAddress(const QString &address);
    void setRecentAddresses(const QStringList &addresses);
    /// Whether the button says Close in place of Connect.
    void setRunning(bool running);
    void setOptionsShown(bool shown);
    /// Shows in the Options button that something differs from the defaults.
    void setOptionsInUse(bool inUse);
    /// Selects the address, for typing another one.
    void focusAddress();

signals:
    /// Connect was pressed, or Return in the address.
    void connectRequested();
    void closeRequested();
    void optionsToggled(bool shown);
    void methodChanged();
    void addressChanged();

private:
    void setUpMethod();
    void setUpAddress();
    void showOptionsText();

    QComboBox *m_method = nullptr;
    QLineEdit *m_address = nullptr;
    QStringListModel *m_recent = nullptr;
    QToolButton *m_options = nullptr;
    QPushButton *m_connect = nullptr;
    bool m_running = false;
    bool m_optionsInUse = false;
};

} // namespace sse::ui
