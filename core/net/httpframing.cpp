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

bool contentIsExpected(QByteArrayView method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

bool endIsFramed(const HeaderList &headers, QByteArrayView method, int status)
{
    const bool bodyless = method == "HEAD" || status / 100 == 1 || status == 204 || status == 304;
    return bodyless || !joinedFields(headers, "Content-Length").isEmpty() ||
           joinedFields(headers, "Transfer-Encoding").toLower().contains("chunked");
}

bool looksChunked(QByteArrayView body)
{
    const auto *const end = std::find_if_not(body.begin(), body.end(), isHexDigit);
    return end != body.begin() && body.sliced(end - body.begin()).startsWith("\r\n");
}

} // namespace sse
