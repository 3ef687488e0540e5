// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/views/timelinecontent.h"

#include <QFont>
#include <QPalette>
#include <QRect>

class QPainter;

namespace sse::ui {

/// Where a timeline's parts lie in its widget.
struct TimelineLayout
{
    QRect band;  ///< readyState
    QRect chart; ///< arrivals
    QRect axis;  ///< times

    /// \a font: the application's; the labels' one is smaller.
    TimelineLayout(const QSize &size, const QFont &font);
    /// Of the labels.
    [[nodiscard]] static QFont labelFont(const QFont &font);
    /// What the strip needs.
    [[nodiscard]] static int height(const QFont &font);
};

/// What the axis says at its ends; without an end it has no marks.
struct TimelineLabels
{
    QString begin;
    QString end;
    MonoTime zero; ///< from where the marks between count
};

/// Paints everything but what moves by itself: bars, band, marks, labels, axis.
void paintTimeline(QPainter &painter, const TimelineContent &content, const TimelineLabels &labels,
                   const TimelineLayout &layout, const QPalette &palette);

} // namespace sse::ui
