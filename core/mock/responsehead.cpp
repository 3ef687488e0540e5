// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/responsehead.h"

#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <utility>

namespace sse {

namespace {

QByteArray reasonPhrase(int status)
{
    constexpr std::array<std::pair<int, const char *>, 47> phrases{{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {203, "Non-Authoritative Information"},
        {204, "No Content"},
        {205, "Reset Content"},
        {206, "Partial Content"},
        {300, "Multiple Choices"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {402, "Payment Required"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {407, "Proxy Authentication Required"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {418, "I'm a teapot"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {425, "Too Early"},
        {426, "Upgrade Required"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {451, "Unavailable For Legal Reasons"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    }};
    const auto *found = std::find_if(phrases.begin(), phrases.end(),
                                     [status](const auto &entry) { return entry.first == status; });
    return found == phrases.end() ? QByteArray() : QByteArray(found->second);
}

bool isSame(QByteArrayView name, QByteArrayView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

void addCors(HeaderList &own, CorsMode cors, const QByteArray &origin)
{
    if (cors == CorsMode::Any) {
        own.append(HeaderField{"Access-Control-Allow-Origin", "*"});
        return;
    }
    if (cors == CorsMode::None || origin.isEmpty())
        return;
    own.append(HeaderField{"Access-Control-Allow-Origin", origin});
    if (cors == CorsMode::Credentials)
        own.append(HeaderField{"Access-Control-Allow-Credentials", "true"});
    own.append(HeaderField{"Vary", "Origin"});
}

/// A value that a request had a part in must not become several headers.
QByteArray inOneLine(QByteArray value)
{
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; },
        ' ');
    return value;
}

/// The status line, \a own without those that the scenario replaces, the scenario's, a blank line.
QByteArray written(const ResponseSpec &spec, const HeaderList &own)
{
    QByteArray bytes = "HTTP/1." + QByteArray::number(spec.minorVersion) + ' ' +
                       QByteArray::number(spec.status) + ' ' +
                       (spec.reason.isEmpty() ? reasonPhrase(spec.status) : spec.reason) + "\r\n";
    for (const HeaderField &field : own) {
        const bool isReplaced =
            std::any_of(spec.headers.begin(), spec.headers.end(),
                        [&](const HeaderSpec &header) { return isSame(header.name, field.name); });
        if (!isReplaced)
            bytes += field.name + ": " + field.value + "\r\n";
    }
    for (const HeaderSpec &header : spec.headers) {
        if (header.value)
            bytes += header.name + ": " + inOneLine(*header.value) + "\r\n";
    }
    return bytes + "\r\n";
}

} // namespace

ResponseHead responseHead(const ResponseSpec &spec, const RequestHead &request)
{
    ResponseHead head;
    const bool isEmpty = spec.status == 204 || spec.status == 205 || spec.status == 304;
    head.hasBody = !isEmpty && request.method != "HEAD";
    if (spec.framing == Framing::Length && spec.contentLength)
        head.framing = Framing::Length;
    else if (spec.framing == Framing::Chunked && spec.minorVersion > 0 && request.minorVersion > 0)
        head.framing = Framing::Chunked;
    HeaderList own;
    if (!isEmpty)
        own.append(HeaderField{"Content-Type", "text/event-stream"});
    own.append(HeaderField{"Cache-Control", "no-cache"});
    addCors(own, spec.cors, request.header("Origin"));
    if (!isEmpty && spec.gzip != GzipMode::None)
        own.append(HeaderField{"Content-Encoding", "gzip"});
    if (spec.status == 205)
        own.append(HeaderField{"Content-Length", "0"});
    else if (!isEmpty && head.framing == Framing::Chunked)
        own.append(HeaderField{"Transfer-Encoding", "chunked"});
    else if (!isEmpty && head.framing == Framing::Length)
        own.append(HeaderField{"Content-Length", QByteArray::number(*spec.contentLength)});
    own.append(HeaderField{"Connection", "close"});
    head.bytes = written(spec, own);
    return head;
}

QByteArray textResponse(const ResponseSpec &spec, const QByteArray &sentence,
                        const RequestHead *request)
{
    const QByteArray body = sentence + '\n';
    HeaderList own{{"Content-Type", "text/plain; charset=utf-8"},
                   {"X-Content-Type-Options", "nosniff"}};
    if (request)
        addCors(own, spec.cors, request->header("Origin"));
    own.append(HeaderField{"Content-Length", QByteArray::number(body.size())});
    own.append(HeaderField{"Connection", "close"});
    const bool isHead = request && request->method == "HEAD";
    return written(spec, own) + (isHead ? QByteArray() : body);
}

bool isPreflight(const RequestHead &request)
{
    return request.method == "OPTIONS" && !request.header("Origin").isEmpty() &&
           !request.header("Access-Control-Request-Method").isEmpty();
}

QByteArray preflightResponse(const RequestHead &request, CorsMode cors)
{
    ResponseSpec spec;
    spec.status = 204;
    HeaderList own;
    if (cors == CorsMode::None) {
        own.append(HeaderField{"Connection", "close"});
        return written(spec, own);
    }
    addCors(own, cors, request.header("Origin"));
    own.append(HeaderField{"Access-Control-Allow-Methods",
                           request.header("Access-Control-Request-Method")});
    const QByteArray headers = request.header("Access-Control-Request-Headers");
    if (!headers.isEmpty())
        own.append(HeaderField{"Access-Control-Allow-Headers", headers});
    if (request.header("Access-Control-Request-Private-Network") == "true")
        own.append(HeaderField{"Access-Control-Allow-Private-Network", "true"});
    own.append(HeaderField{"Connection", "close"});
    return written(spec, own);
}

} // namespace sse
