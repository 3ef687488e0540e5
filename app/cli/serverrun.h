// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/output.h"
#include "app/cli/requestlines.h"
#include "app/cli/signals.h"
#include "core/session/mocksession.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace sse::cli {

/// A mock server that runs until a signal comes or nobody reads its lines any more: its address,
/// then the requests. Needs a QCoreApplication.
class ServerRun final
{
public:
    /// \a signalsToEnd and \a output must outlive it.
    ServerRun(const EndSignals &signalsToEnd, Output &output);

    [[nodiscard]] ExitCode run(const MockOptions &options,
                               const MockSession::ContentFactory &content);

private:
    [[nodiscard]] bool begin(const MockOptions &options,
                             const MockSession::ContentFactory &content);
    void look();
    void stop();
    void tellNotes(const MockSnapshot &snapshot);
    void quit(ExitCode code);

    Output &m_output;
    std::unique_ptr<MockSession> m_session;
    QSocketNotifier m_signal;
    QSocketNotifier m_hangup;
    QTimer m_patience;
    QEventLoop m_loop;
    RequestLines m_lines;
    QByteArray m_out;
    QStringList m_told; // of the server's notes
    bool m_stopping = false;
    ExitCode m_exitCode = ExitCode::AsAsked;
};

} // namespace sse::cli
