// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/bodysource.h"
#include "core/scenario/templatetext.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sse {

/// A scenario's steps, taken apart once and shared by every connection. Immutable.
class ScenarioProgram;

/// What one client got, over its connections: for ResumeRule. Shared by the players of those.
struct ResumeMemory;

/// One connection's body, from the steps of an answer. Deadlines follow from the one before, so
/// that no delay adds up; one that is missed by more than a second begins anew.
class ScenarioPlayer final : public BodySource
{
public:
    struct Setup
    {
        std::shared_ptr<const ScenarioProgram> program;
        std::size_t answer = 0; ///< of the program's
        double speed = 1;       ///< waits and gaps are divided by it
        std::function<quint64()> random;
        std::function<WallTime()> wallNow;
        quint32 connection = 1;
        QByteArray query;
        HeaderList headers;
        QByteArray requestBody;
        QByteArray lastEventId;
        std::shared_ptr<ResumeMemory> memory; ///< null: nothing is resumed
    };

    ScenarioPlayer(Setup setup, MonoTime begin);
    ~ScenarioPlayer() override;

    [[nodiscard]] BodyAction next(MonoTime now) override;
    [[nodiscard]] bool atBlockEnd() const override;
    void notePushed(const QByteArray &id, const QByteArray &block) override;

    /// What "{{counter}}" and the others stand for in the response's headers. Valid as long as the
    /// player.
    [[nodiscard]] TemplateValues values() const;
    /// All that next() will say before the end but for pauses and Setup's cut, of the same length
    /// and by the same chance; nothing when it does not end within \a limit bytes.
    [[nodiscard]] std::optional<std::vector<BodyAction>> wholeBody(quint64 limit) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// \a wire with its gap divided, and its bytes a second multiplied, by \a speed.
[[nodiscard]] WireControl atSpeed(WireControl wire, double speed);

} // namespace sse
