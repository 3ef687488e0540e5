// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventindex.h"
#include "core/log/capturelog.h"
#include "core/mock/mockcontent.h"

#include <optional>
#include <vector>

namespace sse {

/// A captured connection that had a response.
struct RecordedConnection
{
    ConnectionId id = 0;
    std::optional<std::size_t> response; ///< its ResponseRecord; nothing: none was captured
    MonoTime headTime;
    ByteOffset begin = 0;          ///< of the body, in the log
    std::optional<ByteOffset> end; ///< nothing: more may come
    std::optional<EndReason> reason;
    MonoTime endTime;   ///< with a reason
    Nanos headDelay{0}; ///< from the request, or its last redirect, to the head

    /// How a server ends it that ends it so.
    [[nodiscard]] EndKind endKind() const;
};

/// The captured connections, in their order: what the facts of a log say, looked through once. One
/// thread.
class RecordedConnections final
{
public:
    /// Both must outlive it. \a only: leaves all others out.
    RecordedConnections(const CaptureLog &log, const EventIndex &index,
                        std::optional<ConnectionId> only);

    /// Takes in what the log published since.
    void update();
    [[nodiscard]] std::size_t count() const { return m_connections.size(); }
    [[nodiscard]] const RecordedConnection &at(std::size_t number) const
    {
        return m_connections[number];
    }
    /// The first one of which something is left: a ring drops what is oldest.
    [[nodiscard]] std::size_t first() const;
    /// The connection \a id, whose body holds the byte before \a offset; count() when there is
    /// none.
    [[nodiscard]] std::size_t find(ConnectionId id, ByteOffset offset) const;
    /// Where what is left of the log begins.
    [[nodiscard]] ByteOffset beginOfBytes() const;
    /// The response head to answer with; body and counts are left out.
    [[nodiscard]] ResponseSpec response(std::size_t number) const;

private:
    void take(const LogRecord &record, std::size_t number);
    void add(const RecordedConnection &connection);

    const CaptureLog &m_log;
    const EventIndex &m_index;
    std::optional<ConnectionId> m_only;
    std::vector<RecordedConnection> m_connections;
    std::size_t m_nextRecord = 0;
    std::optional<MonoTime> m_asked; ///< the last request
};

} // namespace sse
