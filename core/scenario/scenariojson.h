// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/scenario/scenario.h"

#include <QByteArrayView>

namespace sse {

/// What is wrong with a scenario's text, and where.
struct ScenarioProblem
{
    int line = 1;    ///< from 1
    int column = 1;  ///< in characters, from 1
    QString message; ///< a sentence that names the member and says what is right
};

/// Bytes of JSON above which a scenario is refused.
inline constexpr qsizetype maxScenarioBytes = qsizetype{1} << 20;
/// Levels of repeat within repeat above which a scenario is refused.
inline constexpr int maxRepeatDepth = 8;

/// Problems above which the rest is not told.
inline constexpr qsizetype maxScenarioProblems = 100;
/// The longest pause of a step.
inline constexpr Millis maxScenarioWait{86'400'000};
/// The longest gap between two writes, and the longest delay of a head.
inline constexpr Millis maxScenarioGap{3'600'000};

/// A scenario, or all that is wrong with it: at least one problem, in the order of the lines, at
/// most maxScenarioProblems.
using ScenarioParse = std::variant<Scenario, QList<ScenarioProblem>>;

/// Reads the JSON form of SCENARIOS.md, strictly: unknown and repeated members, wrong types and
/// values out of range are problems. Pure; any bytes.
[[nodiscard]] ScenarioParse parseScenario(QByteArrayView json);
/// The first problem as an Error, "scenario", whose sentence begins with \a name and the line.
[[nodiscard]] Error scenarioError(const QString &name, const QList<ScenarioProblem> &problems);

/// The inverse: JSON that people read, two spaces a level, members in the order of SCENARIOS.md,
/// defaults left out, short steps on one line each.
[[nodiscard]] QByteArray writeScenario(const Scenario &scenario);
/// One step, on one line: "{"event": {"data": "x"}}".
[[nodiscard]] QByteArray writeStep(const Step &step);
/// The inverse of writeStep(), for cells that people edit; line and column within \a json.
[[nodiscard]] std::variant<Step, QList<ScenarioProblem>> parseStep(QByteArrayView json);

} // namespace sse
