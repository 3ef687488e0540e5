// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/recordingsaver.h"

#include "core/base/visibletext.h"
#include "core/recording/recordingcopy.h"
#include "core/session/recordingsession.h"
#include "ui/base/settings.h"
#include "ui/panes/noticebar.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace sse::ui {

namespace {

QString shownName(const QString &path)
{
    return toVisibleText(QFileInfo(path).fileName(), 120);
}

/// A file name that every file system takes.
QString fileName(const QString &title)
{
    QString name;
    for (const QChar c : title.left(80))
        name += c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('-')
                    ? c
                    : QLatin1Char('-');
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    if (name.isEmpty())
        name = QStringLiteral("stream");
    if (!name.endsWith(QLatin1String(".sserec")))
        name += QLatin1String(".sserec");
    return name;
}

} // namespace

RecordingSaver::RecordingSaver(QWidget &window, NoticeBar &notices, Settings &settings,
                               FileDialogs dialogs, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_notices(notices)
    , m_settings(settings)
    , m_dialogs(std::move(dialogs))
{
    // One after the other: disks are no faster for two.
    m_jobs.setMaxThreadCount(1);
}

RecordingSaver::~RecordingSaver()
{
    m_cancelled = true;
    m_jobs.waitForDone();
}

QString RecordingSaver::folder() const
{
    for (const QString &key : {QStringLiteral("folder"), QStringLiteral("exportFolder")})
        if (const QByteArray last = m_settings.state(key); !last.isEmpty())
            return QString::fromUtf8(last);
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void RecordingSaver::rememberFolderOf(const QString &path)
{
    m_settings.setState(QStringLiteral("folder"), QFileInfo(path).absolutePath().toUtf8());
}

void RecordingSaver::ask(const QString &name, FileDialogs::Chosen chosen)
{
    m_dialogs.save(&m_window, QDir(folder()).filePath(fileName(name)),
                   [this, chosen = std::move(chosen)](const QString &path) {
                       if (path.isEmpty())
                           return;
                       chosen(path);
                   });
}

void RecordingSaver::save(const QString &from, const QString &name, Done done)
{
    ask(name, [this, from, done = std::move(done)](const QString &to) { copy(from, to, done); });
}

void RecordingSaver::copy(const QString &from, const QString &to, Done done)
{
    if (QFileInfo(from) == QFileInfo(to)) {
        m_notices.tell(tr("%1 is the recording itself. Choose another name.").arg(shownName(to)),
                       ThemeTint::Failed);
        return;
    }
    m_cancelled = false;
    m_notices.tell(
        tr("Saving %1…").arg(shownName(to)), ThemeTint::Note,
        {{tr("Cancel"), QStringLiteral("cancelSaving"), [this] { m_cancelled = true; }}});
    m_jobs.start([this, from, to, done = std::move(done)] {
        const std::optional<Error> error =
            copyRecording(from, to, [this] { return m_cancelled.load(); });
        const QString message = error ? error->message : QString();
        const bool cancelled = error && error->code == "cancelled";
        QMetaObject::invokeMethod(
            this, [this, to, message, cancelled, done] { finished(to, message, cancelled, done); },
            Qt::QueuedConnection);
    });
}

void RecordingSaver::write(std::shared_ptr<const RecordingSession> session, const QString &name)
{
    ask(name, [this, session = std::move(session)](const QString &to) { writeTo(session, to); });
}

void RecordingSaver::writeTo(std::shared_ptr<const RecordingSession> session, const QString &to)
{
    m_notices.tell(tr("Saving %1…").arg(shownName(to)), ThemeTint::Note);
    m_jobs.start([this, to, session = std::move(session)]() mutable {
        const std::optional<Error> error = writeRecording(session->log(), to);
        const QString message = error ? error->message : QString();
        // The session goes in the thread that it lives in.
        QMetaObject::invokeMethod(
            this,
            [this, to, message, kept = std::move(session)] { finished(to, message, false, {}); },
            Qt::QueuedConnection);
    });
}

void RecordingSaver::finished(const QString &to, const QString &error, bool wasCancelled,
                              const Done &done)
{
    if (wasCancelled) {
        m_notices.tell(tr("%1 was not saved.").arg(shownName(to)), ThemeTint::Ended);
        return;
    }
    if (!error.isEmpty()) {
        m_notices.tell(tr("%1 could not be saved. %2").arg(shownName(to), error),
                       ThemeTint::Failed);
        return;
    }
    rememberFolderOf(to);
    m_settings.addRecentFile(QFileInfo(to).absoluteFilePath());
    m_notices.tell(tr("Saved to %1.").arg(toVisibleText(to, 300)), ThemeTint::Note);
    if (done)
        done(to);
}

} // namespace sse::ui
