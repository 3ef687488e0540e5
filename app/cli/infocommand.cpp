// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/filecommands.h"
#include "app/cli/recordingfile.h"
#include "app/cli/recordingsummary.h"
#include "core/index/eventtext.h"

namespace sse::cli {

ExitCode runInfo(const InfoOptions &options, Output &output)
{
    const std::unique_ptr<RecordingFile> file = RecordingFile::open(options.file);
    if (!file)
        return ExitCode::Usage;
    EventIndex index;
    LogIndexer indexer(file->log(), index);
    file->prepare(indexer);
    RecordingSummary summary(file->log(), index);
    for (bool more = true; more;) {
        more = file->readMore();
        indexer.feedNew();
        summary.takeNew();
        if (mustEnd(output))
            return ExitCode::AsAsked;
    }
    if (!file->info().live)
        indexer.finish();
    RecordingSummary::Rest rest{options.file,
                                file->info(),
                                {},
                                indexer.retry().milliseconds,
                                file->reader().damage().size()};
    if (index.rowCount() > 0)
        rest.lastEventId = EventText(file->log(), index).lastEventId(index.rowCount() - 1);
    if (output.write(summary.line(rest)) == Output::State::Failed)
        return exitCodeOf(output);
    return file->tellDamage();
}

} // namespace sse::cli
