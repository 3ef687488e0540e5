// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/exportsurvey.h"

#include <unordered_map>

namespace sse {

/// Finds the connections of a log: their facts, reads and rows. One thread.
class ConnectionSurvey final
{
public:
    /// \a log outlives it.
    explicit ConnectionSurvey(const CaptureLog &log)
        : m_log(log)
    {
    }

    /// Takes the facts and reads that were published since, facts below \a endRecord, bytes below
    /// \a endByte.
    void take(std::size_t endRecord, ByteOffset endByte);
    /// Counts a row of \a connection in the scope.
    void takeRow(ConnectionId connection, RowKind kind);

    /// In order; \a all, or only those that have a row.
    [[nodiscard]] std::vector<ExportConnection> connections(bool all) const;
    /// Of the first and the last fact or read.
    [[nodiscard]] MonoTime begin() const { return m_begin.value_or(MonoTime()); }
    [[nodiscard]] MonoTime finish() const { return m_finish; }

private:
    struct Found
    {
        ExportConnection connection;
        bool hasRow = false;
    };
    [[nodiscard]] Found &found(ConnectionId id);
    void seeTime(ExportConnection *connection, MonoTime time);
    void takeRecord(std::size_t number);
    void takeRead(const ReadRecord &read, ByteOffset endByte);

    const CaptureLog &m_log;
    std::size_t m_nextRecord = 0;
    std::size_t m_nextRead = 0;
    std::vector<Found> m_found; // never below the last one's number
    std::unordered_map<ConnectionId, std::size_t> m_places;
    std::size_t m_last = 0; // in m_found: looked up last
    std::optional<MonoTime> m_begin;
    MonoTime m_finish;
};

} // namespace sse
