// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/jsonfacts.h"

#include "core/base/utf8.h"
#include "core/exporting/jsonlines.h"

namespace sse {

namespace {

void writeHeaders(JsonSink &to, const HeaderList &headers, TextPlace place, Redactor &redactor)
{
    to.raw(",\"headers\":[");
    bool first = true;
    for (const HeaderField &header : headers) {
        to.raw(std::exchange(first, false) ? "{\"name\":" : ",{\"name\":");
        to.string(toWellFormedUtf8(redactor.text(QByteArrayView(header.name), place)));
        to.raw(",\"value\":");
        to.string(toWellFormedUtf8(redactor.headerValue(header, place)));
        to.raw("}");
    }
    to.raw("]");
}

void writeMember(JsonSink &to, QByteArrayView key, QByteArrayView text)
{
    to.raw(key);
    to.string(text);
}

void writeMessage(JsonSink &to, const QString &message, Redactor &redactor)
{
    writeMember(to, ",\"message\":", redactor.text(message, TextPlace::Message).toUtf8());
}

void write(JsonSink &to, const AttemptRecord &attempt, Redactor &redactor)
{
    to.raw(",\"hop\":");
    to.number(attempt.hop);
    writeMember(to, ",\"method\":", toWellFormedUtf8(attempt.method));
    writeMember(to, ",\"url\":", redactor.address(attempt.url));
    writeHeaders(to, attempt.headers, TextPlace::RequestHeader, redactor);
    if (!attempt.body.isEmpty()) {
        const QByteArray body = redactor.text(QByteArrayView(attempt.body), TextPlace::RequestBody);
        if (isWellFormedUtf8(body))
            writeMember(to, ",\"body\":", body);
        else
            writeMember(to, ",\"bodyBase64\":", body.toBase64());
    }
    if (!attempt.lastEventId.isEmpty()) {
        writeMember(to, ",\"lastEventId\":",
                    redactor.text(QByteArrayView(toWellFormedUtf8(attempt.lastEventId)),
                                  TextPlace::EventId));
    }
}

void write(JsonSink &to, const ResponseRecord &response, Redactor &redactor)
{
    to.raw(",\"status\":");
    to.number(response.status);
    writeMember(to, ",\"url\":", redactor.address(response.url));
    writeHeaders(to, response.headers, TextPlace::ResponseHeader, redactor);
}

void write(JsonSink &to, const EndRecord &end, Redactor &redactor)
{
    writeMember(to, ",\"reason\":", endReasonName(end.reason));
    writeMessage(to, end.message, redactor);
}

void write(JsonSink &to, const ReconnectRecord &reconnect, Redactor &)
{
    to.raw(",\"delayMs\":");
    to.number(reconnect.delay.count());
    writeMember(to, ",\"from\":", delaySourceName(reconnect.source));
}

void write(JsonSink &to, const NoteRecord &note, Redactor &redactor)
{
    writeMember(
        to, endsWhileWaiting(note) ? ",\"reason\":" : ",\"code\":", toWellFormedUtf8(note.code));
    writeMessage(to, note.message, redactor);
}

template <typename Fact>
void write(JsonSink &, const Fact &, Redactor &)
{
}

} // namespace

QByteArrayView jsonKindOf(const CaptureLog &facts, std::size_t number)
{
    const LogRecord::Fact &fact = facts.record(number).fact;
    if (std::holds_alternative<AttemptRecord>(fact))
        return "request";
    if (std::holds_alternative<ResponseRecord>(fact))
        return opensStream(facts, number).value_or(false) ? "open" : "response";
    if (std::holds_alternative<EndRecord>(fact))
        return "end";
    if (std::holds_alternative<ReconnectRecord>(fact))
        return "reconnect";
    if (const auto *note = std::get_if<NoteRecord>(&fact))
        return endsWhileWaiting(*note) ? "end" : "note";
    return {};
}

void writeJsonFact(JsonSink &to, const LogRecord &record, Redactor &redactor)
{
    std::visit([&](const auto &fact) { write(to, fact, redactor); }, record.fact);
}

} // namespace sse
