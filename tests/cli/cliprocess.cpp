// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sse::test {

namespace {

constexpr int patience = 30'000; // ms

} // namespace

CliProcess::CliProcess(const QStringList &arguments)
{
    m_process.start(QStringLiteral(SSE_CLI), arguments);
}

CliProcess::CliProcess(const QStringList &arguments, int &pipeToWrite)
{
    m_process.setChildProcessModifier([&pipeToWrite] { ::dup2(pipeToWrite, STDOUT_FILENO); });
    m_process.start(QStringLiteral(SSE_CLI), arguments);
    m_process.waitForStarted(patience);
    ::close(std::exchange(pipeToWrite, -1));
}

CliProcess::CliProcess(const QStringList &arguments, quint64 mostFileBytes)
{
    m_process.setChildProcessModifier([mostFileBytes] {
        const rlimit limit{mostFileBytes, mostFileBytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    m_process.start(QStringLiteral(SSE_CLI), arguments);
}

void CliProcess::write(const QByteArray &bytes)
{
    m_process.write(bytes);
    while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(patience)) {
    }
}

void CliProcess::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

QByteArrayList CliProcess::waitForLines(qsizetype count)
{
    const QDeadlineTimer deadline(patience);
    while (output().count('\n') < count && m_process.state() != QProcess::NotRunning &&
           !deadline.hasExpired())
        m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    QByteArrayList lines = output().split('\n');
    lines.removeLast();
    return lines;
}

bool CliProcess::waitForError(const QByteArray &text)
{
    const QDeadlineTimer deadline(patience);
    m_process.setReadChannel(QProcess::StandardError);
    while (!errors().contains(text) && m_process.state() != QProcess::NotRunning &&
           !deadline.hasExpired())
        m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    m_process.setReadChannel(QProcess::StandardOutput);
    return errors().contains(text);
}

int CliProcess::exitCode()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(patience))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray CliProcess::output()
{
    m_output += m_process.readAllStandardOutput();
    return m_output;
}

QByteArray CliProcess::errors()
{
    m_errors += m_process.readAllStandardError();
    return m_errors;
}

ReaderThatLeaves::ReaderThatLeaves()
{
    if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
        m_ends = {-1, -1};
}

ReaderThatLeaves::~ReaderThatLeaves()
{
    for (const int end : m_ends) {
        if (end >= 0)
            ::close(end);
    }
}

bool ReaderThatLeaves::readAndLeave()
{
    pollfd wait{m_ends[0], POLLIN, 0};
    char byte = 0;
    const bool came = ::poll(&wait, 1, patience) == 1 && ::read(m_ends[0], &byte, 1) == 1;
    ::close(std::exchange(m_ends[0], -1));
    return came;
}

CliRun runCli(const QStringList &arguments, const QByteArray &input)
{
    CliProcess cli(arguments);
    cli.write(input);
    cli.closeInput();
    CliRun run;
    run.exitCode = cli.exitCode();
    run.output = cli.output();
    run.errors = cli.errors();
    return run;
}

QByteArrayList valuesOf(const QByteArray &lines, const QString &key)
{
    QByteArrayList values;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonValue value = QJsonDocument::fromJson(line).object().value(key);
        if (!value.isUndefined())
            values << value.toVariant().toString().toUtf8();
    }
    return values;
}

} // namespace sse::test
