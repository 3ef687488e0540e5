// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/scenariodelegate.h"

#include "core/base/visibletext.h"
#include "ui/base/theme.h"
#include "ui/models/scenariolistmodel.h"

#include <QApplication>
#include <QPainter>

namespace sse::ui {

namespace {

constexpr int margin = 6;
constexpr qsizetype mostCharacters = 512;

QFont smallFont(const QFont &font)
{
    QFont smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * 0.9);
    return smaller;
}

QColor highlight(const QPalette &palette, QPalette::ColorGroup group)
{
    return legible(palette.color(group, QPalette::Highlight),
                   palette.color(group, QPalette::HighlightedText));
}

QString cell(const QModelIndex &index, int column)
{
    return toVisibleText(index.siblingAtColumn(column).data(Qt::DisplayRole).toString(),
                         mostCharacters);
}

} // namespace

void ScenarioDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.icon = {};
    // Some platforms' own pair is hard to read.
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
        item.palette.setColor(group, QPalette::Highlight, highlight(item.palette, group));
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        item.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor background =
        item.palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
    const QColor text =
        item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = selected ? text : themeColor(ThemeColor::Muted, item.palette, background);
    const bool active = index.data(ScenarioListModel::ActiveRole).toBool();

    QRect line = item.rect.adjusted(margin, 4, -margin, 0);
    painter->save();
    painter->setFont(item.font);
    line.setHeight(painter->fontMetrics().height());
    // What is the user's own needs no word; what is built in can't be edited.
    if (index.data(ScenarioListModel::BuiltinRole).toBool()) {
        painter->setFont(smallFont(item.font));
        painter->setPen(muted);
        const QString kind = tr("built in");
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, kind);
        line.setRight(line.right() - painter->fontMetrics().horizontalAdvance(kind) - margin);
    }
    QFont name = item.font;
    name.setBold(active);
    painter->setFont(name);
    const bool valid = index.data(ScenarioListModel::ValidRole).toBool();
    painter->setPen(valid ? text : themeColor(ThemeColor::Failed, item.palette, background));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(cell(index, ScenarioListModel::NameColumn),
                                                        Qt::ElideRight, line.width()));
    QRect below = item.rect.adjusted(margin, 0, -margin, -4);
    below.setTop(line.bottom() + 1);
    painter->setFont(smallFont(item.font));
    painter->setPen(muted);
    const QString sentence = cell(index, ScenarioListModel::DemonstratesColumn);
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(sentence, Qt::ElideRight, below.width()));
    painter->restore();
}

QSize ScenarioDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height =
        QFontMetrics(option.font).height() + QFontMetrics(smallFont(option.font)).height() + 10;
    return {100, height};
}

} // namespace sse::ui
