// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariojson.h"
#include "tests/fuzz/expect.h"

#include <cstdint>

using namespace sse;
using namespace sse::test;

namespace {

void checkProblems(const QList<ScenarioProblem> &problems)
{
    expect(!problems.isEmpty(), "it is refused without a word");
    expect(problems.size() <= maxScenarioProblems, "there are too many problems");
    int line = 1;
    for (const ScenarioProblem &problem : problems) {
        expect(problem.line >= line && problem.column >= 1, "a problem has no place");
        expect(!problem.message.isEmpty(), "a problem has no sentence");
        line = problem.line;
    }
}

void checkScenario(const QByteArray &json)
{
    const ScenarioParse parse = parseScenario(json);
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse))
        return checkProblems(*problems);
    const auto &scenario = std::get<Scenario>(parse);
    const QByteArray written = writeScenario(scenario);
    const ScenarioParse again = parseScenario(written);
    expect(std::holds_alternative<Scenario>(again), "what was written is not valid");
    expect(std::get<Scenario>(again) == scenario, "what was written means something else");
    expect(writeScenario(std::get<Scenario>(again)) == written, "it is written in two ways");
}

void checkStep(const QByteArray &json)
{
    const auto parse = parseStep(json);
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse))
        return checkProblems(*problems);
    const auto &step = std::get<Step>(parse);
    const auto again = parseStep(writeStep(step));
    expect(std::holds_alternative<Step>(again), "the step that was written is not valid");
    expect(std::get<Step>(again) == step, "the step that was written means something else");
}

} // namespace

/// Any bytes, as a scenario and as a step. What is valid is written as it is understood.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkScenario(json);
    checkStep(json);
    return 0;
}
