// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/connectionsurvey.h"

#include <algorithm>

namespace sse {

ConnectionSurvey::Found &ConnectionSurvey::found(ConnectionId id)
{
    if (m_last < m_found.size() && m_found[m_last].connection.id == id)
        return m_found[m_last];
    const auto [place, isNew] = m_places.try_emplace(id, m_found.size());
    m_last = place->second;
    if (isNew) {
        m_found.emplace_back();
        m_found.back().connection.id = id;
    }
    return m_found[m_last];
}

void ConnectionSurvey::seeTime(ExportConnection *connection, MonoTime time)
{
    m_begin = std::min(m_begin.value_or(time), time);
    m_finish = std::max(m_finish, time);
    if (connection)
        connection->finish = std::max(connection->finish, time);
}

void ConnectionSurvey::take(std::size_t endRecord, ByteOffset endByte)
{
    for (; m_nextRecord < endRecord; ++m_nextRecord)
        takeRecord(m_nextRecord);
    const std::size_t reads = m_log.readCount();
    while (m_nextRead < reads && m_log.read(m_nextRead).begin < endByte)
        takeRead(m_log.read(m_nextRead++), endByte);
}

void ConnectionSurvey::takeRecord(std::size_t number)
{
    const LogRecord &record = m_log.record(number);
    // A note on the file has no connection.
    if (record.connection == 0) {
        seeTime(nullptr, record.time);
        return;
    }
    const std::size_t before = m_found.size();
    ExportConnection &connection = found(record.connection).connection;
    if (m_found.size() > before) {
        connection.begin = connection.firstByte = record.time;
        connection.bodyBegin = connection.bodyEnd = record.position;
    }
    seeTime(&connection, record.time);
    if (std::holds_alternative<AttemptRecord>(record.fact))
        connection.attempts.push_back(number);
    else if (std::holds_alternative<ResponseRecord>(record.fact))
        connection.responses.push_back(number);
    else if (std::holds_alternative<EndRecord>(record.fact))
        connection.end = number;
    else if (const auto *state = std::get_if<StateRecord>(&record.fact))
        connection.opened = connection.opened || state->state == ReadyState::Open;
}

void ConnectionSurvey::takeRead(const ReadRecord &read, ByteOffset endByte)
{
    const std::size_t before = m_found.size();
    ExportConnection &connection = found(read.connection).connection;
    if (m_found.size() > before)
        connection.begin = read.time;
    if (connection.reads == 0) {
        connection.firstByte = read.time;
        connection.bodyBegin = read.begin;
    }
    connection.bodyEnd = std::min(read.begin + read.length, endByte);
    ++connection.reads;
    seeTime(&connection, read.time);
}

void ConnectionSurvey::takeRow(ConnectionId connection, RowKind kind)
{
    if (connection == 0)
        return;
    Found &of = found(connection);
    of.hasRow = true;
    of.connection.rows += kind == RowKind::Fact ? 0 : 1;
    of.connection.events += kind == RowKind::Event ? 1 : 0;
}

std::vector<ExportConnection> ConnectionSurvey::connections(bool all) const
{
    std::vector<ExportConnection> list;
    for (const Found &of : m_found) {
        if (all || of.hasRow)
            list.push_back(of.connection);
    }
    return list;
}

} // namespace sse
