// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportfile.h"

#include "core/exporting/behindwriter.h"
#include "core/recording/filereplace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::ExportFile", text);
}

Error failure(const QString &path, const QString &why)
{
    return {"export-io", tr("“%1” can't be written: %2. Choose another file or folder; what was "
                            "there is as it was.")
                             .arg(path, why)};
}

/// Why nothing may take the place of what \a path names; nothing: it may.
std::optional<Error> obstacle(const QString &path)
{
    const QFileInfo info(path);
    if (info.fileName().isEmpty())
        return failure(path, tr("it names no file"));
    if (info.isSymLink())
        return failure(path, tr("it is a link to another file, which would be left behind"));
    if (info.isDir())
        return failure(path, tr("it is a folder"));
    if (info.exists() && !info.isFile())
        return failure(path, tr("it is a device or a pipe, not a file"));
    if (info.exists() && !info.isWritable())
        return failure(path, tr("it is write-protected"));
    if (!QFileInfo(info.absolutePath()).isDir())
        return failure(path, tr("there is no such folder"));
    return {};
}

/// Beside \a path, so that it can take its place in one step.
QString temporaryName(const QString &path)
{
    constexpr qsizetype longest = 40; // characters: the whole name must not become too long
    const QFileInfo info(path);
    return info.absolutePath() + QLatin1String("/.") + info.fileName().left(longest) + u'.' +
           QString::number(QRandomGenerator::system()->generate64(), 36) + QLatin1String(".tmp");
}

} // namespace

struct ExportFile::Private
{
    explicit Private(const QString &path_)
        : path(path_)
        , file(temporaryName(path_))
    {
    }

    bool write(QByteArrayView bytes);
    void settle();

    QString path;
    QFile file;
    std::optional<Error> error;
    QString trouble;     // the writer's, until it is drained
    quint64 written = 0; // so are these
    quint64 begun = 0;   // bytes that the kernel was told to write
    quint64 settled = 0; // bytes that left memory again
    bool finished = false;
    std::unique_ptr<BehindWriter> writer; // goes before what it uses
};

bool ExportFile::Private::write(QByteArrayView bytes)
{
    // A disk that gets full takes some of them, and tells why not all only when asked again.
    for (QByteArrayView rest = bytes; !rest.isEmpty();) {
        const qint64 taken = file.write(rest.data(), rest.size());
        if (taken <= 0) {
            trouble = file.errorString();
            return false;
        }
        rest = rest.sliced(taken);
    }
    written += static_cast<quint64>(bytes.size());
    settle();
    return true;
}

/// Bytes go to the disk while others are made, and leave the kernel's memory: an export of
/// gigabytes neither drives all else out of it nor waits for the disk only at its end.
void ExportFile::Private::settle()
{
#ifdef Q_OS_LINUX
    constexpr quint64 step = quint64{16} << 20;
    if (written < begun + step)
        return;
    const int descriptor = file.handle();
    const auto from = static_cast<off64_t>(settled);
    const auto middle = static_cast<off64_t>(begun);
    const auto end = static_cast<off64_t>(written);
    ::sync_file_range(descriptor, middle, end - middle, SYNC_FILE_RANGE_WRITE);
    if (middle > from) {
        ::sync_file_range(descriptor, from, middle - from,
                          SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
                              SYNC_FILE_RANGE_WAIT_AFTER);
        ::posix_fadvise(descriptor, from, middle - from, POSIX_FADV_DONTNEED);
    }
    settled = begun;
    begun = written;
#endif
}

Result<std::unique_ptr<ExportFile>> ExportFile::create(const QString &path)
{
    if (std::optional<Error> error = obstacle(path))
        return *error;
    auto made = std::make_unique<Private>(path);
    if (!made->file.open(QIODevice::NewOnly | QIODevice::WriteOnly | QIODevice::Unbuffered,
                         QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failure(path, made->file.errorString());
    made->writer = std::make_unique<BehindWriter>(
        [here = made.get()](QByteArrayView piece) { return here->write(piece); });
    return std::unique_ptr<ExportFile>(new ExportFile(std::move(made)));
}

ExportFile::ExportFile(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

ExportFile::~ExportFile()
{
    d->writer.reset();
    if (!d->finished)
        d->file.remove();
}

bool ExportFile::write(QByteArrayView bytes)
{
    if (d->error)
        return false;
    if (d->writer->write(bytes))
        return true;
    takeTrouble();
    return false;
}

void ExportFile::takeTrouble()
{
    if (!d->writer->drain())
        d->error = failure(d->path, d->trouble);
}

std::optional<Error> ExportFile::finish()
{
    if (!d->error)
        takeTrouble();
    if (d->error)
        return d->error;
    if (::fsync(d->file.handle()) != 0) {
        d->error = failure(d->path, qt_error_string(errno));
        return d->error;
    }
    d->file.close();
    if (std::optional<Error> error = replaceFile(d->file.fileName(), d->path)) {
        d->error = Error{"export-io", error->message};
        return d->error;
    }
    d->finished = true;
    return {};
}

const std::optional<Error> &ExportFile::error() const
{
    return d->error;
}

} // namespace sse
