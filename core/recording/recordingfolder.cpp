// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingfolder.h"

#include "core/recording/recordingreader.h"
#include "core/recording/recordingrecovery.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace sse {

namespace {

constexpr qsizetype longestHost = 64;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::RecordingFolder", text);
}

const QStringList &patterns()
{
    static const QStringList all{QStringLiteral("*.sserec"), QStringLiteral("*.sserec.part")};
    return all;
}

/// What may stand in a file's name of \a host, which anybody may have made up.
QString hostPart(const QString &host)
{
    QString part;
    for (const QChar character : host.left(longestHost)) {
        const bool plain = (character >= u'a' && character <= u'z') ||
                           (character >= u'0' && character <= u'9') || character == u'.' ||
                           character == u'-';
        part += plain ? character : QChar(u'_');
    }
    return part.isEmpty() ? QStringLiteral("stream") : part;
}

QDateTime toDateTime(WallTime time)
{
    const auto millis = std::chrono::duration_cast<Millis>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(millis.count(), Qt::UTC);
}

UnsavedRecording describe(const QFileInfo &file)
{
    UnsavedRecording recording;
    recording.path = file.absoluteFilePath();
    recording.bytes = static_cast<quint64>(file.size());
    recording.begun = file.birthTime().isValid() ? file.birthTime() : file.lastModified();
    recording.interrupted = true;
    const auto reader = RecordingReader::open(recording.path);
    if (!reader)
        return recording;
    const RecordingInfo &info = reader.value()->info();
    recording.title = info.title;
    recording.begun = toDateTime(info.anchor.wall);
    recording.interrupted = !info.complete;
    return recording;
}

} // namespace

RecordingFolder::RecordingFolder(QString path)
    : m_path(std::move(path))
{
}

RecordingFolder RecordingFolder::ofUser()
{
    return RecordingFolder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                           QLatin1String("/recordings"));
}

QString RecordingFolder::newLiveFile(const QUrl &url, WallTime now) const
{
    const QString begin = QDir(m_path).absoluteFilePath(
        toDateTime(now).toString(QStringLiteral("yyyy-MM-dd HH-mm-ss ")) + hostPart(url.host()));
    QString name = begin;
    for (int number = 2;; ++number) {
        const bool taken = QFile::exists(name + QLatin1String(".sserec")) ||
                           QFile::exists(name + QLatin1String(".sserec.part")) ||
                           QFile::exists(name + QLatin1String(".sserec.part.lock"));
        if (!taken)
            return name + QLatin1String(".sserec.part");
        name = begin + u' ' + QString::number(number);
    }
}

QList<UnsavedRecording> RecordingFolder::unsaved() const
{
    QList<UnsavedRecording> found;
    const QFileInfoList files = QDir(m_path).entryInfoList(patterns(), QDir::Files);
    for (const QFileInfo &file : files) {
        // An empty one is of a program that was killed before it wrote anything.
        if (file.size() > 0 && !file.isSymLink() && !isRecordedInto(file.absoluteFilePath()))
            found.append(describe(file));
    }
    std::sort(found.begin(), found.end(), [](const UnsavedRecording &a, const UnsavedRecording &b) {
        return a.begun > b.begun;
    });
    return found;
}

std::optional<Error> RecordingFolder::discard(const QString &recording) const
{
    const QFileInfo file(recording);
    if (file.absolutePath() != QDir(m_path).absolutePath() ||
        !QDir::match(patterns(), file.fileName()))
        return Error{"recording-foreign",
                     tr("%1 is none of the recordings of this folder.").arg(recording)};
    if (isRecordedInto(file.absoluteFilePath()))
        return Error{"recording-busy",
                     tr("%1 is being recorded into. Close that stream first.").arg(recording)};
    if (file.exists() && !QFile::remove(recording))
        return Error{"recording-io", tr("%1 could not be removed. Check the permissions of its "
                                        "folder.")
                                         .arg(recording)};
    QFile::remove(recording + QLatin1String("-journal"));
    QFile::remove(recording + QLatin1String(".lock"));
    return {};
}

} // namespace sse
