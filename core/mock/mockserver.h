// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"
#include "core/mock/mockcontent.h"
#include "core/mock/mocksnapshot.h"

#include <QHostAddress>
#include <QObject>

namespace sse {

/// Where a mock server listens, whom it answers, and its limits.
struct MockOptions
{
    /// All with the same port. By default both of the loopback interface; ::1 may be missing.
    QList<QHostAddress> addresses{QHostAddress(QHostAddress::LocalHost),
                                  QHostAddress(QHostAddress::LocalHostIPv6)};
    quint16 port = 0;  ///< 0: a free one
    QStringList hosts; ///< RequestRules
    QStringList origins;
    bool anyOrigin = false;
    int maxConnections = 100;   ///< beyond them the answer is 503; RLIMIT_NOFILE is raised with it
    Millis headTimeout{10'000}; ///< for a whole request head, then 408; the same for its body
    Millis linger{1000};        ///< for a client to read the last bytes, then the socket closes
    qint64 maxUnsent = 256 << 10; ///< bytes; above, nothing more is made until the client reads
};

/// An event that the user pushes by hand.
struct PushedEvent
{
    QByteArray type{}; ///< empty: none
    std::optional<QByteArray> id{};
    QByteArray data{};
    QByteArray comment{}; ///< instead of an event, when there is neither type, id nor data
    /// The block on the wire, blank line included; CR, LF and NUL in type and id become spaces. An
    /// event with a type and no data has an empty data line, so that it dispatches; one with an id
    /// alone has none.
    [[nodiscard]] QByteArray block() const;
    /// It dispatches.
    [[nodiscard]] bool isEvent() const { return !type.isEmpty() || !data.isEmpty(); }
};

/// An HTTP/1.1 server that answers with a MockContent. Lives in the thread that made it, which
/// needs an event loop; one response a connection, then it closes.
class MockServer final : public QObject
{
    Q_OBJECT

public:
    /// \a clock must outlive it.
    explicit MockServer(const Clock &clock, QObject *parent = nullptr);
    /// Stops.
    ~MockServer() override;

    /// Listens. Errors: "port-in-use", whose sentence offers a free port, "listen". Only while
    /// stopped.
    [[nodiscard]] std::optional<Error> start(const MockOptions &options,
                                             std::shared_ptr<MockContent> content);
    /// Ends every connection with RST and stops listening.
    void stop();
    /// For requests from now on.
    void setContent(std::shared_ptr<MockContent> content);
    /// Sends \a event into the bodies of the live requests \a numbers, all when empty, each at its
    /// next block's end. Returns how many will get it.
    int push(const PushedEvent &event, const QList<quint64> &numbers = {});
    /// Ends the live request \a number so.
    void end(quint64 number, EndKind kind);
    /// Counts of clients and what they may resume begin anew.
    void forgetClients();

    /// As it stands now. This thread.
    [[nodiscard]] std::shared_ptr<const MockSnapshot> snapshot() const;

signals:
    /// Something changed since takeChange(); at most one such signal is under way.
    void changed();

public:
    void takeChange();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
