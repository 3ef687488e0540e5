// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/streamrecording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::StreamRecording", text);
}

QString sizeText(quint64 bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace

StreamRecording::StreamRecording(Parts parts, const RecordingPlan &plan)
    : m_parts(std::move(parts))
    , m_bytes(std::make_shared<RecordingBytes>(plan.path, plan.vfs))
    , m_path(plan.path)
{
    m_parts.store.setSource(m_bytes);
    // The recorder's thread may call back before there is a recorder to ask.
    const std::scoped_lock lock(m_mutex);
    m_recorder = std::make_unique<Recorder>(m_parts.log, plan, [this] { recorderChanged(); });
}

StreamRecording::~StreamRecording() = default;

void StreamRecording::wake()
{
    m_recorder->wake();
    const RecordingPlan &plan = m_recorder->plan();
    if (plan.mostBytes == 0 || m_limitTold)
        return;
    // Counted as it arrives. While nothing can be written, the limit is that of the memory.
    const ByteOffset end = m_parts.log.byteCount();
    const bool full = plan.atLimit == AtLimit::Stop && end >= plan.mostBytes;
    const bool stuck = !m_writing.load(std::memory_order_relaxed) &&
                       end - std::min(end, m_recorder->savedBytes()) >= plan.mostBytes;
    m_limitTold = full || stuck;
    if (m_limitTold)
        closeAtLimit();
}

void StreamRecording::closeAtLimit()
{
    m_parts.tell({QByteArrayLiteral("recording-limit"),
                  tr("The recording has reached its limit of %1, so the stream is closed.")
                      .arg(sizeText(m_recorder->plan().mostBytes))},
                 true);
}

quint64 StreamRecording::unrecorded() const
{
    if (!m_writing.load(std::memory_order_relaxed))
        return 0;
    const ByteOffset saved = m_recorder->savedBytes();
    const ByteOffset end = m_parts.log.byteCount();
    return end > saved ? end - saved : 0;
}

QString StreamRecording::path() const
{
    const std::scoped_lock lock(m_mutex);
    return m_path;
}

std::optional<Error> StreamRecording::finish(const QString &finalPath)
{
    std::optional<Error> error = m_recorder->finish(finalPath);
    if (!error && !finalPath.isEmpty()) {
        m_bytes->setPath(finalPath);
        const std::scoped_lock lock(m_mutex);
        m_path = finalPath;
    }
    return error;
}

void StreamRecording::recorderChanged()
{
    RecordingStatus now;
    {
        const std::scoped_lock lock(m_mutex);
        now = m_recorder->status();
    }
    m_writing.store(now.state != RecordingStatus::State::Failed, std::memory_order_relaxed);
    if (now.droppedRows > 0)
        m_parts.index.dropBelow(static_cast<RowNumber>(now.droppedRows));
    m_parts.store.setSaved(now.written.bytes);
    tellOf(now);
    m_parts.changed();
}

void StreamRecording::tellOf(const RecordingStatus &now)
{
    const quint64 most = m_recorder->plan().mostBytes;
    if (now.droppedBytes > 0 && !std::exchange(m_ringTold, true)) {
        m_parts.tell({QByteArrayLiteral("recording-ring"),
                      tr("The recording has reached its limit of %1. From now on its oldest events "
                         "make room for new ones.")
                          .arg(sizeText(most))},
                     false);
    }
    const RecordingStatus::State before = std::exchange(m_told, now.state);
    if (now.state == before)
        return;
    if (now.state == RecordingStatus::State::Failed) {
        m_parts.tell({QByteArrayLiteral("recording-failed"),
                      tr("What arrives can't be recorded: %1 It stays in memory, and writing is "
                         "tried again.")
                          .arg(now.error ? now.error->message : QString())},
                     false);
    } else if (before == RecordingStatus::State::Failed &&
               now.state == RecordingStatus::State::Recording) {
        m_parts.tell({QByteArrayLiteral("recording-resumed"),
                      tr("What arrives is recorded again; nothing was lost.")},
                     false);
    }
}

} // namespace sse
