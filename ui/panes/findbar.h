// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/views/eventtableview.h"

#include <QWidget>

#include <memory>

namespace sse {
class RowSearch;
}

namespace sse::ui {

class FilterEdit;
class PlainLabel;

/// Find Next and Find Previous among the rows that are shown; hidden until it is asked for. The
/// search runs on the worker pool and goes on at the other end of the list once.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive it.
    FindBar(const Capture &capture, const EventTableModel &model, EventTableView &table,
            QWidget *parent = nullptr);
    ~FindBar() override;

    /// The filter in force, as text: only rows that match both are found.
    void setFilterText(const QString &text) { m_filterText = text; }
    /// Shows the bar and selects its text.
    void open();
    /// The next match below the current row, or above it; opens the bar while there is no text.
    void find(bool backwards);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(RowNumber from, bool backwards);
    void found(std::optional<RowNumber> row, bool backwards);
    void close();

    const Capture &m_capture;
    const EventTableModel &m_model;
    EventTableView &m_table;
    FilterEdit *m_edit = nullptr;
    PlainLabel *m_answer = nullptr;
    QString m_filterText;
    FilterExpression m_expression;
    std::unique_ptr<RowSearch> m_search;
    quint64 m_generation = 0; // answers of older searches are stale
    bool m_wrapped = false;
};

} // namespace sse::ui
