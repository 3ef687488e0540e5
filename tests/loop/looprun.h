// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/inspectorsession.h"
#include "core/session/mocksession.h"
#include "tests/loop/loopcase.h"

#include <QEventLoop>

namespace sse::test {

/// The program's own reader on a mock server that plays a scenario, over loopback. One use.
class LoopRun final : public QObject
{
    Q_OBJECT

public:
    explicit LoopRun(const Scenario &scenario, const Watch &watch, const QByteArray &query = {});

    /// Reads until what is watched for has come, at most half a minute; reconnects do not wait.
    /// What went wrong, or nothing.
    [[nodiscard]] QString run();

    [[nodiscard]] const InspectorSession &session() const { return m_session; }
    [[nodiscard]] MockSession &server() { return m_server; }
    /// streamReport() of what was watched.
    [[nodiscard]] QStringList report() const;

private:
    void look();
    [[nodiscard]] bool isDone(const StreamStatus &status) const;
    [[nodiscard]] Endpoint endpoint(const QUrl &url) const;

    Watch m_watch;
    QByteArray m_query;
    MockSession m_server;
    InspectorSession m_session;
    QEventLoop m_loop;
    ConnectionId m_hurried = 0; ///< the last connection behind which no wait was made
    bool m_done = false;
};

} // namespace sse::test
