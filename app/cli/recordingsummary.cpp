// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/recordingsummary.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/exporting/jsonlines.h"

#include <algorithm>

namespace sse::cli {

namespace {

void appendText(QByteArray &out, QByteArrayView key, QByteArrayView text)
{
    out.append(key);
    appendJsonString(out, toWellFormedUtf8(text));
}

void appendNumber(QByteArray &out, QByteArrayView key, quint64 number)
{
    out.append(key);
    out.append(QByteArray::number(number));
}

QByteArrayView stateOf(const RecordingInfo &info)
{
    if (info.live)
        return "recording";
    return info.complete ? "complete" : "interrupted";
}

/// Beyond 2^53 − 1 not every JSON reader holds an integer exactly.
void appendRetry(QByteArray &out, const std::optional<quint64> &retry)
{
    constexpr quint64 mostExact = (quint64{1} << 53) - 1;
    out.append(",\"retryMs\":");
    if (!retry)
        out.append("null");
    else if (*retry <= mostExact)
        out.append(QByteArray::number(*retry));
    else
        out.append('"' + QByteArray::number(*retry) + '"');
}

/// Seconds with six decimals, as the stamps have them.
void appendSeconds(QByteArray &out, QByteArrayView key, Nanos time)
{
    const qint64 micros =
        std::max<qint64>(0, std::chrono::duration_cast<std::chrono::microseconds>(time).count());
    out.append(key);
    out.append(QByteArray::number(micros / 1'000'000));
    out.append('.');
    out.append(QByteArray::number(micros % 1'000'000).rightJustified(6, '0'));
}

} // namespace

void RecordingSummary::takeNew()
{
    for (const std::size_t count = m_log.readCount(); m_read < count; ++m_read) {
        const ReadRecord &read = m_log.read(m_read);
        Connection &connection = m_connections[read.connection];
        connection.bytes += read.length;
        ++connection.reads;
        m_last = std::max(m_last, read.time);
    }
    for (const std::size_t count = m_log.recordCount(); m_record < count; ++m_record)
        take(m_log.record(m_record));
}

void RecordingSummary::take(const LogRecord &record)
{
    m_last = std::max(m_last, record.time);
    // What belongs to the stream as a whole.
    if (record.connection == 0)
        return;
    if (const auto *attempt = std::get_if<AttemptRecord>(&record.fact)) {
        Connection &connection = m_connections[record.connection];
        if (!connection.attempt) {
            connection.attempt = *attempt;
            connection.started = record.time;
        }
    } else if (const auto *response = std::get_if<ResponseRecord>(&record.fact)) {
        m_connections[record.connection].status = response->status;
    } else if (const auto *state = std::get_if<StateRecord>(&record.fact)) {
        if (state->state == ReadyState::Open)
            m_connections[record.connection].opened = record.time;
    } else if (const auto *end = std::get_if<EndRecord>(&record.fact)) {
        Connection &connection = m_connections[record.connection];
        connection.ended = record.time;
        connection.reason = end->reason;
    }
}

QByteArray RecordingSummary::line(const Rest &rest) const
{
    const RecordingInfo &info = rest.info;
    QByteArray out;
    appendText(out, "{\"file\":", rest.file.toUtf8());
    appendNumber(out, ",\"fileSize\":", info.fileSize);
    appendNumber(out, ",\"formatVersion\":", static_cast<quint64>(info.version));
    appendText(out, ",\"application\":", info.application.toUtf8());
    appendText(out, ",\"state\":", stateOf(info));
    appendTime(out, ",\"begun\":", info.anchor.mono);
    appendSeconds(out, ",\"duration\":", m_last - info.anchor.mono);
    appendText(out, ",\"url\":", info.title.toUtf8());
    appendCounts(out);
    appendText(out, ",\"lastEventId\":", rest.lastEventId);
    appendRetry(out, rest.retry);
    appendNumber(out, ",\"dropped\":{\"bytes\":", info.droppedBytes);
    appendNumber(out, ",\"rows\":", info.droppedRows);
    appendNumber(out, "},\"damage\":", static_cast<quint64>(rest.damage));
    out.append(",\"connections\":[");
    bool first = true;
    for (const auto &[number, connection] : m_connections) {
        if (!first)
            out.append(',');
        appendConnection(out, number, connection);
        first = false;
    }
    out.append("]}\n");
    return out;
}

void RecordingSummary::appendCounts(QByteArray &out) const
{
    quint64 comments = 0;
    for (const auto &[number, connection] : m_connections) {
        if (const ConnectionCounts *counts = m_index.findCounts(number))
            comments += counts->comments;
    }
    appendNumber(out, ",\"counts\":{\"events\":", m_index.eventCount());
    appendNumber(out, ",\"comments\":", comments);
    appendNumber(out, ",\"rows\":", m_index.rowCount());
    appendNumber(out, ",\"reads\":", m_log.readCount());
    appendNumber(out, ",\"bytes\":", m_log.byteCount());
    appendNumber(out, ",\"facts\":", m_log.recordCount());
    out.append('}');
}

void RecordingSummary::appendConnection(QByteArray &out, ConnectionId number,
                                        const Connection &connection) const
{
    const auto appendOrNull = [&out](QByteArrayView key, const std::optional<QByteArray> &text) {
        if (text)
            appendText(out, key, *text);
        else
            out.append(key.toByteArray() + "null");
    };
    std::optional<QByteArray> method;
    std::optional<QByteArray> url;
    if (connection.attempt) {
        method = connection.attempt->method;
        url = redactedUrl(connection.attempt->url).toUtf8();
    }
    appendNumber(out, "{\"connection\":", number);
    appendOrNull(",\"method\":", method);
    appendOrNull(",\"url\":", url);
    out.append(",\"status\":" +
               (connection.status ? QByteArray::number(*connection.status) : "null"));
    appendTime(out, ",\"started\":", connection.started);
    appendTime(out, ",\"opened\":", connection.opened);
    appendTime(out, ",\"ended\":", connection.ended);
    appendOrNull(",\"reason\":", connection.reason
                                     ? std::optional(endReasonName(*connection.reason))
                                     : std::nullopt);
    appendNumber(out, ",\"bytes\":", connection.bytes);
    appendNumber(out, ",\"reads\":", connection.reads);
    const ConnectionCounts *counts = m_index.findCounts(number);
    appendNumber(out, ",\"events\":", counts ? counts->events.load() : 0);
    appendNumber(out, ",\"comments\":", counts ? counts->comments.load() : 0);
    out.append('}');
}

void RecordingSummary::appendTime(QByteArray &out, QByteArrayView key,
                                  const std::optional<MonoTime> &time) const
{
    out.append(key);
    if (!time) {
        out.append("null");
        return;
    }
    out.append('"');
    appendIsoTime(out, m_log.anchor().toWall(*time));
    out.append('"');
}

} // namespace sse::cli
