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
  record URL -o FILE Connect the same way and record all that arrives into FILE.
  events FILE        Print the lines that "watch" would have printed of a recording.
  cat FILE           Write the body bytes of a recording, exactly as received.
  info FILE          Print what a recording holds as one JSON object.
  verify FILE        Check every byte of a recording and print what is damaged.
  export FILE|-      Write what FILE holds as JSON Lines, CSV, HAR, HTML, Markdown, text or bytes.
  import FILE|- -o RECORDING
                     Make a recording of a HAR file, a curl trace, JSON lines or other captures.
  parse [FILE|-]     Print what the bytes of a file or of standard input mean.
  mock NAME|FILE     Be a server: play a scenario. "mock --list" lists the built-in ones.
  serve FILE         Be a server: play a recording, or the text of an event stream.

Options:
  -h, --help         This text; behind a command, the command's.
  -v, --version      The program's version.

Examples:
  sse-inspector-cli watch http://localhost:8080/events
  sse-inspector-cli watch https://example.org/stream --all --max-events 10 | jq .
  sse-inspector-cli record https://example.org/stream -o morning.sserec --duration 3600
  sse-inspector-cli events morning.sserec --filter type:price
  sse-inspector-cli export morning.sserec -o morning.html
  curl -sN https://example.org/stream | sse-inspector-cli parse
  sse-inspector-cli mock retry-and-resume --port 8080

Standard output holds JSON lines only (of "cat", only bytes; of "export", the export; of
"mock --list", names); sentences for people go to standard error.

Exit codes:
  0  ended as asked: a limit, SIGINT or SIGTERM, a closed pipe, status 204, the end of the body
     with --no-reconnect, the end of the file
  1  failed for good: status, content type, redirect, or what the profile gives up on; or a
     recording is damaged
  2  usage, a local file, or an address that can't be listened on
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

QString recordHelp()
{
    return QCoreApplication::translate("Cli",
                                       R"(Usage: sse-inspector-cli record [OPTION]… URL -o FILE

Connects to URL, reconnects as EventSource does, and records all that arrives: every read with its
time, every request and response. Prints nothing on standard output; sentences for people go to
standard error.

Recording:
  -o FILE            The recording. While it runs it is called FILE.part: "info", "events", "cat"
                     and "verify" read that one too, also when the machine or this program stopped
                     in the middle of it.
  --force            Replace FILE if it exists, once the new recording is complete.
  --size-limit MB    Keep so many megabytes of the stream's body; 2000. 0 is no limit.
  --at-limit WHAT    What happens then: "ring" (the default) drops the oldest part, bit by bit;
                     "stop" ends the recording.
  -h, --help         This text.
  -v, --version      The program's version.

Request, reconnecting and limits, as of "watch" ("watch --help" tells what they mean):
  -X METHOD, -H 'Name: value', -d BODY, --last-event-id ID, --cacert FILE, --insecure,
  --profile NAME, --no-reconnect, --max-events N, --duration S, --connect-timeout S,
  --first-byte-timeout S, --idle-timeout S

Credentials in header fields and addresses are masked in the recording. The body of the request and
what the server sends are kept as they are: look at them before you give a recording away.

Examples:
  sse-inspector-cli record localhost:8080/events -o run.sserec --max-events 1000
  sse-inspector-cli record https://example.org/stream -o night.sserec --size-limit 0

Exit codes: those of "watch", and 2 when something could not be written.
)");
}

QString eventsHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli events [OPTION]… FILE

Prints the JSON lines that "watch" would have printed while FILE was recorded, with the times of
then. Also of a recording that still runs or was interrupted (FILE.part), up to its last byte.

Options:
  --all, --bytes, --filter EXPR   As of "parse"; life-cycle lines stay visible.
  -h, --help         This text.
  -v, --version      The program's version.

The lines are those of "watch"; "watch --help" tells their keys. Beside them there are notes on the
recording itself, with these codes:
  recording-damaged        something is missing here, since it can't be read
  recording-ring           the oldest part was dropped, for the size limit was reached
  recording-failed         what arrived could not be written for a while; recording-resumed: it was
  recording-too-long       a fact was too long to be kept whole
  recording-interrupted    the recording was not ended: what came next is not known

Examples:
  sse-inspector-cli events run.sserec | jq -r 'select(.kind=="event").data'
  sse-inspector-cli events --all --filter 'kind:retry' run.sserec

Exit codes: 0 the end of the recording, or a closed pipe; 1 damage was found, the rest is printed;
2 usage, or a file that is no recording or can't be read.
)");
}

QString catHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli cat [OPTION]… FILE

Writes the body bytes of a recording exactly as received, after transfer and content decoding.

Options:
  --connection N     Those of this connection, from 1. Without it FILE must have bytes of one only;
                     otherwise the connections are listed on standard error.
  -h, --help         This text.
  -v, --version      The program's version.

Examples:
  sse-inspector-cli cat run.sserec > body.txt
  sse-inspector-cli cat run.sserec --connection 2 | sse-inspector-cli parse --all

Exit codes: 0 all bytes are written, or a closed pipe; 1 damage was found, the rest is written;
2 usage, several connections and none is named, or a file that is no recording or can't be read.
)");
}

QString infoHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli info [OPTION]… FILE

Prints what a recording holds as one JSON object on one line. All of the recording is read for that.

Options:
  -h, --help         This text.
  -v, --version      The program's version.

Keys, in this order; null where something is not known or did not happen:
  file, fileSize     the name as given, and its bytes
  formatVersion      of the recording's format
  application        what recorded it, with its version
  state              "complete", "interrupted" or "recording" (it still runs)
  begun, duration    when (UTC), and the seconds up to the last thing that was recorded
  url                of the first request, credentials masked
  counts             {"events","comments","rows","reads","bytes","facts"}: dispatched events, rows
                     of the table, reads from the network, body bytes, what else was recorded
  lastEventId        in force at the end
  retryMs            the reconnection time that the server set last; above 2^53-1 a string of digits
  dropped            {"bytes","rows"} of the oldest part, which a ring dropped
  damage             how many places can't be read; "verify" lists them
  connections        [{"connection","method","url","status","started","opened","ended","reason",
                     "bytes","reads","events","comments"}]; times in UTC, reason as of "watch"

Examples:
  sse-inspector-cli info run.sserec | jq .counts
  sse-inspector-cli info run.sserec | jq -r '.connections[] | [.connection, .reason] | @tsv'

Exit codes: 0; 1 damage was found; 2 usage, or a file that is no recording or can't be read.
)");
}

QString verifyHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli verify [OPTION]… FILE

Checks all of a recording: the file's structure, and the check sum, bounds and order of every row.

Options:
  -h, --help         This text.
  -v, --version      The program's version.

Prints a line for everything that is damaged; nothing when all is sound:
  {"table":"read"|"fact"|"info"|"file","row":…,"message":…}    row is null when there is none

Examples:
  sse-inspector-cli verify run.sserec && echo sound

Exit codes: 0 sound; 1 damage was found, or a signal ended the check; 2 usage, or a file that is no
recording or can't be read.
)");
}

QString versionText()
{
    return QStringLiteral("sse-inspector-cli " SSE_VERSION "\n");
}

} // namespace sse::cli
