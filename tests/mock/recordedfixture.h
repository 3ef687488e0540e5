// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/index/logindexer.h"
#include "core/mock/recordedcontent.h"
#include "tests/mock/bodyprinter.h"

namespace sse::test {

/// A capture made by hand, and clients that ask for it.
struct RecordedFixture
{
    FakeClock clock;
    CaptureLog log{clock};
    EventIndex index;
    LogIndexer indexer{log, index};
    RecordedContent::Options options;
    bool growing = false;
    std::unique_ptr<RecordedContent> content;
    ConnectionId connection = 0;

    void fact(LogRecord::Fact what)
    {
        log.appendRecord(connection, std::move(what));
        indexer.feedNew();
    }
    void attempt(int hop = 0)
    {
        connection += hop == 0 ? 1 : 0;
        fact(AttemptRecord{hop, "GET", {}, {}, {}, {}});
    }
    void head(int status = 200, const HeaderList &headers = {})
    {
        fact(ResponseRecord{status, {}, {}, headers});
        if (status == 200)
            fact(StateRecord{ReadyState::Open});
    }
    void open()
    {
        attempt();
        head();
    }
    void read(int milliseconds, const QByteArray &bytes)
    {
        clock.advance(Millis(milliseconds));
        log.appendRead(connection, bytes);
        indexer.feedNew();
    }
    void end(int milliseconds, EndReason reason = EndReason::EndOfBody)
    {
        clock.advance(Millis(milliseconds));
        fact(BodyEndRecord{});
        fact(EndRecord{reason, {}, false});
    }
    /// Two connections with ids 1, 2 and 3, 4.
    void captureTwo()
    {
        open();
        read(10, "id: 1\ndata: a\n\n");
        read(20, "id: 2\ndata: b\n\n");
        end(5, EndReason::Truncated);
        clock.advance(Millis(3000));
        open();
        read(30, "id: 3\ndata: c\n\nid: 4\ndata: d\n\n");
        end(0);
    }

    MockReply ask(const QByteArray &lastEventId = {}, const QByteArray &client = "1")
    {
        if (!content) {
            options.isGrowing = [this] { return growing; };
            content = std::make_unique<RecordedContent>(log, index, options);
        }
        MockRequest request;
        request.head.method = "GET";
        request.head.target = "/?client=" + client;
        if (!lastEventId.isEmpty())
            request.head.headers.append({"Last-Event-ID", lastEventId});
        return content->answer(request, clock.now());
    }
    /// Status and body.
    QByteArray play(const QByteArray &lastEventId = {}, const QByteArray &client = "1")
    {
        const MockReply reply = ask(lastEventId, client);
        const QByteArray status = QByteArray::number(reply.response.status);
        return reply.body ? QByteArray(status + ": " + played(*reply.body, clock)) : status;
    }
};

} // namespace sse::test
