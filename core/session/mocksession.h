// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/mockserver.h"

#include <QObject>

#include <functional>
#include <memory>

namespace sse {

/// A mock server in a thread of its own: what the window and the command line use. Lives in the
/// thread that made it; calls are queued.
class MockSession final : public QObject
{
    Q_OBJECT

public:
    /// Makes the content, in the server's thread, with its clock.
    using ContentFactory = std::function<std::shared_ptr<MockContent>(const Clock &clock)>;

    explicit MockSession(QObject *parent = nullptr);
    /// Stops and waits.
    ~MockSession() override;

    void start(const MockOptions &options, ContentFactory content);
    void stop();
    void setContent(ContentFactory content);
    void push(const PushedEvent &event, const QList<quint64> &requests = {});
    void end(quint64 request, EndKind kind);
    void forgetClients();

    /// The newest; any thread. Taken at most every 100 ms while much happens.
    [[nodiscard]] std::shared_ptr<const MockSnapshot> snapshot() const;
    /// Waits until the server listens or has failed; for programs that need its address at once.
    /// Errors: those of MockServer::start(), "not-started".
    [[nodiscard]] Result<QUrl> waitForAddress();

signals:
    /// There is a newer snapshot() than when takeChange() was last called; at most one under way.
    void changed();

public:
    /// Allows the next changed(). Call it before looking.
    void takeChange();

protected:
    bool event(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// A factory that plays \a scenario.
[[nodiscard]] MockSession::ContentFactory scenarioContent(const Scenario &scenario,
                                                          double speed = 1);

class RecordingSession;

/// How a recording, or event-stream text, is served.
struct ServeOptions
{
    double speed = 1; ///< times its own pace; 0: as fast as the client reads
    std::optional<ConnectionId> connection{};
};
/// A factory that serves \a recording, which stays open as long as the content lives. It may still
/// be indexing.
[[nodiscard]] MockSession::ContentFactory
recordedContent(std::shared_ptr<RecordingSession> recording, const ServeOptions &options = {});

} // namespace sse
