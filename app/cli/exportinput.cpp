// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/exportinput.h"

#include "app/cli/commandline.h"
#include "app/cli/recordingfile.h"
#include "core/index/logindexer.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

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
             .arg(nameOf(options.file))
             .arg(*options.stream));
    return false;
}

} // namespace

std::unique_ptr<ExportInput> ExportInput::open(const ExportOptions &options,
                                               const EndSignals &signalsToEnd, ExitCode &code)
{
    std::unique_ptr<ExportInput> input(new ExportInput);
    const bool opened = options.file == QLatin1String("-")
                            ? input->openInput(options, signalsToEnd, code)
                            : input->openFile(options, code);
    return opened ? std::move(input) : nullptr;
}

bool ExportInput::openFile(const ExportOptions &options, ExitCode &code)
{
    const QFileInfo file(options.file);
    // The import says what to do.
    if (file.exists() && !file.isFile())
        return openImport(options, importPath(options.file), code);
    code = ExitCode::Usage;
    m_title = file.fileName();
    const auto reader = RecordingReader::open(options.file);
    if (reader) {
        const RecordingInfo &info = reader.value()->info();
        if (!info.title.isEmpty())
            m_title = info.title;
        m_anchor = info.anchor;
        m_source = recordingSource(options.file);
        return hasStream(options);
    }
    if (reader.error().code != "recording-not-sqlite") {
        tellUnreadable(options.file, reader.error());
        return false;
    }
    if (!isText(options.file))
        return openImport(options, importPath(options.file), code);
    m_source = textSource(options.file);
    return hasStream(options);
}

bool ExportInput::openInput(const ExportOptions &options, const EndSignals &signalsToEnd,
                            ExitCode &code)
{
    Result<QByteArray> bytes = readInput(signalsToEnd);
    if (!bytes)
        return openImport(options, bytes.error(), code);
    if (detectImport(bytes.value().left(beginning)) != ImportKind::EventStream)
        return openImport(options, importInput(std::move(bytes.value())), code);
    m_title = nameOf(options.file);
    openText(bytes.value());
    code = ExitCode::Usage;
    return hasStream(options);
}

bool ExportInput::openImport(const ExportOptions &options, Result<Imported> imported,
                             ExitCode &code)
{
    if (!imported) {
        code = tellUnread(options.file, imported.error());
        return false;
    }
    m_imported = std::move(imported.value());
    const ImportedStream *stream = findStream(*m_imported, options.file, options.stream);
    if (!stream) {
        code = ExitCode::Usage;
        return false;
    }
    m_title = stream->title;
    m_notes = m_imported->notes;
    openLog(*stream->log, stream->hasTimes);
    return true;
}

void ExportInput::openText(QByteArrayView bytes)
{
    m_text =
        std::make_unique<CaptureLog>(m_clock, TimeAnchor(), std::make_unique<MemoryChunkStore>());
    m_text->appendRecord({1, {}, 0, StateRecord{ReadyState::Open}});
    while (!bytes.isEmpty()) {
        const std::span<char> space = m_text->tail();
        const qsizetype count = std::min(static_cast<qsizetype>(space.size()), bytes.size());
        std::copy_n(bytes.begin(), count, space.begin());
        m_text->commit(static_cast<std::size_t>(count));
        m_text->endRead(1, {});
        bytes = bytes.sliced(count);
    }
    m_text->appendRecord({1, {}, m_text->byteCount(), BodyEndRecord{}});
    openLog(*m_text, false);
}

void ExportInput::openLog(const CaptureLog &log, bool hasTimes)
{
    m_index = std::make_unique<EventIndex>();
    LogIndexer indexer(log, *m_index);
    indexer.feedNew();
    indexer.finish();
    m_source = captureSource(log, *m_index, hasTimes);
    if (hasTimes)
        m_anchor = log.anchor();
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
