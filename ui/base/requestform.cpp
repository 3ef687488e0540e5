// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/requestform.h"

#include "core/base/redaction.h"
#include "core/secrets/redactor.h"

#include <QCoreApplication>
#include <QStringList>

namespace sse::ui {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("sse::ui::RequestForm", text);
}

ReconnectProfile profileOf(const RequestForm &form)
{
    const ReconnectProfile *known = findReconnectProfile(form.profile.toUtf8());
    if (!known)
        known = findReconnectProfile("whatwg");
    ReconnectProfile profile = known ? *known : ReconnectProfile{};
    if (form.profile == QLatin1String("custom")) {
        profile.id = "custom";
        profile.title = say("Custom");
        profile.defaultDelay = form.custom.delay;
        profile.backoffFactor = form.custom.backoffFactor;
        profile.jitter = form.custom.jitter;
        profile.ceiling = form.custom.ceiling;
        profile.mostAttempts = form.custom.mostAttempts;
    }
    return profile;
}

} // namespace

Result<HeaderList> parseHeaders(const QString &text)
{
    HeaderList headers;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype number = 0; number < lines.size(); ++number) {
        const QString line = lines[number].trimmed();
        if (line.isEmpty())
            continue;
        Result<HeaderField> header = parseHeaderLine(line.toUtf8());
        if (!header)
            return Error{header.error().code,
                         say("Header line %1: %2").arg(number + 1).arg(header.error().message)};
        headers.append(header.value());
    }
    return headers;
}

Result<Endpoint> toEndpoint(const RequestForm &form)
{
    const Result<QUrl> url = parseAddress(form.address);
    if (!url)
        return url.error();
    if (form.address.contains(QLatin1String("REDACTED")))
        return Error{"address-redacted",
                     say("The address holds REDACTED where a secret stood, which is never stored. "
                         "Type the secret again.")};
    const QByteArray method = form.method.trimmed().toUtf8();
    if (const auto error = validateMethod(method))
        return *error;
    const Result<HeaderList> headers = parseHeaders(form.headers);
    if (!headers)
        return headers.error();
    Endpoint endpoint;
    endpoint.url = url.value();
    endpoint.method = method;
    endpoint.headers = headers.value();
    endpoint.body = form.body.toUtf8();
    if (!endpoint.body.isEmpty() && !findHeader(endpoint.headers, "Content-Type"))
        endpoint.headers.append(HeaderField{"Content-Type", "application/json"});
    endpoint.lastEventId = form.lastEventId.toUtf8();
    endpoint.profile = profileOf(form);
    endpoint.reconnect = form.profile != QLatin1String("none");
    endpoint.profileChosen = !form.profile.isEmpty() && endpoint.reconnect;
    endpoint.insecure = form.insecure;
    endpoint.connectTimeout = std::chrono::seconds(form.connectTimeout);
    endpoint.firstByteTimeout = std::chrono::seconds(form.firstByteTimeout);
    endpoint.idleTimeout = std::chrono::seconds(form.idleTimeout);
    return endpoint;
}

RequestForm withoutSecrets(RequestForm form)
{
    const Result<QUrl> url = parseAddress(form.address);
    if (url) {
        const QString shown = redactedUrl(url.value());
        if (shown.contains(QLatin1String("REDACTED")))
            form.address = shown;
    } else {
        // What is no address can't be searched for secrets.
        form.address.clear();
    }
    QStringList kept;
    for (const QString &line : form.headers.split(QLatin1Char('\n'))) {
        const Result<HeaderField> header = parseHeaderLine(line.trimmed().toUtf8());
        if (header && redactedHeaderValue(header.value()) == header.value().value)
            kept.append(line.trimmed());
    }
    form.headers = kept.join(QLatin1Char('\n'));
    if (!Redactor(Redactor::Mode::Mask).isClean(form.lastEventId.toUtf8()))
        form.lastEventId.clear();
    form.body.clear();
    form.insecure = false;
    return form;
}

} // namespace sse::ui
