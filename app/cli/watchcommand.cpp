// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/watchcommand.h"

#include "app/cli/streamrun.h"
#include "core/exporting/rowprinter.h"

namespace sse::cli {

namespace {

constexpr qsizetype batchSize = qsizetype{1} << 20;

class Watch final : public StreamRun
{
public:
    Watch(const WatchOptions &options, const EndSignals &signalsToEnd, Output &output)
        : StreamRun(options, signalsToEnd)
        , m_output(output)
        , m_printer(session().log(), session().index(),
                    {options.print.all, options.print.bytes, true}, options.print.filter)
        , m_text(session().log(), session().index())
        // A pipe whose reader has gone is an exceptional condition, told without writing.
        , m_hangup(output.descriptor(), QSocketNotifier::Exception)
    {
        QObject::connect(&m_hangup, &QSocketNotifier::activated, &loop(), [this] {
            m_hangup.setEnabled(false);
            quit(ExitCode::AsAsked);
        });
    }

private:
    void look(const StreamStatus &status) override
    {
        m_out.resize(0);
        const bool more = m_printer.print(m_out, status.ended, batchSize);
        tellFacts();
        if (m_output.write(m_out) != Output::State::Open)
            quitBecauseOfOutput();
        else if (more)
            lookAgain();
        else if (status.ended)
            quit(exitCodeOf(status, endpoint()));
    }

    void tellFacts()
    {
        for (; m_told < m_printer.position(); ++m_told) {
            if (session().index().row(m_told).kind == RowKind::Fact)
                tellFact(m_text.record(m_told));
        }
    }

    void quitBecauseOfOutput()
    {
        if (m_output.state() == Output::State::Failed)
            tell(m_output.error());
        quit(m_output.state() == Output::State::Failed ? ExitCode::Usage : ExitCode::AsAsked);
    }

    Output &m_output;
    RowPrinter m_printer;
    EventText m_text;
    QSocketNotifier m_hangup;
    QByteArray m_out;
    RowNumber m_told = 0;
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
