// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/importinput.h"

#include "app/cli/bodysources.h"
#include "app/cli/commandline.h"
#include "app/cli/outputfile.h"

#include <QFileInfo>
#include <QLocale>

#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace sse::cli {

namespace {

constexpr qsizetype readSize = qsizetype{256} << 10;
constexpr char sqliteMagic[] = "SQLite format 3";

bool goesOn(quint64, quint64)
{
    return !EndSignals::raised();
}

void tellStreams(const Imported &imported)
{
    for (std::size_t i = 0; i < imported.streams.size(); ++i) {
        const ImportedStream &stream = imported.streams[i];
        BodySourceCounter counter(*stream.log);
        counter.countNew();
        tell(say("  --stream %1   connections: %2   %3 bytes   %4")
                 .arg(i + 1)
                 .arg(QString::number(counter.sources().size()),
                      QLocale::c().toString(stream.log->byteCount()), stream.title));
    }
}

} // namespace

QString nameOf(const QString &file)
{
    return file == QLatin1String("-") ? say("standard input") : file;
}

Result<QByteArray> readInput(const EndSignals &signalsToEnd)
{
    QByteArray bytes;
    for (;;) {
        std::array<pollfd, 2> wait{pollfd{STDIN_FILENO, POLLIN, 0},
                                   pollfd{signalsToEnd.descriptor(), POLLIN, 0}};
        if (::poll(wait.data(), wait.size(), -1) < 0 && errno != EINTR)
            return fileError(say("Standard input can't be read: %1.").arg(qt_error_string(errno)));
        if (EndSignals::raised())
            return Error{"cancelled", {}};
        if (wait[0].revents == 0)
            continue;
        const qsizetype size = bytes.size();
        bytes.resize(size + readSize);
        const ssize_t got =
            ::read(STDIN_FILENO, bytes.data() + size, static_cast<std::size_t>(readSize));
        const int error = errno;
        bytes.resize(size + std::max<ssize_t>(got, 0));
        if (got == 0)
            return bytes;
        if (got < 0 && error != EINTR && error != EAGAIN)
            return fileError(say("Standard input can't be read: %1.").arg(qt_error_string(error)));
    }
}

Result<Imported> importPath(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() || info.isFile())
        return importFile(path, goesOn);
    if (info.isDir())
        return fileError(say("“%1” can't be read: it is not a file.").arg(path));
    // To look into a pipe would take from it, or wait for ever.
    return fileError(say("“%1” can't be read: it is not a file. What comes through a pipe is read "
                         "with “-” in its place.")
                         .arg(path));
}

Result<Imported> importInput(QByteArray bytes)
{
    if (bytes.startsWith(sqliteMagic))
        return fileError(say("A recording can't come from standard input; name its file."));
    return importBytes({std::move(bytes), nameOf(QStringLiteral("-")), SystemClock().wallNow()},
                       goesOn);
}

ExitCode tellUnread(const QString &file, const Error &error)
{
    if (error.code == "cancelled")
        return ExitCode::AsAsked;
    const QString name = QFileInfo(nameOf(file)).fileName();
    tell(error.message.contains(name) ? error.message : say("“%1”: %2").arg(name, error.message));
    return ExitCode::Usage;
}

std::optional<Imported> readImport(const QString &file, const EndSignals &signalsToEnd,
                                   ExitCode &code)
{
    const auto read = [&]() -> Result<Imported> {
        if (file != QLatin1String("-"))
            return importPath(file);
        Result<QByteArray> bytes = readInput(signalsToEnd);
        if (!bytes)
            return bytes.error();
        return importInput(std::move(bytes.value()));
    };
    Result<Imported> imported = read();
    if (imported)
        return std::move(imported.value());
    code = tellUnread(file, imported.error());
    return {};
}

ImportedStream *findStream(Imported &imported, const QString &file,
                           const std::optional<quint64> &number)
{
    const std::size_t count = imported.streams.size();
    if (!number && count > 1) {
        tell(say("“%1” holds several streams; name one:").arg(nameOf(file)));
        tellStreams(imported);
        return nullptr;
    }
    const quint64 wanted = number.value_or(1);
    if (wanted > count) {
        tell(say("“%1” holds no stream %2; there are:").arg(nameOf(file)).arg(wanted));
        tellStreams(imported);
        return nullptr;
    }
    return &imported.streams[wanted - 1];
}

} // namespace sse::cli
