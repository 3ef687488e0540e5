// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/indicatorstyle.h"

#include "ui/base/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace sse::ui {

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isRadio = element == PE_IndicatorRadioButton;
    if ((!isRadio && element != PE_IndicatorCheckBox) || !isDark(option->palette) ||
        baseStyle()->name() != QLatin1String("fusion"))
        return;
    const bool enabled = option->state.testFlag(State_Enabled);
    const QColor background = option->palette.color(QPalette::Window);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, isRadio);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(enabled ? themeColor(ThemeColor::Muted, option->palette, background)
                            : option->palette.color(QPalette::Disabled, QPalette::Text));
    // Over the outlines that Fusion draws.
    if (isRadio) {
        const int width = option->rect.width();
        const double radius = (width + (width + 1) % 2) / 2.0 - 1;
        painter->drawEllipse(QPointF(option->rect.center() + QPoint(1, 1)), radius, radius);
    } else {
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace sse::ui
