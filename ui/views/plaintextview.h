// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/base/clippedtext.h"

#include <QWidget>

class QPlainTextEdit;

namespace sse::ui {

class PlainLabel;

/// Text to read and copy, in the fixed-width font, with a line that says what was left out.
class PlainTextView final : public QWidget
{
    Q_OBJECT

public:
    /// \a name is the accessible name.
    explicit PlainTextView(const QString &name, QWidget *parent = nullptr);

    void showText(const ClippedText &text);
    /// What is on the screen.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString notice() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QPlainTextEdit *m_edit = nullptr;
    PlainLabel *m_notice = nullptr;
};

} // namespace sse::ui
