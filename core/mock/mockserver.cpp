// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/mockserver.h"

#include "core/mock/deadlinetimers.h"
#include "core/mock/listeners.h"
#include "core/mock/mockconnection.h"
#include "core/mock/requestlog.h"

#include <QCoreApplication>
#include <QTcpSocket>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include <sys/resource.h>

namespace sse {

namespace {

/// Connections beyond the limit that are told so at one time; further ones are just reset.
constexpr int mostRefused = 100;
/// What the rest of the program needs.
constexpr rlim_t otherDescriptors = 256;

/// Whether so many descriptors may be open now.
bool allowDescriptors(rlim_t count)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= count)
        return true;
    const bool isEnough = limit.rlim_max >= count;
    limit.rlim_cur = std::min(count, limit.rlim_max);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && isEnough;
}

QUrl urlOf(const QHostAddress &address, quint16 port, const QByteArray &path)
{
    const bool isAny = address == QHostAddress(QHostAddress::Any) ||
                       address == QHostAddress(QHostAddress::AnyIPv4);
    QHostAddress shown = isAny ? QHostAddress(QHostAddress::LocalHost) : address;
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        shown = QHostAddress(QHostAddress::LocalHostIPv6);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(shown.toString());
    url.setPort(port);
    url.setPath(QString::fromUtf8(path));
    return url;
}

} // namespace

struct MockServer::Private
{
    Private(const Clock &clock, MockServer &server)
        : q(server)
        , timers(clock)
        , shared{.clock = clock, .timers = timers}
    {
    }

    void accept(QTcpSocket *socket);
    void onChanged(MockConnection *connection);
    void onClosed(MockConnection *connection);
    void announce();
    void stopAll();
    [[nodiscard]] RequestRules rules() const;
    [[nodiscard]] MockConnection *live(quint64 number) const;

    MockServer &q;
    DeadlineTimers timers;
    MockShared shared;
    Listeners listeners;
    std::vector<MockConnection *> connections; ///< children of the server
    mutable std::unordered_set<MockConnection *> dirty;
    mutable RequestLog log;
    MockSnapshot::State state = MockSnapshot::State::Stopped;
    std::optional<Error> error;
    QStringList notes;
    bool announced = false;
};

MockServer::MockServer(const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock, *this))
{
    connect(&d->listeners, &Listeners::accepted, this,
            [this](QTcpSocket *socket) { d->accept(socket); });
    connect(&d->listeners, &Listeners::notesChanged, this, [this] { d->announce(); });
}

MockServer::~MockServer()
{
    disconnect(&d->listeners, nullptr, this, nullptr);
    d->stopAll();
    // Those that deleteLater() has not reached yet use what is gone with the server.
    qDeleteAll(findChildren<MockConnection *>(Qt::FindDirectChildrenOnly));
}

std::optional<Error> MockServer::start(const MockOptions &options,
                                       std::shared_ptr<MockContent> content)
{
    d->shared.options = options;
    d->shared.content = std::move(content);
    d->notes.clear();
    d->error = d->listeners.open(options.addresses, options.port);
    d->state = d->error ? MockSnapshot::State::Failed : MockSnapshot::State::Listening;
    if (!d->error) {
        d->shared.rules = d->rules();
        const int most = options.maxConnections + mostRefused;
        if (!allowDescriptors(static_cast<rlim_t>(std::max(most, 0)) + otherDescriptors)) {
            d->notes.append(QCoreApplication::translate(
                "sse::MockServer", "The system lets this program open fewer connections than the "
                                   "limit in the options. Raise its limit of open files."));
        }
    }
    d->announce();
    return d->error;
}

void MockServer::stop()
{
    d->stopAll();
    d->state = MockSnapshot::State::Stopped;
    d->error.reset();
    d->notes.clear();
    d->announce();
}

void MockServer::setContent(std::shared_ptr<MockContent> content)
{
    d->shared.content = std::move(content);
    d->announce();
}

