// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/indexfixture.h"

#include <QUrl>

namespace sse::test {

/// A log with its index and the facts of a stream, fed by hand; time moves when the test says so.
struct CapturedStream : IndexFixture
{
    std::size_t fact(decltype(LogRecord::fact) fact)
    {
        const std::size_t number = log.appendRecord(connection, std::move(fact));
        indexer.addFact(number);
        return number;
    }
    /// As fact(), without a row.
    std::size_t record(decltype(LogRecord::fact) fact)
    {
        return log.appendRecord(connection, std::move(fact));
    }
    /// The next attempt goes out; no body yet.
    std::size_t attempt(const QByteArray &lastEventId = {}, int hop = 0)
    {
        if (hop == 0)
            ++connection;
        AttemptRecord request;
        request.hop = hop;
        request.method = "GET";
        request.url = QUrl(QStringLiteral("http://localhost/events?token=abc"));
        request.headers = {{"Accept", "text/event-stream"}, {"Authorization", "Bearer s3cret"}};
        request.lastEventId = lastEventId;
        return record(std::move(request));
    }
    /// A response that opens the stream, in a row.
    void open(int status = 200)
    {
        ResponseRecord response;
        response.status = status;
        response.reasonPhrase = status == 200 ? "OK" : "Not Found";
        response.headers = {{"Content-Type", "text/event-stream"}, {"Set-Cookie", "sid=1"}};
        fact(std::move(response));
        if (status != 200)
            return;
        record(StateRecord{ReadyState::Open});
        indexer.beginConnection(connection);
    }
    /// Keeps the connection's counters as the reader does.
    void read(QByteArrayView bytes)
    {
        IndexFixture::read(bytes);
        ConnectionCounts &counts = index.countsOf(connection);
        counts.bytes += static_cast<quint64>(bytes.size());
        if (counts.firstByteAt == 0)
            counts.firstByteAt = clock.now().time_since_epoch().count();
    }
    void passed(Millis time) { clock.advance(time); }
};

} // namespace sse::test
