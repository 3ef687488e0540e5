// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/stats/timeline.h"

#include <algorithm>

namespace sse {

namespace {

/// \a time and what lies \a by behind it, as far as there is such a time.
MonoTime later(MonoTime time, Nanos by)
{
    return time > MonoTime::max() - by ? MonoTime::max() : time + by;
}

/// The first rows of all parts but the outer ones, each searched for between its neighbours only:
/// that is quick, and never counts below zero, whatever the stamps.
class Boundaries
{
public:
    Boundaries(const CaptureLog &log, const EventIndex &index, const TimeSpan &span,
               std::size_t parts)
        : m_log(log)
        , m_index(index)
        , m_span(span)
        , m_rows(parts + 1)
    {
    }

    std::vector<RowNumber> find()
    {
        const RowNumber rows = m_index.rowCount();
        m_rows.front() = firstRowAt(m_log, m_index, m_span.begin, 0, rows);
        m_rows.back() =
            m_span.end == MonoTime::max()
                ? rows
                : firstRowAt(m_log, m_index, m_span.end + Nanos(1), m_rows.front(), rows);
        fill(0, m_rows.size() - 1);
        return std::move(m_rows);
    }

private:
    void fill(std::size_t low, std::size_t high)
    {
        if (m_rows[low] == m_rows[high]) {
            std::fill(m_rows.begin() + static_cast<std::ptrdiff_t>(low),
                      m_rows.begin() + static_cast<std::ptrdiff_t>(high), m_rows[low]);
            return;
        }
        if (high - low < 2)
            return;
        const std::size_t middle = low + (high - low) / 2;
        m_rows[middle] = firstRowAt(m_log, m_index, partBegin(m_span, middle, m_rows.size() - 1),
                                    m_rows[low], m_rows[high]);
        fill(low, middle);
        fill(middle, high);
    }

