// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/exportinput.h"

#include "app/cli/commandline.h"
#include "app/cli/recordingfile.h"
#include "core/index/logindexer.h"

#include <QFile>
#include <QFileInfo>

namespace sse::cli {

namespace {

constexpr qint64 beginning = qint64{64} << 10;

bool isText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) &&
           detectImport(file.read(beginning)) == ImportKind::EventStream;
}

/// Of what has one stream.
bool hasStream(const ExportOptions &options)
{
    if (options.stream.value_or(1) == 1)
        return true;
    tell(say("“%1” holds one stream only; there is no stream %2.")
             .arg(options.file)
             .arg(*options.stream));
    return false;
}

} // namespace

std::unique_ptr<ExportInput> ExportInput::open(const ExportOptions &options,
                                               const EndSignals &signalsToEnd, ExitCode &code)
{
    std::unique_ptr<ExportInput> input(new ExportInput);
    const QFileInfo file(options.file);
    input->m_title = file.fileName();
    // To look into a pipe would take from it, or wait for ever; the import says what to do.
    if (options.file == QLatin1String("-") || (file.exists() && !file.isFile()))
        return input->openImport(options, signalsToEnd, code) ? std::move(input) : nullptr;
    code = ExitCode::Usage;
    const auto reader = RecordingReader::open(options.file);
    if (reader) {
        if (!hasStream(options))
            return nullptr;
        const RecordingInfo &info = reader.value()->info();
        if (!info.title.isEmpty())
            input->m_title = info.title;
        input->m_anchor = info.anchor;
        input->m_source = recordingSource(options.file);
        return input;
    }
    if (reader.error().code != "recording-not-sqlite") {
        tellUnreadable(options.file, reader.error());
        return nullptr;
    }
    if (!isText(options.file))
        return input->openImport(options, signalsToEnd, code) ? std::move(input) : nullptr;
    if (!hasStream(options))
        return nullptr;
    input->m_source = textSource(options.file);
    return input;
}

bool ExportInput::openImport(const ExportOptions &options, const EndSignals &signalsToEnd,
                             ExitCode &code)
{
    m_imported = readImport(options.file, signalsToEnd, code);
    if (!m_imported)
        return false;
    const ImportedStream *stream = findStream(*m_imported, options.file, options.stream);
    if (!stream) {
        code = ExitCode::Usage;
        return false;
    }
    m_index = std::make_unique<EventIndex>();
    LogIndexer indexer(*stream->log, *m_index);
    indexer.feedNew();
    indexer.finish();
    m_source = captureSource(*stream->log, *m_index, stream->hasTimes);
    m_title = stream->title;
    if (stream->hasTimes)
        m_anchor = stream->log->anchor();
    m_notes = m_imported->notes;
    return true;
}

BodySources ExportInput::connections() const
{
    const Result<std::unique_ptr<ExportSource>> source = m_source();
    if (!source)
        return {};
    BodySourceCounter counter(source.value()->log());
    for (bool more = true; more && !EndSignals::raised();) {
        more = source.value()->more();
        counter.countNew();
        source.value()->forgetBelow(source.value()->index().rowCount());
    }
    return counter.sources();
}

} // namespace sse::cli
