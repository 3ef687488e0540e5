// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/networkrequest.h"

#include "core/net/httpframing.h"

namespace sse {

namespace {

/// The fields as QNetworkRequest can hold them: one of each name.
void setHeaders(QNetworkRequest &request, const HeaderList &headers)
{
    for (const HeaderField &header : headers) {
        QByteArray value = header.value;
        if (request.hasRawHeader(header.name)) {
            const bool cookie = header.name.compare("Cookie", Qt::CaseInsensitive) == 0;
            value = request.rawHeader(header.name) + (cookie ? "; " : ", ") + value;
        }
        request.setRawHeader(header.name, value);
    }
}

} // namespace

QNetworkRequest makeNetworkRequest(const TransportRequest &from)
{
    using Request = QNetworkRequest;
    Request request(from.url);
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    request.setAttribute(Request::Http2AllowedAttribute, false);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    request.setTransferTimeout(0);
    request.setDecompressedSafetyCheckThreshold(-1);
    setHeaders(request, from.headers);
    // QNetworkAccessManager adds it for a body only.
    if (from.body.isEmpty() && contentIsExpected(from.method))
        request.setRawHeader("Content-Length", "0");
    return request;
}

} // namespace sse
