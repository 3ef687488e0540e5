// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harentries.h"

#include "core/importing/importerror.h"
#include "core/net/bodywatch.h"
#include "core/net/mimetype.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sse {

namespace {

using Node = HarJson::Node;
using std::chrono::microseconds;

/// At most a hundred years: more is no duration of a request.
microseconds durationOf(std::optional<double> milliseconds)
{
    constexpr double most = 100.0 * 366 * 86'400 * 1000;
    return microseconds(std::llround(std::clamp(milliseconds.value_or(0), 0.0, most) * 1000));
}

HeaderList headersOf(const HarJson &json, Node headers)
{
    HeaderList list;
    if (!json.isArray(headers))
        return list;
    for (Node node = json.first(headers); node != HarJson::none; node = json.next(node)) {
        HeaderField field{json.text(node, "name"), json.text(node, "value").trimmed()};
        // ":authority" and its like are HTTP/2's request line.
        if (!field.name.isEmpty() && !field.name.startsWith(':'))
            list.append(std::move(field));
    }
    return list;
}

QByteArray headerOf(const HeaderList &headers, QByteArrayView name)
{
    const auto it = std::find_if(headers.begin(), headers.end(), [name](const HeaderField &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return it == headers.end() ? QByteArray() : it->value;
}

QByteArray formOf(const HarJson &json, Node params)
{
    QByteArray form;
    if (!json.isArray(params))
        return form;
    for (Node node = json.first(params); node != HarJson::none; node = json.next(node)) {
        if (!form.isEmpty())
            form += '&';
        form += json.text(node, "name") + '=' + json.text(node, "value");
    }
    return form;
}

QByteArray requestBodyOf(const HarJson &json, Node postData)
{
    const QByteArray text = json.text(postData, "text");
    if (text.isEmpty())
        return formOf(json, json.member(postData, "params"));
    const bool isBase64 =
        json.text(postData, "_encoding") == "base64" || json.text(postData, "encoding") == "base64";
    return isBase64 ? QByteArray::fromBase64(text) : text;
}

AttemptRecord attemptOf(const HarJson &json, Node request)
{
    AttemptRecord attempt;
    attempt.method = json.text(request, "method");
    if (attempt.method.isEmpty())
        attempt.method = QByteArrayLiteral("GET");
    attempt.url = QUrl::fromEncoded(json.text(request, "url"));
    attempt.headers = headersOf(json, json.member(request, "headers"));
    attempt.body = requestBodyOf(json, json.member(request, "postData"));
    attempt.lastEventId = headerOf(attempt.headers, "Last-Event-ID");
    return attempt;
}

ResponseRecord responseOf(const HarJson &json, Node response, const QUrl &url)
{
    ResponseRecord record;
    const auto status = json.integer(json.member(response, "status")).value_or(0);
    record.status = status >= 100 && status <= 999 ? static_cast<int>(status) : 0;
    record.reasonPhrase = json.text(response, "statusText");
    record.headers = headersOf(json, json.member(response, "headers"));
    record.url = url;
    return record;
}

std::optional<HarInspector> inspectorOf(const HarJson &json, Node node)
{
    // Of a later version nothing can be said.
    if (!json.isObject(node) || json.integer(json.member(node, "version")) != 1)
        return {};
    const auto within = [&](const char *name, qint64 least, qint64 most, qint64 otherwise) {
        const qint64 number = json.integer(json.member(node, name)).value_or(otherwise);
        return number < least || number > most ? otherwise : number;
    };
    HarInspector inspector;
    constexpr qint64 mostConnections = 1'000'000'000;
    inspector.connection = static_cast<ConnectionId>(within("connection", 1, mostConnections, 1));
    inspector.hop = static_cast<int>(within("hop", 0, 1000, 0));
    inspector.opened = json.isTrue(json.member(node, "opened"));
    inspector.requestUnknown = json.isTrue(json.member(node, "requestUnknown"));
    inspector.responseUnknown = json.isTrue(json.member(node, "responseUnknown"));
    if (const std::optional<qint64> most = json.integer(json.member(node, "maxEvents")))
        inspector.maxEvents = static_cast<quint64>(std::clamp<qint64>(*most, 0, qint64{1} << 53));
    inspector.reads = json.member(node, "reads");
    inspector.end = json.member(node, "end");
    inspector.reconnect = json.member(node, "reconnect");
    inspector.facts = json.member(node, "facts");
    return inspector;
}

void readTimes(const HarJson &json, Node node, HarEntry &entry)
{
    const std::optional<WallTime> begin = timeOfHar(json.text(node, "startedDateTime"));
    const std::optional<WallTime> first =
        begin ? begin : messageTimeOfHar(json, json.first(entry.messages));
    entry.begin = first.value_or(WallTime());
    // What has no times of its own stands at the epoch.
    entry.hasTime = entry.begin > WallTime();
    const Node timings = json.member(node, "timings");
    microseconds beforeHead{0};
    for (const char *part : {"blocked", "dns", "connect", "send", "wait"})
        beforeHead += durationOf(json.number(timings, part));
    const microseconds whole = durationOf(json.number(node, "time"));
    const microseconds receive = durationOf(json.number(timings, "receive"));
    entry.finish = entry.begin + std::max(whole, beforeHead + receive);
    entry.head = entry.begin + beforeHead;
}

/// Whether what was received looks like pieces of an event stream.
bool holdsFrames(const HarJson &json, Node messages)
{
    QByteArray beginning;
    if (!json.isArray(messages))
        return false;
    for (Node node = json.first(messages); node != HarJson::none; node = json.next(node)) {
        beginning += frameOfHar(json, node) + '\n';
        if (static_cast<quint64>(beginning.size()) > BodyWatch::fieldlessBytes)
            break;
    }
    return !looksLikeJson(beginning) && hasKnownField(beginning);
}

HarSource sourceOf(const HarJson &json, Node node, HarEntry &entry, bool isEventSource)
{
    const bool hasText = json.isString(json.member(entry.content, "text"));
    if (entry.inspector && hasText)
        return HarSource::Exact;
    if (entry.inspector && entry.inspector->opened && json.count(entry.messages) == 0)
        return HarSource::Empty;
    if (json.isArray(entry.messages) && json.count(entry.messages) > 0)
        return HarSource::Messages;
    const bool opened = entry.response.status == 200 || entry.response.status == 0;
    if (hasText && entry.isEventStream && opened)
        return HarSource::Body;
    const Node frames = json.member(node, "_webSocketMessages");
    if (holdsFrames(json, frames)) {
        entry.messages = frames;
        return HarSource::Frames;
    }
    const bool isStream = entry.inspector || entry.isEventStream || isEventSource;
    return isStream ? HarSource::Empty : HarSource::None;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

HarEntry readHarEntry(const HarJson &json, Node node, std::size_t number)
{
    HarEntry entry;
    entry.number = number;
    const Node response = json.member(node, "response");
    entry.attempt = attemptOf(json, json.member(node, "request"));
    entry.response = responseOf(json, response, entry.attempt.url);
    entry.content = json.member(response, "content");
    entry.messages = json.member(node, "_eventSourceMessages");
    entry.inspector = inspectorOf(json, json.member(node, "_sseInspector"));
    readTimes(json, node, entry);
    entry.error = json.text(response, "_error");
    if (entry.error.isEmpty())
        entry.error = json.text(node, "_error");
    if (isRedirect(entry.response.status)) {
        QByteArray target = json.text(response, "redirectURL");
        if (target.isEmpty())
            target = headerOf(entry.response.headers, "Location");
        if (!target.isEmpty())
            entry.redirect = entry.attempt.url.resolved(QUrl::fromEncoded(target));
    }
    QByteArray type = json.text(entry.content, "mimeType");
    if (type.isEmpty())
        type = headerOf(entry.response.headers, "Content-Type");
    const std::optional<MimeType> mimeType = extractMimeType(type);
    entry.isEventStream = mimeType && mimeType->essence == "text/event-stream";
    const bool isEventSource = json.text(node, "_resourceType") == "eventsource";
    entry.source = sourceOf(json, node, entry, isEventSource);
    if (entry.inspector) {
        const QByteArray id = json.text(json.member(node, "_sseInspector"), "lastEventId");
        entry.attempt.lastEventId = id.isEmpty() ? entry.attempt.lastEventId : id;
    }
    return entry;
}

Result<QByteArray> bodyOfHar(const HarJson &json, const HarEntry &entry)
{
    QByteArray text = json.text(entry.content, "text");
    if (json.text(entry.content, "encoding") != "base64")
        return text;
    auto decoded =
        QByteArray::fromBase64Encoding(std::move(text), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok)
        return std::move(decoded.decoded);
    return importError(
        QCoreApplication::translate("sse::HarImport",
                                    "The body of entry %1 says that it is Base64, but it is not.")
            .arg(entry.number));
}

QByteArray frameOfHar(const HarJson &json, Node message)
{
    const QByteArray type = json.text(message, "type");
    if (type != "receive" && type != "response" && type != "incoming")
        return {};
    const QByteArray data = json.text(message, "data");
    return json.integer(json.member(message, "opcode")) == 2 ? QByteArray::fromBase64(data) : data;
}

std::optional<WallTime> messageTimeOfHar(const HarJson &json, Node message)
{
    const Node time = json.member(message, "time");
    std::optional<double> number = json.number(time);
    if (!number)
        return timeOfHar(json.text(time));
    // Seconds up to the year 5138, milliseconds up to there, microseconds.
    constexpr double mostSeconds = 1e11;
    const double unit = *number < mostSeconds ? 1e6 : *number < mostSeconds * 1000 ? 1e3 : 1;
    if (*number < 0 || *number * unit > mostSeconds * 1e6)
        return {};
    return WallTime(microseconds(std::llround(*number * unit)));
}

} // namespace sse
