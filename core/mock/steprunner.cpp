// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/steprunner.h"

namespace sse {

namespace {

/// Operations that send nothing and wait for nothing, in a row, behind which the thread gets a
/// rest.
constexpr int mostIdle = 10'000;

PlayCursor freshCursor(const ScenarioPlayer::Setup &setup)
{
    PlayCursor cursor;
    cursor.counter = setup.program->counterFrom();
    cursor.reached.resize(setup.program->answer(setup.answer).waits);
    cursor.over = setup.program->answer(setup.answer).ops.empty();
    return cursor;
}

} // namespace

StepRunner::StepRunner(std::shared_ptr<const ScenarioPlayer::Setup> setup)
    : m_setup(std::move(setup))
    , m_ops(m_setup->program->answer(m_setup->answer).ops)
    , m_random(m_setup->random)
{
    start();
    ResumeStart begin =
        ResumeStart::of(m_setup->memory.get(), m_setup->program->resume(), m_setup->answer,
                        m_setup->lastEventId, freshCursor(*m_setup));
    m_lineage = std::move(begin.lineage);
    m_cursor = std::move(begin.cursor);
    m_replay = std::move(begin.replay);
    m_skip = begin.skip;
    m_wireIsDue = m_cursor->wire.has_value();
}

StepRunner::StepRunner(const StepRunner &other)
    : m_setup(other.m_setup)
    , m_ops(other.m_ops)
    , m_random(other.m_random)
    , m_cursor(std::make_shared<PlayCursor>(*other.m_cursor))
    , m_replay(other.m_replay)
    , m_replayed(other.m_replayed)
    , m_skip(other.m_skip)
    , m_end(other.m_end)
    , m_wireIsDue(other.m_wireIsDue)
    , m_long(other.m_long)
    , m_longSent(other.m_longSent)
    , m_longIsEvent(other.m_longIsEvent)
    , m_idle(other.m_idle)
{
    start();
}

std::unique_ptr<StepRunner> StepRunner::twin() const
{
    return std::unique_ptr<StepRunner>(new StepRunner(*this));
}

void StepRunner::start()
{
    m_values.connection = m_setup->connection;
    m_values.query = m_setup->query;
    m_values.headers = &m_setup->headers;
    m_values.body = m_setup->requestBody;
    m_values.lastEventId = m_setup->lastEventId;
    m_values.random = [this] { return m_random(); };
}

TemplateValues StepRunner::values() const
{
    TemplateValues values = m_values;
    values.counter = m_cursor->counter;
    values.now = m_setup->wallNow();
    return values;
}

void StepRunner::keep(KeptEvent event)
{
    // Another connection has taken over: this one's client has left it.
    if (m_lineage && m_lineage->current == m_cursor)
        m_setup->memory->add(*m_lineage, std::move(event), m_setup->program->resume().keep);
}

StepRunner::Outcome StepRunner::next()
{
    if (!m_long.isNull())
        return nextPiece();
    if (std::optional<Outcome> outcome = replayed())
        return *std::move(outcome);
    if (m_wireIsDue) {
        m_wireIsDue = false;
        return UseWire{std::get<WireOp>(m_ops[*m_cursor->wire]).wire};
    }
    while (!m_end) {
        if (m_cursor->over) {
            m_end = EndKind::Clean;
            break;
        }
        if (++m_idle > mostIdle) {
            m_idle = 0;
            return Idle{};
        }
        if (std::optional<Outcome> outcome = run(m_ops[m_cursor->position]))
            return *std::move(outcome);
    }
    return EndBody{*m_end};
}

std::optional<StepRunner::Outcome> StepRunner::replayed()
{
    while (m_replayed < m_replay.size()) {
        const QByteArray block = std::exchange(m_replay[m_replayed++].block, {});
        if (!block.isEmpty())
            return piece(block, block.startsWith("data:") || block.contains("\ndata:"));
    }
    return std::nullopt;
}

std::optional<StepRunner::Outcome> StepRunner::run(const ProgramOp &op)
{
    return std::visit([this](const auto &what) { return run(what); }, op);
}

std::optional<StepRunner::Outcome> StepRunner::run(const SendOp &op)
{
    ++m_cursor->position;
    if (!op.isLiteral) {
        m_values.counter = m_cursor->counter;
        m_values.now = m_setup->wallNow();
    }
    const RenderedStep step = renderStep(op, m_values);
    if (op.usesCounter && __builtin_add_overflow(m_cursor->counter, 1, &m_cursor->counter))
        m_cursor->counter = m_setup->program->counterFrom();
    settle();
    if (m_lineage && (op.isEvent || op.id)) {
        keep({step.id, step.bytes});
        if (m_skip > 0) {
            --m_skip;
            return std::nullopt;
        }
    }
    if (step.bytes.isEmpty())
        return std::nullopt;
    return piece(step.bytes, op.isEvent);
}

std::optional<StepRunner::Outcome> StepRunner::run(const WaitOp &op)
{
    ++m_cursor->position;
    settle();
    quint32 &reached = m_cursor->reached[op.number];
    if (++reached < op.every)
        return std::nullopt;
    reached = 0;
    Millis pause = op.least;
    if (op.most > op.least) {
        const auto span = static_cast<quint64>((op.most - op.least).count());
        pause += Millis(static_cast<qint64>(m_random() % (span + 1)));
    }
    if (pause <= Millis::zero())
        return std::nullopt;
    m_idle = 0;
    return pause;
}

std::optional<StepRunner::Outcome> StepRunner::run(const RepeatOp &op)
{
    const std::size_t begin = m_cursor->position + 1;
    if (begin == op.end) {
        if (op.times == 0)
            return Idle{};
        m_cursor->position = op.end;
        settle();
        return std::nullopt;
    }
    m_cursor->frames.push_back({begin, op.end, op.times});
    m_cursor->position = begin;
    return std::nullopt;
}

std::optional<StepRunner::Outcome> StepRunner::run(const WireOp &op)
{
    m_cursor->wire = m_cursor->position++;
    settle();
    return UseWire{op.wire};
}

std::optional<StepRunner::Outcome> StepRunner::run(const EndOp &op)
{
    ++m_cursor->position;
    settle();
    m_end = op.kind;
    return std::nullopt;
}

void StepRunner::settle()
{
    std::vector<PlayCursor::Frame> &frames = m_cursor->frames;
    while (!frames.empty() && m_cursor->position == frames.back().end) {
        PlayCursor::Frame &frame = frames.back();
        if (frame.left != 1) {
            frame.left -= frame.left == 0 ? 0 : 1;
            m_cursor->position = frame.begin;
            return;
        }
        frames.pop_back();
    }
    m_cursor->over = m_cursor->position == m_ops.size();
}

SendBytes StepRunner::piece(const QByteArray &bytes, bool isEvent)
{
    m_idle = 0;
    if (bytes.size() <= BodySource::mostBytes)
        return {bytes, isEvent};
    m_long = bytes;
    m_longSent = 0;
    m_longIsEvent = isEvent;
    return nextPiece();
}

SendBytes StepRunner::nextPiece()
{
    const QByteArray bytes = m_long.mid(m_longSent, BodySource::mostBytes);
    m_longSent += bytes.size();
    if (m_longSent < m_long.size())
        return {bytes, false};
    m_long = {};
    return {bytes, m_longIsEvent};
}

} // namespace sse
