// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/curltraceimport.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/importing/curlbody.h"
#include "core/importing/importerror.h"
#include "core/importing/logbuilder.h"
#include "core/net/endpoint.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <memory>
#include <utility>

namespace sse {

namespace {

constexpr std::size_t mostStreams = 1000;
constexpr qsizetype mostShown = 4096;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::CurlTraceImport", text);
}

/// The wall clock of the first day's midnight, given that a trace of local times of day ended
/// shortly before its file was \a modified.
WallTime midnightOf(const CurlTrace &trace, WallTime modified)
{
    constexpr qint64 dayMillis = 86'400'000;
    constexpr qint64 slackMillis = 60'000; // of clocks that differ
    const auto lastOfDay = std::chrono::duration_cast<Millis>(trace.lastTime).count() % dayMillis;
    const auto modifiedMillis =
        std::chrono::duration_cast<Millis>(modified.time_since_epoch()).count();
    const QDateTime written = QDateTime::fromMSecsSinceEpoch(modifiedMillis);
    const QTime time = QTime::fromMSecsSinceStartOfDay(static_cast<int>(lastOfDay));
    QDateTime last(written.date(), time);
    if (last.toMSecsSinceEpoch() > modifiedMillis + slackMillis)
        last = QDateTime(written.date().addDays(-1), time);
    return WallTime(Millis(last.toMSecsSinceEpoch() - lastOfDay)) -
           std::chrono::floor<std::chrono::days>(trace.lastTime);
}

QString curlsWords(const CurlExchange &exchange)
{
    return toVisibleText(QString::fromUtf8(exchange.failure), 200);
}

/// How an exchange ended whose body was taken in.
std::pair<EndReason, QString> endOf(const CurlExchange &exchange, const CurlBody &body)
{
    using End = CurlExchange::End;
    const QByteArray &failure = exchange.failure;
    if (exchange.end == End::Failed && failure.startsWith("Operation t"))
        return {EndReason::Limit, tr("curl reached its time limit: %1.").arg(curlsWords(exchange))};
    if (exchange.end == End::Failed && failure.startsWith("Fail"))
        return {EndReason::Closed, tr("curl closed the stream: %1.").arg(curlsWords(exchange))};
    if (exchange.end == End::Failed) {
        return {EndReason::Truncated, tr("The stream was cut before the end of its body. curl: %1.")
                                          .arg(curlsWords(exchange))};
    }
    const bool isFramed =
        body.isComplete || (exchange.end == End::Intact && !body.isShort && !exchange.isCut);
    if (isFramed)
        return {EndReason::EndOfBody, tr("The body is complete.")};
    if (exchange.end == End::None) {
        return {EndReason::Closed, tr("The trace stops while the stream is open: curl was stopped, "
                                      "or still ran.")};
    }
    if (body.isShort) {
        return {EndReason::Truncated,
                tr("The connection ended before the end of the body that was announced.")};
    }
    if (exchange.httpVersion.startsWith("HTTP/2") || exchange.httpVersion.startsWith("HTTP/3"))
        return {EndReason::EndOfBody, tr("The server ended the stream.")};
    return {EndReason::EndNotVerifiable,
            tr("The connection ended, and with it the body: nothing tells whether it was whole.")};
}

class TraceImport
{
public:
    TraceImport(const ImportInput &input, const CurlTrace &trace)
        : m_input(input)
        , m_trace(trace)
        , m_midnight(trace.hasTimes ? midnightOf(trace, input.modified) : input.modified)
    {
        m_imported.kind = ImportKind::CurlTrace;
    }

    [[nodiscard]] bool take(const CurlExchange &exchange);
    [[nodiscard]] Imported finish();

private:
    struct Stream
    {
        explicit Stream(WallTime begin)
            : builder(begin)
        {
        }
        LogBuilder builder;
        QByteArray method;
        QUrl url;
        QUrl lastUrl; // of its last request: where redirects led
        Nanos busyUntil{0};
        QStringList notes;
    };

