// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/unsavedrecordings.h"

#include "core/base/visibletext.h"
#include "ui/base/format.h"
#include "ui/dialogs/unsaveddialog.h"
#include "ui/panes/noticebar.h"
#include "ui/panes/recordingtab.h"
#include "ui/tabhost.h"

#include <QFileInfo>

#include <algorithm>

namespace sse::ui {

namespace {

QString offerText(int count, int interrupted)
{
    if (count == 1)
        return interrupted == 1
                   ? UnsavedRecordings::tr("A recording was interrupted and not saved.")
                   : UnsavedRecordings::tr("A recording was not saved.");
    if (interrupted == 0)
        return UnsavedRecordings::tr("%1 recordings were not saved.").arg(count);
    if (interrupted == 1)
        return UnsavedRecordings::tr("%1 recordings were not saved, one of them interrupted.")
            .arg(count);
    return UnsavedRecordings::tr("%1 recordings were not saved, %2 of them interrupted.")
        .arg(count)
        .arg(interrupted);
}

} // namespace

UnsavedRecordings::UnsavedRecordings(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    m_jobs.setMaxThreadCount(1);
}

UnsavedRecordings::~UnsavedRecordings()
{
    m_jobs.waitForDone();
}

void UnsavedRecordings::look(Found found)
{
    if (m_parts.folder.path().isEmpty())
        return;
    m_jobs.start([this, folder = m_parts.folder, found = std::move(found)] {
        const QList<UnsavedRecording> recordings = folder.unsaved();
        QMetaObject::invokeMethod(
            this, [recordings, found] { found(recordings); }, Qt::QueuedConnection);
    });
}

void UnsavedRecordings::offer()
{
    look([this](const QList<UnsavedRecording> &recordings) {
        if (recordings.isEmpty())
            return;
        const auto interrupted = static_cast<int>(
            std::count_if(recordings.begin(), recordings.end(),
                          [](const UnsavedRecording &recording) { return recording.interrupted; }));
        m_parts.notices.tellBehind(
            offerText(static_cast<int>(recordings.size()), interrupted), ThemeTint::Note,
            {{tr("Show"), QStringLiteral("showUnsaved"), [this] { showList(); }},
             {tr("Later"), QStringLiteral("later"), {}}});
    });
}

void UnsavedRecordings::tellKept(const KeptRecording &kept)
{
    const QString title = toVisibleText(kept.title, 120);
    const QString path = kept.path;
    const QList<NoticeChoice> choices{
        {tr("Save…"), QStringLiteral("saveKept"), [this, path, title] { save(path, title); }},
        {tr("Discard"), QStringLiteral("discardKept"), [this, path] { discard(path); }}};
    if (kept.error) {
        m_parts.notices.tell(
            tr("The recording of %1 could not be completed. %2").arg(title, kept.error->message),
            ThemeTint::Failed, choices);
        return;
    }
    m_parts.notices.tell(tr("The recording of %1 (%2) was not saved. It is kept among the unsaved "
                            "recordings.")
                             .arg(title, formatBytes(kept.bytes)),
                         ThemeTint::Note, choices);
    refreshList();
}

void UnsavedRecordings::showList()
{
    if (!m_dialog) {
        m_dialog = new UnsavedDialog(&m_parts.window);
        connect(m_dialog, &UnsavedDialog::openRequested, this,
                [this](const UnsavedRecording &recording) { m_parts.open(recording.path); });
        connect(m_dialog, &UnsavedDialog::saveRequested, this,
                [this](const UnsavedRecording &recording) {
                    save(recording.path, QFileInfo(recording.path).completeBaseName());
                });
        connect(m_dialog, &UnsavedDialog::discardRequested, this,
                [this](const QList<UnsavedRecording> &recordings) {
                    for (const UnsavedRecording &recording : recordings)
                        discard(recording.path);
                });
    }
    refreshList();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void UnsavedRecordings::refreshList()
{
    if (!m_dialog)
        return;
    look([this](const QList<UnsavedRecording> &recordings) {
        if (m_dialog)
            m_dialog->setRecordings(recordings);
    });
}

bool UnsavedRecordings::holds(const QString &path) const
{
    const QString folder = m_parts.folder.path();
    return !folder.isEmpty() && !path.isEmpty() &&
           QFileInfo(path).absolutePath() == QFileInfo(folder).absoluteFilePath();
}

void UnsavedRecordings::save(const QString &path, const QString &title)
{
    m_parts.saver.save(path, title, [this, path](const QString &) { noteSaved(path); });
}

void UnsavedRecordings::noteSaved(const QString &path)
{
    if (!holds(path))
        return;
    const QList<RecordingTab *> tabs = m_parts.tabs.recordingTabs();
    const bool shown = std::any_of(tabs.begin(), tabs.end(), [&path](const RecordingTab *tab) {
        return tab->session().path() == path;
    });
    if (shown)
        m_saved += path;
    else
        (void)m_parts.folder.discard(path);
    refreshList();
}

void UnsavedRecordings::noteTabClosed(const QString &path)
{
    if (m_saved.removeAll(path) > 0)
        (void)m_parts.folder.discard(path);
}

void UnsavedRecordings::closeTabOf(const QString &path)
{
    for (RecordingTab *tab : m_parts.tabs.recordingTabs())
        if (tab->session().path() == path)
            m_parts.tabs.closeTab(*tab);
}

void UnsavedRecordings::discard(const QString &path)
{
    closeTabOf(path);
    if (const std::optional<Error> error = m_parts.folder.discard(path))
        m_parts.notices.tell(error->message, ThemeTint::Failed);
    refreshList();
}

} // namespace sse::ui
