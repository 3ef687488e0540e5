// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/scenario/scenariojson.h"

#include <QStringList>

namespace sse::test {

/// "line:column message" each, a line each.
inline QString listed(const QList<ScenarioProblem> &problems)
{
    QStringList lines;
    for (const ScenarioProblem &problem : problems)
        lines.append(QString::number(problem.line) + u':' + QString::number(problem.column) + u' ' +
                     problem.message);
    return lines.join(u'\n');
}

/// The problems of a scenario, or "valid".
inline QString problemsOf(const QByteArray &json)
{
    const ScenarioParse parse = parseScenario(json);
    const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse);
    return problems ? listed(*problems) : QStringLiteral("valid");
}

/// The problems of a step, or "valid".
inline QString stepProblemsOf(const QByteArray &json)
{
    const auto parse = parseStep(json);
    const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse);
    return problems ? listed(*problems) : QStringLiteral("valid");
}

/// A scenario with \a members besides its name, which begin at column 13.
inline QByteArray with(const QByteArray &members)
{
    return "{\"name\":\"a\"," + members + "}";
}

} // namespace sse::test
