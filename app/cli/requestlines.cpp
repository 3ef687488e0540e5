// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/requestlines.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/exporting/jsonlines.h"

#include <algorithm>

namespace sse::cli {

namespace {

void appendText(QByteArray &out, QByteArrayView key, QByteArrayView text)
{
    out.append(key);
    appendJsonString(out, toWellFormedUtf8(text));
}

void appendTextOrNull(QByteArray &out, QByteArrayView key, QByteArrayView text)
{
    if (text.isEmpty())
        out.append(key).append("null");
    else
        appendText(out, key, text);
}

void appendNumberOrNull(QByteArray &out, QByteArrayView key, quint64 number)
{
    out.append(key);
    out.append(number == 0 ? QByteArrayLiteral("null") : QByteArray::number(number));
}

bool isDecided(const MockRequestInfo &request)
{
    return request.status != 0 || request.state == MockState::Ended;
}

/// A client that leaves before its request has arrived has asked nothing.
bool hasLine(const MockRequestInfo &request)
{
    return !request.method.isEmpty() || request.end == MockEnd::Refused;
}

} // namespace

void appendRequestLine(QByteArray &out, const MockRequestInfo &request)
{
    out.append("{\"kind\":\"request\",\"time\":\"");
    appendIsoTime(out, request.time);
    out.append("\",\"number\":").append(QByteArray::number(request.number));
    appendText(out, ",\"client\":", request.peer.toUtf8());
    appendNumberOrNull(out, ",\"connection\":", request.connection);
    appendTextOrNull(out, ",\"method\":", request.method);
    appendTextOrNull(out, ",\"target\":", redactedTarget(request.target));
    appendNumberOrNull(out, ",\"status\":", static_cast<quint64>(std::max(request.status, 0)));
    const auto lastEventId =
        std::find_if(request.headers.begin(), request.headers.end(), [](const HeaderField &header) {
            return header.name.compare("Last-Event-ID", Qt::CaseInsensitive) == 0;
        });
    if (lastEventId != request.headers.end())
        appendText(out, ",\"lastEventId\":", redactedHeaderValue(*lastEventId));
    out.append(",\"headers\":");
    appendHeaders(out, request.headers);
    if (!request.sentence.isEmpty())
        appendText(out, ",\"message\":", redactedText(request.sentence.toUtf8()));
    out.append("}\n");
}

void RequestLines::appendNew(QByteArray &out, const MockSnapshot &snapshot)
{
    const auto &requests = snapshot.requests;
    const auto from = [&requests](quint64 number) {
        return std::lower_bound(
            requests.begin(), requests.end(), number,
            [](const auto &request, quint64 least) { return request->number < least; });
    };
    const auto appendDecided = [&out](const MockRequestInfo &request) {
        if (!isDecided(request))
            return false;
        if (hasLine(request))
            appendRequestLine(out, request);
        return true;
    };
    for (auto number = m_awaited.begin(); number != m_awaited.end();) {
        const auto request = from(*number);
        const bool isThere = request != requests.end() && (*request)->number == *number;
        m_missed += !isThere;
        number = !isThere || appendDecided(**request) ? m_awaited.erase(number) : ++number;
    }
    for (auto request = from(m_next); request != requests.end(); ++request) {
        const quint64 number = (*request)->number;
        m_missed += number - m_next;
        m_next = number + 1;
        if (!appendDecided(**request))
            m_awaited.insert(number);
    }
}

} // namespace sse::cli
