// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/fileimports.h"

#include "core/base/visibletext.h"
#include "ui/panes/noticebar.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace sse::ui {

namespace {

constexpr qint64 lookedAt = qint64{64} << 10;

QString shownName(const QString &path)
{
    return toVisibleText(QFileInfo(path).fileName(), 120);
}

} // namespace

FileImports::FileImports(NoticeBar &notices, Done done, Failed failed, QObject *parent)
    : QObject(parent)
    , m_notices(notices)
    , m_done(std::move(done))
    , m_failed(std::move(failed))
{
}

FileImports::~FileImports()
{
    m_job.reset();
}

bool FileImports::isImport(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    // A pipe that nobody writes to would be waited for.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray beginning = file.read(lookedAt);
    if (beginning.startsWith("SQLite format 3"))
        return false;
    if (const auto kind = detectImport(beginning))
        return *kind != ImportKind::EventStream;
    // The import tells what is wrong with it.
    const QString suffix = info.suffix().toLower();
    return suffix == QLatin1String("har") || suffix == QLatin1String("jsonl") ||
           suffix == QLatin1String("ndjson");
}

void FileImports::add(const QString &path)
{
    if (m_paths.contains(path))
        return;
    m_paths += path;
    if (m_paths.size() == 1)
        next();
}

void FileImports::next()
{
    m_status = {};
    m_cancelled = false;
    if (m_paths.isEmpty())
        return;
    tell();
    m_job = std::make_unique<ImportJob>(m_paths.first(), [this] {
        QMetaObject::invokeMethod(this, &FileImports::look, Qt::QueuedConnection);
    });
}

QString FileImports::text() const
{
    const QString name = shownName(m_paths.first());
    if (m_status.total == 0 || m_status.done == 0)
        return tr("Importing “%1”…").arg(name);
    const quint64 percent = m_status.done * 100 / m_status.total;
    return tr("Importing “%1”… %2 %").arg(name).arg(percent);
}

void FileImports::tell()
{
    m_told = text();
    m_notices.tellWork(m_told, {{tr("Cancel"), QStringLiteral("cancelImport"), [this] {
                                     if (!m_job)
                                         return;
                                     m_cancelled = true;
                                     m_job->cancel();
                                 }}});
}

void FileImports::look()
{
    if (!m_job || m_paths.isEmpty())
        return;
    m_status = m_job->status();
    if (m_status.finished) {
        finish();
        return;
    }
    if (m_cancelled)
        return;
    // Something else may be told by now; once that was sent away, there must be a way to cancel.
    const QString shown = m_notices.message();
    if (shown.isEmpty()) {
        tell();
    } else if (const QString now = text(); shown == m_told && now != m_told) {
        m_told = now;
        m_notices.retell(now);
    }
}

void FileImports::finish()
{
    const QString path = m_paths.takeFirst();
    if (m_notices.message() == m_told)
        m_notices.clear();
    const std::unique_ptr<ImportJob> job = std::exchange(m_job, nullptr);
    const std::optional<Error> error = m_status.error;
    if (!error)
        m_done(path, job->take());
    else if (error->code != "cancelled")
        m_failed(toVisibleText(error->message, 1000));
    next();
}

} // namespace sse::ui
