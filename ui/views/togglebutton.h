// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QToolButton>

namespace sse::ui {

/// A tool button that underlines itself while it is checked, since some styles hardly show that in
/// dark colours.
class ToggleButton final : public QToolButton
{
    Q_OBJECT

public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sse::ui
