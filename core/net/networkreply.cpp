// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/networkreply.h"

#include <QNetworkRequest>

namespace sse {

HeaderList headersOf(const QNetworkReply &reply)
{
    HeaderList headers;
    for (const QNetworkReply::RawHeaderPair &pair : reply.rawHeaderPairs())
        headers.append({pair.first, pair.second});
    return headers;
}

TransportHead headOf(const QNetworkReply &reply)
{
    TransportHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.reasonPhrase =
        reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().toLatin1();
    head.headers = headersOf(reply);
    // A head without any field is rarer than one that Qt gave up on, and looks the same.
    const bool mayHaveNone = head.status / 100 == 1 || head.status == 204 || head.status == 304;
    head.headerBlockRejected = head.headers.isEmpty() && head.status != 0 && !mayHaveNone;
    return head;
}

} // namespace sse
