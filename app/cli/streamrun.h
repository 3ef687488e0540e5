// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/signals.h"
#include "core/base/timers.h"
#include "core/session/inspectorsession.h"

#include <QEventLoop>
#include <QSocketNotifier>

#include <memory>

namespace sse::cli {

/// A stream that runs in an event loop until it has ended, a limit is reached or a signal comes.
/// Needs a QCoreApplication.
class StreamRun
{
public:
    /// \a options must outlive it.
    StreamRun(const StreamOptions &options, const EndSignals &signalsToEnd,
              InspectorSession::Recording recording = {});
    StreamRun(const StreamRun &) = delete;
    StreamRun &operator=(const StreamRun &) = delete;
    virtual ~StreamRun();

    [[nodiscard]] ExitCode run();

protected:
    /// Something may have changed since the last call. \a status was taken before: once it has
    /// ended, nothing follows. Ends by quit().
    virtual void look(const StreamStatus &status) = 0;
    /// Calls look() again, behind a signal or a limit that waits.
    void lookAgain();
    void quit(ExitCode code);

    [[nodiscard]] InspectorSession &session() { return *m_session; }
    [[nodiscard]] QEventLoop &loop() { return m_loop; }
    [[nodiscard]] const Endpoint &endpoint() const { return m_options.endpoint; }

private:
    void lookNow();

    const StreamOptions &m_options;
    std::unique_ptr<InspectorSession> m_session;
    QSocketNotifier m_signal;
    QtTimers m_timers;
    Timers::Id m_limit = Timers::none;
    QEventLoop m_loop;
    ExitCode m_exitCode = ExitCode::AsAsked;
};

/// Writes the sentence that a fact is worth to standard error.
void tellFact(const LogRecord &record);

} // namespace sse::cli
