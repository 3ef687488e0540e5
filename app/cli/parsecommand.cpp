// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/parsecommand.h"

#include "app/cli/recordingfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

#include <array>
#include <cerrno>
#include <cstdio>
#include <vector>

#include <poll.h>
#include <unistd.h>

namespace sse::cli {

namespace {

constexpr std::size_t readSize = std::size_t{64} << 10;
constexpr quint64 longLine = quint64{16} << 20;

QString count(const char *text, quint64 number)
{
    return QCoreApplication::translate("Cli", text).arg(number);
}

QString formatted(quint64 bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), bytes < 1000 ? 0 : 1,
                                          QLocale::DataSizeSIFormat);
}

ExitCode fileError(const QString &name, const QString &why)
{
    tell(QCoreApplication::translate("Cli", "The file “%1” can't be read: %2.").arg(name, why));
    return ExitCode::Usage;
}

/// Waits until \a input can be read. False: it is time to end, since a signal came or nobody reads
/// the output any more.
bool waitForInput(int input, const EndSignals &signalsToEnd, const Output &output)
{
    for (;;) {
        std::array<pollfd, 3> wait{pollfd{input, POLLIN, 0},
                                   pollfd{signalsToEnd.descriptor(), POLLIN, 0},
                                   pollfd{output.descriptor(), 0, 0}};
        if (::poll(wait.data(), wait.size(), -1) < 0) {
            if (errno == EINTR && !EndSignals::raised())
                continue;
            return !EndSignals::raised();
        }
        if (wait[1].revents != 0 || (wait[2].revents & POLLERR) != 0)
            return false;
        if (wait[0].revents != 0)
            return true;
    }
}

} // namespace

ExitCode runParse(const ParseOptions &options, const EndSignals &signalsToEnd, Output &output)
{
    const bool isInput = options.file == QLatin1String("-");
    QFile file(options.file);
    const bool opened = isInput ? file.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)
                                : file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    const QString name =
        isInput ? QCoreApplication::translate("Cli", "standard input") : options.file;
    if (!opened)
        return fileError(name, file.errorString());

    const SystemClock clock;
    StreamLines lines(clock, {options.print.all, options.print.bytes}, options.print.filter);
    std::vector<char> buffer(readSize);
    QByteArray out;
    while (waitForInput(file.handle(), signalsToEnd, output)) {
        const ssize_t got = ::read(file.handle(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fileError(name, qt_error_string(errno));
        out.resize(0);
        if (got == 0)
            lines.finish(out);
        else
            lines.feed(std::span(buffer).first(static_cast<std::size_t>(got)), out);
        if (output.write(out) != Output::State::Open)
            break;
        if (got == 0) {
            for (const QString &remark : remarksOn(lines.summary()))
                tell(remark);
            break;
        }
    }
    return exitCodeOf(output);
}

QStringList remarksOn(const StreamSummary &summary)
{
    QStringList remarks;
    if (summary.events == 0 && summary.bytes > 0 && summary.knownFields == 0 &&
        summary.comments == 0) {
        remarks << QCoreApplication::translate(
                       "Cli", "No event in %1: the lines are not fields of an event stream, such "
                              "as “data: text”.")
                       .arg(formatted(summary.bytes));
    } else if (summary.unfinished) {
        remarks << QCoreApplication::translate(
            "Cli", "The stream ends inside a block, which is discarded: the blank line that would "
                   "dispatch it is missing.");
    }
    if (summary.idsWithNul > 0) {
        remarks << count("Fields “id” that were ignored since they contain U+0000: %1.",
                         summary.idsWithNul);
    }
    if (summary.badRetries > 0) {
        remarks << count("Fields “retry” that were ignored since they are not only digits: %1.",
                         summary.badRetries);
    }
    if (summary.longestLine > longLine) {
        remarks << QCoreApplication::translate("Cli", "The longest line has %1.")
                       .arg(formatted(summary.longestLine));
    }
    return remarks;
}

} // namespace sse::cli
