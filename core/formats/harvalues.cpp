// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/harvalues.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sse {

namespace {

/// \a unit is a power of ten.
void appendFixed(QByteArray &out, qint64 number, quint64 unit)
{
    const auto size =
        number < 0 ? quint64{0} - static_cast<quint64>(number) : static_cast<quint64>(number);
    std::array<char, 24> text{'-'};
    char *const end = text.data() + text.size();
    char *const begin = text.data() + (number < 0 ? 1 : 0);
    out.append(text.data(), std::to_chars(begin, end, size / unit).ptr - text.data());
    // The one in front of the decimals keeps their zeros, and makes room for the point.
    const char *const decimals = std::to_chars(text.data(), end, size % unit + unit).ptr;
    text.front() = '.';
    out.append(text.data(), decimals - text.data());
}

std::optional<std::pair<QByteArray, QByteArray>> pairOf(QByteArrayView text)
{
    text = text.trimmed();
    const qsizetype equals = text.indexOf('=');
    if (equals <= 0)
        return {};
    return std::pair(toWellFormedUtf8(text.first(equals).trimmed()),
                     toWellFormedUtf8(text.sliced(equals + 1).trimmed()));
}

QByteArray decoded(QByteArrayView text)
{
    return toWellFormedUtf8(QByteArray::fromPercentEncoding(text.toByteArray()));
}

} // namespace

void appendHarText(QByteArray &out, QByteArrayView key, QByteArrayView text)
{
    out += '"';
    out += key;
    out += "\":";
    appendJsonString(out, text);
}

void appendHarSeconds(QByteArray &out, WallTime time)
{
    appendFixed(out, time.time_since_epoch().count(), 1'000'000);
}

void appendHarMilliseconds(QByteArray &out, std::chrono::microseconds duration)
{
    appendFixed(out, duration.count(), 1000);
}

void appendHarPairs(QByteArray &out, const HarPairs &pairs)
{
    out += '[';
    bool first = true;
    for (const auto &[name, value] : pairs) {
        out += first ? "{" : ",{";
        appendHarText(out, "name", name);
        out += ',';
        appendHarText(out, "value", value);
        out += '}';
        first = false;
    }
    out += ']';
}

HarPairs queryItemsOf(const QByteArray &address)
{
    HarPairs items;
    const qsizetype fragment = address.indexOf('#');
    const QByteArray whole = address.left(fragment < 0 ? address.size() : fragment);
    const qsizetype query = whole.indexOf('?');
    if (query < 0)
        return items;
    const QList<QByteArray> parts = whole.mid(query + 1).split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        if (part.isEmpty())
            continue;
        items.append({decoded(part.left(equals < 0 ? part.size() : equals)),
                      equals < 0 ? QByteArray() : decoded(part.mid(equals + 1))});
    }
    return items;
}

HarPairs cookiesOf(QByteArrayView cookieValue)
{
    HarPairs cookies;
    const QList<QByteArray> parts = cookieValue.toByteArray().split(';');
    for (const QByteArray &part : parts) {
        if (auto cookie = pairOf(part))
            cookies.append(*std::move(cookie));
    }
    return cookies;
}

HarPairs setCookieOf(QByteArrayView setCookieValue)
{
    const qsizetype end = setCookieValue.indexOf(';');
    const auto cookie = pairOf(setCookieValue.first(end < 0 ? setCookieValue.size() : end));
    return cookie ? HarPairs{*cookie} : HarPairs();
}

QByteArray networkErrorName(EndReason reason)
{
    switch (reason) {
    case EndReason::Refused:
        return "net::ERR_CONNECTION_REFUSED";
    case EndReason::Dns:
        return "net::ERR_NAME_NOT_RESOLVED";
    case EndReason::Tls:
        return "net::ERR_SSL_PROTOCOL_ERROR";
    case EndReason::NotHttp:
        return "net::ERR_INVALID_HTTP_RESPONSE";
    case EndReason::Redirect:
        return "net::ERR_TOO_MANY_REDIRECTS";
    case EndReason::TimeoutConnect:
        return "net::ERR_CONNECTION_TIMED_OUT";
    case EndReason::TimeoutFirstByte:
    case EndReason::TimeoutIdle:
        return "net::ERR_TIMED_OUT";
    case EndReason::Closed:
    case EndReason::Limit:
        return "net::ERR_ABORTED";
    case EndReason::Truncated:
    case EndReason::EndOfBody:
    case EndReason::EndNotVerifiable:
        return "net::ERR_CONNECTION_CLOSED";
    case EndReason::Status:
    case EndReason::ContentType:
    case EndReason::NoContent:
        break;
    }
    return "net::ERR_FAILED";
}

std::optional<HeaderField> firstField(const HeaderList &headers, QByteArrayView name)
{
    const auto it = std::find_if(headers.begin(), headers.end(), [name](const HeaderField &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return it == headers.end() ? std::nullopt : std::optional(*it);
}

} // namespace sse
