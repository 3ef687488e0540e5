// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/bodypump.h"
#include "core/mock/mockserver.h"
#include "core/mock/requestreader.h"
#include "core/mock/responsehead.h"
#include "core/mock/socketcloser.h"

#include <QObject>

#include <memory>
#include <optional>

class QTcpSocket;

namespace sse {

/// What the connections of one server share; outlives them.
struct MockShared
{
    const Clock &clock;
    Timers &timers;
    MockOptions options{};
    RequestRules rules{};
    std::shared_ptr<MockContent> content{};
    quint64 lastNumber = 0; ///< of the requests
};

/// One client of the mock server: a request, its answer, the close. Knows when the client leaves,
/// whatever it is doing. The server deletes it after closed().
class MockConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes \a socket over.
    MockConnection(QTcpSocket *socket, MockShared &shared, QObject *parent);
    ~MockConnection() override;

    /// A \a crowded connection is only told so. Once.
    void start(bool crowded);

    /// Its number is 0 as long as nothing arrived.
    [[nodiscard]] MockRequestInfo info() const;
    [[nodiscard]] bool hasNumber() const { return m_info.number > 0; }
    [[nodiscard]] bool hasEnded() const { return m_info.state == MockState::Ended; }
    /// Whether a pushed event would reach the client.
    [[nodiscard]] bool takesPushed() const;
    void push(const PushedBlock &block);
    /// Ends the answer so, by hand.
    void end(EndKind kind);
    /// RST, because the server stops.
    void stop();

signals:
    /// info() is another one now.
    void changed(MockConnection *connection);
    /// The socket is gone. The last signal.
    void closed(MockConnection *connection);

private:
    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void begin();
    void noteRequest();
    void refuse(const RequestRefusal &refusal);
    void answer();
    void sendText(const QByteArray &response, int status);
    void startHead(const ResponseSpec &spec);
    void sendHead();
    void sendHeadByte();
    void headIsSent();
    void makePump();
    void close(EndKind kind, MockEnd by);
    void setEnded(MockEnd by, EndKind kind);
    void setState(MockState state);
    void waitUntil(MonoTime due, std::function<void()> then);

    QTcpSocket *m_socket;
    MockShared &m_shared;
    RequestReader m_reader;
    MockRequestInfo m_info;
    MockReply m_reply;
    ResponseHead m_head;
    qsizetype m_headSent = 0;
    MonoTime m_headDue;
    bool m_isReceiving = true;
    std::optional<BodyPump> m_pump;
    SocketCloser m_closer;
    MockEnd m_endBy = MockEnd::Scenario;
    EndKind m_endKind = EndKind::Clean;
    Timers::Id m_timer = Timers::none; ///< for the request, then for the head
};

} // namespace sse
