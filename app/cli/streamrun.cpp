// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/streamrun.h"

#include <utility>

namespace sse::cli {

StreamRun::StreamRun(const StreamOptions &options, const EndSignals &signalsToEnd,
                     InspectorSession::Recording recording)
    : m_options(options)
    , m_signal(signalsToEnd.descriptor(), QSocketNotifier::Read)
{
    // The session's threads leave the signals to the main thread, whose writes they interrupt.
    const EndSignals::KeptFromThreads kept;
    m_session =
        std::make_unique<InspectorSession>(TransportFactory(), std::move(recording), nullptr);
}

StreamRun::~StreamRun() = default;

ExitCode StreamRun::run()
{
    QObject::connect(m_session.get(), &InspectorSession::changed, &m_loop, [this] { lookNow(); });
    QObject::connect(&m_signal, &QSocketNotifier::activated, &m_loop, [this] {
        m_signal.setEnabled(false);
        m_session->close(EndReason::Closed);
    });
    if (m_options.duration) {
        m_limit =
            m_timers.start(*m_options.duration, [this] { m_session->close(EndReason::Limit); });
    }
    {
        const EndSignals::KeptFromThreads kept;
        m_session->start(m_options.endpoint);
    }
    m_loop.exec();
    return m_exitCode;
}

void StreamRun::lookNow()
{
    m_session->takeChange();
    look(m_session->status());
}

void StreamRun::lookAgain()
{
    QMetaObject::invokeMethod(
        &m_loop, [this] { lookNow(); }, Qt::QueuedConnection);
}

void StreamRun::quit(ExitCode code)
{
    if (!m_loop.isRunning())
        return;
    m_exitCode = code;
    m_loop.quit();
}

void tellFact(const LogRecord &record)
{
    QString sentence;
    if (const auto *end = std::get_if<EndRecord>(&record.fact))
        sentence = end->message;
    else if (const auto *reconnect = std::get_if<ReconnectRecord>(&record.fact))
        sentence = reconnect->message;
    else if (const auto *note = std::get_if<NoteRecord>(&record.fact))
        sentence = note->message;
    if (!sentence.isEmpty())
        tell(sentence);
}

} // namespace sse::cli