int MockServer::push(const PushedEvent &event, const QList<quint64> &numbers)
{
    const PushedBlock block{event.id.value_or(QByteArray()), event.block(), event.isEvent()};
    int count = 0;
    const std::vector<MockConnection *> connections = d->connections;
    for (MockConnection *connection : connections) {
        const bool isMeant = numbers.isEmpty() || numbers.contains(connection->info().number);
        if (!isMeant || !connection->takesPushed())
            continue;
        connection->push(block);
        ++count;
    }
    return count;
}

void MockServer::end(quint64 number, EndKind kind)
{
    if (MockConnection *connection = d->live(number))
        connection->end(kind);
}

void MockServer::forgetClients()
{
    if (d->shared.content)
        d->shared.content->forgetClients();
}

std::shared_ptr<const MockSnapshot> MockServer::snapshot() const
{
    std::vector<MockRequestInfo> changed;
    for (const MockConnection *connection : d->dirty)
        changed.push_back(connection->info());
    d->dirty.clear();
    std::sort(changed.begin(), changed.end(),
              [](const auto &one, const auto &other) { return one.number < other.number; });
    for (const MockRequestInfo &info : changed)
        d->log.put(info);

    auto snapshot = std::make_shared<MockSnapshot>();
    snapshot->state = d->state;
    snapshot->port = d->listeners.port();
    snapshot->notes = d->notes + d->listeners.notes();
    snapshot->error = d->error;
    if (d->shared.content)
        snapshot->contentName = d->shared.content->name();
    for (const QHostAddress &address : d->listeners.addresses())
        snapshot->addresses.append(address.toString());
    if (d->state == MockSnapshot::State::Listening) {
        snapshot->url =
            urlOf(d->listeners.addresses().constFirst(), snapshot->port, d->shared.content->path());
    }
    snapshot->requests = d->log.entries();
    snapshot->requestCount = d->shared.lastNumber;
    snapshot->forgotten = d->log.forgotten();
    snapshot->live = static_cast<int>(
        std::count_if(d->connections.begin(), d->connections.end(), [](const auto *connection) {
            return connection->hasNumber() && !connection->hasEnded();
        }));
    return snapshot;
}

void MockServer::takeChange()
{
    d->announced = false;
}

void MockServer::Private::accept(QTcpSocket *socket)
{
    const auto open = static_cast<int>(connections.size());
    if (open >= shared.options.maxConnections + mostRefused) {
        SocketCloser::reset(*socket);
        socket->deleteLater();
        return;
    }
    auto *connection = new MockConnection(socket, shared, &q);
    connections.push_back(connection);
    QObject::connect(connection, &MockConnection::changed, &q,
                     [this](MockConnection *one) { onChanged(one); });
    QObject::connect(connection, &MockConnection::closed, &q,
                     [this](MockConnection *one) { onClosed(one); });
    connection->start(open >= shared.options.maxConnections);
}

void MockServer::Private::onChanged(MockConnection *connection)
{
    dirty.insert(connection);
    announce();
}

void MockServer::Private::onClosed(MockConnection *connection)
{
    if (dirty.erase(connection) > 0)
        log.put(connection->info());
    std::erase(connections, connection);
    // Closed from within a write, it tells of that write afterwards.
    QObject::disconnect(connection, nullptr, &q, nullptr);
    connection->deleteLater();
    announce();
}

void MockServer::Private::announce()
{
    if (!std::exchange(announced, true))
        emit q.changed();
}

void MockServer::Private::stopAll()
{
    listeners.close();
    const std::vector<MockConnection *> all = connections;
    for (MockConnection *connection : all)
        connection->stop();
}

RequestRules MockServer::Private::rules() const
{
    const QList<QHostAddress> &addresses = listeners.addresses();
    RequestRules rules;
    rules.port = listeners.port();
    rules.beyondLoopback =
        std::any_of(addresses.begin(), addresses.end(),
                    [](const QHostAddress &address) { return !address.isLoopback(); });
    rules.hosts = shared.options.hosts;
    rules.origins = shared.options.origins;
    rules.anyOrigin = shared.options.anyOrigin;
    return rules;
}

MockConnection *MockServer::Private::live(quint64 number) const
{
    const auto found =
        std::find_if(connections.begin(), connections.end(), [number](const auto *connection) {
            return connection->info().number == number && !connection->hasEnded();
        });
    return found == connections.end() ? nullptr : *found;
}

} // namespace sse
