// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/transporticon.h"

#include <QPainter>
#include <QPixmap>

namespace sse::ui {

namespace {

constexpr int side = 16;

/// A triangle in the middle third of the height that points right, or left.
void drawArrow(QPainter &painter, qreal left, qreal width, bool back)
{
    const qreal base = back ? left + width : left;
    const qreal tip = back ? left : left + width;
    painter.drawPolygon(
        QPolygonF{QPointF(base, 3), QPointF(tip, side / 2.0), QPointF(base, side - 3)});
}

void drawBar(QPainter &painter, qreal left, qreal width)
{
    painter.drawRect(QRectF(left, 3, width, side - 6));
}

void drawSign(QPainter &painter, TransportSign sign)
{
    switch (sign) {
    case TransportSign::ToStart:
        drawBar(painter, 2.5, 2);
        drawArrow(painter, 5.5, 8, true);
        return;
    case TransportSign::StepBack:
        drawArrow(painter, 2.5, 8, true);
        drawBar(painter, 11.5, 2);
        return;
    case TransportSign::Play:
        drawArrow(painter, 4, 9, false);
        return;
    case TransportSign::Pause:
        drawBar(painter, 4, 3);
        drawBar(painter, 9, 3);
        return;
    case TransportSign::StepForward:
        drawBar(painter, 2.5, 2);
        drawArrow(painter, 5.5, 8, false);
        return;
    }
}

} // namespace

QIcon transportIcon(TransportSign sign, const QPalette &palette)
{
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        for (const auto &[group, mode] : {std::pair(QPalette::Active, QIcon::Normal),
                                          std::pair(QPalette::Disabled, QIcon::Disabled)}) {
            QPixmap pixmap(side * scale, side * scale);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.scale(scale, scale);
            painter.setPen(Qt::NoPen);
            painter.setBrush(palette.color(group, QPalette::ButtonText));
            drawSign(painter, sign);
            painter.end();
            pixmap.setDevicePixelRatio(scale);
            icon.addPixmap(pixmap, mode);
        }
    }
    return icon;
}

} // namespace sse::ui
