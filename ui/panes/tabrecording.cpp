// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/tabrecording.h"

#include <QFileInfo>

namespace sse::ui {

TabRecording::TabRecording(const Settings &settings, RecordingFolder folder)
    : m_settings(settings)
    , m_folder(std::move(folder))
{
}

std::optional<RecordingPlan> TabRecording::plan(const Endpoint &endpoint, WallTime now)
{
    if (m_folder.path().isEmpty() || !m_settings.recordsStreams())
        return {};
    RecordingPlan plan;
    plan.path = m_folder.newLiveFile(endpoint.url, now);
    plan.mostBytes = static_cast<quint64>(m_settings.recordingMegabytes()) * 1'000'000;
    plan.atLimit = m_settings.atRecordingLimit();
    m_plan = plan;
    return plan;
}

RecordingFacts TabRecording::facts(const InspectorSession &session) const
{
    RecordingFacts facts;
    facts.wanted = !m_folder.path().isEmpty() && m_settings.recordsStreams();
    facts.status = session.recordingStatus();
    facts.path = session.recordingPath();
    if (m_plan) {
        facts.mostBytes = m_plan->mostBytes;
        facts.atLimit = m_plan->atLimit;
    }
    facts.savedName = m_savedName;
    facts.savedAt = m_savedAt;
    facts.grewSince = !isSaved(session);
    facts.ended = session.status().ended;
    return facts;
}

void TabRecording::noteSaving(const InspectorSession &session)
{
    m_savingBytes = session.log().byteCount();
}

void TabRecording::noteSaved(const QString &path)
{
    m_savedBytes = m_savingBytes;
    m_savedName = QFileInfo(path).fileName();
    m_savedAt = QDateTime::currentDateTime();
}

bool TabRecording::isSaved(const InspectorSession &session) const
{
    return !m_savedName.isEmpty() && session.log().byteCount() <= m_savedBytes;
}

std::optional<KeptRecording> TabRecording::end(InspectorSession &session, bool keep) const
{
    if (!session.recordingStatus())
        return {};
    const QString live = session.recordingPath();
    QString kept = live;
    if (kept.endsWith(QLatin1String(".part")))
        kept.chop(5);
    // Closes the stream first, so that nothing more arrives.
    const bool empty = session.log().byteCount() == 0;
    const bool worthless = !keep || empty || isSaved(session);
    const std::optional<Error> error = session.finishRecording(worthless ? QString() : kept);
    if (worthless) {
        // What can't be removed is offered at the next start.
        (void)m_folder.discard(live);
        return {};
    }
    return KeptRecording{error ? live : kept, {}, session.log().byteCount(), error};
}

} // namespace sse::ui
