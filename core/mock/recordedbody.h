// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/eventtext.h"
#include "core/mock/blockstate.h"
#include "core/mock/recordedconnections.h"
#include "core/mock/recordedcontent.h"

#include <memory>
#include <optional>

namespace sse {

/// A capture that is served. Lives as long as its content and every body of it.
struct RecordedCapture
{
    const CaptureLog &log;
    const EventIndex &index;
    RecordedContent::Options options;
    std::shared_ptr<void> keep;
    RecordedConnections connections;
    EventText text;

    /// Whether the capture may still grow. Ask before looking at its end.
    [[nodiscard]] bool isGrowing() const { return options.isGrowing && options.isGrowing(); }
    /// How long the response head of a connection takes, at the pace; whole milliseconds.
    [[nodiscard]] Millis headDelay(std::size_t connection) const;
};

/// What one client got of a capture.
struct RecordedClient
{
    quint32 connections = 0;
    std::size_t next = 0;                ///< connection that comes next
    bool gotId = false;                  ///< a row that sets an id: an EventSource would name it
    bool gotAll = false;                 ///< was told so
    std::optional<RowNumber> lastRow;    ///< sent
    std::optional<RowNumber> lastIdRow;  ///< sent, of those that set an id
    std::optional<std::size_t> finished; ///< the connection that was sent to its end last
    quint64 lastUse = 0;
};

/// The reads of a captured connection, and then its end, as stops.
class ConnectionStops final : public Stops
{
public:
    /// From the byte \a offset on. \a capture must outlive it.
    ConnectionStops(const RecordedCapture &capture, std::size_t connection, ByteOffset offset);

    [[nodiscard]] std::size_t count() const override;
    [[nodiscard]] MonoTime time(std::size_t number) const override;
    [[nodiscard]] quint64 group(std::size_t number) const override { return number; }
    [[nodiscard]] bool isEnd(std::size_t number) const { return number >= reads(); }
    /// The number of a read in the log.
    [[nodiscard]] std::size_t readOf(std::size_t number) const { return m_first + number; }
    /// Where the capture stood at \a offset.
    [[nodiscard]] MonoTime beginTime() const { return m_beginTime; }

private:
    [[nodiscard]] std::size_t reads() const;
    [[nodiscard]] const RecordedConnection &connection() const
    {
        return m_capture.connections.at(m_connection);
    }

    const RecordedCapture &m_capture;
    std::size_t m_connection;
    std::size_t m_first = 0;
    MonoTime m_beginTime;
    mutable std::optional<std::size_t> m_reads; ///< once no more can come
};

/// A captured connection's body at its pace. Waits for what a growing capture has not got yet, be
/// it the connection itself.
class RecordedBody final : public BodySource
{
public:
    /// From the byte \a offset on; nothing: all of it.
    RecordedBody(std::shared_ptr<RecordedCapture> capture, std::shared_ptr<RecordedClient> client,
                 std::size_t connection, std::optional<ByteOffset> offset);

    [[nodiscard]] BodyAction next(MonoTime now) override;
    [[nodiscard]] bool atBlockEnd() const override { return m_state.atBlockEnd(); }
    void notePushed(const QByteArray &id, const QByteArray &block) override;

private:
    [[nodiscard]] bool begin(MonoTime now);
    [[nodiscard]] BodyAction send();
    [[nodiscard]] bool noteRows(std::size_t read);

    std::shared_ptr<RecordedCapture> m_capture;
    std::shared_ptr<RecordedClient> m_client;
    std::size_t m_connection;
    std::optional<ByteOffset> m_offset;
    std::optional<ConnectionStops> m_stops;
    std::optional<Schedule> m_schedule;
    LogCursor m_cursor;
    BlockState m_state;
    ByteOffset m_position = 0; ///< sent up to here
    ByteOffset m_readEnd = 0;  ///< of the read under way
    bool m_readHasEvent = false;
    RowNumber m_row = 0; ///< the first that may end in a read to come
    std::optional<EndKind> m_end;
};

} // namespace sse
