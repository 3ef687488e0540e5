// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/session/mocksession.h"

namespace sse::ui {

/// What a mock server is asked to serve.
struct MockServed
{
    QString key;  ///< of a scenario; empty: a recording
    QString name; ///< for people
    /// Makes the content at that speed; 0: as fast as the client reads.
    std::function<MockSession::ContentFactory(double speed)> make;

    [[nodiscard]] bool isRecording() const { return key.isEmpty(); }
};

/// The tab's mock server: what it serves, at which speed, and how it stands. UI thread.
class MockServing final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What is served; a server that runs answers new connections with it.
    void serve(MockServed served);
    /// Nothing while nothing was ever served.
    [[nodiscard]] const std::optional<MockServed> &served() const { return m_served; }
    /// Nothing is served by the next start(). Only while it does not run.
    void forgetServed();
    void setSpeed(double speed);
    [[nodiscard]] double speed() const { return m_speed; }

    /// On the loopback interface; \a port 0: any that is free. Only once something is served.
    void start(quint16 port);
    /// Ends every connection.
    void stop();
    /// Asked to run, whether it listens yet or not.
    [[nodiscard]] bool isRunning() const;

    /// Takes in what changed. The newest snapshot, which is never null.
    std::shared_ptr<const MockSnapshot> look();
    /// As look() saw it last.
    [[nodiscard]] const MockSnapshot &snapshot() const { return *m_snapshot; }

    /// Why the newest request was refused that came when too many were open, once for each; empty
    /// when there is none.
    [[nodiscard]] QString takeRefusal();

    void push(const PushedEvent &event, const QList<quint64> &requests);
    void end(quint64 request, EndKind kind);
    /// Clients begin with the first answer again.
    void forgetClients();

private:
    // Goes behind the session, whose thread uses what it makes.
    std::optional<MockServed> m_served;
    double m_speed = 1;
    quint64 m_refused = 0; // number of the request that takeRefusal() gave last
    std::shared_ptr<const MockSnapshot> m_snapshot = std::make_shared<MockSnapshot>();
    MockSession m_session;
};

} // namespace sse::ui
