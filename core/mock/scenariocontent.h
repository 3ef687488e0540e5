// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mockcontent.h"

namespace sse {

/// Answers with a scenario. Remembers at most 1 000 clients, 64 MiB in all; the ones that were away
/// longest are forgotten.
class ScenarioContent final : public MockContent
{
public:
    struct Options
    {
        double speed = 1; ///< waits, gaps and delays are divided by it; 0.001 … 1 000 000
        /// Seeds "{{random}}" and random waits; nothing: by chance.
        std::optional<quint64> seed;
    };

    /// \a clock must outlive it.
    ScenarioContent(Scenario scenario, const Options &options, const Clock &clock);
    ~ScenarioContent() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QByteArray path() const override;
    [[nodiscard]] bool wantsRequestBody() const override;
    [[nodiscard]] bool answersPreflight(const MockRequest &request) const override;
    [[nodiscard]] CorsMode corsFor(const MockRequest &request) const override;
    [[nodiscard]] MockReply answer(const MockRequest &request, MonoTime now) override;
    void forgetClients() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
