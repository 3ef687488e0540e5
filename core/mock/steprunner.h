// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/resumememory.h"
#include "core/mock/scenarioplayer.h"
#include "core/mock/scenarioprogram.h"

namespace sse {

/// Walks through an answer's steps, without time: says what comes next, pauses by their length. One
/// thread.
class StepRunner final
{
public:
    /// What would go on for ever and sends nothing.
    struct Idle
    {
    };
    using Outcome = std::variant<SendBytes, Millis, UseWire, EndBody, Idle>;

    /// \a setup must not change.
    explicit StepRunner(std::shared_ptr<const ScenarioPlayer::Setup> setup);
    StepRunner(StepRunner &&) = delete;
    ~StepRunner() = default;
    StepRunner &operator=(const StepRunner &) = delete;
    StepRunner &operator=(StepRunner &&) = delete;

    /// Stands at the same place and will say the same, times aside; remembers nothing for others.
    [[nodiscard]] std::unique_ptr<StepRunner> twin() const;

    [[nodiscard]] Outcome next();
    /// Of the step that mentions it next.
    [[nodiscard]] qint64 counter() const { return m_cursor->counter; }
    [[nodiscard]] TemplateValues values() const;
    /// Remembers an event that was sent besides.
    void keep(KeptEvent event);

private:
    StepRunner(const StepRunner &other);

    void start();
    [[nodiscard]] std::optional<Outcome> replayed();
    [[nodiscard]] std::optional<Outcome> run(const ProgramOp &op);
    [[nodiscard]] std::optional<Outcome> run(const SendOp &op);
    [[nodiscard]] std::optional<Outcome> run(const WaitOp &op);
    [[nodiscard]] std::optional<Outcome> run(const RepeatOp &op);
    [[nodiscard]] std::optional<Outcome> run(const WireOp &op);
    [[nodiscard]] std::optional<Outcome> run(const EndOp &op);
    [[nodiscard]] SendBytes piece(const QByteArray &bytes, bool isEvent);
    [[nodiscard]] SendBytes nextPiece();
    void settle();

    std::shared_ptr<const ScenarioPlayer::Setup> m_setup;
    const std::vector<ProgramOp> &m_ops;
    std::function<quint64()> m_random;
    TemplateValues m_values;
    std::shared_ptr<ResumeLineage> m_lineage;
    std::shared_ptr<PlayCursor> m_cursor;
    std::vector<KeptEvent> m_replay;
    std::size_t m_replayed = 0;
    quint32 m_skip = 0;
    std::optional<EndKind> m_end; ///< comes when nothing is left to send
    bool m_wireIsDue = false;     ///< that of the place where it goes on
    QByteArray m_long;            ///< a step that is sent in pieces
    qsizetype m_longSent = 0;
    bool m_longIsEvent = false;
    int m_idle = 0; ///< operations since something was sent or waited for
};

} // namespace sse