    const CaptureLog &m_log;
    const EventIndex &m_index;
    TimeSpan m_span;
    std::vector<RowNumber> m_rows;
};

/// The parts of \a silence while \a states say OPEN that last \a least or more.
void addOpenParts(const TimeSpan &silence, std::span<const StateSpan> states, Nanos least,
                  std::vector<TimeSpan> &gaps)
{
    auto state = std::partition_point(states.begin(), states.end(), [&](const StateSpan &span) {
        return span.time.end <= silence.begin;
    });
    for (; state != states.end() && state->time.begin < silence.end; ++state) {
        const TimeSpan part{std::max(silence.begin, state->time.begin),
                            std::min(silence.end, state->time.end)};
        if (state->state == ReadyState::Open && part.end > part.begin && part.length() >= least)
            gaps.push_back(part);
    }
}

} // namespace

bool isFailedEnd(EndReason reason)
{
    switch (reason) {
    case EndReason::EndOfBody:
    case EndReason::EndNotVerifiable:
    case EndReason::NoContent:
    case EndReason::Closed:
    case EndReason::Limit:
        return false;
    case EndReason::Truncated:
    case EndReason::Refused:
    case EndReason::Dns:
    case EndReason::Tls:
    case EndReason::NotHttp:
    case EndReason::Status:
    case EndReason::ContentType:
    case EndReason::Redirect:
    case EndReason::TimeoutConnect:
    case EndReason::TimeoutFirstByte:
    case EndReason::TimeoutIdle:
        return true;
    }
    return true;
}

RowNumber firstRowAt(const CaptureLog &log, const EventIndex &index, MonoTime time, RowNumber first,
                     RowNumber end)
{
    while (first < end) {
        const RowNumber middle = first + (end - first) / 2;
        if (rowTime(log, index, middle) < time)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

TimeSpan extentOf(const CaptureLog &log)
{
    const std::size_t records = log.recordCount();
    const std::size_t reads = log.readCount();
    if (records == 0 && reads == 0)
        return {};
    TimeSpan extent{MonoTime::max(), MonoTime::min()};
    const auto include = [&extent](MonoTime time) {
        extent.begin = std::min(extent.begin, time);
        extent.end = std::max(extent.end, time);
    };
    if (records > 0) {
        include(log.record(0).time);
        include(log.record(records - 1).time);
    }
    if (reads > 0) {
        include(log.read(0).time);
        include(log.read(reads - 1).time);
    }
    return extent;
}

MonoTime partBegin(const TimeSpan &span, std::size_t number, std::size_t parts)
{
    // In whole steps and a rest, so that neither a year nor a nanosecond goes wrong.
    const auto divisor = static_cast<Nanos::rep>(parts);
    const auto times = static_cast<Nanos::rep>(number);
    const Nanos length = span.length();
    return span.begin + length / divisor * times + (length % divisor) * times / divisor;
}

void countArrivals(const CaptureLog &log, const EventIndex &index, const TimeSpan &span,
                   std::span<quint32> counts)
{
    if (counts.empty())
        return;
    const std::vector<RowNumber> bounds = Boundaries(log, index, span, counts.size()).find();
    for (std::size_t part = 0; part < counts.size(); ++part)
        counts[part] = bounds[part + 1] - bounds[part];
}

std::vector<TimeSpan> findGaps(const CaptureLog &log, const EventIndex &index, const TimeSpan &span,
                               std::span<const quint32> arrivals, std::span<const StateSpan> states,
                               Nanos least, std::size_t most)
{
    std::vector<TimeSpan> gaps;
    const RowNumber rows = index.rowCount();
    RowNumber row = firstRowAt(log, index, span.begin, 0, rows);
    for (std::size_t part = 0; part < arrivals.size(); ++part) {
        if (arrivals[part] > 0) {
            row += arrivals[part];
            continue;
        }
        while (part + 1 < arrivals.size() && arrivals[part + 1] == 0)
            ++part;
        // The rows beside the silence may lie outside of the span, but it ends with the span.
        const MonoTime begin = row > 0 ? rowTime(log, index, row - 1) : span.begin;
        const MonoTime end = row < rows ? std::min(rowTime(log, index, row), span.end) : span.end;
        addOpenParts({begin, end}, states, least, gaps);
    }
    std::stable_sort(gaps.begin(), gaps.end(),
                     [](const TimeSpan &a, const TimeSpan &b) { return a.length() > b.length(); });
    gaps.resize(std::min(gaps.size(), most));
    return gaps;
}

void StateHistory::extend()
{
    for (const std::size_t end = m_log.recordCount(); m_nextRecord < end; ++m_nextRecord)
        take(m_log.record(m_nextRecord));
}

void StateHistory::take(const LogRecord &record)
{
    if (const auto *state = std::get_if<StateRecord>(&record.fact)) {
        if (!m_states.empty())
            m_states.back().time.end = std::max(record.time, m_states.back().time.begin);
        m_states.push_back({{record.time, record.time}, state->state, record.connection});
        if (state->state == ReadyState::Closed)
            endWait(record.time);
    } else if (const auto *end = std::get_if<EndRecord>(&record.fact)) {
        m_ends.push_back({record.time, record.connection, end->reason});
    } else if (const auto *reconnect = std::get_if<ReconnectRecord>(&record.fact)) {
        endWait(record.time);
        const Nanos delay =
            std::clamp<Nanos>(std::min(reconnect->delay, std::chrono::floor<Millis>(Nanos::max())),
                              Nanos::zero(), Nanos::max());
        const bool failed = !m_ends.empty() && isFailedEnd(m_ends.back().reason);
        m_reconnects.push_back(
            {{record.time, later(record.time, delay)}, delay, reconnect->source, failed});
        m_waits = true;
    } else if (std::holds_alternative<AttemptRecord>(record.fact)) {
        endWait(record.time);
    }
}

void StateHistory::endWait(MonoTime time)
{
    if (!m_waits)
        return;
    m_waits = false;
    m_reconnects.back().time.end = std::max(time, m_reconnects.back().time.begin);
}

std::vector<StateSpan> StateHistory::states(MonoTime now) const
{
    std::vector<StateSpan> states = m_states;
    if (!states.empty())
        states.back().time.end = std::max(now, states.back().time.begin);
    return states;
}

std::vector<ReconnectSpan> StateHistory::reconnects(MonoTime now) const
{
    std::vector<ReconnectSpan> reconnects = m_reconnects;
    if (m_waits)
        reconnects.back().time.end = std::max(now, reconnects.back().time.end);
    return reconnects;
}

} // namespace sse
