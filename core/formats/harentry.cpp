// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/harentry.h"

#include "core/base/utf8.h"
#include "core/exporting/jsonlines.h"

#include <algorithm>

namespace sse {

namespace {

template <typename Fact>
const Fact *factOf(const LogRecord *record)
{
    return record ? std::get_if<Fact>(&record->fact) : nullptr;
}

/// What a browser would have used for it.
bool looksLikeEventSource(const AttemptRecord &attempt)
{
    const std::optional<HeaderField> accept = firstField(attempt.headers, "Accept");
    return attempt.method == "GET" && accept && accept->value.contains("text/event-stream");
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Of the last hop. What is told behind the end, such as that the stream was closed for good, may
/// come much later.
MonoTime endOf(const ExportConnection &connection, const CaptureLog &facts)
{
    return connection.end ? facts.record(*connection.end).time : connection.finish;
}

} // namespace

std::vector<HarHop> hopsOf(const ExportConnection &connection, const CaptureLog &facts)
{
    std::vector<HarHop> hops;
    HarHop hop;
    hop.connection = &connection;
    hop.begin = connection.begin;
    hop.end = endOf(connection, facts);
    // Of a ring the request can be gone.
    if (connection.attempts.empty()) {
        if (!connection.responses.empty())
            hop.response = &facts.record(connection.responses.back());
        hops.push_back(hop);
        return hops;
    }
    for (std::size_t i = 0; i < connection.attempts.size(); ++i) {
        const bool isLast = i + 1 == connection.attempts.size();
        const std::size_t next = isLast ? facts.recordCount() : connection.attempts[i + 1];
        hop.attempt = &facts.record(connection.attempts[i]);
        hop.response = nullptr;
        for (const std::size_t response : connection.responses) {
            if (response > connection.attempts[i] && response < next)
                hop.response = &facts.record(response);
        }
        hop.number = static_cast<int>(i);
        hop.isLast = isLast;
        hop.begin = hop.attempt->time;
        hop.end = isLast ? endOf(connection, facts) : facts.record(next).time;
        hops.push_back(hop);
    }
    return hops;
}

void HarEntryWriter::begin(QByteArray &out) const
{
    out += R"({"startedDateTime":")";
    appendIsoTime(out, wall(m_hop.begin));
    out += "\",";
    appendRequest(out);
    const bool isEventSource = attempt() && looksLikeEventSource(*attempt());
    out += isEventSource ? R"(,"_resourceType":"eventsource")" : R"(,"_resourceType":"fetch")";
    out += R"(,"cache":{})";
}

void HarEntryWriter::appendRequest(QByteArray &out) const
{
    const AttemptRecord none;
    const AttemptRecord &asked = attempt() ? *attempt() : none;
    const QUrl url = attempt() ? asked.url : response() ? response()->url : QUrl();
    const QByteArray address =
        url.isEmpty() ? QByteArrayLiteral("about:blank") : m_context.redactor.address(url);
    out += R"("request":{)";
    appendHarText(out, "method", attempt() ? toWellFormedUtf8(asked.method) : QByteArray("GET"));
    out += ',';
    appendHarText(out, "url", address);
    out += R"(,"httpVersion":"HTTP/1.1","headers":)";
    HarPairs cookies;
    appendHeaders(out, asked.headers, TextPlace::RequestHeader, cookies);
    out += R"(,"cookies":)";
    appendHarPairs(out, cookies);
    out += R"(,"queryString":)";
    appendHarPairs(out, queryItemsOf(address));
    out += R"(,"headersSize":-1,"bodySize":)";
    out += QByteArray::number(asked.body.size());
    if (!asked.body.isEmpty())
        appendPostData(out, asked);
    out += '}';
}

void HarEntryWriter::appendPostData(QByteArray &out, const AttemptRecord &asked) const
{
    const std::optional<HeaderField> type = firstField(asked.headers, "Content-Type");
    out += R"(,"postData":{)";
    appendHarText(out, "mimeType",
                  type ? masked(*type, TextPlace::RequestHeader)
                       : QByteArrayLiteral("application/octet-stream"));
    out += ',';
    const QByteArray body =
        m_context.redactor.text(QByteArrayView(asked.body), TextPlace::RequestBody);
    const bool isText = isWellFormedUtf8(body);
    appendHarText(out, "text", isText ? body : body.toBase64());
    out += isText ? "}" : R"(,"_encoding":"base64"})";
}

void HarEntryWriter::beginResponse(QByteArray &out) const
{
    const ResponseRecord none;
    const ResponseRecord &came = response() ? *response() : none;
    // Only a 200 opens a stream.
    const int status = response() ? came.status : hasBody() ? 200 : 0;
    out += R"(,"response":{"status":)";
    out += QByteArray::number(status);
    out += ',';
    appendHarText(out, "statusText",
                  m_context.redactor.text(QByteArrayView(toWellFormedUtf8(came.reasonPhrase)),
                                          TextPlace::ResponseHeader));
    out += R"(,"httpVersion":"HTTP/1.1","headers":)";
    HarPairs cookies;
    appendHeaders(out, came.headers, TextPlace::ResponseHeader, cookies);
    out += R"(,"cookies":)";
    appendHarPairs(out, cookies);
    const std::optional<HeaderField> location = firstField(came.headers, "Location");
    out += ',';
    appendHarText(out, "redirectURL",
                  location && isRedirect(status) ? masked(*location, TextPlace::ResponseHeader)
                                                 : QByteArray());
    out += R"(,"headersSize":-1,"bodySize":-1)";
    if (status == 0 && endRecord())
        appendHarText(out += ',', "_error", networkErrorName(endRecord()->reason));
    const std::optional<HeaderField> type = firstField(came.headers, "Content-Type");
    out += R"(,"content":{)";
    appendHarText(out, "mimeType",
                  type        ? masked(*type, TextPlace::ResponseHeader)
                  : hasBody() ? QByteArrayLiteral("text/event-stream")
                              : QByteArrayLiteral("x-unknown"));
}

void HarEntryWriter::end(ExportOutput &out, quint64 bodySize, const BodySlices &reads) const
{
    out.buffer += R"(,"size":)";
    out.buffer += QByteArray::number(bodySize);
    out.buffer += "}}";
    appendTimings(out.buffer);
    if (!m_context.survey.hasTimes)
        out.buffer += R"(,"comment":"The times are not known; 1970 stands in their place.")";
    else if (!attempt())
        out.buffer += R"(,"comment":"The request is not known.")";
    appendInspector(out, reads);
    out.buffer += '}';
}

void HarEntryWriter::appendTimings(QByteArray &out) const
{
    const auto between = [this](MonoTime from, MonoTime to) {
        return std::max(wall(to) - wall(from), WallTime::duration::zero());
    };
    const MonoTime head = m_hop.response ? m_hop.response->time
                          : hasBody()    ? m_hop.connection->firstByte
                                         : m_hop.end;
    out += R"(,"time":)";
    appendHarMilliseconds(out, between(m_hop.begin, m_hop.end));
    out += R"(,"timings":{"blocked":-1,"dns":-1,"connect":-1,"ssl":-1)";
    if (!m_context.survey.hasTimes) {
        out += R"(,"send":-1,"wait":-1,"receive":-1})";
        return;
    }
    out += R"(,"send":0,"wait":)";
    appendHarMilliseconds(out, between(m_hop.begin, head));
    out += R"(,"receive":)";
    appendHarMilliseconds(out, between(head, m_hop.end));
    out += '}';
}

void HarEntryWriter::appendInspector(ExportOutput &out, const BodySlices &reads) const
{
    QByteArray &to = out.buffer;
    to += R"(,"_sseInspector":{"version":1,"connection":)";
    to += QByteArray::number(m_hop.connection->id);
    to += R"(,"hop":)";
    to += QByteArray::number(m_hop.number);
    if (hasBody())
        to += R"(,"opened":true)";
    if (!attempt())
        to += R"(,"requestUnknown":true)";
    if (!response() && hasBody())
        to += R"(,"responseUnknown":true)";
    if (attempt() && !attempt()->lastEventId.isEmpty()) {
        const QByteArray id = toWellFormedUtf8(attempt()->lastEventId);
        appendHarText(to += ',', "lastEventId",
                      m_context.redactor.text(QByteArrayView(id), TextPlace::EventId));
    }
    if (m_context.survey.hasTimes && !reads.isEmpty()) {
        BodySlices::Reader reader(reads);
        to += R"(,"reads":)";
        char separator = '[';
        while (const std::optional<BodySlice> read = reader.next()) {
            to += std::exchange(separator, ',');
            to += '[' + QByteArray::number(read->length) + ',' +
                  QByteArray::number(qint64{read->time.time_since_epoch().count()}) + ']';
            if (!out.goesOn())
                break;
        }
        to += ']';
    }
    if (endRecord())
        appendEnd(to);
    to += '}';
}

void HarEntryWriter::appendEnd(QByteArray &out) const
{
    const CaptureLog &facts = *m_context.survey.facts;
    const std::size_t number = *m_hop.connection->end;
    const auto appendWhen = [&](const LogRecord &record, const QString &message) {
        appendHarText(out += ',', "message",
                      m_context.redactor.text(message, TextPlace::Message).toUtf8());
        if (m_context.survey.hasTimes) {
            out += R"(,"time":)";
            out += QByteArray::number(qint64{wall(record.time).time_since_epoch().count()});
        }
        out += '}';
    };
    out += R"(,"end":{)";
    appendHarText(out, "reason", endReasonName(endRecord()->reason));
    appendWhen(facts.record(number), endRecord()->message);
    for (std::size_t next = number + 1; next < facts.recordCount(); ++next) {
        const LogRecord &record = facts.record(next);
        if (std::holds_alternative<AttemptRecord>(record.fact))
            return;
        const auto *reconnect = factOf<ReconnectRecord>(&record);
        if (!reconnect)
            continue;
        out += R"(,"reconnect":{"delayMs":)";
        out += QByteArray::number(qint64{reconnect->delay.count()});
        appendHarText(out += ',', "from", delaySourceName(reconnect->source));
        appendWhen(record, reconnect->message);
        return;
    }
}

void HarEntryWriter::appendHeaders(QByteArray &out, const HeaderList &headers, TextPlace place,
                                   HarPairs &cookies) const
{
    HarPairs pairs;
    for (const HeaderField &field : headers) {
        const QByteArray value = masked(field, place);
        // As they are masked there: what is a secret in one place is one in the other.
        if (place == TextPlace::RequestHeader &&
            field.name.compare("Cookie", Qt::CaseInsensitive) == 0)
            cookies += cookiesOf(value);
        else if (place == TextPlace::ResponseHeader &&
                 field.name.compare("Set-Cookie", Qt::CaseInsensitive) == 0)
            cookies += setCookieOf(value);
        pairs.append({toWellFormedUtf8(field.name), value});
    }
    appendHarPairs(out, pairs);
}

QByteArray HarEntryWriter::masked(const HeaderField &field, TextPlace place) const
{
    return toWellFormedUtf8(m_context.redactor.headerValue(field, place));
}

const AttemptRecord *HarEntryWriter::attempt() const
{
    return factOf<AttemptRecord>(m_hop.attempt);
}

const ResponseRecord *HarEntryWriter::response() const
{
    return factOf<ResponseRecord>(m_hop.response);
}

const EndRecord *HarEntryWriter::endRecord() const
{
    if (!m_hop.isLast || !m_hop.connection->end)
        return nullptr;
    return factOf<EndRecord>(&m_context.survey.facts->record(*m_hop.connection->end));
}

WallTime HarEntryWriter::wall(MonoTime time) const
{
    return m_context.survey.hasTimes ? m_context.survey.anchor.toWall(time) : WallTime();
}

bool HarEntryWriter::hasBody() const
{
    return m_hop.isLast &&
           (m_hop.connection->opened || m_hop.connection->bodyBegin < m_hop.connection->bodyEnd);
}

} // namespace sse
