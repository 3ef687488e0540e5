// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/httpmock.h"

#include <QHash>

#include <array>

namespace sse::test {

namespace {

const QByteArray okBytes = "retry: 300\nid: i1\ndata: ok\n\n";
const QByteArray streamType = "text/event-stream";
// gzip of okBytes, flushed, then of "data: two\n\n", closed.
const QByteArray gzipOk = QByteArray::fromHex("1f8b08000000000002032a4a2d29aab452303630e0ca4cb15"
                                              "2c834e44a492c49b452c8cfe6e202000000ffff");
const QByteArray gzipTwo = QByteArray::fromHex("83b04acaf3b9b80011123b8127000000");

QByteArray typeField(const QByteArray &type)
{
    return "Content-Type: " + type + "\r\n";
}

/// A whole answer with a length.
RawAnswer whole(const QByteArray &status, const QByteArray &fields, const QByteArray &body)
{
    return RawAnswer()
        .send("HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " +
              QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body)
        .close();
}

RawAnswer stream(const QByteArray &body)
{
    return whole("200 OK", typeField(streamType), body);
}

RawAnswer noContent()
{
    return whole("204 X", {}, {});
}

/// The head of an answer that goes on in chunks.
RawAnswer chunked(const QByteArray &fields = typeField(streamType), const QByteArray &more = {})
{
    return RawAnswer().send("HTTP/1.1 200 OK\r\n" + fields +
                            "Transfer-Encoding: chunked\r\nCache-Control: no-store\r\n"
                            "Connection: close\r\n" +
                            more + "\r\n");
}

RawAnswer lasting()
{
    return chunked().chunk("data: hold\n\n").hold();
}

RawAnswer statusCase(const QByteArray &status)
{
    if (status == "204" || status == "205" || status == "304") {
        return RawAnswer()
            .send("HTTP/1.1 " + status +
                  " X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            .close();
    }
    return whole(status + " X", typeField(streamType), okBytes);
}

RawAnswer typeCase(const QByteArray &name, int number)
{
    static const QHash<QByteArray, QByteArray> types = {
        {"plain", "text/plain"},
        {"semicolon", "text/event-stream;"},
        {"utf8", "text/event-stream; charset=UTF-8"},
        {"utf8-quoted", "text/event-stream; charset=\"utf-8\""},
        {"win1252", "text/event-stream; charset=windows-1252"},
        {"bogus-charset", "text/event-stream; charset=bogus"},
        {"upper", "TEXT/EVENT-STREAM"},
        {"suffix", "text/event-stream-foobar"},
        {"suffix2", "text/event-streamx; charset=utf-8"},
        {"empty", ""},
        {"garbage", "x bogus"},
        {"list", "application/json, text/event-stream"},
        {"list-rev", "text/event-stream, application/json"},
        {"param-other", "text/event-stream; foo=bar"},
        {"json", "application/json"},
        {"html", "text/html"}};
    if (number > 1)
        return noContent();
    const QByteArray fields = name == "missing" ? QByteArray() : typeField(types.value(name));
    return chunked(fields).chunk(okBytes).wait(Millis(200)).lastChunk();
}

RawAnswer redirectCase(const QByteArray &name, const RawRequest &request)
{
    const auto redirect = [](const QByteArray &status, const QByteArray &location) {
        return whole(status + " X", typeField("text/html") + "Location: " + location + "\r\n", {});
    };
    const QByteArray query = "?" + request.query;
    if (name == "noloc")
        return whole("301 X", typeField("text/html"), {});
    if (name == "emptyloc")
        return redirect("301", {});
    if (name == "loop")
        return redirect("302", "/h/redir-loop" + query);
    if (name == "file")
        return redirect("302", "file:///etc/hostname");
    if (name == "to404")
        return redirect("302", "/h/status-404" + query);
    return request.number > 4 ? noContent() : redirect(name, "/h/target-" + name + query);
}

RawAnswer endCase(const QByteArray &name, int number)
{
    if (name == "empty-body")
        return number < 3 ? stream({}) : lasting();
    if (number > 1)
        return lasting();
    if (name == "chunked")
        return chunked().chunk(okBytes).lastChunk();
    if (name == "content-length")
        return stream(okBytes);
    return RawAnswer()
        .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" +
              okBytes)
        .wait(Millis(100))
        .close();
}

RawAnswer brokenCase(const QByteArray &name, int number)
{
    if (number > 1)
        return lasting();
    if (name == "trunc-chunked")
        return chunked().chunk(okBytes).send("400\r\ndata: part").wait(Millis(100)).close();
    if (name == "trunc-content-length") {
        return RawAnswer()
            .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                  "Content-Length: 1000\r\n\r\n" +
                  okBytes)
            .wait(Millis(100))
            .close();
    }
    if (name == "rst-midstream")
        return chunked().chunk(okBytes).wait(Millis(200)).reset();
    if (name == "close-before-headers")
        return RawAnswer().close();
    if (name == "rst-before-headers")
        return RawAnswer().reset();
    if (name == "bad-http")
        return RawAnswer().send(QByteArray("\x00\x01\x02 not http at all\r\n\r\n", 23)).close();
    if (name == "bad-chunk-size") {
        return chunked()
            .chunk(okBytes)
            .wait(Millis(100))
            .send("zzzz\r\nfoo\r\n")
            .wait(Millis(100))
            .close();
    }
    const QByteArray coding = "Content-Encoding: gzip\r\n";
    if (name == "bad-gzip")
        return chunked(typeField(streamType), coding).chunk("this is not gzip").lastChunk();
    return chunked(typeField(streamType), coding)
        .chunk(gzipOk)
        .wait(Millis(400))
        .chunk(gzipTwo)
        .lastChunk();
}

RawAnswer secondCase(const QByteArray &name, int number)
{
    if (number == 1)
        return stream(okBytes);
    if (number > 2)
        return lasting();
    if (name == "closed")
        return RawAnswer().close();
    if (name == "plain")
        return whole("200 OK", typeField("text/plain"), "hello");
    return whole(name + " X", typeField(streamType), name == "204" ? QByteArray() : okBytes);
}

/// Cases of complete streams, one a request, with a 204 behind the last.
const QHash<QByteArray, QByteArrayList> &bodies()
{
    static const QHash<QByteArray, QByteArrayList> table = {
        {"bom-second",
         {"\xef\xbb\xbfretry: 200\ndata: one\n\n", QByteArray("\xef\xbb\xbf") + "data: two\n\n"}},
        {"partial-utf8-second",
         {"retry: 200\ndata: one\n\ndata: \xe2\x82",
          QByteArray("\xac") + "data: no\n\ndata: two\n\n"}},
        {"cr-second", {"retry: 200\ndata: one\n\ndata: x\r", "\ndata: two\n\n"}},
        {"partial-event-second",
         {"retry: 200\ndata: one\n\nevent: foo\ndata: stale\n", "\ndata: two\n\n"}},
        {"id-persist-second",
         {"retry: 200\nid: A\ndata: one\n\n", "data: two\n\n", ": only a comment\n\n"}},
        {"id-clear", {"retry: 200\nid: A\ndata: one\n\n", "id\ndata: two\n\n"}},
        {"id-utf8", {"retry: 200\nid: \xe2\x80\xa6\xe8\xb1\x86\xf0\x9f\x98\x80\ndata: one\n\n"}},
        {"id-ctl", {QByteArray("retry: 200\nid: a\x01") + "b\x7f\tc \ndata: one\n\n"}},
        {"retry-empty", {"data: one\n\nretry: 1000\nretry:\n"}},
        {"retry-zero", {"data: one\n\nretry: 0\n"}},
        {"retry-10", {"data: one\n\nretry: 10\n"}},
        {"retry-junk", {"data: one\n\nretry: 200\nretry: 1500x\n"}},
        {"retry-2e32", {"data: one\n\nretry: 4294967497\n"}},
        {"retry-default", {"data: one\n\n"}},
        {"retry-eof", {"data: one\n\nretry: 200"}},
        {"headers", {okBytes, okBytes}}};
    return table;
}

/// The other cases whose second answer is a 204.
RawAnswer onceCase(const QByteArray &name, int number)
{
    if (number > 1)
        return noContent();
    if (name == "close-in-handler") {
        return chunked()
            .chunk("id: 1\ndata: a\n\nid: 2\ndata: b\n\ndata: c\n\n")
            .wait(Millis(300))
            .chunk("data: d\n\n")
            .lastChunk();
    }
    if (name == "named-error") {
        return chunked()
            .chunk("event: error\ndata: server-sent\n\nevent: open\ndata: server-open\n\n"
                   "data: z\n\n")
            .wait(Millis(200))
            .lastChunk();
    }
    if (name == "slow-open") {
        RawAnswer answer;
        answer.wait(Millis(1000));
        const RawAnswer head = chunked();
        for (const RawAnswer::Step &step : head.steps())
            answer.send(step.bytes);
        return answer.wait(Millis(500)).chunk(okBytes).lastChunk();
    }
    return noContent();
}

} // namespace

