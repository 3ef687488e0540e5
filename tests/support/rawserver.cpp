// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/rawserver.h"

#include <QHash>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>

#include <atomic>
#include <mutex>

namespace sse::test {

namespace {

struct Shared
{
    RawServer::Script script;
    std::optional<QSslConfiguration> tls;
    std::atomic<int> connections = 0;
    mutable std::mutex mutex;
    std::vector<RawRequest> requests;
    QHash<QByteArray, int> counts;
};

MonoTime now()
{
    return MonoTime(
        std::chrono::duration_cast<Nanos>(std::chrono::steady_clock::now().time_since_epoch()));
}

/// One accepted connection; a child of its socket.
class RawConnection final : public QObject
{
public:
    RawConnection(QTcpSocket *socket, Shared &shared)
        : QObject(socket)
        , m_socket(socket)
        , m_shared(shared)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { runSteps(); });
        connect(socket, &QTcpSocket::readyRead, this, [this] { receive(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void receive();
    [[nodiscard]] bool takeRequest();
    void runSteps();
    [[nodiscard]] bool perform(const RawAnswer::Step &step);
    void resetConnection();

    QTcpSocket *m_socket;
    Shared &m_shared;
    QByteArray m_received;
    RawAnswer m_answer;
    std::size_t m_next = 0;
    bool m_answering = false;
    QTimer m_timer;
};

void RawConnection::receive()
{
    m_received += m_socket->readAll();
    while (!m_answering && takeRequest())
        runSteps();
}

bool RawConnection::takeRequest()
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    RawRequest request;
    request.head = m_received.first(end + 4);
    const qsizetype length = request.header("Content-Length").value_or("0").toLongLong();
    if (m_received.size() < end + 4 + length)
        return false;
    request.body = m_received.mid(end + 4, length);
    m_received.remove(0, end + 4 + length);
    const QList<QByteArray> words = request.head.first(request.head.indexOf("\r\n")).split(' ');
    request.method = words.value(0);
    const QByteArray target = words.value(1);
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    request.time = now();
    {
        const std::lock_guard lock(m_shared.mutex);
        request.number = ++m_shared.counts[target];
        m_shared.requests.push_back(request);
    }
    m_answer = m_shared.script(request);
    m_next = 0;
    m_answering = true;
    return true;
}

void RawConnection::runSteps()
{
    while (m_next < m_answer.steps().size()) {
        if (!perform(m_answer.steps()[m_next++]))
            return;
    }
    m_answering = false;
    if (!m_received.isEmpty())
        QTimer::singleShot(0, this, [this] { receive(); });
}

bool RawConnection::perform(const RawAnswer::Step &step)
{
    switch (step.action) {
    case RawAnswer::Action::Send:
        if (m_socket->state() != QAbstractSocket::ConnectedState)
            return false;
        m_socket->write(step.bytes);
        m_socket->flush();
        return true;
    case RawAnswer::Action::Wait:
        m_timer.start(step.delay);
        return false;
    case RawAnswer::Action::Close:
        m_socket->disconnectFromHost();
        return false;
    case RawAnswer::Action::Cut:
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
        return false;
    case RawAnswer::Action::Reset:
        resetConnection();
        return false;
    case RawAnswer::Action::Hold:
        return false;
    }
    return false;
}

void RawConnection::resetConnection()
{
    const linger hard{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard,
                 sizeof hard);
    m_socket->abort();
}

class Listener final : public QTcpServer
{
public:
    explicit Listener(Shared &shared)
        : m_shared(shared)
    {
        setListenBacklogSize(512);
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++m_shared.connections;
        QTcpSocket *socket = nullptr;
        if (m_shared.tls) {
            auto *const secure = new QSslSocket(this);
            secure->setSslConfiguration(*m_shared.tls);
            secure->setSocketDescriptor(handle);
            secure->startServerEncryption();
            socket = secure;
        } else {
            socket = new QTcpSocket(this);
            socket->setSocketDescriptor(handle);
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        new RawConnection(socket, m_shared);
    }

private:
    Shared &m_shared;
};

} // namespace

std::optional<QByteArray> RawRequest::header(QByteArrayView name) const
{
    std::optional<QByteArray> value;
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            value = line.sliced(colon + 1).trimmed();
    }
    return value;
}

RawAnswer &RawAnswer::chunk(const QByteArray &bytes)
{
    return send(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

RawAnswer &RawAnswer::drip(const QByteArray &bytes, Millis delay)
{
    for (const char byte : bytes)
        wait(delay).send(QByteArray(1, byte));
    return *this;
}

struct RawServer::Private
{
    Shared shared;
    QThread thread;
    QObject inThread;
    std::unique_ptr<Listener> listener; // lives and dies in the thread
    quint16 port = 0;
};

RawServer::RawServer(Script script, std::optional<QSslConfiguration> tls)
    : d(std::make_unique<Private>())
{
    d->shared.script = std::move(script);
    d->shared.tls = std::move(tls);
    d->thread.setObjectName(QStringLiteral("raw server"));
    d->inThread.moveToThread(&d->thread);
    d->thread.start();
    QMetaObject::invokeMethod(
        &d->inThread,
        [this] {
            d->listener = std::make_unique<Listener>(d->shared);
            if (!d->listener->listen(QHostAddress::LocalHost))
                qFatal("the test server can't listen");
            d->port = d->listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

RawServer::~RawServer()
{
    QMetaObject::invokeMethod(
        &d->inThread, [this] { d->listener.reset(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

quint16 RawServer::port() const
{
    return d->port;
}

QUrl RawServer::url(const QString &pathAndQuery) const
{
    const QString scheme = d->shared.tls ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(d->port).arg(pathAndQuery));
}

std::vector<RawRequest> RawServer::requests() const
{
    const std::lock_guard lock(d->shared.mutex);
    return d->shared.requests;
}

std::vector<RawRequest> RawServer::requests(const QByteArray &pathAndQuery) const
{
    std::vector<RawRequest> found;
    for (const RawRequest &request : requests()) {
        if (request.path + (request.query.isEmpty() ? "" : "?") + request.query == pathAndQuery)
            found.push_back(request);
    }
    return found;
}

int RawServer::connectionCount() const
{
    return d->shared.connections;
}

} // namespace sse::test
