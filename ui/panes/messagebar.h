// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace sse::ui {

class PlainLabel;

/// A tinted row in the window that says a sentence, with room for buttons: in place of message
/// boxes, which would stop the work.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows \a text; hides when it is empty.
    void setMessage(const QString &text, ThemeTint tint);
    [[nodiscard]] QString message() const;
    /// A button at the end, owned by the bar.
    QPushButton *addButton(const QString &text, const QString &objectName);
    /// A cross that hides the bar, and emits dismissed().
    void addDismiss();
    /// One line, elided, in place of all lines.
    void setSingleLine();

signals:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showColors();

    QHBoxLayout *m_layout = nullptr;
    PlainLabel *m_sign = nullptr;
    PlainLabel *m_text = nullptr;
    ThemeTint m_tint = ThemeTint::Note;
};

} // namespace sse::ui
