// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventrow.h"
#include "ui/models/eventcolumns.h"

#include <QStyledItemDelegate>

namespace sse::ui {

/// The sign in front of a row's type, so that colour never tells alone: "●" for an event, "✕" for
/// what was dropped.
[[nodiscard]] QString rowSign(RowKind kind, Emphasis emphasis);

/// Paints the rows of the event table: one line of plain text a cell, life-cycle rows on a tint of
/// their own from edge to edge, the type as a coloured label with its sign.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// One line; never asks for the text.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace sse::ui
