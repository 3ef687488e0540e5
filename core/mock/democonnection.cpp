// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/democonnection.h"

#include <QTcpSocket>

namespace sse {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 421:
        return "Misdirected Request";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Bad Request";
    }
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

DemoConnection::DemoConnection(QTcpSocket *socket, quint16 port, const DemoOptions &options,
                               bool crowded, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_port(port)
    , m_options(options)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(maxRequestHead);
    connect(m_socket, &QTcpSocket::readyRead, this, &DemoConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_timer.stop();
        emit closed();
        deleteLater();
    });
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DemoConnection::onTick);
    if (crowded) {
        refuse(503, "Too many connections are open.");
        return;
    }
    m_timer.start(m_options.headTimeout);
}

void DemoConnection::onReadyRead()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_phase != Phase::Head)
        return;
    m_received += bytes;
    const RequestParse parse = parseRequestHead(m_received);
    if (const auto *head = std::get_if<RequestHead>(&parse))
        answer(*head);
    else if (const auto *refusal = std::get_if<RequestRefusal>(&parse))
        refuse(refusal->status, refusal->sentence);
}

void DemoConnection::answer(const RequestHead &head)
{
    const QByteArray path = head.target.first(head.target.contains('?') ? head.target.indexOf('?')
                                                                        : head.target.size());
    if (head.minorVersion != 1)
        refuse(505, "Only HTTP/1.1 is spoken here.");
    else if (!isLoopbackHost(head.header("host"), m_port))
        refuse(421, "This server answers only to the names of the loopback interface.");
    else if (path != QByteArrayView(demoPath))
        refuse(404, "The demo stream is at /demo.");
    else if (head.method != "GET")
        refuse(405, "The demo stream answers only GET.");
    else
        startStream(head.header("last-event-id"));
}

void DemoConnection::refuse(int status, const QByteArray &sentence)
{
    m_phase = Phase::Lingering;
    m_received.clear();
    const QByteArray body = sentence + '\n';
    m_socket->write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n" +
                    (status == 405 ? "Allow: GET\r\n" : "") +
                    "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    // Closing while the client still sends would reset the connection and take the answer with it.
    m_timer.start(m_options.linger);
}

void DemoConnection::startStream(const QByteArray &lastEventId)
{
    m_phase = Phase::Stream;
    m_received.clear();
    m_scenario = DemoScenario(lastEventId);
    m_socket->write("HTTP/1.1 200 OK\r\n"
                    "Content-Type: text/event-stream\r\n"
                    "Cache-Control: no-cache\r\n"
                    "X-Content-Type-Options: nosniff\r\n"
                    "Transfer-Encoding: chunked\r\n"
                    "Connection: close\r\n\r\n");
    m_socket->write(chunk(m_scenario.next()));
    m_timer.start(m_options.tick);
}

void DemoConnection::onTick()
{
    switch (m_phase) {
    case Phase::Head:
        refuse(408, "The request head did not arrive in time.");
        return;
    case Phase::Lingering:
        m_phase = Phase::Closing;
        m_timer.start(m_options.headTimeout);
        m_socket->disconnectFromHost();
        return;
    case Phase::Closing:
        // The client does not read what still waits to be written.
        m_socket->abort();
        return;
    case Phase::Stream:
        break;
    }
    if (m_socket->bytesToWrite() > m_options.maxUnsent)
        return;
    m_socket->write(chunk(m_scenario.next()));
    if (m_scenario.atEnd()) {
        m_socket->write("0\r\n\r\n");
        m_phase = Phase::Lingering;
        m_timer.start(m_options.linger);
    }
}

} // namespace sse
