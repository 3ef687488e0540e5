// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/help.h"

#include <QCoreApplication>

namespace sse::cli {

QString exportHelp()
{
    return QCoreApplication::translate("Cli", R"(Usage: sse-inspector-cli export [OPTION]… FILE|-

Writes what FILE holds in a format that other programs read. FILE is a recording, the text of an
event stream, or anything that "import" reads; "-" is standard input, for all but recordings.

Options:
  --format FORMAT    What to write; may be left out when the file of -o is called so:
                       jsonl   one JSON object a line: events, requests, everything with its times
                       csv     a table of events, one a row, for spreadsheets and databases
                       har     HAR 1.2, as browsers write it, with the messages of event streams
                       html    a report that needs nothing but a browser, with a timeline
                       md      Markdown, for issues and chats
                       txt     plain text
                       sse     the exact bytes of one connection
  -o FILE            The file to write, in one step once it is whole; by default standard output.
  --force            Replace FILE if it exists.
  --include-secrets  Write secrets as they are. Without it those in header fields, addresses and
                     JSON are masked, equal ones alike; except in "sse", which is exact.
  --raw-cells        csv: cells as they are. Without it those that a spreadsheet would take for a
                     formula begin with an apostrophe.

What to write of it (everything by default):
  --filter EXPR      What matches, as of "parse"; life-cycle lines stay.
  --connection N     This connection, from 1; may be repeated. "sse" takes one.
  --from TIME, --to TIME
                     What came between: times in UTC as the lines print them
                     (2026-01-31T12:00:00.5Z), or seconds since the beginning (12.5).
  --stream N         This stream of a file that holds several ("import" lists them).
  -h, --help         This text.
  -v, --version      The program's version.

Standard error tells, before anything is written, what the format can't hold, and afterwards what
was masked and what is missing.

Examples:
  sse-inspector-cli export run.sserec -o run.har
  sse-inspector-cli export run.sserec --format csv --filter type:price | sqlite3 -csv x.db \
      '.import /dev/stdin events'
  curl -sN https://example.org/stream | sse-inspector-cli export - --format md

Exit codes: 0 all is written, or ended by SIGINT, SIGTERM or a closed pipe, which leaves no file
behind; 1 damage was found, the rest is written; 2 usage, nothing to write, several connections and
none is named for "sse", or a file that can't be read or written.
)");
}

QString importHelp()
{
    return QCoreApplication::translate(
        "Cli", R"(Usage: sse-inspector-cli import [OPTION]… FILE|- -o RECORDING

Makes a recording of what another program wrote. FILE is one of these, whatever it is called:
  HAR          of browsers, proxies and this program: the messages of event streams, or their bodies
  curl trace   curl --trace FILE or --trace-ascii FILE, best with --trace-time: every read, exactly
  JSON lines   of "export", "events" and "watch"
  Insomnia     its log of an event stream
  text         an event stream as it is, which has no times

Options:
  -o RECORDING       The recording to write, in one step once it is whole.
  --force            Replace RECORDING if it exists.
  --stream N         This one of several streams in FILE. Without it they are listed on standard
                     error, and nothing is written.
  -h, --help         This text.
  -v, --version      The program's version.

Standard error tells what FILE lacks and what had to be guessed.

Examples:
  sse-inspector-cli import page.har -o page.sserec
  curl -N --trace run.trace --trace-time https://example.org/stream > /dev/null
  sse-inspector-cli import run.trace -o run.sserec && sse-inspector-cli events run.sserec

Exit codes: 0 the recording is written, or ended by SIGINT or SIGTERM, which leaves no file behind;
2 usage, several streams and none is named, or a file that is none of these, that can't be read or
written.
)");
}

} // namespace sse::cli
