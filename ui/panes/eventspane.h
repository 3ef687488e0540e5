// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/views/eventtableview.h"

#include <QWidget>

class QToolButton;

namespace sse::ui {

class FilterEdit;
class FindBar;
class PlainLabel;

/// The list of a stream: filter, find, pause, follow, clear, and the table.
class EventsPane final : public QWidget
{
    Q_OBJECT

public:
    /// \a capture must outlive it.
    explicit EventsPane(const Capture &capture, QWidget *parent = nullptr);
    ~EventsPane() override;

    /// Takes in what the session published since. Call it on every tick.
    void refresh();

    [[nodiscard]] EventTableView &table() { return *m_table; }
    [[nodiscard]] const EventTableView &table() const { return *m_table; }
    [[nodiscard]] EventTableModel &model() { return m_model; }
    [[nodiscard]] const EventTableModel &model() const { return m_model; }

    void setPaused(bool paused);
    void setFollowing(bool following);
    /// Hides all rows so far, or shows them again.
    void clear();
    void showAll();
    /// The rows are played: Space asks for that in place of a pause.
    void setReplayed(bool replayed);
    /// EventTableModel::setEnd().
    void setEnd(std::optional<RowNumber> end);
    /// So many bytes left the capture with the rows below EventIndex::firstRow(); 0: it is told
    /// elsewhere.
    void setLostBytes(ByteOffset bytes);
    /// Whether clear() hides rows.
    [[nodiscard]] bool hidesRows() const;
    void focusFilter();
    void addFilterTerm(const QString &term);
    /// The filter in force, and its text.
    [[nodiscard]] const FilterExpression &filter() const;
    [[nodiscard]] QString filterText() const;
    void openFind();
    void find(bool backwards);
    /// The row that the detail pane should show.
    [[nodiscard]] std::optional<RowNumber> currentRow() const { return m_table->currentRow(); }

signals:
    void currentRowChanged();
    void playRequested();
    /// Pause, follow or what is hidden changed.
    void stateChanged();

private:
    [[nodiscard]] QWidget *makeFilterLine();
    void applyFilter();
    void showCounts();
    void showLoss();
    [[nodiscard]] QString countText() const;
    void showFilterError();

    const Capture &m_capture;
    EventTableModel m_model;
    EventTableView *m_table = nullptr;
    FilterEdit *m_filter = nullptr;
    PlainLabel *m_counts = nullptr;
    PlainLabel *m_error = nullptr;
    PlainLabel *m_loss = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_clear = nullptr;
    FindBar *m_find = nullptr;
    ByteOffset m_lostBytes = 0;
    bool m_replayed = false;
};

} // namespace sse::ui
