// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/servingcli.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTcpSocket>

#include <csignal>

namespace sse::test {

namespace {

constexpr int patience = 20'000; // ms

QByteArray withoutChunks(QByteArray rest)
{
    QByteArray body;
    for (;;) {
        const qsizetype line = rest.indexOf("\r\n");
        const int size = line < 0 ? 0 : rest.left(line).toInt(nullptr, 16);
        if (size == 0)
            return body;
        body += rest.mid(line + 2, size);
        rest.remove(0, line + 2 + size + 2);
    }
}

ServedAnswer answerOf(const QByteArray &bytes)
{
    ServedAnswer answer;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return answer;
    answer.head = bytes.left(end + 2);
    answer.status = answer.head.mid(9, 3).toInt();
    answer.body = bytes.mid(end + 4);
    if (answer.head.toLower().contains("\r\ntransfer-encoding: chunked\r\n"))
        answer.body = withoutChunks(answer.body);
    return answer;
}

} // namespace

ServingCli::ServingCli(const QStringList &arguments)
    : m_cli(arguments)
{
}

bool ServingCli::isReady()
{
    return !addressLine().isEmpty();
}

QByteArray ServingCli::addressLine()
{
    return m_cli.waitForLines(1).value(0);
}

quint16 ServingCli::port()
{
    return static_cast<quint16>(
        QJsonDocument::fromJson(addressLine()).object().value(u"port").toInt());
}

QByteArray ServingCli::requestLine(int number)
{
    return m_cli.waitForLines(number + 1).value(number);
}

QJsonObject ServingCli::request(int number)
{
    return QJsonDocument::fromJson(requestLine(number)).object();
}

ServedAnswer ServingCli::send(const QByteArray &bytes, const QString &address)
{
    QTcpSocket socket;
    socket.connectToHost(address.isEmpty() ? QStringLiteral("127.0.0.1") : address, port());
    if (!socket.waitForConnected(patience))
        return {};
    socket.write(bytes);
    QByteArray received;
    const QDeadlineTimer deadline(patience);
    while (socket.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired() &&
           socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
        received += socket.readAll();
    received += socket.readAll();
    return answerOf(received);
}

ServedAnswer ServingCli::get(const QByteArray &target, const QByteArrayList &lines,
                             const QString &address)
{
    QByteArray request = "GET " + target + " HTTP/1.1\r\n";
    for (const QByteArray &line : lines)
        request += line + "\r\n";
    if (!request.toLower().contains("\r\nhost: "))
        request += "Host: localhost:" + QByteArray::number(port()) + "\r\n";
    return send(request + "\r\n", address);
}

int ServingCli::end()
{
    m_cli.signal(SIGINT);
    return m_cli.exitCode();
}

} // namespace sse::test
