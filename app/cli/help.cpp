// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/help.h"

#include <QCoreApplication>

namespace sse::cli {

QString generalHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli COMMAND [OPTION]…

Shows Server-Sent Events (text/event-stream), one JSON object a line.

Commands:
  watch URL          Connect, reconnect as EventSource does, and print what arrives.
  parse [FILE|-]     Print what the bytes of a file or of standard input mean.

Options:
  -h, --help         This text; behind a command, the command's.
  -v, --version      The program's version.

Examples:
  sse-inspector-cli watch http://localhost:8080/events
  sse-inspector-cli watch https://example.org/stream --all --max-events 10 | jq .
  curl -sN https://example.org/stream | sse-inspector-cli parse

Standard output holds JSON lines only; sentences for people go to standard error.

Exit codes:
  0  ended as asked: a limit, SIGINT or SIGTERM, a closed pipe, status 204, the end of the body
     with --no-reconnect, the end of the file
  1  failed for good: status, content type, redirect, or what the profile gives up on
  2  usage, or a local file
  3  network or TLS with --no-reconnect, or attempts used up
)");
}

QString parseHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli parse [OPTION]… [FILE|-]

Reads an event stream from FILE or standard input and prints its events as JSON lines, as they come.

Options:
  --all              Print every block, not only events: comment, dropped, id, retry, ignored and
                     unfinished ones; each block with its fields and what became of them.
  --bytes            Add "raw": the Base64 of the exact bytes.
  --filter EXPR      Print only what matches. Terms are joined by AND, "-" in front negates: a word
                     of the data, type:NAME, id:ID, kind:KIND, data~REGEX, json:$.a.b=VALUE.
  -h, --help         This text.
  -v, --version      The program's version.

Lines ("fields" with --all, "raw" with --bytes come last):
  {"kind":"event","type":…,"data":…,"lastEventId":…}
  {"kind":"comment","text":…}
  {"kind":"retry","value":…,"ms":…}     ms above 2^53-1 is a string of digits
  {"kind":"id","lastEventId":…}
  {"kind":"dropped"|"ignored"|"unfinished"}
  "fields":[{"name":…,"value":…,"outcome":…}]

Examples:
  sse-inspector-cli parse --all capture.txt
  printf 'data: hello\n\n' | sse-inspector-cli parse | jq -r .data

Exit codes: 0 the end of the input, or a closed pipe; 2 usage, or a file that can't be read.
)");
}

QString watchHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli watch [OPTION]… URL

Connects to URL, reconnects as EventSource does, and prints events and the life cycle as JSON lines.

Request:
  -X METHOD          The method; GET, or POST with -d.
  -H 'Name: value'   A header field, repeated as given; it takes the place of a default of that
                     name. -H @FILE reads one field a line. $NAME in a value is replaced from the
                     environment, so that tokens stay out of process lists; $$ is a dollar sign.
  -d BODY            The request's body, @FILE or @- for standard input. Implies POST, and
                     "Content-Type: application/json" if none is given.
  --last-event-id ID Send this Last-Event-ID with the first request.
  --cacert FILE      Trust the certificates in this PEM file in place of the system's.
  --insecure         Don't verify the server's certificate.

Reconnecting:
  --profile NAME     Reconnect as this client does: whatwg (the default), chrome, firefox, safari,
                     fetch-event-source or sdk. Methods other than GET do not reconnect by
                     themselves unless a profile is named: that would send the request again.
  --no-reconnect     One connection only.

Limits:
  --max-events N     End behind N dispatched events.
  --duration S       End S seconds after the start.
  --connect-timeout S      End an attempt that has no connection in S seconds; 30.
  --first-byte-timeout S   Tell when nothing has come for S seconds; 30.
  --idle-timeout S         End an attempt that was silent for S seconds; off.
                     Seconds may have decimals; a timeout of 0 is off.

Output:
  --all, --bytes, --filter EXPR   As of "parse"; life-cycle lines stay visible.
  -h, --help         This text.
  -v, --version      The program's version.

Every line has "time" (UTC, of the read that ended the block) and "connection" (from 1) behind
"kind". Beside the lines of "parse" there are:
  {"kind":"open",…,"status":…,"url":…,"headers":[{"name":…,"value":…}]}
  {"kind":"end",…,"reason":…,"message":…}
  {"kind":"reconnect",…,"delayMs":…,"from":"default"|"retry"|"backoff"|"user"}
  {"kind":"note",…,"code":…,"message":…}

Examples:
  sse-inspector-cli watch --all localhost:8080/events
  sse-inspector-cli watch https://api.example.org/v1/chat/completions \
      -H 'Authorization: Bearer $API_KEY' -d @prompt.json | jq -r 'select(.kind=="event").data'
  sse-inspector-cli watch --profile chrome --duration 60 --filter 'type:price -"heartbeat"' URL

Exit codes:
  0  ended as asked: a limit, SIGINT or SIGTERM, a closed pipe, status 204, the end of the body
     with --no-reconnect
  1  failed for good: status, content type, redirect, or what the profile gives up on
  2  usage, or a local file
  3  network or TLS with --no-reconnect, or attempts used up
)");
}

QString versionText()
{
    return QStringLiteral("sse-inspector-cli " SSE_VERSION "\n");
}

} // namespace sse::cli
