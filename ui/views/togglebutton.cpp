// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/togglebutton.h"

#include "ui/base/theme.h"

#include <QPainter>

namespace sse::ui {

void ToggleButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (!isChecked())
        return;
    QPainter painter(this);
    painter.fillRect(
        QRect(4, height() - 4, width() - 8, 2),
        legible(palette().color(QPalette::Highlight), palette().color(QPalette::Button), 3));
}

} // namespace sse::ui
