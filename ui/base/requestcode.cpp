// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/requestcode.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/secrets/redactor.h"

namespace sse::ui {

namespace {

QByteArray shellQuoted(QByteArrayView text)
{
    QByteArray quoted = text.toByteArray();
    quoted.replace("'", "'\\''");
    return '\'' + quoted + '\'';
}

QByteArray addressOf(const Endpoint &endpoint, Secrets secrets)
{
    return secrets == Secrets::Shown ? endpoint.url.toEncoded()
                                     : redactedUrl(endpoint.url).toUtf8();
}

HeaderList headersOf(const Endpoint &endpoint, Secrets secrets)
{
    HeaderList headers = endpoint.headers;
    if (!endpoint.lastEventId.isEmpty() && isHeaderSafe(endpoint.lastEventId) &&
        !findHeader(headers, "Last-Event-ID"))
        headers.append(HeaderField{"Last-Event-ID", endpoint.lastEventId});
    if (secrets == Secrets::Masked)
        for (HeaderField &header : headers)
            header.value = redactedHeaderValue(header);
    return headers;
}

QByteArray bodyOf(const Endpoint &endpoint, Secrets secrets)
{
    if (secrets == Secrets::Shown)
        return endpoint.body;
    Redactor redactor(Redactor::Mode::Mask);
    redactor.learn(LogRecord{
        0,
        {},
        0,
        AttemptRecord{0, endpoint.method, endpoint.url, endpoint.headers, endpoint.body, {}}});
    return redactor.text(endpoint.body, TextPlace::RequestBody);
}

QByteArray scriptString(QByteArrayView text)
{
    QByteArray quoted;
    appendJsonString(quoted, toWellFormedUtf8(text));
    return quoted;
}

} // namespace

QString curlCommand(const Endpoint &endpoint, Secrets secrets)
{
    QByteArray command = "curl -N";
    if (endpoint.method != "GET")
        command += " -X " + shellQuoted(endpoint.method);
    if (endpoint.insecure)
        command += " --insecure";
    HeaderList headers = headersOf(endpoint, secrets);
    if (!findHeader(headers, "Accept"))
        headers.prepend(HeaderField{"Accept", "text/event-stream"});
    for (const HeaderField &header : headers)
        command += " \\\n  -H " + shellQuoted(QByteArray(header.name + ": " + header.value));
    if (!endpoint.body.isEmpty())
        command += " \\\n  --data-raw " + shellQuoted(bodyOf(endpoint, secrets));
    command += " \\\n  " + shellQuoted(addressOf(endpoint, secrets));
    return decodeUtf8(command);
}

QString javaScriptCode(const Endpoint &endpoint, Secrets secrets)
{
    const HeaderList headers = headersOf(endpoint, secrets);
    const QByteArray address = scriptString(addressOf(endpoint, secrets));
    if (endpoint.method == "GET" && headers.isEmpty() && endpoint.body.isEmpty())
        return decodeUtf8(QByteArray("const source = new EventSource(" + address +
                                     ");\n"
                                     "source.onopen = () => console.log(\"open\");\n"
                                     "source.onmessage = (event) => console.log(event.lastEventId, "
                                     "event.data);\n"
                                     "source.onerror = () => console.log(\"readyState\", "
                                     "source.readyState);\n"));
    QByteArray code = "const response = await fetch(" + address +
                      ", {\n  method: " + scriptString(endpoint.method) + ",\n  headers: {\n";
    if (!findHeader(headers, "Accept"))
        code += "    \"Accept\": \"text/event-stream\",\n";
    for (const HeaderField &header : headers)
        code += "    " + scriptString(header.name) + ": " + scriptString(header.value) + ",\n";
    code += "  },\n";
    if (!endpoint.body.isEmpty())
        code += "  body: " + scriptString(bodyOf(endpoint, secrets)) + ",\n";
    code += "});\n"
            "const decoder = new TextDecoderStream();\n"
            "for await (const text of response.body.pipeThrough(decoder)) {\n"
            "  console.log(text);\n"
            "}\n";
    return decodeUtf8(code);
}

} // namespace sse::ui
