// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/resumememory.h"
#include "core/mock/scenarioplayer.h"
#include "core/mock/scenarioprogram.h"
#include "core/scenario/scenariojson.h"
#include "tests/mock/bodyprinter.h"

namespace sse::test {

/// Of members of a scenario besides its name.
inline std::shared_ptr<const ScenarioProgram> programOf(const QByteArray &members)
{
    const ScenarioParse parse = parseScenario(QByteArray("{\"name\": \"x\", " + members + '}'));
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse)) {
        qWarning("%s", qPrintable(problems->first().message));
        return nullptr;
    }
    return std::make_shared<const ScenarioProgram>(std::get<Scenario>(parse));
}

/// A client's connections to one scenario, one after another.
struct PlayerFixture
{
    FakeClock clock;
    std::shared_ptr<const ScenarioProgram> program;
    std::shared_ptr<ResumeMemory> memory =
        std::make_shared<ResumeMemory>(std::make_shared<ResumeBudget>());
    quint32 connection = 0;
    double speed = 1;

    explicit PlayerFixture(const QByteArray &members)
        : program(programOf(members))
    {
    }

    std::unique_ptr<ScenarioPlayer> connect(const QByteArray &lastEventId = {})
    {
        ScenarioPlayer::Setup setup;
        setup.program = program;
        setup.speed = speed;
        setup.random = [state = quint64{0}]() mutable { return state++; };
        setup.wallNow = [this] { return clock.wallNow(); };
        setup.connection = ++connection;
        setup.query = "name=a%20b";
        setup.headers = {{"User-Agent", "test"}};
        setup.requestBody = "{}";
        setup.lastEventId = lastEventId;
        setup.memory = memory;
        return std::make_unique<ScenarioPlayer>(std::move(setup), clock.now());
    }
    QByteArray play(const QByteArray &lastEventId = {}, int most = 100)
    {
        return played(*connect(lastEventId), clock, most);
    }
};

} // namespace sse::test
