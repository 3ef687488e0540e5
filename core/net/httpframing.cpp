// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/httpframing.h"

#include <algorithm>

namespace sse {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

QByteArray joinedFields(const HeaderList &headers, QByteArrayView name)
{
    QByteArray joined;
    for (const HeaderField &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            joined += (joined.isEmpty() ? QByteArray() : QByteArrayLiteral(", ")) + header.value;
    }
    return joined;
}

bool isChunked(const HeaderList &headers)
{
    return joinedFields(headers, "Transfer-Encoding").toLower().contains("chunked");
}

bool contentIsExpected(QByteArrayView method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

BodyEnd bodyEnd(const HeaderList &headers, QByteArrayView method, int status, quint64 received)
{
    const bool bodyless = method == "HEAD" || status / 100 == 1 || status == 204 || status == 304;
    if (bodyless || isChunked(headers))
        return BodyEnd::Framed;
    bool isNumber = false;
    const quint64 length = joinedFields(headers, "Content-Length").toULongLong(&isNumber);
    if (!isNumber)
        return BodyEnd::Open;
    return received < length ? BodyEnd::Short : BodyEnd::Framed;
}

bool looksChunked(QByteArrayView body)
{
    const auto *const end = std::find_if_not(body.begin(), body.end(), isHexDigit);
    return end != body.begin() && body.sliced(end - body.begin()).startsWith("\r\n");
}

} // namespace sse
