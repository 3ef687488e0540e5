// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/scenarioplayer.h"

#include "core/mock/blockstate.h"
#include "core/mock/steprunner.h"

#include <algorithm>
#include <cmath>

namespace sse {

namespace {

/// A deadline that was missed by more is not caught up with.
constexpr std::chrono::seconds mostLate(1);
/// Steps that bring nothing, before others have their turn.
constexpr int mostRounds = 1000;
/// How long steps rest that go on for ever and send nothing.
constexpr Millis idleRest(10);
/// A body whose end is farther away has none as far as "cut" is concerned.
constexpr quint64 mostWrapped = quint64{1} << 20;
/// Operations after which a body is not looked through further.
constexpr int mostLookedAt = 300'000;

Nanos atSpeed(Millis pause, double speed)
{
    const double nanos = static_cast<double>(Nanos(pause).count()) / speed;
    constexpr double most = 1e18;
    return Nanos(static_cast<Nanos::rep>(std::ceil(std::min(nanos, most))));
}

} // namespace

struct ScenarioPlayer::Private
{
    std::shared_ptr<const Setup> setup;
    StepRunner runner;
    MonoTime deadline;
    bool begun = false;
    BlockState state;
    quint64 sent = 0;
    std::optional<quint64> cutAfter;
    EndKind cutBy = EndKind::Reset;
    std::optional<EndKind> end;

    Private(Setup what, MonoTime begin)
        : setup(std::make_shared<const Setup>(std::move(what)))
        , runner(setup)
        , deadline(begin)
    {
    }

    [[nodiscard]] BodyAction act(SendBytes send);
    [[nodiscard]] std::optional<BodyAction> act(Millis pause, MonoTime now);
};

ScenarioPlayer::ScenarioPlayer(Setup setup, MonoTime begin)
    : d(new Private(std::move(setup), begin))
{
    const std::optional<CutRule> &cut = d->setup->program->answer(d->setup->answer).cut;
    if (!cut)
        return;
    d->cutBy = cut->by;
    d->cutAfter = cut->after;
    if (d->cutAfter)
        return;
    d->cutAfter = std::max(d->setup->connection, 1U) - 1;
    if (const auto body = *d->cutAfter > 0 ? wholeBody(mostWrapped) : std::nullopt) {
        quint64 length = 0;
        for (const BodyAction &action : *body) {
            if (const auto *send = std::get_if<SendBytes>(&action))
                length += static_cast<quint64>(send->bytes.size());
        }
        d->cutAfter = *d->cutAfter % (length + 1);
    }
}

ScenarioPlayer::~ScenarioPlayer() = default;

BodyAction ScenarioPlayer::next(MonoTime now)
{
    if (!d->begun) {
        // Pauses count from the head on, which may have come late on purpose.
        d->begun = true;
        d->deadline = std::max(d->deadline, now);
    }
    for (int rounds = 0; !d->end; ++rounds) {
        // Others wait for their turn: pauses of next to nothing may be very many.
        if (rounds == mostRounds)
            return WaitUntil{now};
        if (d->cutAfter && d->sent >= *d->cutAfter) {
            d->end = d->cutBy;
            break;
        }
        StepRunner::Outcome outcome = d->runner.next();
        if (auto *send = std::get_if<SendBytes>(&outcome))
            return d->act(std::move(*send));
        if (const auto *pause = std::get_if<Millis>(&outcome)) {
            if (std::optional<BodyAction> wait = d->act(*pause, now))
                return *std::move(wait);
        } else if (auto *wire = std::get_if<UseWire>(&outcome)) {
            wire->wire = atSpeed(std::move(wire->wire), d->setup->speed);
            return std::move(*wire);
        } else if (const auto *end = std::get_if<EndBody>(&outcome)) {
            d->end = end->kind;
        } else {
            return WaitUntil{now + idleRest};
        }
    }
    return EndBody{*d->end};
}

BodyAction ScenarioPlayer::Private::act(SendBytes send)
{
    const auto size = static_cast<quint64>(send.bytes.size());
    if (cutAfter && size > *cutAfter - sent) {
        send.bytes.truncate(static_cast<qsizetype>(*cutAfter - sent));
        send.isEvent = false;
    }
    sent += static_cast<quint64>(send.bytes.size());
    state.feed(send.bytes);
    return send;
}

std::optional<BodyAction> ScenarioPlayer::Private::act(Millis pause, MonoTime now)
{
    const Nanos length = atSpeed(pause, setup->speed);
    if (now - deadline - length > mostLate)
        deadline = now;
    deadline += length;
    return deadline > now ? std::optional<BodyAction>(WaitUntil{deadline}) : std::nullopt;
}

bool ScenarioPlayer::atBlockEnd() const
{
    return d->state.atBlockEnd();
}

void ScenarioPlayer::notePushed(const QByteArray &id, const QByteArray &block)
{
    if (!id.isNull())
        d->runner.keep({id, block});
}

TemplateValues ScenarioPlayer::values() const
{
    return d->runner.values();
}

std::optional<std::vector<BodyAction>> ScenarioPlayer::wholeBody(quint64 limit) const
{
    const std::unique_ptr<StepRunner> runner = d->runner.twin();
    std::vector<BodyAction> body;
    quint64 length = 0;
    for (int count = 0; count < mostLookedAt; ++count) {
        StepRunner::Outcome outcome = runner->next();
        if (auto *send = std::get_if<SendBytes>(&outcome)) {
            length += static_cast<quint64>(send->bytes.size());
            if (length > limit)
                return std::nullopt;
            body.emplace_back(std::move(*send));
        } else if (auto *wire = std::get_if<UseWire>(&outcome)) {
            body.emplace_back(std::move(*wire));
        } else if (std::holds_alternative<EndBody>(outcome)) {
            return body;
        } else if (std::holds_alternative<StepRunner::Idle>(outcome)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

WireControl atSpeed(WireControl wire, double speed)
{
    wire.gap = std::chrono::ceil<Millis>(atSpeed(wire.gap, speed));
    if (wire.bytesPerSecond > 0) {
        const double rate = static_cast<double>(wire.bytesPerSecond) * speed;
        wire.bytesPerSecond = rate < 1e18 ? std::max(static_cast<quint64>(rate), quint64{1}) : 0;
    }
    return wire;
}

} // namespace sse
