// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/bodysources.h"
#include "app/cli/commandline.h"
#include "app/cli/recordingfile.h"
#include "app/cli/servercommands.h"
#include "app/cli/serverrun.h"
#include "core/session/recordingsession.h"

#include <QLocale>

#include <optional>

namespace sse::cli {

namespace {

/// A file that is opened and served while the rest of it is still read.
class Serve final
{
public:
    Serve(const ServeArguments &arguments, const EndSignals &signalsToEnd, Output &output)
        : m_arguments(arguments)
        , m_signalsToEnd(signalsToEnd)
        , m_output(output)
    {
    }

    [[nodiscard]] ExitCode run();

private:
    [[nodiscard]] bool open();
    /// Looks at the file until it is clear whether it can be served: that it can, or an exit code.
    [[nodiscard]] std::optional<ExitCode> waitForContent();
    [[nodiscard]] std::optional<ExitCode> verdict(const OpenProgress &progress);
    void tellOfFile();
    void tellProgress();

    const ServeArguments &m_arguments;
    const EndSignals &m_signalsToEnd;
    Output &m_output;
    std::shared_ptr<RecordingSession> m_recording;
    std::optional<BodySourceCounter> m_counter;
    bool m_ready = false;
    bool m_told = false;
};

ExitCode Serve::run()
{
    if (!open())
        return ExitCode::Usage;
    if (const std::optional<ExitCode> code = waitForContent())
        return *code;
    tellOfFile();
    tellProgress();
    QObject::connect(m_recording.get(), &RecordingSession::changed, m_recording.get(), [this] {
        m_recording->takeChange();
        tellProgress();
    });
    ServerRun server(m_signalsToEnd, m_output);
    return server.run(m_arguments.server, recordedContent(m_recording, m_arguments.serve));
}

bool Serve::open()
{
    // The thread that reads leaves the signals to the main thread.
    const EndSignals::KeptFromThreads kept;
    Result<std::unique_ptr<RecordingSession>> recording =
        RecordingSession::openFile(m_arguments.file);
    if (!recording) {
        tellUnreadable(m_arguments.file, recording.error());
        return false;
    }
    m_recording = std::move(recording.value());
    m_counter.emplace(m_recording->log());
    return true;
}

std::optional<ExitCode> Serve::waitForContent()
{
    QEventLoop loop;
    QSocketNotifier signal(m_signalsToEnd.descriptor(), QSocketNotifier::Read);
    QSocketNotifier hangup(m_output.descriptor(), QSocketNotifier::Exception);
    std::optional<ExitCode> code;
    const auto end = [&] {
        code = ExitCode::AsAsked;
        loop.quit();
    };
    const auto look = [&] {
        m_recording->takeChange();
        code = verdict(m_recording->progress());
        if (code || m_ready)
            loop.quit();
    };
    QObject::connect(&signal, &QSocketNotifier::activated, &loop, end);
    QObject::connect(&hangup, &QSocketNotifier::activated, &loop, end);
    QObject::connect(m_recording.get(), &RecordingSession::changed, &loop, look);
    QMetaObject::invokeMethod(&loop, look, Qt::QueuedConnection);
    loop.exec();
    return code;
}

std::optional<ExitCode> Serve::verdict(const OpenProgress &progress)
{
    m_counter->countNew();
    const bool anything = m_recording->index().rowCount() > 0;
    const std::optional<ConnectionId> wanted = m_arguments.serve.connection;
    if (progress.error && !anything) {
        tellUnreadable(m_arguments.file, *progress.error);
        return ExitCode::Usage;
    }
    m_ready = wanted ? m_counter->sources().contains(*wanted) : anything || progress.finished;
    if (m_ready || !progress.finished)
        return {};
    tellNoSource(m_arguments.file, *wanted, m_counter->sources());
    return ExitCode::Usage;
}

void Serve::tellOfFile()
{
    const std::optional<RecordingInfo> &info = m_recording->info();
    if (!info)
        return;
    if (info->droppedBytes > 0) {
        tell(say("The oldest part of “%1” was dropped while it was recorded, for its size limit "
                 "was reached.")
                 .arg(m_arguments.file));
    }
    if (info->live) {
        tell(say("“%1” is still being recorded; what it holds so far is served.")
                 .arg(m_arguments.file));
    } else if (!info->complete) {
        tell(say("The recording “%1” was interrupted; all that was written is served.")
                 .arg(m_arguments.file));
    }
}

void Serve::tellProgress()
{
    const OpenProgress progress = m_recording->progress();
    if (m_told || !progress.finished)
        return;
    m_told = true;
    if (progress.error)
        tellUnreadable(m_arguments.file, *progress.error);
    if (progress.damageCount > 0) {
        tell(say("Damaged places in “%1”, which are left out: %2. “sse-inspector-cli verify” lists "
                 "them.")
                 .arg(m_arguments.file, QLocale::c().toString(progress.damageCount)));
    }
    if (m_recording->log().byteCount() == 0)
        tell(say("“%1” holds no bytes of a stream.").arg(m_arguments.file));
}

} // namespace

ExitCode runServe(const ServeArguments &arguments, const EndSignals &signalsToEnd, Output &output)
{
    Serve serve(arguments, signalsToEnd, output);
    return serve.run();
}

} // namespace sse::cli
