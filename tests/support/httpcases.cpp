// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/httpcases.h"

#include <QMap>

using namespace std::chrono_literals;

namespace sse::test {

namespace {

const QByteArray okBytes = "retry: 300\nid: i1\ndata: ok\n\n";

ScriptReply noContent()
{
    return ScriptReply().head(204).end();
}

ScriptReply whole(const QByteArray &bytes)
{
    return ScriptReply().stream().body(bytes).end();
}

ScriptReply hold()
{
    return ScriptReply().stream().body("data: hold\n\n");
}

/// The bodies one after the other, then 204.
ScriptReply inTurn(const QByteArrayList &bodies, int number)
{
    return number <= bodies.size() ? whole(bodies.at(number - 1)) : noContent();
}

ScriptReply contentTypeReply(const QByteArray &name, int number)
{
    static const QMap<QByteArray, QByteArray> types{
        {"ct-plain", "text/plain"},
        {"ct-utf8", "text/event-stream; charset=UTF-8"},
        {"ct-win1252", "text/event-stream; charset=windows-1252"},
        {"ct-bogus-charset", "text/event-stream; charset=bogus"},
        {"ct-upper", "TEXT/EVENT-STREAM"},
        {"ct-suffix2", "text/event-streamx; charset=utf-8"},
        {"ct-empty", ""},
        {"ct-list", "application/json, text/event-stream"},
        {"ct-list-rev", "text/event-stream, application/json"},
        {"ct-param-other", "text/event-stream; foo=bar"},
        {"ct-json", "application/json"},
        {"ct-html", "text/html"},
    };
    if (number > 1)
        return noContent();
    HeaderList headers;
    if (types.contains(name))
        headers.append(HeaderField{"Content-Type", types.value(name)});
    return ScriptReply().head(200, headers).body(okBytes).wait(200ms).end();
}

ScriptReply redirectReply(const QByteArray &what, int number)
{
    const auto to = [](int status, const QByteArray &location) {
        return ScriptReply()
            .head(status, {{"Content-Type", "text/html"}, {"Location", location}})
            .end();
    };
    if (what == "emptyloc")
        return to(301, "");
    if (what == "loop")
        return to(302, "/h/redir-loop");
    if (what == "to404")
        return to(302, "/h/status-404");
    return number > 4 ? noContent() : to(what.toInt(), "/h/target-" + what);
}

ScriptReply secondReply(const QByteArray &what, int number)
{
    if (number == 1)
        return whole(okBytes);
    if (number > 2)
        return hold();
    if (what == "closed")
        return ScriptReply().sent().fail(TransportError::RemoteClosed);
    if (what == "plain")
        return ScriptReply().head(200, {{"Content-Type", "text/plain"}}).body("hello").end();
    return ScriptReply().head(what.toInt(), {{"Content-Type", "text/event-stream"}}).end();
}

ScriptReply retryReply(const QByteArray &name, int number)
{
    static const QMap<QByteArray, QByteArray> values{
        {"retry-zero", "retry: 0\n"},
        {"retry-10", "retry: 10\n"},
        {"retry-junk", "retry: 200\nretry: 1500x\n"},
        {"retry-2e32", "retry: 4294967497\n"},
        {"retry-eof", "retry: 200"},
    };
    return inTurn({"data: one\n\n" + values.value(name)}, number);
}

/// Cases whose first answer breaks off and whose second one lasts.
ScriptReply brokenReply(const QByteArray &name)
{
    ScriptReply reply;
    if (name == "eof-close")
        return reply.stream().body(okBytes).wait(100ms).end(false);
    if (name == "trunc-chunked")
        return reply.stream()
            .body(okBytes)
            .body("data: part")
            .wait(100ms)
            .fail(TransportError::RemoteClosed);
    if (name == "bad-chunk-size")
        return reply.stream().body(okBytes).wait(100ms).fail(TransportError::Other);
    if (name == "bad-gzip")
        return reply.stream().fail(TransportError::Decoding);
    if (name == "rst-before-headers")
        return reply.sent().fail(TransportError::RemoteClosed);
    return reply.sent().fail(TransportError::NotHttp); // bad-http
}

const QMap<QByteArray, QByteArrayList> &bodiesOfCases()
{
    static const QMap<QByteArray, QByteArrayList> bodies{
        {"bom-second",
         {"\xEF\xBB\xBFretry: 200\ndata: one\n\n", "\xEF\xBB\xBF"
                                                   "data: two\n\n"}},
        {"partial-utf8-second",
         {"retry: 200\ndata: one\n\ndata: \xE2\x82", "\xAC"
                                                     "data: no\n\ndata: two\n\n"}},
        {"cr-second", {"retry: 200\ndata: one\n\ndata: x\r", "\ndata: two\n\n"}},
        {"partial-event-second",
         {"retry: 200\ndata: one\n\nevent: foo\ndata: stale\n", "\ndata: two\n\n"}},
        {"id-persist-second",
         {"retry: 200\nid: A\ndata: one\n\n", "data: two\n\n", ": only a comment\n\n"}},
        {"id-utf8", {"retry: 200\nid: \xE2\x80\xA6\xE8\xB1\x86\xF0\x9F\x98\x80\ndata: one\n\n"}},
        {"named-error",
         {"event: error\ndata: server-sent\n\nevent: open\ndata: server-open\n\ndata: z\n\n"}},
        {"early-hints", {okBytes}},
        {"headers", {okBytes, okBytes}},
    };
    return bodies;
}

} // namespace

ScriptReply replyOfCase(const QByteArray &name, int number)
{
    if (name.startsWith("status-"))
        return ScriptReply()
            .head(name.sliced(7).toInt(), {{"Content-Type", "text/event-stream"}})
            .body(name == "status-205" ? QByteArray() : okBytes)
            .end();
    if (name.startsWith("ct-"))
        return contentTypeReply(name, number);
    if (name.startsWith("redir-"))
        return redirectReply(name.sliced(6), number);
    if (name.startsWith("target-"))
        return inTurn({okBytes, okBytes}, number);
    if (name.startsWith("second-"))
        return secondReply(name.sliced(7), number);
    if (name.startsWith("retry-"))
        return retryReply(name, number);
    if (bodiesOfCases().contains(name))
        return inTurn(bodiesOfCases().value(name), number);
    if (name == "refused")
        return ScriptReply().fail(TransportError::ConnectionRefused);
    if (name == "baddns")
        return ScriptReply().fail(TransportError::HostNotFound);
    if (name == "eof-empty-body")
        return number < 3 ? whole({}) : hold();
    if (name == "close-in-handler") {
        return ScriptReply()
            .stream()
            .body("id: 1\ndata: a\n\nid: 2\ndata: b\n\ndata: c\n\n")
            .wait(300ms)
            .body("data: d\n\n")
            .end();
    }
    return number == 1 ? brokenReply(name) : hold();
}

} // namespace sse::test
