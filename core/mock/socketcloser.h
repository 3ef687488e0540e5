// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"
#include "core/scenario/scenario.h"

#include <functional>

class QTcpSocket;

namespace sse {

/// Closes a socket as an EndKind says, when the client has had time to read what was written
/// before. In the socket's thread.
class SocketCloser final
{
public:
    struct Setup
    {
        QTcpSocket &socket;
        Timers &timers;
        Millis patience; ///< Patience::Short; then the socket is reset
        Millis linger;   ///< for the client to leave behind FIN; then the socket is closed
        std::function<void()> closing; ///< once: FIN, RST, or patience is over
    };

    explicit SocketCloser(Setup setup);
    ~SocketCloser();
    SocketCloser(const SocketCloser &) = delete;
    SocketCloser &operator=(const SocketCloser &) = delete;

    /// How long a client that reads nothing may take to get what was written before.
    enum class Patience : quint8 { Short, Endless };

    /// Reset: RST; anything else: FIN.
    void close(EndKind kind, Patience patience);
    /// The socket wrote something.
    void goOn();

    /// RST at once; what was not sent is lost.
    static void reset(QTcpSocket &socket);

private:
    void proceed();
    void finishOutput();
    void waitFor(Millis delay, std::function<void()> then);

    Setup m_setup;
    std::optional<EndKind> m_kind;
    Patience m_patience = Patience::Short;
    bool m_isOutputDone = false;
    int m_looks = 0; ///< whether the system has sent everything
    Timers::Id m_timer = Timers::none;
};

} // namespace sse
