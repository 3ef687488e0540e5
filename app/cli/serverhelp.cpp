// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/help.h"

#include <QCoreApplication>

namespace sse::cli {

QString mockHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli mock [OPTION]… NAME|FILE
       sse-inspector-cli mock --list

Answers every request with a scenario: a built-in one, or that of a JSON file. FILE holds a "/",
ends in ".json" or is called like no built-in scenario. The server runs until SIGINT or SIGTERM.

Options:
  --list             List the built-in scenarios, a line each: the name, and what it demonstrates.
  --speed X          Divide every wait of the scenario by X, from 0.001 to 1000000; 1.

Server:
  --port N           Listen on this port; 0, the default, is any free one.
  --host ADDR        Listen on this address only. By default 127.0.0.1 and ::1, which this machine
                     alone can reach; with another one everyone in the network can.
  --max-connections N
                     Have so many connections open, silent ones too, and answer others with 503;
                     100.
  --allow-origin ORIGIN|any
                     Answer pages of this origin too, such as https://example.org, or of any. By
                     default only those of this machine (http://localhost:3000); others get 403.
  --allow-host NAME  Answer requests whose Host is NAME, with this server's port, too; by default
                     this machine's names only, others get 421. Both may be repeated.
  -h, --help         This text.
  -v, --version      The program's version.

Lines: the address once the server is ready, then one a request, when it is answered or refused:
  {"url":…,"port":…}
  {"kind":"request","time":…,"number":…,"client":…,"connection":…,"method":…,"target":…,"status":…,
   "lastEventId":…,"headers":[{"name":…,"value":…}],"message":…}
"connection" counts a client's, from 1; null, as "method", "target" and "status" may be, when a
request was refused or left. A head that never arrived whole has a number, but no line.
"lastEventId" is there when it was sent, "message" when the request was refused. Credentials are
masked.

Examples:
  sse-inspector-cli mock retry-and-resume --port 8080
  sse-inspector-cli mock --speed 10 ./my-scenario.json | jq -r 'select(.kind).target'
  sse-inspector-cli mock llm-chat --allow-origin https://app.example.org

Exit codes: 0 SIGINT, SIGTERM or a closed pipe; 2 usage, a scenario that can't be read or is not
valid, or an address that can't be listened on.
)");
}

QString serveHelp()
{
    return QCoreApplication::translate("Cli",
                                       R"(Usage: sse-inspector-cli serve [OPTION]… RECORDING|FILE

Answers requests with what was recorded: a client's first request gets the first recorded
connection, with its response, its reads at their times and its end; the next request the next one.
A request with a Last-Event-ID that was recorded gets what followed that event; without one, a
client that was sent ids begins anew. Behind the last connection the answer is 204, which stops an
EventSource; then the client begins anew. FILE is the text of an event stream, which goes out as
fast as clients read. The server runs until SIGINT or SIGTERM.

Options:
  --speed X          X times as fast as recorded, from 0.1 to 1000; 1. 0 is as fast as clients read.
  --connection N     Answer with this recorded connection only, from 1: all of it, or what follows a
                     Last-Event-ID of it; 204 when nothing does.
  --port N, --host ADDR, --max-connections N, --allow-origin ORIGIN|any, --allow-host NAME
                     As of "mock"; "mock --help" tells what they mean.
  -h, --help         This text.
  -v, --version      The program's version.

Prints the lines of "mock": the address once the server is ready, then one a request.

Examples:
  sse-inspector-cli serve morning.sserec --port 8080 --speed 10
  sse-inspector-cli serve morning.sserec --connection 2
  curl -sN https://example.org/stream > body.txt; sse-inspector-cli serve body.txt

Exit codes: 0 SIGINT, SIGTERM or a closed pipe; 2 usage, a file that can't be read, a connection
that it does not hold, or an address that can't be listened on.
)");
}

} // namespace sse::cli
