// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/outputfile.h"

#include "app/cli/commandline.h"

#include <QFileInfo>
#include <QLocale>

namespace sse::cli {

bool isThere(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() || file.isSymLink();
}

Error fileError(const QString &sentence)
{
    return {"file", sentence};
}

std::optional<Error> checkOutput(const QString &file, bool force, const QString &what,
                                 const QString &source)
{
    const QFileInfo target(file);
    if (target.isDir() || target.fileName().isEmpty())
        return fileError(
            say("“%1” is a folder; -o takes the file to write %2 into.").arg(file, what));
    if (!QFileInfo(target.absolutePath()).isDir()) {
        return fileError(say("The folder “%1”, where %2 belongs, does not exist.")
                             .arg(target.absolutePath(), what));
    }
    // Two names of one file are the same as one.
    if (!source.isEmpty() && target.exists() && QFileInfo(source) == target) {
        return fileError(say("“%1” is the file that is read; -o takes another one.").arg(file));
    }
    const Error irregular =
        fileError(say("“%1” is no regular file, and stays as it is.").arg(file));
    if (target.exists() && !target.isFile())
        return irregular;
    if (isThere(file) && !force)
        return fileError(say("The file “%1” exists; --force replaces it.").arg(file));
    // A link that leads nowhere.
    if (isThere(file) && !target.isFile())
        return irregular;
    return {};
}

QString sizeText(quint64 bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), bytes < 1000 ? 0 : 1,
                                          QLocale::DataSizeSIFormat);
}

} // namespace sse::cli
