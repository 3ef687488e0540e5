// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/requestcode.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/secrets/redactor.h"
#include "ui/base/markkey.h"

#include <algorithm>

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
    Redactor redactor(Redactor::Mode::Mask, markKey());
    redactor.learn(LogRecord{
        0,
        {},
        0,
        AttemptRecord{0, endpoint.method, endpoint.url, endpoint.headers, endpoint.body, {}}});
    return redactor.text(endpoint.body, TextPlace::RequestBody);
}

/// Whether \a body can stand in a command that is pasted into a terminal: text without characters
/// that a terminal obeys.
bool isPlainText(const QByteArray &body)
{
    const QString text = decodeUtf8(body);
    return text.toUtf8() == body && std::none_of(text.begin(), text.end(), [](QChar c) {
               return isHiddenCharacter(c.unicode()) && c != QLatin1Char('\n') &&
                      c != QLatin1Char('\t');
           });
}

/// The command that writes \a body, as text without such characters.
QByteArray printCommand(const QByteArray &body)
{
    QByteArray format;
    for (const char c : body) {
        const auto byte = static_cast<quint8>(c);
        if (byte < 0x20 || byte >= 0x7F || c == '\\')
            format += '\\' + QByteArray::number(byte, 8).rightJustified(3, '0');
        else if (c == '%')
            format += "%%";
        else
            format += c;
    }
    return "printf " + shellQuoted(format) + " | ";
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
    const QByteArray body = endpoint.body.isEmpty() ? QByteArray() : bodyOf(endpoint, secrets);
    const bool isPrinted = !isPlainText(body);
    QByteArray command = isPrinted ? printCommand(body) : QByteArray();
    command += "curl -N";
    if (endpoint.method != "GET")
        command += " -X " + shellQuoted(endpoint.method);
    if (endpoint.insecure)
        command += " --insecure";
    HeaderList headers = headersOf(endpoint, secrets);
    if (!findHeader(headers, "Accept"))
        headers.prepend(HeaderField{"Accept", "text/event-stream"});
    for (const HeaderField &header : headers)
        command += " \\\n  -H " + shellQuoted(QByteArray(header.name + ": " + header.value));
    if (isPrinted)
        command += " \\\n  --data-binary @-";
    else if (!body.isEmpty())
        command += " \\\n  --data-raw " + shellQuoted(body);
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
