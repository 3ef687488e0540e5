// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/inspectorsession.h"
#include "tests/support/scripttransport.h"

namespace sse::test {

/// A ScriptTransport over the timers of the thread that it is made in.
class ThreadTransport final : public Transport
{
public:
    explicit ThreadTransport(const ScriptReply &reply)
        : m_script(m_timers, [reply](const TransportRequest &, int) { return reply; })
    {
    }
    void open(const TransportRequest &request, TransportObserver &observer) override
    {
        m_script.open(request, observer);
    }
    [[nodiscard]] std::size_t read(std::span<char> space) override { return m_script.read(space); }
    [[nodiscard]] std::size_t bytesAvailable() const override { return m_script.bytesAvailable(); }
    void abort() override { m_script.abort(); }
    void setReadBufferSize(qint64 bytes) override { m_script.setReadBufferSize(bytes); }

private:
    QtTimers m_timers;
    ScriptTransport m_script;
};

/// For a session: every request gets \a reply.
[[nodiscard]] inline TransportFactory threadTransports(const ScriptReply &reply)
{
    return [reply] { return std::make_unique<ThreadTransport>(reply); };
}

[[nodiscard]] inline Endpoint streamEndpoint()
{
    Endpoint result;
    result.url = QUrl(QStringLiteral("http://server.test/stream"));
    result.profile = *findReconnectProfile("whatwg");
    return result;
}

} // namespace sse::test
