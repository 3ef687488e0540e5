// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/filecommands.h"
#include "app/cli/recordingfile.h"
#include "core/log/logcursor.h"

#include <QLocale>

#include <map>

namespace sse::cli {

namespace {

struct Source
{
    QUrl url;
    quint64 bytes = 0;
};
using Sources = std::map<ConnectionId, Source>;

/// Takes what the log has got since into \a sources.
class SourceCounter final
{
public:
    explicit SourceCounter(const CaptureLog &log)
        : m_log(log)
    {
    }

    void countNew()
    {
        for (const std::size_t count = m_log.readCount(); m_read < count; ++m_read)
            m_sources[m_log.read(m_read).connection].bytes += m_log.read(m_read).length;
        for (const std::size_t count = m_log.recordCount(); m_record < count; ++m_record) {
            const LogRecord &record = m_log.record(m_record);
            if (const auto *attempt = std::get_if<AttemptRecord>(&record.fact))
                m_sources[record.connection].url = attempt->url;
        }
    }
    [[nodiscard]] const Sources &sources() const { return m_sources; }

private:
    const CaptureLog &m_log;
    std::size_t m_read = 0;
    std::size_t m_record = 0;
    Sources m_sources;
};

void tellSources(const Sources &sources)
{
    for (const auto &[number, source] : sources) {
        tell(say("  --connection %1   %2 bytes   %3")
                 .arg(number)
                 .arg(QLocale::c().toString(source.bytes),
                      QString::fromUtf8(source.url.toEncoded())));
    }
}

/// The one connection of \a file that has bytes, 0 for none; nothing: there are several, as told,
/// or it is time to end.
std::optional<ConnectionId> onlySource(const QString &path, const Output &output, ExitCode &code)
{
    const std::unique_ptr<RecordingFile> file = RecordingFile::open(path);
    if (!file) {
        code = ExitCode::Usage;
        return {};
    }
    SourceCounter counter(file->log());
    for (bool more = true; more;) {
        more = file->readMore();
        counter.countNew();
        if (mustEnd(output)) {
            code = ExitCode::AsAsked;
            return {};
        }
    }
    Sources withBytes = counter.sources();
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
    SourceCounter counter(file->log());
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
        const QString sentence = counter.sources().empty()
                                     ? say("“%1” holds no connection %2, nor any other.")
                                     : say("“%1” holds no connection %2; there are:");
        tell(sentence.arg(options.file).arg(*connection));
        tellSources(counter.sources());
        return damaged ? ExitCode::Failed : ExitCode::Usage;
    }
    return file->tellDamage();
}

} // namespace sse::cli
