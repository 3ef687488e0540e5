// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/views/plaintable.h"

#include "core/base/visibletext.h"
#include "ui/models/eventcolumns.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace sse::ui {

PlainTable::PlainTable(const QString &name, QWidget *parent)
    : WithoutSearch(parent)
{
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    fitRows();
}

QString PlainTable::selectedText() const
{
    if (!model())
        return {};
    QList<int> rows;
    if (selectionModel() && selectionModel()->hasSelection()) {
        for (const QModelIndex &index : selectionModel()->selectedRows())
            rows += index.row();
        std::sort(rows.begin(), rows.end());
    } else {
        for (int row = 0; row < model()->rowCount(); ++row)
            rows += row;
    }
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (isColumnHidden(column))
                continue;
            const QString text = model()->index(row, column).data(RawValueRole).toString();
            cells += toVisibleText(text, std::numeric_limits<qsizetype>::max());
        }
        lines += cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

void PlainTable::copy() const
{
    QApplication::clipboard()->setText(selectedText());
}

void PlainTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void PlainTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy"), this, &PlainTable::copy);
    if (!actions().isEmpty())
        menu.addSeparator();
    menu.addActions(actions());
    menu.exec(event->globalPos());
}

void PlainTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

void PlainTable::fitRows()
{
    const int height = fontMetrics().height() + 6;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace sse::ui
