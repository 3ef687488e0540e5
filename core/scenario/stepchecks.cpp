// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/stepchecks.h"

#include "core/scenario/templatetext.h"

#include <algorithm>
#include <limits>

namespace sse {

namespace {

constexpr quint64 forEver = std::numeric_limits<quint64>::max();

quint64 product(quint64 a, quint64 b)
{
    return b != 0 && a > forEver / b ? forEver : a * b;
}

bool isActiveStep(const Step &step)
{
    if (const auto *raw = std::get_if<RawStep>(&step.what)) {
        const auto text = TemplateText::compile(raw->text, TemplateText::Escapes::Backslash);
        return text && !text.value().mayBeEmpty();
    }
    if (const auto *wait = std::get_if<WaitStep>(&step.what))
        return wait->most.count() > 0;
    if (const auto *repeat = std::get_if<RepeatStep>(&step.what))
        return isActive(repeat->steps);
    return !std::holds_alternative<WriteStep>(step.what);
}

/// Whether the body is over, for certain, behind \a steps.
bool ends(const std::vector<Step> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const Step &step) {
        const auto *repeat = std::get_if<RepeatStep>(&step.what);
        return std::holds_alternative<EndStep>(step.what) || (repeat && ends(repeat->steps));
    });
}

} // namespace

bool isActive(const std::vector<Step> &steps)
{
    return std::any_of(steps.begin(), steps.end(), isActiveStep);
}

quint64 idleRounds(const RepeatStep &repeat)
{
    if (isActive(repeat.steps))
        return 0;
    quint64 inside = 1;
    for (const Step &step : repeat.steps) {
        if (const auto *inner = std::get_if<RepeatStep>(&step.what)) {
            const quint64 rounds = idleRounds(*inner);
            inside = rounds > forEver - inside ? forEver : inside + rounds;
        }
    }
    return product(repeat.times == 0 ? forEver : repeat.times, inside);
}

bool isEndless(const std::vector<Step> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const Step &step) {
        const auto *repeat = std::get_if<RepeatStep>(&step.what);
        return repeat && ((repeat->times == 0 && !ends(repeat->steps)) || isEndless(repeat->steps));
    });
}

} // namespace sse
