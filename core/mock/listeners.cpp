// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/listeners.h"

#include "core/base/types.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace sse {

namespace {

constexpr int tries = 16; // ports that must be free on every address
constexpr int backlog = 4096;
constexpr Millis acceptPause{1000};
/// Connections that are accepted before others have their turn.
constexpr int mostAtOnce = 64;

QString translated(const char *text)
{
    return QCoreApplication::translate("sse::MockServer", text);
}

} // namespace

struct Listeners::Attempt
{
    bool ok = true;
    bool portIsTaken = false;
    QHostAddress address; // that failed
    QString why;
};

Listeners::Listeners(QObject *parent)
    : QObject(parent)
{
}

Listeners::~Listeners()
{
    close();
}

std::optional<Error> Listeners::open(const QList<QHostAddress> &addresses, quint16 port)
{
    Attempt attempt;
    for (int i = 0; i < (port == 0 ? tries : 1); ++i) {
        attempt = tryToOpen(addresses, port);
        if (attempt.ok)
            return std::nullopt;
        close();
        if (!attempt.portIsTaken)
            break;
    }
    if (attempt.portIsTaken && port != 0)
        return portInUse(addresses, port);
    return Error{"listen", translated("The server can't listen on %1: %2.")
                               .arg(attempt.address.toString(), attempt.why)};
}

Listeners::Attempt Listeners::tryToOpen(const QList<QHostAddress> &addresses, quint16 port)
{
    m_missing.clear();
    m_acceptNote.clear();
    for (const QHostAddress &address : addresses) {
        auto server = std::make_unique<QTcpServer>();
        server->setListenBacklogSize(backlog);
        if (server->listen(address, m_servers.empty() ? port : this->port())) {
            listenTo(*server);
            m_servers.push_back(std::move(server));
            m_addresses.append(address);
            continue;
        }
        const bool isTaken = server->serverError() == QAbstractSocket::AddressInUseError;
        if (!isTaken && !m_servers.empty() &&
            address == QHostAddress(QHostAddress::LocalHostIPv6)) {
            m_missing.append(translated("This machine has no IPv6, so the server listens on ::1 "
                                        "not at all: clients must ask for 127.0.0.1."));
            continue;
        }
        return {false, isTaken, address, server->errorString()};
    }
    return {!m_servers.empty(), false, {}, translated("no address is given")};
}

Error Listeners::portInUse(const QList<QHostAddress> &addresses, quint16 port)
{
    QString sentence = translated("Port %1 is used by another program.").arg(port);
    if (!open(addresses, 0))
        sentence += u' ' + translated("Port %1 is free.").arg(this->port());
    close();
    return {"port-in-use", sentence};
}

void Listeners::close()
{
    m_servers.clear();
    m_addresses.clear();
}

quint16 Listeners::port() const
{
    return m_servers.empty() ? quint16{0} : m_servers.front()->serverPort();
}

QStringList Listeners::notes() const
{
    return m_acceptNote.isEmpty() ? m_missing : m_missing + QStringList(m_acceptNote);
}

// Not by QTcpServer itself: Qt 6.4 keeps the error that accept() gave first, which is most often
// that nobody waits, and so does not notice that there is no descriptor and tries without end.
void Listeners::listenTo(QTcpServer &server)
{
    server.pauseAccepting();
    auto *waiting = new QSocketNotifier(server.socketDescriptor(), QSocketNotifier::Read, &server);
    connect(waiting, &QSocketNotifier::activated, this, [this, waiting] { take(*waiting); });
}

void Listeners::take(QSocketNotifier &waiting)
{
    for (int count = 0; count < mostAtOnce; ++count) {
        const int descriptor = ::accept4(static_cast<int>(waiting.socket()), nullptr, nullptr,
                                         SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            auto *socket = new QTcpSocket;
            if (socket->setSocketDescriptor(descriptor)) {
                emit accepted(socket);
            } else {
                ::close(descriptor);
                delete socket;
            }
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            rest(waiting, qt_error_string(errno));
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            return;
        }
    }
}

void Listeners::rest(QSocketNotifier &waiting, const QString &why)
{
    waiting.setEnabled(false);
    QTimer::singleShot(acceptPause, &waiting, [&waiting] { waiting.setEnabled(true); });
    const QString note = translated("A connection could not be accepted: %1. The server goes on "
                                    "accepting after a second each time.")
                             .arg(why);
    if (std::exchange(m_acceptNote, note) != note)
        emit notesChanged();
}

} // namespace sse
