// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/serverrun.h"

#include "app/cli/commandline.h"
#include "app/cli/recordingfile.h"
#include "core/base/visibletext.h"

#include <algorithm>

namespace sse::cli {

namespace {

constexpr Millis stopPatience{1000};

QByteArray addressLine(const QUrl &url)
{
    QByteArray line = QByteArrayLiteral("{\"url\":");
    appendJsonString(line, url.toEncoded());
    line.append(",\"port\":").append(QByteArray::number(url.port())).append("}\n");
    return line;
}

void warnOfTheNetwork(const QList<QHostAddress> &addresses)
{
    const auto reachable =
        std::find_if(addresses.begin(), addresses.end(),
                     [](const QHostAddress &address) { return !address.isLoopback(); });
    if (reachable != addresses.end()) {
        tell(say("Everyone in the network can reach this server, for it listens on %1; without "
                 "--host only this machine can.")
                 .arg(reachable->toString()));
    }
}

} // namespace

ServerRun::ServerRun(const EndSignals &signalsToEnd, Output &output)
    : m_output(output)
    , m_signal(signalsToEnd.descriptor(), QSocketNotifier::Read)
    // A pipe whose reader has gone is an exceptional condition, told without writing.
    , m_hangup(output.descriptor(), QSocketNotifier::Exception)
{
    // The server's thread leaves the signals to the main thread, whose writes they interrupt.
    const EndSignals::KeptFromThreads kept;
    m_session = std::make_unique<MockSession>();
    m_patience.setSingleShot(true);
    QObject::connect(m_session.get(), &MockSession::changed, &m_loop, [this] { look(); });
    QObject::connect(&m_signal, &QSocketNotifier::activated, &m_loop, [this] {
        m_signal.setEnabled(false);
        stop();
    });
    QObject::connect(&m_hangup, &QSocketNotifier::activated, &m_loop, [this] {
        m_hangup.setEnabled(false);
        quit(ExitCode::AsAsked);
    });
    QObject::connect(&m_patience, &QTimer::timeout, &m_loop, [this] { quit(ExitCode::AsAsked); });
}

ExitCode ServerRun::run(const MockOptions &options, const MockSession::ContentFactory &content)
{
    if (!begin(options, content))
        return m_exitCode;
    // What came before the loop ran.
    QMetaObject::invokeMethod(
        &m_loop, [this] { look(); }, Qt::QueuedConnection);
    m_loop.exec();
    if (m_lines.missed() > 0) {
        tell(say("Requests that came faster than their lines could be printed, and have none: %1.")
                 .arg(m_lines.missed()));
    }
    return m_exitCode;
}

bool ServerRun::begin(const MockOptions &options, const MockSession::ContentFactory &content)
{
    Result<QUrl> url = QUrl();
    {
        const EndSignals::KeptFromThreads kept;
        m_session->start(options, content);
        url = m_session->waitForAddress();
    }
    if (!url) {
        tell(url.error().message);
        m_exitCode = ExitCode::Usage;
        return false;
    }
    tellNotes(*m_session->snapshot());
    warnOfTheNetwork(options.addresses);
    if (m_output.write(addressLine(url.value())) == Output::State::Open)
        return true;
    m_exitCode = exitCodeOf(m_output);
    return false;
}

void ServerRun::look()
{
    m_session->takeChange();
    const std::shared_ptr<const MockSnapshot> snapshot = m_session->snapshot();
    tellNotes(*snapshot);
    m_out.resize(0);
    m_lines.appendNew(m_out, *snapshot);
    if (m_output.write(m_out) != Output::State::Open) {
        quit(exitCodeOf(m_output));
    } else if (snapshot->state == MockSnapshot::State::Failed) {
        if (snapshot->error)
            tell(snapshot->error->message);
        quit(ExitCode::Usage);
    } else if (m_stopping && snapshot->state == MockSnapshot::State::Stopped) {
        quit(ExitCode::AsAsked);
    }
}

void ServerRun::stop()
{
    m_stopping = true;
    m_session->stop();
    m_patience.start(stopPatience);
}

void ServerRun::tellNotes(const MockSnapshot &snapshot)
{
    for (const QString &note : snapshot.notes) {
        if (m_told.contains(note))
            continue;
        m_told.append(note);
        tell(note);
    }
}

void ServerRun::quit(ExitCode code)
{
    if (!m_loop.isRunning())
        return;
    m_exitCode = code;
    m_loop.quit();
}

} // namespace sse::cli
