// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/bodysources.h"
#include "app/cli/commandline.h"
#include "app/cli/importinput.h"
#include "app/cli/outputfile.h"
#include "app/cli/recordcommand.h"
#include "app/cli/transfercommands.h"
#include "core/base/redaction.h"
#include "core/index/logindexer.h"
#include "core/recording/recordingcopy.h"
#include "core/recording/recordingreader.h"
#include "core/secrets/redactor.h"

#include <QFileInfo>

namespace sse::cli {

namespace {

quint64 eventCountOf(const CaptureLog &log)
{
    EventIndex index;
    LogIndexer indexer(log, index);
    indexer.feedNew();
    indexer.finish();
    return index.eventCount();
}

/// Whether a recording masks anything in the header fields and addresses of \a log. Marks are no
/// secrets.
bool losesSecrets(const CaptureLog &log)
{
    Redactor redactor(Redactor::Mode::Mask);
    const auto look = [&](const QUrl &url, const HeaderList &fields) {
        if (redactedUrl(url) != url.toString(QUrl::FullyEncoded))
            static_cast<void>(redactor.address(url));
        for (const HeaderField &field : fields) {
            if (redactedHeaderValue(field) != field.value)
                static_cast<void>(redactor.headerValue(field, TextPlace::RequestHeader));
        }
        return !redactor.redactions().isEmpty();
    };
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const LogRecord::Fact &fact = log.record(i).fact;
        if (const auto *attempt = std::get_if<AttemptRecord>(&fact)) {
            if (look(attempt->url, attempt->headers))
                return true;
        } else if (const auto *response = std::get_if<ResponseRecord>(&fact)) {
            if (look(response->url, response->headers))
                return true;
        }
    }
    return false;
}

void tellResult(const Imported &imported, const CaptureLog &log, quint64 events,
                const ImportOptions &options)
{
    for (const QString &note : imported.notes)
        tell(note);
    if (losesSecrets(log)) {
        tell(say("Secrets in header fields and addresses are masked in the recording; the file you "
                 "imported still has them."));
    }
    BodySourceCounter counter(log);
    counter.countNew();
    tell(say("Imported from %1 into “%2”: %3 of body; events: %4, connections: %5.")
             .arg(titleOf(imported.kind), options.output, sizeText(log.byteCount()),
                  QString::number(events), QString::number(counter.sources().size())));
}

/// Why \a options can't be followed, as far as that is known before anything is read.
std::optional<Error> checkImport(const ImportOptions &options)
{
    if (options.file == QLatin1String("-"))
        return checkTarget(options.output, options.force);
    if (QFileInfo(options.file).isFile() && RecordingReader::open(options.file)) {
        return fileError(
            say("“%1” is a recording already; there is nothing to import.").arg(options.file));
    }
    if (auto error = checkOutput(options.output, options.force, say("the recording"), options.file))
        return error;
    return checkTarget(options.output, options.force);
}

ExitCode tellCancelled()
{
    tell(say("The import was cancelled; nothing was written."));
    return ExitCode::AsAsked;
}

} // namespace

QString unwrittenText(const Error &error, const QString &file)
{
    if (error.code != "disk-full")
        return error.message;
    return say("The disk is full, so “%1” can't be written; nothing was written. Make room, or "
               "choose another folder, and import again.")
        .arg(file);
}

ExitCode writeImport(const Imported &imported, const ImportedStream &stream,
                     const ImportOptions &options)
{
    // Takes a while: a signal that comes until then still leaves nothing.
    const quint64 events = eventCountOf(*stream.log);
    // Who made it in the meantime did not mean it to be replaced.
    std::optional<Error> error = checkTarget(options.output, options.force);
    if (!error)
        error = writeRecording(*stream.log, options.output, EndSignals::raised);
    if (error && error->code == "cancelled")
        return tellCancelled();
    if (error) {
        tell(unwrittenText(*error, options.output));
        return ExitCode::Usage;
    }
    tellResult(imported, *stream.log, events, options);
    return ExitCode::AsAsked;
}

ExitCode runImport(const ImportOptions &options, const EndSignals &signalsToEnd)
{
    if (const auto error = checkImport(options)) {
        tell(error->message);
        return ExitCode::Usage;
    }
    ExitCode code = ExitCode::AsAsked;
    std::optional<Imported> imported = readImport(options.file, signalsToEnd, code);
    if (!imported)
        return code == ExitCode::AsAsked ? tellCancelled() : code;
    const ImportedStream *stream = findStream(*imported, options.file, options.stream);
    return stream ? writeImport(*imported, *stream, options) : ExitCode::Usage;
}

} // namespace sse::cli
