// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace sse::test {

/// Columns of a row, separated by " | ".
[[nodiscard]] inline QString printModelRow(const QAbstractItemModel &model, int row,
                                           const QModelIndex &parent = {},
                                           int role = Qt::DisplayRole)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(parent); ++column)
        cells += model.index(row, column, parent).data(role).toString();
    return cells.join(QStringLiteral(" | "));
}

/// All rows, one a line, children indented by two spaces.
[[nodiscard]] inline QString printModel(const QAbstractItemModel &model,
                                        const QModelIndex &parent = {}, int level = 0)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        out += QString(2 * level, QLatin1Char(' ')) + printModelRow(model, row, parent) +
               QLatin1Char('\n');
        const QModelIndex first = model.index(row, 0, parent);
        if (model.hasChildren(first))
            out += printModel(model, first, level + 1);
    }
    return out;
}

/// The cells of one column, one a line.
[[nodiscard]] inline QString printColumn(const QAbstractItemModel &model, int column,
                                         int role = Qt::DisplayRole)
{
    QString out;
    for (int row = 0; row < model.rowCount(); ++row)
        out += model.index(row, column).data(role).toString() + QLatin1Char('\n');
    return out;
}

} // namespace sse::test
