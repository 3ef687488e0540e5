// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/rowdelegate.h"

#include "ui/base/theme.h"

#include <QPainter>

namespace sse::ui {

namespace {

constexpr int margin = 6;

struct CellStyle
{
    QColor background;
    QColor text;
};

Emphasis emphasisOf(const QModelIndex &index)
{
    return static_cast<Emphasis>(index.data(EmphasisRole).toInt());
}

QColor rowBackground(Emphasis emphasis, const QStyleOptionViewItem &option, int row)
{
    const QPalette &palette = option.palette;
    switch (emphasis) {
    case Emphasis::Opened:
        return themeTint(ThemeTint::Open, palette);
    case Emphasis::Ended:
        return themeTint(ThemeTint::Ended, palette);
    case Emphasis::Failed:
        return themeTint(ThemeTint::Failed, palette);
    case Emphasis::Waiting:
        return themeTint(ThemeTint::Waiting, palette);
    case Emphasis::Note:
        return themeTint(ThemeTint::Note, palette);
    case Emphasis::Normal:
    case Emphasis::Muted:
    case Emphasis::Dropped:
        break;
    }
    return palette.color(row % 2 == 0 ? QPalette::Base : QPalette::AlternateBase);
}

QColor rowText(Emphasis emphasis, const QPalette &palette, const QColor &background)
{
    switch (emphasis) {
    case Emphasis::Muted:
        return themeColor(ThemeColor::Muted, palette, background);
    case Emphasis::Opened:
        return themeColor(ThemeColor::Open, palette, background);
    case Emphasis::Ended:
        return themeColor(ThemeColor::Closed, palette, background);
    case Emphasis::Failed:
        return themeColor(ThemeColor::Failed, palette, background);
    case Emphasis::Waiting:
        return themeColor(ThemeColor::Connecting, palette, background);
    case Emphasis::Note:
        return themeColor(ThemeColor::Note, palette, background);
    case Emphasis::Dropped:
        return themeColor(ThemeColor::Dropped, palette, background);
    case Emphasis::Normal:
        break;
    }
    return palette.color(QPalette::Text);
}

bool isSecondary(int column)
{
    return column == NumberColumn || column == TimeColumn || column == DeltaColumn ||
           column == SizeColumn;
}

CellStyle cellStyle(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QPalette &palette = option.palette;
    const Emphasis emphasis = emphasisOf(index);
    CellStyle style;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const auto group =
            option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
        style.background = palette.color(group, QPalette::Highlight);
        style.text = legible(palette.color(group, QPalette::HighlightedText), style.background);
        return style;
    }
    style.background = rowBackground(emphasis, option, index.row());
    style.text = isSecondary(index.column())
                     ? themeColor(ThemeColor::Muted, palette, style.background)
                     : rowText(emphasis, palette, style.background);
    if (index.column() == TypeColumn && emphasis == Emphasis::Normal) {
        // The default type is the most frequent one: colour is for those that were chosen.
        const QString type = index.data(Qt::DisplayRole).toString();
        if (type != QLatin1String("message"))
            style.text = typeColor(type, palette, style.background);
    }
    return style;
}

} // namespace

QString rowSign(RowKind kind, Emphasis emphasis)
{
    switch (kind) {
    case RowKind::Event:
        return QStringLiteral("●");
    case RowKind::Comment:
        return QStringLiteral("⋯");
    case RowKind::Dropped:
        return QStringLiteral("✕");
    case RowKind::Id:
        return QStringLiteral("#");
    case RowKind::Retry:
        return QStringLiteral("↻");
    case RowKind::Ignored:
        return QStringLiteral("∅");
    case RowKind::Unfinished:
        return QStringLiteral("⊣");
    case RowKind::Fact:
        break;
    }
    switch (emphasis) {
    case Emphasis::Opened:
        return QStringLiteral("▶");
    case Emphasis::Ended:
        return QStringLiteral("■");
    case Emphasis::Failed:
        return QStringLiteral("✕");
    case Emphasis::Waiting:
        return QStringLiteral("↻");
    case Emphasis::Note:
        return QStringLiteral("i");
    case Emphasis::Normal:
    case Emphasis::Muted:
    case Emphasis::Dropped:
        break;
    }
    return QStringLiteral("—");
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const CellStyle style = cellStyle(option, index);
    painter->fillRect(option.rect, style.background);
    QRect space = option.rect.adjusted(margin, 0, -margin, 0);
    painter->setPen(style.text);
    painter->setFont(option.font);
    if (index.column() == TypeColumn) {
        const int signWidth = option.fontMetrics.horizontalAdvance(QLatin1Char('M')) * 2;
        const QString sign =
            rowSign(static_cast<RowKind>(index.data(RowKindRole).toInt()), emphasisOf(index));
        painter->drawText(QRect(space.left(), space.top(), signWidth, space.height()),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, sign);
        space.setLeft(space.left() + signWidth);
    }
    const bool right = index.column() == NumberColumn || index.column() == DeltaColumn ||
                       index.column() == SizeColumn;
    const QString text = option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(),
                                                       Qt::ElideRight, space.width());
    painter->drawText(space,
                      static_cast<int>(right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                          Qt::TextSingleLine,
                      text);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 8, option.fontMetrics.height() + 6};
}

} // namespace sse::ui