RawAnswer httpMockAnswer(const RawRequest &request)
{
    const QByteArray name = request.path.sliced(qMin<qsizetype>(3, request.path.size())); // "/h/"
    const int number = request.number;
    if (name.startsWith("status-"))
        return statusCase(name.sliced(7));
    if (name.startsWith("ct-"))
        return typeCase(name.sliced(3), number);
    if (name.startsWith("redir-"))
        return redirectCase(name.sliced(6), request);
    if (name.startsWith("target-"))
        return number > 2 ? noContent() : chunked().chunk(okBytes).lastChunk();
    if (name.startsWith("eof-"))
        return endCase(name.sliced(4), number);
    if (name.startsWith("second-"))
        return secondCase(name.sliced(7), number);
    if (bodies().contains(name)) {
        const QByteArrayList list = bodies().value(name);
        return number > list.size() ? noContent() : stream(list[number - 1]);
    }
    static constexpr std::array broken = {"trunc-chunked",
                                          "trunc-content-length",
                                          "rst-midstream",
                                          "close-before-headers",
                                          "rst-before-headers",
                                          "bad-http",
                                          "bad-chunk-size",
                                          "bad-gzip",
                                          "gzip"};
    for (const char *const each : broken) {
        if (name == each)
            return brokenCase(name, number);
    }
    return onceCase(name, number);
}

} // namespace sse::test