    [[nodiscard]] WallTime at(Nanos time) const
    {
        return m_midnight + std::chrono::duration_cast<std::chrono::microseconds>(time);
    }
    [[nodiscard]] Stream *streamOf(const CurlExchange &exchange);
    void takeResponse(const CurlExchange &exchange, Stream &stream);
    void takeBody(const CurlExchange &exchange, Stream &stream);
    static void tellGaps(const CurlExchange &exchange, Stream &stream);
    void takeFailure(const CurlExchange &exchange, Stream &stream);

    const ImportInput &m_input;
    const CurlTrace &m_trace;
    WallTime m_midnight;
    Imported m_imported;
    std::vector<std::unique_ptr<Stream>> m_streams;
    Stream *m_last = nullptr;
};

/// Requests of the same address and method are connections of one stream, unless they overlap; so
/// is one that curl repeats, wherever redirects had led.
TraceImport::Stream *TraceImport::streamOf(const CurlExchange &exchange)
{
    const bool repeats = exchange.isRepeat && m_last && m_last->lastUrl == exchange.url;
    if (m_last && (exchange.hop > 0 || repeats))
        return m_last;
    const auto found = std::find_if(m_streams.begin(), m_streams.end(), [&](const auto &stream) {
        return stream->method == exchange.method && stream->url == exchange.url &&
               stream->busyUntil <= exchange.begun;
    });
    if (found != m_streams.end())
        return found->get();
    if (m_streams.size() == mostStreams)
        return nullptr;
    m_streams.push_back(std::make_unique<Stream>(at(exchange.begun)));
    m_streams.back()->method = exchange.method;
    m_streams.back()->url = exchange.url;
    return m_streams.back().get();
}

bool TraceImport::take(const CurlExchange &exchange)
{
    Stream *stream = streamOf(exchange);
    if (!stream)
        return false;
    m_last = stream;
    stream->lastUrl = exchange.url;
    AttemptRecord attempt;
    attempt.hop = exchange.hop;
    attempt.method = exchange.method;
    attempt.url = exchange.url;
    attempt.headers = exchange.headers;
    attempt.body = exchange.requestBody;
    attempt.lastEventId = findHeader(exchange.headers, "Last-Event-ID").value_or(QByteArray());
    stream->builder.attempt(at(exchange.begun), attempt);
    stream->busyUntil = std::max(exchange.ended, exchange.begun);
    takeResponse(exchange, *stream);
    return true;
}

void TraceImport::takeResponse(const CurlExchange &exchange, Stream &stream)
{
    LogBuilder &builder = stream.builder;
    if (!exchange.hasHead) {
        const bool isCut = exchange.end == CurlExchange::End::None;
        builder.end(at(std::max(exchange.ended, exchange.begun)),
                    isCut ? EndReason::Closed : EndReason::NotHttp,
                    isCut ? tr("The trace stops before a response.")
                          : tr("No response came. curl: %1.").arg(curlsWords(exchange)));
        return;
    }
    const bool opens = exchange.status >= 200 && exchange.status < 300 && exchange.status != 204;
    builder.response(
        at(exchange.headTime),
        {exchange.status, exchange.reasonPhrase, exchange.url, exchange.responseHeaders}, opens);
    if (opens)
        takeBody(exchange, stream);
    else
        takeFailure(exchange, stream);
}

void TraceImport::takeBody(const CurlExchange &exchange, Stream &stream)
{
    const CurlBody body = decodeCurlBody(exchange, m_trace.isAscii);
    stream.notes += body.notes;
    tellGaps(exchange, stream);
    qsizetype from = 0;
    Nanos last = exchange.headTime;
    for (const CurlExchange::Read &read : body.reads) {
        const WallTime time = at(read.time);
        if (read.size > 0)
            stream.builder.read(time, QByteArrayView(body.bytes).sliced(from, read.size));
        from += read.size;
        if (read.missing > 0) {
            stream.builder.tell(
                time, {"trace-gap", tr("Bytes that the trace lacks here: %1.").arg(read.missing)});
        }
    }
    if (!exchange.reads.empty())
        last = exchange.reads.back().time;
    const auto [reason, message] = endOf(exchange, body);
    stream.builder.end(at(std::max(last, exchange.ended)), reason, message);
    stream.busyUntil = std::max(last, exchange.ended);
}

void TraceImport::tellGaps(const CurlExchange &exchange, Stream &stream)
{
    quint64 missing = 0;
    for (const CurlExchange::Read &read : exchange.reads)
        missing += read.missing;
    if (missing > 0) {
        stream.notes += tr("The trace lacks bytes of the body that it announces: %1. Events there "
                           "are cut, joined or missing.")
                            .arg(missing);
    }
}

void TraceImport::takeFailure(const CurlExchange &exchange, Stream &stream)
{
    LogBuilder &builder = stream.builder;
    const WallTime end = at(std::max(exchange.headTime, exchange.ended));
    const std::size_t number = static_cast<std::size_t>(&exchange - m_trace.exchanges.data()) + 1;
    const bool isFollowed =
        number < m_trace.exchanges.size() && m_trace.exchanges[number].hop == exchange.hop + 1;
    if (isFollowed) {
        builder.tell(end, {"redirect", tr("curl followed the redirect to %1.")
                                           .arg(redactedUrl(m_trace.exchanges[number].url))});
        return;
    }
    if (exchange.status == 204) {
        builder.end(end, EndReason::NoContent, tr("The server answered 204: there is no stream."));
        return;
    }
    builder.end(end, EndReason::Status,
                tr("The server answered with status %1, not with a stream.").arg(exchange.status));
    const CurlBody body = decodeCurlBody(exchange, m_trace.isAscii);
    if (!body.bytes.isEmpty()) {
        builder.tell(
            end, {"response-body", tr("The body of the response begins with: %1")
                                       .arg(toVisibleText(decodeUtf8Prefix(body.bytes, mostShown),
                                                          mostShown, true))});
    }
}

Imported TraceImport::finish()
{
    QStringList notes;
    if (m_trace.isAscii) {
        notes += tr("The trace was taken with --trace-ascii: line feeds were put back in the place "
                    "of dots where fields, comments or ends tell of them; other control characters "
                    "and all characters that are not ASCII stay dots. curl --trace loses nothing.");
    }
    if (m_trace.hasTimes) {
        notes += tr("The trace has times of day only: the date is that of the file's last change, "
                    "in this machine's time zone.");
    } else {
        notes += tr("The trace has no times: it was taken without --trace-time.");
    }
    if (m_trace.strangeLines > 0) {
        notes += tr("%1 lines of the file are none of curl's, and were passed over.")
                     .arg(m_trace.strangeLines);
    }
    m_imported.notes = notes;
    for (const std::unique_ptr<Stream> &stream : m_streams) {
        for (const QString &sentence : notes + stream->notes)
            stream->builder.note(sentence);
        m_imported.notes += stream->notes;
        m_imported.streams.push_back(stream->builder.take(m_input.name, m_trace.hasTimes));
    }
    return std::move(m_imported);
}

} // namespace

Result<Imported> importCurlTrace(const ImportInput &input, const ImportGoesOn &goesOn)
{
    const Result<CurlTrace> trace = readCurlTrace(input.bytes, goesOn);
    if (!trace)
        return trace.error();
    if (trace.value().exchanges.empty()) {
        return importError(
            tr("The trace “%1” has no request: no line begins with “=> Send header”, "
               "so curl never came that far.")
                .arg(input.name));
    }
    TraceImport import(input, trace.value());
    for (const CurlExchange &exchange : trace.value().exchanges) {
        if (!import.take(exchange)) {
            return importError(tr("The trace “%1” has more than %2 streams.")
                                   .arg(input.name, QString::number(mostStreams)));
        }
    }
    return import.finish();
}

} // namespace sse
