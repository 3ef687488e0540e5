// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayList>
#include <QProcess>
#include <QStringList>

#include <array>

namespace sse::test {

/// The built command line program as a child process.
class CliProcess final
{
public:
    explicit CliProcess(const QStringList &arguments);
    /// With its standard output into a pipe of the caller's, whose end to write it closes here.
    CliProcess(const QStringList &arguments, int &pipeToWrite);
    /// With the size of the files that it writes limited.
    CliProcess(const QStringList &arguments, quint64 mostFileBytes);

    QProcess &process() { return m_process; }
    /// Writes to its standard input.
    void write(const QByteArray &bytes);
    void closeInput() { m_process.closeWriteChannel(); }
    void signal(int number);
    /// Waits until so many lines are there in all, or it ended; the lines so far.
    QByteArrayList waitForLines(qsizetype count);
    /// Waits for the end; -1 when it was killed or does not end.
    int exitCode();
    /// Waits until \a text is on standard error, or it ended.
    [[nodiscard]] bool waitForError(const QByteArray &text);
    /// All of standard output so far.
    [[nodiscard]] QByteArray output();
    /// All of standard error so far.
    [[nodiscard]] QByteArray errors();

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

/// A pipe whose reader goes away.
class ReaderThatLeaves final
{
public:
    ReaderThatLeaves();
    ~ReaderThatLeaves();
    ReaderThatLeaves(const ReaderThatLeaves &) = delete;
    ReaderThatLeaves &operator=(const ReaderThatLeaves &) = delete;

    int &endToWrite() { return m_ends[1]; }
    /// Waits for something to read, and closes. False when nothing comes.
    [[nodiscard]] bool readAndLeave();

private:
    std::array<int, 2> m_ends{-1, -1};
};

/// What a run to its end gave.
struct CliRun
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};
[[nodiscard]] CliRun runCli(const QStringList &arguments, const QByteArray &input = {});

/// The values of a key of every line that is an object with it, as text.
[[nodiscard]] QByteArrayList valuesOf(const QByteArray &lines, const QString &key);

} // namespace sse::test
