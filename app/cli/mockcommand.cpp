// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/recordingfile.h"
#include "app/cli/servercommands.h"
#include "app/cli/serverrun.h"
#include "app/cli/similarnames.h"
#include "core/scenario/builtinscenarios.h"
#include "core/scenario/scenariofolder.h"
#include "core/scenario/scenariojson.h"

#include <QFileInfo>

#include <algorithm>

namespace sse::cli {

namespace {

constexpr qsizetype mostProblems = 20;

QByteArray listOfScenarios()
{
    qsizetype widest = 0;
    for (const QByteArray &name : builtinScenarioNames())
        widest = std::max(widest, name.size());
    QByteArray lines;
    for (const QByteArray &name : builtinScenarioNames()) {
        const std::optional<Scenario> scenario = builtinScenario(name);
        lines += name.leftJustified(widest + 2) +
                 (scenario ? scenario->demonstrates : QByteArray()) + '\n';
    }
    return lines;
}

bool looksLikeFile(const QString &word)
{
    return word.contains(QLatin1Char('/')) || word.endsWith(QLatin1String(".json"));
}

QString unknownScenario(const QString &name)
{
    QStringList names;
    for (const QByteArray &builtin : builtinScenarioNames())
        names.append(QString::fromUtf8(builtin));
    const QStringList similar = similarNames(name, names);
    const QString where = say("“sse-inspector-cli mock --list” lists them.");
    if (similar.isEmpty()) {
        return say("There is neither a built-in scenario nor a file “%1”: %2").arg(name, where);
    }
    return say("There is neither a built-in scenario nor a file “%1”; similar scenarios: %2. %3")
        .arg(name, similar.join(QStringLiteral(", ")), where);
}

void tellProblems(const QString &file, const QList<ScenarioProblem> &problems)
{
    const qsizetype told = std::min(problems.size(), mostProblems);
    for (qsizetype i = 0; i < told; ++i) {
        tell(QStringLiteral("%1:%2:%3: %4")
                 .arg(file, QString::number(problems[i].line), QString::number(problems[i].column),
                      problems[i].message));
    }
    if (problems.size() > told) {
        tell(say("Problems in “%1” besides: %2.")
                 .arg(file, QString::number(problems.size() - told)));
    }
}

/// Nothing: what is wrong has been told.
std::optional<Scenario> scenarioOfFile(const QString &path)
{
    const Result<QByteArray> json = readScenarioFile(path);
    if (!json) {
        tell(json.error().message);
        return {};
    }
    ScenarioParse parse = parseScenario(json.value());
    if (auto *scenario = std::get_if<Scenario>(&parse))
        return std::move(*scenario);
    tellProblems(path, std::get<QList<ScenarioProblem>>(parse));
    return {};
}

std::optional<Scenario> scenarioOf(const QString &word)
{
    if (looksLikeFile(word))
        return scenarioOfFile(word);
    if (std::optional<Scenario> scenario = builtinScenario(word.toUtf8()))
        return scenario;
    if (QFileInfo::exists(word))
        return scenarioOfFile(word);
    tell(unknownScenario(word));
    return {};
}

} // namespace

ExitCode runMock(const MockArguments &arguments, const EndSignals &signalsToEnd, Output &output)
{
    if (arguments.list) {
        output.write(listOfScenarios());
        return exitCodeOf(output);
    }
    const std::optional<Scenario> scenario = scenarioOf(arguments.scenario);
    if (!scenario)
        return ExitCode::Usage;
    ServerRun run(signalsToEnd, output);
    return run.run(arguments.server, scenarioContent(*scenario, arguments.speed));
}

} // namespace sse::cli
