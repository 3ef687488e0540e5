// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/recordedbody.h"

#include <algorithm>
#include <cmath>

namespace sse {

namespace {

/// How long to wait before looking at a growing capture again.
constexpr Millis growthPause(50);

/// The first row that begins at \a offset or behind it.
RowNumber rowAt(const EventIndex &index, ByteOffset offset)
{
    RowNumber low = index.firstRow();
    RowNumber high = std::max(low, index.rowCount());
    while (low < high) {
        const RowNumber middle = low + (high - low) / 2;
        if (index.row(middle).begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// The first read of \a log that holds the byte at \a offset, or will.
std::size_t firstRead(const CaptureLog &log, ByteOffset offset)
{
    const std::size_t count = log.readCount();
    if (count == 0)
        return 0;
    const ReadRecord &last = log.read(count - 1);
    return last.begin + last.length <= offset ? count : log.readAt(offset);
}

} // namespace

ConnectionStops::ConnectionStops(const RecordedCapture &capture, std::size_t connection,
                                 ByteOffset offset)
    : m_capture(capture)
    , m_connection(connection)
    , m_first(firstRead(capture.log, offset))
    , m_beginTime(capture.connections.at(connection).headTime)
{
    const CaptureLog &log = capture.log;
    const ByteOffset begin = this->connection().begin;
    if (offset <= begin)
        return;
    if (m_first < log.readCount() && log.read(m_first).begin < offset)
        m_beginTime = log.read(m_first).time;
    else if (m_first > 0 && log.read(m_first - 1).begin >= begin)
        m_beginTime = log.read(m_first - 1).time;
}

std::size_t ConnectionStops::reads() const
{
    if (m_reads)
        return *m_reads;
    const std::optional<ByteOffset> end = connection().end;
    const std::size_t readsEnd = end ? firstRead(m_capture.log, *end) : m_capture.log.readCount();
    const std::size_t count = readsEnd > m_first ? readsEnd - m_first : 0;
    if (end)
        m_reads = count;
    return count;
}

std::size_t ConnectionStops::count() const
{
    return reads() + (connection().reason ? 1 : 0);
}

MonoTime ConnectionStops::time(std::size_t number) const
{
    return isEnd(number) ? connection().endTime : m_capture.log.read(readOf(number)).time;
}

Millis RecordedCapture::headDelay(std::size_t connection) const
{
    const Pace &pace = options.pace;
    if (pace.unlimited || !options.hasTimes)
        return Millis::zero();
    Nanos delay = std::max(connections.at(connection).headDelay, Nanos::zero());
    if (pace.longestSilence > Nanos::zero())
        delay = std::min(delay, pace.longestSilence);
    const double factor = std::clamp(pace.factor, Pace::least, Pace::most);
    return Millis(std::llround(std::chrono::duration<double, std::milli>(delay).count() / factor));
}

RecordedBody::RecordedBody(std::shared_ptr<RecordedCapture> capture,
                           std::shared_ptr<RecordedClient> client, std::size_t connection,
                           std::optional<ByteOffset> offset)
    : m_capture(std::move(capture))
    , m_client(std::move(client))
    , m_connection(connection)
    , m_offset(offset)
    , m_cursor(m_capture->log)
{
}

BodyAction RecordedBody::next(MonoTime now)
{
    if (m_position < m_readEnd)
        return send();
    if (!m_end) {
        const bool growing = m_capture->isGrowing();
        m_capture->connections.update();
        if (m_schedule || begin(now)) {
            if (const std::optional<MonoTime> due = m_schedule->due()) {
                if (*due > now)
                    return WaitUntil{*due};
                const std::size_t stop = m_schedule->next();
                m_schedule->advance(now, 1);
                if (!m_stops->isEnd(stop)) {
                    const std::size_t number = m_stops->readOf(stop);
                    const ReadRecord &read = m_capture->log.read(number);
                    m_position = std::max(m_position, read.begin);
                    m_readEnd = read.begin + read.length;
                    m_readHasEvent = noteRows(number);
                    return send();
                }
            }
            const RecordedConnection &connection = m_capture->connections.at(m_connection);
            if (connection.end || !growing)
                m_end = connection.endKind();
        } else if (!growing) {
            m_end = EndKind::Clean;
        }
        if (!m_end)
            return WaitUntil{now + growthPause};
        m_client->finished = m_connection;
    }
    return EndBody{*m_end};
}

bool RecordedBody::begin(MonoTime now)
{
    if (m_connection >= m_capture->connections.count())
        return false;
    const RecordedConnection &connection = m_capture->connections.at(m_connection);
    m_position = std::max(m_offset.value_or(connection.begin), connection.begin);
    m_position = std::max(m_position, m_capture->connections.beginOfBytes());
    m_readEnd = m_position;
    m_row = rowAt(m_capture->index, m_position);
    m_stops.emplace(*m_capture, m_connection, m_position);
    Pace pace = m_capture->options.pace;
    pace.unlimited = pace.unlimited || !m_capture->options.hasTimes;
    m_schedule.emplace(*m_stops, pace, 0, m_stops->beginTime(), now);
    return true;
}

BodyAction RecordedBody::send()
{
    const ByteOffset size =
        std::min<ByteOffset>(m_readEnd - m_position, static_cast<ByteOffset>(mostBytes));
    SendBytes piece;
    piece.bytes = m_cursor.bytes(m_position, size).toByteArray();
    m_position += size;
    piece.isEvent = m_readHasEvent && m_position == m_readEnd;
    m_state.feed(piece.bytes);
    return piece;
}

/// Whether an event ends in the read.
bool RecordedBody::noteRows(std::size_t read)
{
    const EventIndex &index = m_capture->index;
    bool hasEvent = false;
    for (; m_row < index.rowCount(); ++m_row) {
        const EventRow &row = index.row(m_row);
        if (row.kind == RowKind::Fact)
            continue;
        if (row.source > read)
            break;
        hasEvent = hasEvent || (row.kind == RowKind::Event && row.source == read);
        m_client->lastRow = m_row;
        if (row.idRow != m_row + 1)
            continue;
        m_client->lastIdRow = m_row;
        m_client->gotId = m_client->gotId || !m_capture->text.lastEventId(m_row).isEmpty();
    }
    return hasEvent;
}

void RecordedBody::notePushed(const QByteArray &id, const QByteArray &block)
{
    // What is served is the capture: a client that names such an id goes on in turn.
    static_cast<void>(id);
    static_cast<void>(block);
}

} // namespace sse
