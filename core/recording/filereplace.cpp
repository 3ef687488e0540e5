// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/filereplace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace sse {

namespace {

/// Not every file system does it; the file has its name all the same.
void syncFolder(const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

Error failure(const QString &path, int systemError)
{
    const QString text = QCoreApplication::translate(
        "sse::FileReplace", "The file could not get the name “%1”: %2. What had this name "
                            "before is as it was; choose another folder.");
    return {systemError == EXDEV ? "other-disk" : "recording-io",
            text.arg(path, QString::fromStdString(std::generic_category().message(systemError)))};
}

} // namespace

std::optional<Error> replaceFile(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failure(to, errno);
    syncFolder(QFileInfo(to).absolutePath());
    return {};
}

} // namespace sse
