// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/bodysources.h"
#include "app/cli/commandline.h"
#include "app/cli/filecommands.h"
#include "app/cli/recordingfile.h"
#include "core/log/logcursor.h"

namespace sse::cli {

namespace {

/// The one connection of \a file that has bytes, 0 for none; nothing: there are several, as told,
/// or it is time to end.
std::optional<ConnectionId> onlySource(const QString &path, const Output &output, ExitCode &code)
{
    const std::unique_ptr<RecordingFile> file = RecordingFile::open(path);
    if (!file) {
        code = ExitCode::Usage;
        return {};
    }
    BodySourceCounter counter(file->log());
    for (bool more = true; more;) {
        more = file->readMore();
        counter.countNew();
        if (mustEnd(output)) {
            code = ExitCode::AsAsked;
            return {};
        }
    }
    BodySources withBytes = counter.sources();
    std::erase_if(withBytes, [](const auto &source) { return source.second.bytes == 0; });
    if (withBytes.size() > 1) {
        code = ExitCode::Usage;
        tell(say("“%1” holds the bytes of several connections; name one:").arg(path));
        tellSources(withBytes);
        return {};
    }
    return withBytes.empty() ? 0 : withBytes.begin()->first;
}

/// Writes the bytes of a connection that the log has got since. False: it is time to end.
bool writeNew(const CaptureLog &log, LogCursor &cursor, std::size_t &next, ConnectionId connection,
              Output &output)
{
    QByteArray out;
    for (const std::size_t count = log.readCount(); next < count; ++next) {
        const ReadRecord &read = log.read(next);
        if (read.connection == connection)
            out.append(cursor.bytes(read.begin, read.length));
    }
    return output.write(out) == Output::State::Open && !mustEnd(output);
}

} // namespace

ExitCode runCat(const CatOptions &options, Output &output)
{
    std::optional<ConnectionId> connection = options.connection;
    if (!connection) {
        ExitCode code = ExitCode::AsAsked;
        connection = onlySource(options.file, output, code);
        if (!connection)
            return code;
    }
    const std::unique_ptr<RecordingFile> file = RecordingFile::open(options.file);
    if (!file)
        return ExitCode::Usage;
    BodySourceCounter counter(file->log());
    LogCursor cursor(file->log());
    std::size_t next = 0;
    for (bool more = true; more;) {
        more = file->readMore();
        counter.countNew();
        if (!writeNew(file->log(), cursor, next, *connection, output))
            return exitCodeOf(output);
    }
    if (options.connection && !counter.sources().contains(*connection)) {
        const bool damaged = file->tellDamage() == ExitCode::Failed;
        tellNoSource(options.file, *connection, counter.sources());
        return damaged ? ExitCode::Failed : ExitCode::Usage;
    }
    return file->tellDamage();
}

} // namespace sse::cli
