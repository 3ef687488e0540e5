// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/recordedconnections.h"

#include <algorithm>
#include <array>

namespace sse {

namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool equalNames(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Of the connection that was captured and not of the stream, or what the server says by itself.
bool isOfConnection(QByteArrayView name)
{
    static constexpr std::array<const char *, 14> names{"Connection",
                                                        "Keep-Alive",
                                                        "Proxy-Connection",
                                                        "Proxy-Authenticate",
                                                        "Proxy-Authorization",
                                                        "TE",
                                                        "Trailer",
                                                        "Transfer-Encoding",
                                                        "Upgrade",
                                                        "Alt-Svc",
                                                        "Strict-Transport-Security",
                                                        "Content-Length",
                                                        "Content-Encoding",
                                                        "Date"};
    constexpr QByteArrayView cors = "Access-Control-";
    return std::any_of(names.begin(), names.end(),
                       [name](const char *other) { return equalNames(name, other); }) ||
           equalNames(name.first(std::min(name.size(), cors.size())), cors);
}

bool isToken(QByteArrayView name)
{
    static constexpr QByteArrayView others = "!#$%&'*+-.^_`|~";
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
               (byte >= 'A' && byte <= 'Z') || others.contains(byte);
    });
}

/// A file can hold what ends a line.
QByteArray onOneLine(QByteArray text)
{
    for (char &byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if ((code < 0x20 && byte != '\t') || code == 0x7F)
            byte = ' ';
    }
    return text.trimmed();
}

/// Whether a field "Connection" of \a headers names \a name.
bool isNamedByConnection(const HeaderList &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(), [name](const HeaderField &field) {
        const QByteArrayList names =
            equalNames(field.name, "Connection") ? field.value.split(',') : QByteArrayList();
        return std::any_of(names.begin(), names.end(), [name](const QByteArray &other) {
            return equalNames(other.trimmed(), name);
        });
    });
}

QList<HeaderSpec> headersOf(const ResponseRecord &response)
{
    QList<HeaderSpec> headers;
    for (const HeaderField &field : response.headers) {
        if (isToken(field.name) && !isOfConnection(field.name) &&
            !isNamedByConnection(response.headers, field.name))
            headers.append({field.name, onOneLine(field.value)});
    }
    // What the captured response did not have, this one has not either.
    for (const char *own : {"Content-Type", "Cache-Control"}) {
        const auto isOwn = [own](const HeaderSpec &header) { return equalNames(header.name, own); };
        if (std::none_of(headers.begin(), headers.end(), isOwn))
            headers.append({own, std::nullopt});
    }
    return headers;
}

} // namespace

EndKind RecordedConnection::endKind() const
{
    return reason == EndReason::Truncated ? EndKind::MidChunk : EndKind::Clean;
}

RecordedConnections::RecordedConnections(const CaptureLog &log, const EventIndex &index,
                                         std::optional<ConnectionId> only)
    : m_log(log)
    , m_index(index)
    , m_only(only)
{
}

void RecordedConnections::update()
{
    // In this order: facts stand before the reads of their connection.
    const std::size_t reads = m_log.readCount();
    for (const std::size_t end = m_log.recordCount(); m_nextRecord < end; ++m_nextRecord)
        take(m_log.record(m_nextRecord), m_nextRecord);
    if (m_connections.empty() && reads > 0 && !m_only) {
        const ReadRecord &first = m_log.read(0);
        add({first.connection, std::nullopt, first.time, first.begin, std::nullopt, std::nullopt,
             first.time});
    }
}

void RecordedConnections::take(const LogRecord &record, std::size_t number)
{
    const bool isOpen = !m_connections.empty() && !m_connections.back().end;
    const bool isOfLast = isOpen && m_connections.back().id == record.connection;
    if (std::holds_alternative<AttemptRecord>(record.fact)) {
        m_asked = record.time;
        if (isOpen)
            m_connections.back().end = record.position;
    } else if (const auto *response = std::get_if<ResponseRecord>(&record.fact)) {
        if (isRedirect(response->status) || response->status < 200 || response->status > 599)
            return;
        add({record.connection, number, record.time, record.position, std::nullopt, std::nullopt,
             record.time, record.time - m_asked.value_or(record.time)});
    } else if (const auto *state = std::get_if<StateRecord>(&record.fact)) {
        // Text has no response, and of a damaged file it may be missing.
        if (state->state == ReadyState::Open && !isOfLast)
            add({record.connection, std::nullopt, record.time, record.position, std::nullopt,
                 std::nullopt, record.time});
    } else if (const auto *end = std::get_if<EndRecord>(&record.fact)) {
        if (!isOfLast)
            return;
        m_connections.back().end = record.position;
        m_connections.back().reason = end->reason;
        m_connections.back().endTime = record.time;
    }
}

void RecordedConnections::add(const RecordedConnection &connection)
{
    if (!m_connections.empty() && !m_connections.back().end)
        m_connections.back().end = connection.begin;
    if (!m_only || connection.id == *m_only)
        m_connections.push_back(connection);
}

std::size_t RecordedConnections::first() const
{
    const ByteOffset begin = beginOfBytes();
    if (begin == 0)
        return 0;
    const auto place = std::find_if(m_connections.begin(), m_connections.end(),
                                    [begin](const RecordedConnection &connection) {
                                        return !connection.end || *connection.end > begin;
                                    });
    return static_cast<std::size_t>(place - m_connections.begin());
}

std::size_t RecordedConnections::find(ConnectionId id, ByteOffset offset) const
{
    for (std::size_t number = m_connections.size(); number-- > 0;) {
        const RecordedConnection &connection = m_connections[number];
        if (connection.id == id && connection.begin < offset)
            return number;
    }
    return m_connections.size();
}

ByteOffset RecordedConnections::beginOfBytes() const
{
    const RowNumber row = m_index.firstRow();
    return row > 0 && row < m_index.rowCount() ? m_index.row(row).begin : 0;
}

ResponseSpec RecordedConnections::response(std::size_t number) const
{
    const RecordedConnection &connection = m_connections[number];
    ResponseSpec spec;
    if (connection.reason == EndReason::EndNotVerifiable)
        spec.framing = Framing::Close;
    if (!connection.response)
        return spec;
    const auto &record = std::get<ResponseRecord>(m_log.record(*connection.response).fact);
    spec.status = record.status;
    spec.reason = onOneLine(record.reasonPhrase);
    spec.headers = headersOf(record);
    return spec;
}

} // namespace sse
