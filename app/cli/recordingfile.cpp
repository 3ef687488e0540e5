// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/recordingfile.h"

#include "app/cli/commandline.h"
#include "app/cli/signals.h"

#include <algorithm>
#include <utility>

#include <poll.h>

namespace sse::cli {

namespace {

constexpr quint64 sliceSize = quint64{4} << 20;
constexpr std::size_t residentChunks = 8;
constexpr qsizetype mostTold = 10;

} // namespace

std::unique_ptr<RecordingFile> RecordingFile::open(const QString &path)
{
    Result<std::unique_ptr<RecordingReader>> reader = RecordingReader::open(path);
    if (reader) {
        return std::unique_ptr<RecordingFile>(new RecordingFile(path, std::move(reader.value())));
    }
    tellUnreadable(path, reader.error());
    return nullptr;
}

RecordingFile::RecordingFile(QString path, std::unique_ptr<RecordingReader> reader)
    : m_path(std::move(path))
    , m_reader(std::move(reader))
    , m_store(new PagedChunkStore(residentChunks))
    , m_log(m_clock, m_reader->info().anchor, std::unique_ptr<ChunkStore>(m_store))
{
    m_store->setSource(m_reader->bytes());
}

bool RecordingFile::readMore()
{
    const bool more = m_reader->readInto(m_log, sliceSize);
    m_store->setSaved(m_log.byteCount());
    return more;
}

void RecordingFile::prepare(LogIndexer &indexer) const
{
    if (info().droppedBytes > 0)
        indexer.beginBehind(info().droppedRows, info().droppedFacts, info().lastEventIdThere);
}

ExitCode RecordingFile::tellDamage() const
{
    const QList<Damage> &damage = m_reader->damage();
    const qsizetype told = std::min(damage.size(), mostTold);
    for (qsizetype i = 0; i < told; ++i) {
        const QString table = QString::fromUtf8(damage[i].table);
        tell(damage[i].row < 0
                 ? say("Damage in %1: %2").arg(table, damage[i].message)
                 : say("Damage in %1 %2: %3")
                       .arg(table, QString::number(damage[i].row), damage[i].message));
    }
    if (damage.size() > told) {
        tell(say("Damaged places in “%1” besides: %2. “sse-inspector-cli verify” lists them.")
                 .arg(m_path)
                 .arg(damage.size() - told));
    }
    if (info().droppedBytes > 0) {
        tell(say("The oldest part of “%1” was dropped while it was recorded, for its size limit "
                 "was reached.")
                 .arg(m_path));
    }
    if (info().live) {
        tell(say("“%1” is still being recorded; this is what it holds so far.").arg(m_path));
    } else if (!info().complete) {
        tell(say("The recording “%1” was interrupted; this is all that was written.").arg(m_path));
    }
    return damage.isEmpty() ? ExitCode::AsAsked : ExitCode::Failed;
}

void tellUnreadable(const QString &path, const Error &error)
{
    QString sentences = say("“%1”: %2").arg(path, error.message);
    if (error.code == "recording-not-sqlite")
        sentences += say(" “sse-inspector-cli parse” reads the text of an event stream.");
    tell(sentences);
}

ExitCode exitCodeOf(const Output &output)
{
    if (output.state() != Output::State::Failed)
        return ExitCode::AsAsked;
    tell(output.error());
    return ExitCode::Usage;
}

bool mustEnd(const Output &output)
{
    pollfd wait{output.descriptor(), 0, 0};
    return EndSignals::raised() || (::poll(&wait, 1, 0) > 0 && (wait.revents & POLLERR) != 0);
}

} // namespace sse::cli
