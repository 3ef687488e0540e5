// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariofolder.h"

#include "core/scenario/scenariojson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace sse {

namespace {

constexpr QLatin1String suffix(".json");
constexpr qsizetype longestName = 64;

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::ScenarioFolder", text);
}

Error fileError(const QString &sentence)
{
    return {"file", sentence};
}

/// Any text as a scenario may be called, at most \a longest characters.
QString kebabCase(const QString &text, qsizetype longest)
{
    QString name;
    const QString plain = text.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar character : plain) {
        const bool fits =
            (character >= u'a' && character <= u'z') || (character >= u'0' && character <= u'9');
        if (fits)
            name += character;
        else if (!character.isMark() && !name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name.truncate(longest);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("scenario") : name;
}

bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return true;
    const bool made =
        QDir().mkpath(folder.absolutePath()) &&
        QDir(folder.absolutePath())
            .mkdir(folder.fileName(),
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    // Another window may have been quicker.
    return made || QFileInfo(path).isDir();
}

} // namespace

ScenarioFolder::ScenarioFolder(QString path)
    : m_path(std::move(path))
{
}

ScenarioFolder ScenarioFolder::ofUser()
{
    return ScenarioFolder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                          QLatin1String("/scenarios"));
}

QList<ScenarioFile> ScenarioFolder::files() const
{
    QList<ScenarioFile> found;
    const QFileInfoList files =
        QDir(m_path).entryInfoList({QLatin1String("*") + suffix}, QDir::Files, QDir::NoSort);
    for (const QFileInfo &file : files)
        found.append({file.absoluteFilePath(), file.fileName().chopped(suffix.size())});
    std::sort(found.begin(), found.end(),
              [](const ScenarioFile &a, const ScenarioFile &b) { return a.name < b.name; });
    return found;
}

QString ScenarioFolder::newFile(const QString &name) const
{
    const auto pathOf = [this](const QString &file) {
        return QDir(m_path).absoluteFilePath(file + suffix);
    };
    // A link that leads nowhere has the name all the same.
    const auto isTaken = [](const QString &path) {
        return QFileInfo::exists(path) || QFileInfo(path).isSymLink();
    };
    QString path = pathOf(kebabCase(name, longestName));
    for (int number = 2; isTaken(path); ++number) {
        const QString ending = u'-' + QString::number(number);
        path = pathOf(kebabCase(name, longestName - ending.size()) + ending);
    }
    return path;
}

std::optional<Error> ScenarioFolder::remove(const QString &path) const
{
    const QFileInfo file(path);
    if (file.absolutePath() != QDir(m_path).absolutePath() || !file.fileName().endsWith(suffix))
        return fileError(tr("%1 is none of the scenarios of this folder.").arg(path));
    if ((file.exists() || file.isSymLink()) && !QFile::remove(path))
        return fileError(
            tr("%1 could not be removed. Check the permissions of its folder.").arg(path));
    return {};
}

Result<QByteArray> readScenarioFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(tr("There is no file %1.").arg(path));
    // A pipe would keep the reader waiting.
    if (!info.isFile())
        return fileError(tr("%1 is no file with a scenario. Choose a JSON file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(
            tr("%1 could not be read: %2. Check its permissions.").arg(path, file.errorString()));
    QByteArray bytes = file.read(maxScenarioBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fileError(tr("%1 could not be read: %2.").arg(path, file.errorString()));
    if (bytes.size() > maxScenarioBytes)
        return fileError(
            tr("%1 is larger than 1 MiB, which is the most that a scenario may be.").arg(path));
    return bytes;
}

std::optional<Error> writeScenarioFile(const QString &path, const QByteArray &json)
{
    if (json.size() > maxScenarioBytes)
        return fileError(tr("The scenario is larger than 1 MiB and was not saved. Leave some of "
                            "its steps away, or repeat them."));
    const QString folder = QFileInfo(path).absolutePath();
    if (!makeFolder(folder))
        return fileError(tr("The folder %1 could not be made, so the scenario is not saved. Check "
                            "the permissions of the folder above it.")
                             .arg(folder));
    QSaveFile file(path);
    // The permissions come first: nobody else may read what is written.
    if (file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        file.write(json) == json.size() && file.commit())
        return {};
    return fileError(tr("The scenario could not be saved as %1: %2. What was there is unchanged.")
                         .arg(path, file.errorString()));
}

} // namespace sse
