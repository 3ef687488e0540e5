// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QProxyStyle>

namespace sse::ui {

/// The platform's style, with outlines of check boxes and radio buttons that are seen on dark
/// palettes too: Fusion makes them of a darker shade of the window.
class IndicatorStyle final : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace sse::ui
