// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/filecommands.h"
#include "app/cli/recordingfile.h"
#include "core/exporting/rowprinter.h"

namespace sse::cli {

namespace {

constexpr qsizetype batchSize = qsizetype{1} << 20;

/// Prints the rows that are there. False: it is time to end.
bool printRows(RowPrinter &printer, bool finished, Output &output)
{
    QByteArray out;
    for (bool more = true; more;) {
        out.resize(0);
        more = printer.print(out, finished, batchSize);
        if (output.write(out) != Output::State::Open || mustEnd(output))
            return false;
    }
    return true;
}

} // namespace

ExitCode runEvents(const EventsOptions &options, Output &output)
{
    const std::unique_ptr<RecordingFile> file = RecordingFile::open(options.file);
    if (!file)
        return ExitCode::Usage;
    EventIndex index;
    LogIndexer indexer(file->log(), index);
    file->prepare(indexer);
    RowPrinter printer(file->log(), index, {options.print.all, options.print.bytes, true},
                       options.print.filter);
    for (bool more = true; more;) {
        more = file->readMore();
        indexer.feedNew();
        // Of a recording that still runs, the last block may well be finished yet.
        if (!more && !file->info().live)
            indexer.finish();
        if (!printRows(printer, !more, output))
            return exitCodeOf(output);
    }
    return file->tellDamage();
}

} // namespace sse::cli
