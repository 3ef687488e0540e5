// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/logbuilder.h"

#include "core/base/redaction.h"
#include "core/net/endpoint.h"

#include <algorithm>
#include <utility>

namespace sse {

namespace {

// Not 0, which counters take for "never".
constexpr MonoTime firstTime{std::chrono::seconds(1)};
// What MonoTime can hold is 292 years.
constexpr std::chrono::microseconds longestStream = std::chrono::hours(24) * 36'500;
// Years 1 to 9999, so that sums and the ISO format hold.
constexpr WallTime leastWall{std::chrono::seconds(-62'135'596'800)};
constexpr WallTime mostWall{std::chrono::seconds(253'402'300'799)};

/// Of a log that was filled: stands still at its begin.
class StoppedClock final : public Clock
{
public:
    explicit StoppedClock(WallTime begin)
        : m_begin(begin)
    {
    }

    [[nodiscard]] MonoTime now() const override { return firstTime; }
    [[nodiscard]] WallTime wallNow() const override { return m_begin; }

private:
    WallTime m_begin;
};

class EventCounter final : public BlockSink
{
public:
    void comment(const ParsedLine &, ByteOffset) override {}
    void block(const ParsedBlock &block) override
    {
        m_events += block.kind == BlockKind::Event ? 1 : 0;
    }
    [[nodiscard]] quint64 events() const { return m_events; }

private:
    quint64 m_events = 0;
};

/// No client goes on by itself then.
bool isFinal(EndReason reason)
{
    return reason == EndReason::Closed || reason == EndReason::Limit;
}

bool isCleanEnd(EndReason reason)
{
    return reason == EndReason::EndOfBody || reason == EndReason::EndNotVerifiable ||
           reason == EndReason::NoContent || isFinal(reason);
}

} // namespace

LogBuilder::LogBuilder(WallTime begin)
    : m_begin(std::clamp(begin, leastWall, mostWall))
    , m_last(firstTime)
{
    m_stream.clock = std::make_unique<StoppedClock>(m_begin);
    m_stream.log = std::make_unique<CaptureLog>(*m_stream.clock);
}

void LogBuilder::note(const QString &sentence)
{
    m_notes.append(sentence);
}

void LogBuilder::skipTo(ConnectionId number)
{
    m_next = std::max(m_next, number);
}

void LogBuilder::attempt(WallTime time, const AttemptRecord &attempt)
{
    const MonoTime now = at(time);
    const bool goesOn = attempt.hop > 0 && m_attempting && !m_open;
    AttemptRecord logged = attempt;
    if (!goesOn) {
        endBody(now);
        writeEnd(true);
        logged.hop = 0;
        const QByteArray &inForce = m_parser.lastEventId();
        // An ID that can't stand in a header is kept, and not sent.
        const bool mayBeSilent = logged.lastEventId.isEmpty() && !isHeaderSafe(inForce);
        if (!logged.headers.isEmpty() && logged.lastEventId != inForce && !mayBeSilent) {
            StartRecord start;
            start.lastEventId = logged.lastEventId;
            append(now, std::move(start));
            m_limit = 0;
            m_parser.setLastEventId(logged.lastEventId);
        }
        beginConnection(now);
    }
    if (m_title.isEmpty())
        m_title = redactedUrl(logged.url);
    append(now, std::move(logged));
}

void LogBuilder::response(WallTime time, const ResponseRecord &response, bool opens)
{
    const MonoTime now = at(time);
    if (!m_attempting || m_open)
        beginConnection(now);
    if (m_title.isEmpty())
        m_title = redactedUrl(response.url);
    append(now, response);
    if (opens)
        open(time);
}

void LogBuilder::open(WallTime time)
{
    const MonoTime now = at(time);
    if (!m_attempting || m_open)
        beginConnection(now);
    m_open = true;
    m_parser.beginConnection();
    setState(now, ReadyState::Open);
}

void LogBuilder::read(WallTime time, QByteArrayView bytes)
{
    if (!m_open)
        open(time);
    const MonoTime now = at(time);
    EventCounter counter;
    m_parser.feed({bytes.data(), static_cast<std::size_t>(bytes.size())}, counter);
    m_events += counter.events();
    if (isLimited())
        m_events = m_limit;
    while (!bytes.isEmpty()) {
        const std::span<char> space = m_stream.log->tail();
        const auto count = std::min(static_cast<qsizetype>(space.size()), bytes.size());
        std::copy_n(bytes.data(), count, space.data());
        m_stream.log->commit(static_cast<std::size_t>(count));
        bytes = bytes.sliced(count);
    }
    m_stream.log->endRead(m_connection, now);
}

void LogBuilder::tell(WallTime time, const NoteRecord &told)
{
    const MonoTime now = at(time);
    if (m_end) {
        m_end->told.push_back({m_connection, now, m_stream.log->byteCount(), told});
        return;
    }
    append(now, told);
    if (endsWhileWaiting(told) && !m_attempting)
        setState(now, ReadyState::Closed);
}

void LogBuilder::end(WallTime time, EndReason reason, const QString &message)
{
    const MonoTime now = at(time);
    if (!m_attempting)
        beginConnection(now);
    endBody(now);
    m_attempting = false;
    m_end = PendingEnd{now, reason, message, {}};
}

void LogBuilder::leave(WallTime time)
{
    endBody(at(time));
    m_attempting = false;
}

void LogBuilder::reconnect(WallTime time, const ReconnectRecord &reconnect)
{
    const MonoTime now = at(time);
    writeEnd(true);
    append(now, reconnect);
}

ImportedStream LogBuilder::take(const QString &fallbackTitle, bool hasTimes)
{
    endBody(m_last);
    writeEnd(false);
    CaptureLog &log = *m_stream.log;
    for (const QString &sentence : std::as_const(m_notes))
        log.appendRecord({0, firstTime, 0, NoteRecord{QByteArrayLiteral("imported"), sentence}});
    for (LogRecord &record : m_records)
        log.appendRecord(std::move(record));
    m_records.clear();
    m_stream.title = m_title.isEmpty() ? fallbackTitle : m_title;
    m_stream.hasTimes = hasTimes;
    return std::move(m_stream);
}

MonoTime LogBuilder::at(WallTime time)
{
    const std::chrono::microseconds since = std::clamp(time, leastWall, mostWall) - m_begin;
    m_last = std::max(m_last,
                      firstTime + std::clamp(since, std::chrono::microseconds(0), longestStream));
    return m_last;
}

void LogBuilder::append(MonoTime time, LogRecord::Fact fact)
{
    m_records.push_back({m_connection, time, m_stream.log->byteCount(), std::move(fact)});
}

void LogBuilder::setState(MonoTime time, ReadyState state)
{
    if (std::exchange(m_state, state) != state)
        append(time, StateRecord{state});
}

void LogBuilder::beginConnection(MonoTime time)
{
    endBody(time);
    writeEnd(true);
    applyLimit(time);
    m_connection = m_next++;
    m_attempting = true;
    setState(time, ReadyState::Connecting);
}

void LogBuilder::applyLimit(MonoTime time)
{
    const std::optional<quint64> most = std::exchange(m_mostEvents, std::nullopt);
    const quint64 limit = most ? m_events + *most : 0;
    if (limit == m_limit)
        return;
    StartRecord start;
    start.keepsState = true;
    start.mostEvents = limit;
    append(time, std::move(start));
    m_limit = limit;
}

void LogBuilder::endBody(MonoTime time)
{
    if (!std::exchange(m_open, false))
        return;
    EventCounter none; // no event ends with the body
    m_parser.endConnection(none);
    append(time, BodyEndRecord{});
}

void LogBuilder::writeEnd(bool goesOn)
{
    if (!m_end)
        return;
    PendingEnd end = *std::exchange(m_end, std::nullopt);
    const bool reestablishes = goesOn && !isFinal(end.reason);
    append(end.time, EndRecord{end.reason, end.message, !reestablishes && !isCleanEnd(end.reason)});
    setState(end.time, reestablishes ? ReadyState::Connecting : ReadyState::Closed);
    for (LogRecord &told : end.told)
        m_records.push_back(std::move(told));
}

} // namespace sse
