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

bool isCalled(QByteArrayView field, QByteArrayView name)
{
    return field.compare(name, Qt::CaseInsensitive) == 0;
}

/// Of the first field \a name, masked as it is there.
std::optional<QByteArray> valueOf(const HarPairs &headers, QByteArrayView name)
{
    const auto it = std::find_if(headers.begin(), headers.end(),
                                 [name](const auto &pair) { return isCalled(pair.first, name); });
    return it == headers.end() ? std::nullopt : std::optional(it->second);
}

/// \a headers, and the cookies that \a cookiesIn finds in the values of those called \a name.
void appendHeaders(QByteArray &out, const HarPairs &headers, QByteArrayView name,
                   HarPairs (*cookiesIn)(QByteArrayView value))
{
    out += R"(,"httpVersion":"HTTP/1.1","headers":)";
    appendHarPairs(out, headers);
    HarPairs cookies;
    for (const auto &[field, value] : headers) {
        if (isCalled(field, name))
            cookies += cookiesIn(value);
    }
    out += R"(,"cookies":)";
    appendHarPairs(out, cookies);
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
    const HarPairs headers = masked(asked.headers, TextPlace::RequestHeader);
    appendHeaders(out, headers, "Cookie", cookiesOf);
    out += R"(,"queryString":)";
    appendHarPairs(out, queryItemsOf(address));
    out += R"(,"headersSize":-1,"bodySize":)";
    out += QByteArray::number(asked.body.size());
    if (!asked.body.isEmpty())
        appendPostData(out, asked.body, valueOf(headers, "Content-Type"));
    out += '}';
}

void HarEntryWriter::appendPostData(QByteArray &out, const QByteArray &asked,
                                    const std::optional<QByteArray> &type) const
{
    out += R"(,"postData":{)";
    appendHarText(out, "mimeType", type.value_or("application/octet-stream"));
    out += ',';
    const QByteArray body = m_context.redactor.text(asked, TextPlace::RequestBody);
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
    const HarPairs headers = masked(came.headers, TextPlace::ResponseHeader);
    appendHeaders(out, headers, "Set-Cookie", setCookieOf);
    out += ',';
    appendHarText(out, "redirectURL",
                  isRedirect(status) ? valueOf(headers, "Location").value_or("") : "");
    out += R"(,"headersSize":-1,"bodySize":-1)";
    if (status == 0 && endRecord())
        appendHarText(out += ',', "_error", networkErrorName(endRecord()->reason));
    out += R"(,"content":{)";
    appendHarText(
        out, "mimeType",
        valueOf(headers, "Content-Type").value_or(hasBody() ? "text/event-stream" : "x-unknown"));
}

void HarEntryWriter::end(ExportOutput &out, const WrittenBody &body,
                         const std::vector<HarFact> &facts) const
{
    out.buffer += R"(,"size":)";
    out.buffer += QByteArray::number(body.size);
    out.buffer += "}}";
    appendTimings(out.buffer);
    if (!m_context.survey.hasTimes)
        out.buffer += R"(,"comment":"The times are not known; 1970 stands in their place.")";
    else if (!attempt())
        out.buffer += R"(,"comment":"The request is not known.")";
    appendInspector(out, body, facts);
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

void HarEntryWriter::appendInspector(ExportOutput &out, const WrittenBody &body,
                                     const std::vector<HarFact> &facts) const
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
                      m_context.redactor.text(QByteArrayView(id), TextPlace::Elsewhere));
    }
    if (m_hop.maxEvents) {
        to += R"(,"maxEvents":)";
        to += QByteArray::number(*m_hop.maxEvents);
    }
    if (m_context.survey.hasTimes && !body.reads.isEmpty())
        appendReads(out, body.reads);
    if (endRecord())
        appendHarEnd(to, m_context, *m_hop.connection->end);
    appendHarFacts(to, m_context, facts, body.places);
    to += '}';
}

void HarEntryWriter::appendReads(ExportOutput &out, const BodySlices &reads) const
{
    BodySlices::Reader reader(reads);
    out.buffer += R"(,"reads":)";
    char separator = '[';
    while (const std::optional<BodySlice> read = reader.next()) {
        out.buffer += std::exchange(separator, ',');
        out.buffer += '[' + QByteArray::number(read->length) + ',' +
                      QByteArray::number(qint64{read->time.time_since_epoch().count()}) + ']';
        if (!out.goesOn())
            break;
    }
    out.buffer += ']';
}

HarPairs HarEntryWriter::masked(const HeaderList &headers, TextPlace place) const
{
    HarPairs pairs;
    for (const HeaderField &field : headers) {
        pairs.append({toWellFormedUtf8(field.name),
                      toWellFormedUtf8(m_context.redactor.headerValue(field, place))});
    }
    return pairs;
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
