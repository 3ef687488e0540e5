// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/models/eventtablemodel.h"
#include "ui/views/withoutsearch.h"

#include <QTableView>

namespace sse::ui {

/// The table of a stream's rows: rows of one height, no sorting, keyboard first. Stays at the
/// bottom while it follows, keeps the selected row selected while others arrive or leave at the
/// top.
class EventTableView final : public WithoutSearch<QTableView>
{
    Q_OBJECT

public:
    /// \a model must outlive it.
    explicit EventTableView(EventTableModel &model, QWidget *parent = nullptr);

    /// Whether new rows scroll into view. Scrolling up switches it off, reaching the bottom on.
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);

    /// Takes in what the session published since: rows, selection, scroll position.
    void refresh();
    /// Selects \a row of the index and scrolls to it. False when it is not shown.
    bool showRow(RowNumber row);
    /// The current row of the index, also while a filter hides it for a moment.
    [[nodiscard]] std::optional<RowNumber> currentRow() const { return m_current; }
    /// The view's rows that are selected, ascending; at most \a most.
    [[nodiscard]] QList<int> selectedViewRows(int most) const;

    /// How many rows are selected, and how much time from the first to the last.
    struct SelectedSpan
    {
        quint64 rows = 0;
        Nanos time{0};
    };
    [[nodiscard]] const SelectedSpan &selectedSpan() const { return m_selectedSpan; }
    /// The rows of the index that are selected, as ranges of first and last, ascending.
    [[nodiscard]] const std::vector<std::pair<RowNumber, RowNumber>> &selectedRanges() const;
    /// Selects the rows from \a first to below \a end of the index that are shown, and scrolls to
    /// the first of them.
    void selectRows(RowNumber first, RowNumber end);
    /// Puts \a row, or the next one that is shown, at the top.
    void scrollToRow(RowNumber row);
    /// Shows the last row; whether it follows stays as it is.
    void scrollToEnd();

    /// Empty when there is nothing worth keeping.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

signals:
    void followingChanged(bool following);
    /// selectedSpan() changed.
    void selectedSpanChanged();
    /// Another row is current, or none.
    void currentRowChanged();
    /// Space was pressed.
    void pauseRequested();
    /// ↑ was pressed on the first row.
    void leftUpwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpLook();
    void setUpColumns();
    void showTimeColumns();
    void applyFont();
    void fitNumbers();
    void noteScroll(int value);
    void restoreCurrent();
    void leaveTop(int rows);
    void measureSelection();
    void selectOnly(const QModelIndex &index);

    EventTableModel &m_model;
    std::optional<RowNumber> m_current;
    SelectedSpan m_selectedSpan;
    /// Once somebody asked, until the selection changes.
    mutable std::optional<std::vector<std::pair<RowNumber, RowNumber>>> m_selectedRanges;
    int m_digits = 0; // of row numbers, that the column is wide enough for
    bool m_following = true;
    bool m_ownScroll = false;    // the view scrolls, not the user
    bool m_ownSelection = false; // the view selects, not the user
};

} // namespace sse::ui
