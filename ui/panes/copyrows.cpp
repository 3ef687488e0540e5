// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/copyrows.h"

#include "core/exporting/jsonlines.h"

#include <QStringList>

namespace sse::ui {

QString copyRowsAsSeen(const EventTableModel &model, const QList<int> &viewRows,
                       const QList<int> &columns)
{
    QStringList lines;
    lines.reserve(viewRows.size());
    for (const int row : viewRows) {
        QStringList cells;
        for (const int column : columns)
            cells += model.data(model.index(row, column), Qt::DisplayRole).toString();
        lines += cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QByteArray copyRowsAsJson(const Capture &capture, const QList<RowNumber> &rows)
{
    JsonLineOptions options;
    options.all = true;
    options.stamped = true;
    EventText text(capture.log(), capture.index());
    QByteArray lines;
    for (const RowNumber row : rows)
        // Lines of life-cycle rows hold header fields, and so secrets.
        if (capture.index().row(row).kind != RowKind::Fact)
            appendJsonLine(lines, capture.index(), text, row, options);
    return lines;
}

QByteArray copyRowsRaw(const Capture &capture, const QList<RowNumber> &rows)
{
    EventText text(capture.log(), capture.index());
    QByteArray bytes;
    for (const RowNumber row : rows)
        bytes += text.raw(row);
    return bytes;
}

} // namespace sse::ui
