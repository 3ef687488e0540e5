// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/builtinscenarios.h"

#include "core/scenario/scenariojson.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

/// A static library's resources are not there of themselves. Outside of every namespace, as the
/// macro demands.
static void initScenarioResources()
{
    Q_INIT_RESOURCE(scenarios);
}

namespace sse {

namespace {

QList<QByteArray> findNames()
{
    initScenarioResources();
    QList<QByteArray> names;
    const QStringList files = QDir(QStringLiteral(":/scenarios"))
                                  .entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(5).toUtf8());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

const QList<QByteArray> &builtinScenarioNames()
{
    static const QList<QByteArray> names = findNames();
    return names;
}

std::optional<QByteArray> builtinScenarioText(QByteArrayView name)
{
    const QList<QByteArray> &names = builtinScenarioNames();
    if (std::find(names.begin(), names.end(), name) == names.end())
        return {};
    QFile file(QLatin1String(":/scenarios/") + QString::fromUtf8(name) + QLatin1String(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

std::optional<Scenario> builtinScenario(QByteArrayView name)
{
    const std::optional<QByteArray> text = builtinScenarioText(name);
    if (!text)
        return {};
    ScenarioParse parse = parseScenario(*text);
    auto *scenario = std::get_if<Scenario>(&parse);
    return scenario ? std::optional(std::move(*scenario)) : std::nullopt;
}

} // namespace sse
