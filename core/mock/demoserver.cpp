// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/demoserver.h"

#include "core/mock/democonnection.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace sse {

struct DemoServer::Private
{
    DemoOptions options;
    QTcpServer server;
    int connections = 0;
};

DemoServer::DemoServer(QObject *parent)
    : DemoServer(DemoOptions{}, parent)
{
}

DemoServer::DemoServer(const DemoOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->options = options;
    connect(&d->server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = d->server.nextPendingConnection()) {
            const bool crowded = d->connections >= d->options.maxConnections;
            ++d->connections;
            auto *connection =
                new DemoConnection(socket, d->server.serverPort(), d->options, crowded, this);
            connect(connection, &DemoConnection::closed, this, [this] { --d->connections; });
        }
    });
    // Qt stops accepting for good when accept() fails, for instance for want of descriptors.
    connect(&d->server, &QTcpServer::acceptError, this, [this] {
        constexpr Millis pause(1000);
        QTimer::singleShot(pause, &d->server, &QTcpServer::resumeAccepting);
    });
}

DemoServer::~DemoServer()
{
    const auto connections = findChildren<DemoConnection *>(Qt::FindDirectChildrenOnly);
    for (DemoConnection *connection : connections)
        delete connection;
}

Result<QUrl> DemoServer::start()
{
    if (!d->server.listen(QHostAddress::LocalHost)) {
        return Error{"listen", QCoreApplication::translate(
                                   "sse::DemoServer",
                                   "The demo stream could not be started, because no port of this "
                                   "machine could be opened for it: %1. Other addresses can still "
                                   "be inspected.")
                                   .arg(d->server.errorString())};
    }
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(d->server.serverAddress().toString());
    url.setPort(d->server.serverPort());
    url.setPath(QLatin1String(demoPath));
    return url;
}

} // namespace sse
