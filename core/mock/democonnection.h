// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/mock/demoscenario.h"
#include "core/mock/demoserver.h"
#include "core/mock/requestparser.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace sse {

/// Where the demo stream stands.
inline constexpr char demoPath[] = "/demo";

/// One client of the demo server, from its first byte to the close; deletes itself then. Parts:
/// the head is read, answered with the stream or a refusal, and the stream goes on at every tick.
class DemoConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes \a socket over. A \a crowded connection is only told so.
    DemoConnection(QTcpSocket *socket, quint16 port, const DemoOptions &options, bool crowded,
                   QObject *parent);

signals:
    /// Once, when the socket is gone.
    void closed();

private:
    void onReadyRead();
    void answer(const RequestHead &head);
    void refuse(int status, const QByteArray &sentence);
    void startStream(const QByteArray &lastEventId);
    void onTick();

    QTcpSocket *m_socket;
    quint16 m_port;
    DemoOptions m_options;
    QByteArray m_received;
    enum class Phase : quint8 { Head, Stream, Lingering, Closing };
    Phase m_phase = Phase::Head;
    DemoScenario m_scenario;
    QTimer m_timer; ///< for what the phase waits for
};

} // namespace sse
