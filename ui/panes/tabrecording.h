// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/recording/recordingfolder.h"
#include "core/session/inspectorsession.h"
#include "ui/base/settings.h"
#include "ui/panes/recordingbutton.h"

namespace sse::ui {

/// A recording that a closed stream left in the folder.
struct KeptRecording
{
    QString path;
    QString title;              ///< of the stream
    quint64 bytes = 0;          ///< of its body
    std::optional<Error> error; ///< it could not be completed
};

/// The recording of one stream tab: whether and where there is one, what was saved of it, and what
/// becomes of it in the end. UI thread.
class TabRecording final
{
public:
    /// \a folder: an empty path records nothing.
    TabRecording(const Settings &settings, RecordingFolder folder);

    /// For a stream that starts now.
    [[nodiscard]] std::optional<RecordingPlan> plan(const Endpoint &endpoint, WallTime now);
    [[nodiscard]] RecordingFacts facts(const InspectorSession &session) const;
    /// The recording goes to \a path; what comes later is not in it.
    void noteSaving(const InspectorSession &session);
    void noteSaved(const QString &path);
    /// Everything that arrived was saved.
    [[nodiscard]] bool isSaved(const InspectorSession &session) const;
    /// Ends the recording of \a session: it stays in the folder when \a keep is set and it holds
    /// something that was not saved, and is discarded otherwise.
    [[nodiscard]] std::optional<KeptRecording> end(InspectorSession &session, bool keep) const;

private:
    const Settings &m_settings;
    RecordingFolder m_folder;
    std::optional<RecordingPlan> m_plan;
    ByteOffset m_savingBytes = 0;
    ByteOffset m_savedBytes = 0;
    QString m_savedName;
    QDateTime m_savedAt;
};

} // namespace sse::ui
