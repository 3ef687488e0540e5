// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterindex.h"
#include "core/session/inspectorsession.h"
#include "ui/base/format.h"
#include "ui/models/eventcolumns.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace sse::ui {

/// The rows of one session's index: all, or those that match a filter. Pulls on refresh() only, one
/// insert signal a call; text is built for the cells that are asked for. Shows at most
/// mostShownRows rows; earlier ones leave the top in large steps, each in a refresh() of its own,
/// and firstShown() tells.
class EventTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int mostShownRows = 20'000'000;
    static constexpr qsizetype mostCellCharacters = 512;

    explicit EventTableModel(const InspectorSession &session, QObject *parent = nullptr);
    /// \a log and \a index must outlive it.
    EventTableModel(const CaptureLog &log, const EventIndex &index, QObject *parent = nullptr);
    ~EventTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Takes in what the session published since. Call it on every tick.
    void refresh();
    /// Pausing stops the view, never the capture.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    /// Rows that arrived while paused.
    [[nodiscard]] RowNumber waitingCount() const;
    /// Hides every row so far; the log keeps them. showAll() brings them back.
    void clear();
    void showAll();
    /// The first row of the index that may be shown; above 0 after clear() or beyond the limit.
    [[nodiscard]] RowNumber firstShown() const;
    /// An empty expression shows all.
    void setFilter(const FilterExpression &filter);
    [[nodiscard]] bool isFiltered() const;
    /// Rows that match, without life-cycle rows; meaningful while filtered.
    [[nodiscard]] std::size_t matchCount() const;
    /// Whether the filter has looked at all rows.
    [[nodiscard]] bool filterIsComplete() const;

    [[nodiscard]] RowNumber rowNumber(int viewRow) const;
    /// The view's row for \a row, or nothing when it is not shown.
    [[nodiscard]] std::optional<int> viewRow(RowNumber row) const;

    void setTimeFormat(TimeFormat format);
    void setUtc(bool utc);
    /// Lowers mostShownRows to \a rows, at least 1: for machines with little memory, and tests.
    void setMostRows(int rows);

private:
    void restart();
    [[nodiscard]] QString timeText(RowNumber row, int viewRow) const;
    [[nodiscard]] QString deltaText(RowNumber row, int viewRow) const;
    [[nodiscard]] QString displayText(RowNumber row, int viewRow, int column) const;
    [[nodiscard]] QVariant rawValue(RowNumber row, int viewRow, int column) const;
    [[nodiscard]] QString toolTip(RowNumber row, int column) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse::ui
