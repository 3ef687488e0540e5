// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/watchcommand.h"

#include "core/base/timers.h"
#include "core/exporting/rowprinter.h"
#include "core/session/inspectorsession.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>

#include <memory>

namespace sse::cli {

namespace {

constexpr qsizetype batchSize = qsizetype{1} << 20;

/// The session's threads leave the signals to the main thread, whose writes they interrupt.
std::unique_ptr<InspectorSession> makeSession()
{
    const EndSignals::KeptFromThreads kept;
    return std::make_unique<InspectorSession>();
}

/// The sentence that a fact is worth on standard error, or nothing.
QString sentenceOf(const LogRecord &record)
{
    if (const auto *end = std::get_if<EndRecord>(&record.fact))
        return end->message;
    if (const auto *reconnect = std::get_if<ReconnectRecord>(&record.fact))
        return reconnect->message;
    if (const auto *note = std::get_if<NoteRecord>(&record.fact))
        return note->message;
    return {};
}

class Watch final
{
public:
    Watch(const WatchOptions &options, const EndSignals &signalsToEnd, Output &output)
        : m_options(options)
        , m_output(output)
        , m_session(makeSession())
        , m_printer(m_session->log(), m_session->index(),
                    {options.print.all, options.print.bytes, true}, options.print.filter)
        , m_text(m_session->log(), m_session->index())
        , m_signal(signalsToEnd.descriptor(), QSocketNotifier::Read)
        // A pipe whose reader has gone is an exceptional condition, told without writing.
        , m_hangup(output.descriptor(), QSocketNotifier::Exception)
    {
    }

    ExitCode run()
    {
        QObject::connect(m_session.get(), &InspectorSession::changed, &m_loop, [this] { look(); });
        QObject::connect(&m_signal, &QSocketNotifier::activated, &m_loop, [this] {
            m_signal.setEnabled(false);
            m_session->close(EndReason::Closed);
        });
        QObject::connect(&m_hangup, &QSocketNotifier::activated, &m_loop,
                         [this] { quit(ExitCode::AsAsked); });
        if (m_options.duration) {
            m_limit =
                m_timers.start(*m_options.duration, [this] { m_session->close(EndReason::Limit); });
        }
        m_session->start(m_options.endpoint);
        m_loop.exec();
        return m_exitCode;
    }

private:
    void look()
    {
        m_session->takeChange();
        // Before the rows: once it has ended, no row follows.
        const StreamStatus status = m_session->status();
        m_out.resize(0);
        const bool more = m_printer.print(m_out, status.ended, batchSize);
        tellFacts();
        if (m_output.write(m_out) != Output::State::Open) {
            quitBecauseOfOutput();
        } else if (more) {
            // By way of the event loop, where a signal or a limit may wait.
            QMetaObject::invokeMethod(
                &m_loop, [this] { look(); }, Qt::QueuedConnection);
        } else if (status.ended) {
            quit(exitCodeOf(status, m_options.endpoint));
        }
    }

    void tellFacts()
    {
        for (; m_told < m_printer.position(); ++m_told) {
            if (m_session->index().row(m_told).kind != RowKind::Fact)
                continue;
            const QString sentence = sentenceOf(m_text.record(m_told));
            if (!sentence.isEmpty())
                tell(sentence);
        }
    }

    void quitBecauseOfOutput()
    {
        if (m_output.state() == Output::State::Failed)
            tell(m_output.error());
        quit(m_output.state() == Output::State::Failed ? ExitCode::Usage : ExitCode::AsAsked);
    }

    void quit(ExitCode code)
    {
        if (!m_loop.isRunning())
            return;
        m_hangup.setEnabled(false);
        m_exitCode = code;
        m_loop.quit();
    }

    const WatchOptions &m_options;
    Output &m_output;
    std::unique_ptr<InspectorSession> m_session;
    RowPrinter m_printer;
    EventText m_text;
    QSocketNotifier m_signal;
    QSocketNotifier m_hangup;
    QtTimers m_timers;
    Timers::Id m_limit = Timers::none;
    QEventLoop m_loop;
    QByteArray m_out;
    RowNumber m_told = 0;
    ExitCode m_exitCode = ExitCode::AsAsked;
};

} // namespace

ExitCode runWatch(const WatchOptions &options, const EndSignals &signalsToEnd, Output &output)
{
    Watch watch(options, signalsToEnd, output);
    return watch.run();
}

ExitCode exitCodeOf(const StreamStatus &status, const Endpoint &endpoint)
{
    if (status.finishedAsAsked || !status.endReason)
        return ExitCode::AsAsked;
    // Reconnecting by itself, it ended only because the profile, or its last attempt, said so.
    const bool reconnects =
        endpoint.reconnect && (endpoint.method == "GET" || endpoint.profileChosen);
    const bool attemptsUsedUp = endpoint.profile.mostAttempts > 0;
    switch (*status.endReason) {
    case EndReason::EndOfBody:
    case EndReason::EndNotVerifiable:
    case EndReason::NoContent:
    case EndReason::Closed:
    case EndReason::Limit:
        return ExitCode::AsAsked;
    case EndReason::Status:
    case EndReason::ContentType:
    case EndReason::Redirect:
        return ExitCode::Failed;
    case EndReason::Truncated:
    case EndReason::Refused:
    case EndReason::Dns:
    case EndReason::Tls:
    case EndReason::NotHttp:
    case EndReason::TimeoutConnect:
    case EndReason::TimeoutFirstByte:
    case EndReason::TimeoutIdle:
        return reconnects && !attemptsUsedUp ? ExitCode::Failed : ExitCode::Network;
    }
    Q_UNREACHABLE();
}

} // namespace sse::cli
