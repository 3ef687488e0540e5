// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/stateicon.h"

#include "ui/base/theme.h"

#include <QPainter>
#include <QPixmap>

namespace sse::ui {

namespace {

constexpr int side = 12;

QPixmap drawMark(StateMark mark, const QColor &color, int scale)
{
    QPixmap pixmap(side * scale, side * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    const QRectF disc(2, 2, side - 4, side - 4);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap));
    switch (mark) {
    case StateMark::Open:
    case StateMark::Recorded:
        painter.setBrush(color);
        painter.drawEllipse(disc);
        break;
    case StateMark::Connecting:
        painter.drawEllipse(disc);
        painter.setBrush(color);
        painter.drawPie(disc, 90 * 16, 180 * 16);
        break;
    case StateMark::Failed:
        painter.drawLine(QPointF(3, 3), QPointF(side - 3, side - 3));
        painter.drawLine(QPointF(side - 3, 3), QPointF(3, side - 3));
        break;
    case StateMark::Recording:
        painter.drawEllipse(disc);
        painter.setBrush(color);
        painter.drawEllipse(disc.adjusted(2.5, 2.5, -2.5, -2.5));
        break;
    case StateMark::Idle:
    case StateMark::Closed:
        painter.drawEllipse(disc);
        break;
    }
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace

QColor stateColor(StateMark mark, const QPalette &palette, const QColor &background)
{
    switch (mark) {
    case StateMark::Open:
        return themeColor(ThemeColor::Open, palette, background);
    case StateMark::Connecting:
        return themeColor(ThemeColor::Connecting, palette, background);
    case StateMark::Failed:
    case StateMark::Recorded:
        return themeColor(ThemeColor::Failed, palette, background);
    case StateMark::Recording:
        return themeColor(ThemeColor::Note, palette, background);
    case StateMark::Idle:
    case StateMark::Closed:
        break;
    }
    return themeColor(ThemeColor::Closed, palette, background);
}

QIcon stateIcon(StateMark mark, const QPalette &palette)
{
    const QColor color = stateColor(mark, palette, palette.color(QPalette::Window));
    QIcon icon;
    for (const int scale : {1, 2, 3})
        icon.addPixmap(drawMark(mark, color, scale));
    return icon;
}

} // namespace sse::ui
