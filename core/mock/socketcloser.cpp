// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/socketcloser.h"

#include <QTcpSocket>

#include <utility>

#include <sys/ioctl.h>
#include <sys/socket.h>
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#endif

namespace sse {

namespace {

constexpr Millis lookPause{5};

int descriptorOf(const QTcpSocket &socket)
{
    return static_cast<int>(socket.socketDescriptor());
}

/// Whether the system holds bytes that did not leave yet: RST would discard them.
bool hasUnsent(const QTcpSocket &socket)
{
#ifdef SIOCOUTQNSD
    int unsent = 0;
    return ::ioctl(descriptorOf(socket), SIOCOUTQNSD, &unsent) == 0 && unsent > 0;
#else
    Q_UNUSED(socket)
    return false;
#endif
}

} // namespace

SocketCloser::SocketCloser(Setup setup)
    : m_setup(std::move(setup))
{
}

SocketCloser::~SocketCloser()
{
    m_setup.timers.cancel(m_timer);
}

void SocketCloser::close(EndKind kind, Patience patience)
{
    if (m_kind)
        return;
    m_patience = patience;
    m_kind = kind;
    proceed();
}

void SocketCloser::goOn()
{
    if (m_kind && !m_isOutputDone)
        proceed();
}

void SocketCloser::proceed()
{
    if (m_setup.socket.state() != QAbstractSocket::ConnectedState)
        return;
    if (m_setup.socket.bytesToWrite() > 0) {
        if (m_patience == Patience::Endless)
            return;
        waitFor(m_setup.patience, [this] {
            m_isOutputDone = true;
            m_setup.closing();
            reset(m_setup.socket);
        });
        return;
    }
    if (*m_kind == EndKind::Reset && hasUnsent(m_setup.socket) &&
        lookPause * ++m_looks < m_setup.linger) {
        waitFor(lookPause, [this] { proceed(); });
        return;
    }
    finishOutput();
}

void SocketCloser::finishOutput()
{
    m_isOutputDone = true;
    m_setup.timers.cancel(std::exchange(m_timer, Timers::none));
    m_setup.closing();
    if (*m_kind == EndKind::Reset) {
        reset(m_setup.socket);
        return;
    }
    // FIN now, the close later: closing while the client still sends would reset the connection and
    // take the last bytes with it.
    ::shutdown(descriptorOf(m_setup.socket), SHUT_WR);
    waitFor(m_setup.linger, [this] { m_setup.socket.abort(); });
}

void SocketCloser::waitFor(Millis delay, std::function<void()> then)
{
    m_setup.timers.cancel(m_timer);
    m_timer = m_setup.timers.start(delay, [this, then = std::move(then)] {
        m_timer = Timers::none;
        then();
    });
}

void SocketCloser::reset(QTcpSocket &socket)
{
    const linger now{1, 0};
    ::setsockopt(descriptorOf(socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket.abort();
}

} // namespace sse
