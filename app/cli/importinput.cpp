// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/importinput.h"

#include "app/cli/bodysources.h"
#include "app/cli/commandline.h"
#include "app/cli/outputfile.h"

#include <QLocale>

#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace sse::cli {

namespace {

constexpr qsizetype readSize = qsizetype{256} << 10;
constexpr char sqliteMagic[] = "SQLite format 3";

Error cancelled()
{
    return {"cancelled", {}};
}

/// All of standard input.
Result<QByteArray> readInput(const EndSignals &signalsToEnd)
{
    QByteArray bytes;
    for (;;) {
        std::array<pollfd, 2> wait{pollfd{STDIN_FILENO, POLLIN, 0},
                                   pollfd{signalsToEnd.descriptor(), POLLIN, 0}};
        if (::poll(wait.data(), wait.size(), -1) < 0 && errno != EINTR)
            return fileError(say("Standard input can't be read: %1.").arg(qt_error_string(errno)));
        if (EndSignals::raised())
            return cancelled();
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

Result<Imported> importInput(const EndSignals &signalsToEnd, const ImportGoesOn &goesOn)
{
    Result<QByteArray> bytes = readInput(signalsToEnd);
    if (!bytes)
        return bytes.error();
    if (bytes.value().startsWith(sqliteMagic)) {
        return fileError(say("A recording can't come from standard input; name its file."));
    }
    return importBytes(
        {std::move(bytes.value()), nameOf(QStringLiteral("-")), SystemClock().wallNow()}, goesOn);
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

std::optional<Imported> readImport(const QString &file, const EndSignals &signalsToEnd,
                                   ExitCode &code)
{
    const auto goesOn = [](quint64, quint64) { return !EndSignals::raised(); };
    Result<Imported> imported =
        file == QLatin1String("-") ? importInput(signalsToEnd, goesOn) : importFile(file, goesOn);
    if (imported)
        return std::move(imported.value());
    if (imported.error().code == "cancelled") {
        code = ExitCode::AsAsked;
    } else {
        code = ExitCode::Usage;
        tell(imported.error().message);
    }
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
