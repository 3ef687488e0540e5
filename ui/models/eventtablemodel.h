// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/filterindex.h"
#include "core/session/capture.h"
#include "ui/base/format.h"
#include "ui/models/eventcolumns.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace sse::ui {

/// The rows of one capture's index: all, or those that match a filter, up to a playhead where there
/// is one. Pulls on refresh() only, one signal a call; text is built for the cells that are asked
/// for. Shows at most mostShownRows rows; earlier ones leave the top in large steps, each in a
/// refresh() of its own, and firstShown() tells. Rows below EventIndex::firstRow() are not shown.
class EventTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int mostShownRows = 20'000'000;
    static constexpr qsizetype mostCellCharacters = 512;

    /// \a capture must outlive it.
    explicit EventTableModel(const Capture &capture, QObject *parent = nullptr);
    /// \a log and \a index must outlive it.
    EventTableModel(const CaptureLog &log, const EventIndex &index, QObject *parent = nullptr);
    ~EventTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Takes in what the capture published since. Call it on every tick.
    void refresh();
    /// Pausing stops the view, never the capture.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    /// Rows that arrived while paused.
    [[nodiscard]] RowNumber waitingCount() const;
    /// Shows only rows below \a end, as if no others had arrived yet; nothing: all.
    void setEnd(std::optional<RowNumber> end);
    /// Hides every row so far; the log keeps them. showAll() brings them back.
    void clear();
    void showAll();
    /// The first row of the index that may be shown; above 0 after clear(), beyond the limit, or
    /// when the oldest left the capture.
    [[nodiscard]] RowNumber firstShown() const;
    /// Behind the last row of the index that may be shown.
    [[nodiscard]] RowNumber lastShownEnd() const;
    /// Whether rows have times.
    [[nodiscard]] bool hasTimes() const;
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
    /// The first row of the view that is \a row or a later one; rowCount() when there is none.
    [[nodiscard]] int viewRowFrom(RowNumber row) const;

    /// From one row of the view to another.
    [[nodiscard]] Nanos timeBetween(int firstViewRow, int lastViewRow) const;

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
