// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/steptree.h"

#include "core/scenario/scenariojson.h"

#include <algorithm>

namespace sse::ui {

namespace {

/// Levels of repeat that \a step brings: 0 for all but repeats.
int height(const Step &step)
{
    const auto *repeat = std::get_if<RepeatStep>(&step.what);
    if (!repeat)
        return 0;
    int most = 0;
    for (const Step &inner : repeat->steps)
        most = std::max(most, height(inner));
    return most + 1;
}

auto iterator(std::vector<Step> &list, std::size_t index)
{
    return list.begin() + static_cast<std::ptrdiff_t>(index);
}

} // namespace

void StepTree::setSteps(std::vector<Step> steps)
{
    m_steps = std::move(steps);
    rebuild();
}

bool StepTree::isLast(int row) const
{
    return at(row).parent < 0 && at(row).index + 1 == at(row).list->size();
}

bool StepTree::isTooDeep(const Step &step, int depth)
{
    return depth + height(step) > maxRepeatDepth;
}

int StepTree::rowsOf(const Step &step)
{
    int rows = 1;
    if (const auto *repeat = std::get_if<RepeatStep>(&step.what))
        for (const Step &inner : repeat->steps)
            rows += rowsOf(inner);
    return rows;
}

std::vector<Step> *StepTree::stepsWithin(int row)
{
    auto *repeat = std::get_if<RepeatStep>(&step(row).what);
    return repeat ? &repeat->steps : nullptr;
}

void StepTree::addRows(std::vector<Step> &list, int parent, int depth)
{
    for (std::size_t index = 0; index < list.size(); ++index) {
        const std::size_t row = m_rows.size();
        m_rows.push_back(Row{&list, index, parent, depth, 1});
        if (auto *repeat = std::get_if<RepeatStep>(&list[index].what))
            addRows(repeat->steps, static_cast<int>(row), depth + 1);
        m_rows[row].size = static_cast<int>(m_rows.size() - row);
    }
}

void StepTree::rebuild()
{
    m_rows.clear();
    addRows(m_steps, -1, 0);
}

StepTree::Place StepTree::placeAbove(int row)
{
    return {at(row).list, at(row).index, row, depth(row)};
}

StepTree::Place StepTree::placeBelow(int row)
{
    if (row < 0)
        return {&m_steps, 0, 0, 0};
    std::vector<Step> *within = stepsWithin(row);
    return within ? Place{within, 0, row + 1, depth(row) + 1} : placeBehind(row);
}

StepTree::Place StepTree::placeBehind(int row)
{
    return {at(row).list, at(row).index + 1, rowAfter(row), depth(row)};
}

StepTree::Place StepTree::placeAtEnd(const Step &step)
{
    Place place{&m_steps, 0, 0, 0};
    for (;;) {
        std::vector<Step> &list = *place.list;
        std::size_t count = list.size();
        while (count > 0 && std::holds_alternative<EndStep>(list[count - 1].what))
            --count;
        for (; place.index + 1 < count; ++place.index)
            place.row += rowsOf(list[place.index]);
        if (count == 0)
            return place;
        auto *repeat = std::get_if<RepeatStep>(&list[place.index].what);
        if (!repeat || repeat->times != 0 || isTooDeep(step, place.depth + 1)) {
            place.row += rowsOf(list[place.index++]);
            return place;
        }
        place = {&repeat->steps, 0, place.row + 1, place.depth + 1};
    }
}

std::optional<StepTree::Place> StepTree::placeToMoveUp(int row)
{
    const Row &from = at(row);
    if (from.index == 0) {
        if (from.parent < 0)
            return {};
        const Row &around = at(from.parent);
        return Place{around.list, around.index, from.parent, around.depth};
    }
    int above = row - 1;
    while (depth(above) > from.depth)
        above = at(above).parent;
    std::vector<Step> *within = stepsWithin(above);
    if (within && !isTooDeep(step(row), from.depth + 1))
        return Place{within, within->size(), row, from.depth + 1, true};
    return Place{from.list, from.index - 1, above, from.depth};
}

std::optional<StepTree::Place> StepTree::placeToMoveDown(int row)
{
    const Row &from = at(row);
    const int below = rowAfter(row);
    if (from.index + 1 == from.list->size()) {
        if (from.parent < 0)
            return {};
        const Row &around = at(from.parent);
        return Place{around.list, around.index + 1, below, around.depth};
    }
    std::vector<Step> *within = stepsWithin(below);
    if (within && !isTooDeep(step(row), from.depth + 1))
        return Place{within, 0, below + 1, from.depth + 1, true};
    return Place{from.list, from.index + 2, rowAfter(below), from.depth};
}

void StepTree::insert(const Step &step, const Place &place)
{
    place.list->insert(iterator(*place.list, place.index), step);
    rebuild();
}

void StepTree::erase(int row)
{
    std::vector<Step> &list = *at(row).list;
    list.erase(iterator(list, at(row).index));
    rebuild();
}

void StepTree::move(int row, const Place &place)
{
    std::vector<Step> &from = *at(row).list;
    const std::size_t source = at(row).index;
    const std::size_t shift = &from == place.list && place.index > source ? 1 : 0;
    Step moved = std::move(from[source]);
    // A change to the list around another one may move that: the inner list is changed first.
    if (!place.isWithinOther)
        from.erase(iterator(from, source));
    place.list->insert(iterator(*place.list, place.index - shift), std::move(moved));
    if (place.isWithinOther)
        from.erase(iterator(from, source));
    rebuild();
}

} // namespace sse::ui
