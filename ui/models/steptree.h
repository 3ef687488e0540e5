// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenario.h"

#include <optional>
#include <vector>

namespace sse::ui {

/// Steps, and the steps within their repeats, as the rows of a table: those within a repeat are the
/// rows behind its own.
class StepTree final
{
public:
    /// A place between steps, good until the next change.
    struct Place
    {
        std::vector<Step> *list = nullptr;
        std::size_t index = 0;      ///< before the step that stands there
        int row = 0;                ///< before the row that stands there
        int depth = 0;              ///< levels of repeat around it
        bool isWithinOther = false; ///< of a move: within a repeat beside the step
    };

    StepTree() = default;
    StepTree(const StepTree &) = delete;
    StepTree &operator=(const StepTree &) = delete;

    void setSteps(std::vector<Step> steps);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const Step &step(int row) const { return (*at(row).list)[at(row).index]; }
    /// For changes to anything but the steps within a repeat.
    [[nodiscard]] Step &step(int row) { return (*at(row).list)[at(row).index]; }
    /// Levels of repeat around a row.
    [[nodiscard]] int depth(int row) const { return at(row).depth; }
    /// The row behind the step and all that is within it.
    [[nodiscard]] int rowAfter(int row) const { return row + at(row).size; }
    [[nodiscard]] bool isLast(int row) const;
    /// Whether repeats would be nested deeper than a scenario may at \a depth.
    [[nodiscard]] static bool isTooDeep(const Step &step, int depth);
    /// The rows that \a step takes.
    [[nodiscard]] static int rowsOf(const Step &step);

    /// Before the step.
    [[nodiscard]] Place placeAbove(int row);
    /// Right below a row (-1: first): within it, if it's a repeat.
    [[nodiscard]] Place placeBelow(int row);
    /// Behind the step and all that is within it.
    [[nodiscard]] Place placeBehind(int row);
    /// Behind all that is played: before an end of the connection, and within a repeat for ever.
    [[nodiscard]] Place placeAtEnd(const Step &step);
    /// Where a step goes that moves by one row: past a repeat's row into it, past its edges out of
    /// it. Nothing at the beginning and at the end.
    [[nodiscard]] std::optional<Place> placeToMoveUp(int row);
    [[nodiscard]] std::optional<Place> placeToMoveDown(int row);

    void insert(const Step &step, const Place &place);
    void erase(int row);
    /// The place must come from placeToMove…(row).
    void move(int row, const Place &place);

private:
    struct Row
    {
        std::vector<Step> *list = nullptr;
        std::size_t index = 0;
        int parent = -1; ///< the row of the repeat around it
        int depth = 0;
        int size = 1; ///< rows of the step and of all within it
    };

    [[nodiscard]] const Row &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::vector<Step> *stepsWithin(int row);
    void addRows(std::vector<Step> &list, int parent, int depth);
    void rebuild();

    std::vector<Step> m_steps;
    std::vector<Row> m_rows; // point into m_steps
};

} // namespace sse::ui
