// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/floodserver.h"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace sse::bench {

namespace {

constexpr std::size_t writeSize = 64 * 1024;

bool sendAll(int client, std::string_view bytes, std::atomic<quint64> *count)
{
    while (!bytes.empty()) {
        const ssize_t sent =
            ::send(client, bytes.data(), std::min(bytes.size(), writeSize), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        if (count)
            count->fetch_add(static_cast<quint64>(sent), std::memory_order_relaxed);
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void readHead(int client)
{
    std::string head;
    char buffer[4096];
    while (head.find("\r\n\r\n") == std::string::npos) {
        const ssize_t count = ::recv(client, buffer, sizeof buffer, 0);
        if (count <= 0)
            return;
        head.append(buffer, static_cast<std::size_t>(count));
    }
}

} // namespace

FloodServer::FloodServer(std::string_view payload, int repeats, quint64 pace)
    : m_payload(payload)
    , m_repeats(repeats)
    , m_pace(pace)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
        ::listen(m_listener, 4) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        qFatal("The benchmark's server can't listen on the loopback interface.");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

FloodServer::~FloodServer()
{
    m_stop = true;
    ::shutdown(m_listener, SHUT_RDWR);
    if (const int client = m_client.load(); client >= 0)
        ::shutdown(client, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

QUrl FloodServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/flood").arg(m_port));
}

quint64 FloodServer::bodySize() const
{
    return m_payload.size() * static_cast<quint64>(m_repeats);
}

void FloodServer::serve()
{
    while (!m_stop) {
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client < 0)
            return;
        m_client = client;
        answer(client);
        m_client = -1;
        ::close(client);
    }
}

void FloodServer::answer(int client)
{
    readHead(client);
    m_sent = 0;
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                             "Connection: close\r\nContent-Length: " +
                             std::to_string(bodySize()) + "\r\n\r\n";
    if (!sendAll(client, head, nullptr))
        return;
    for (int i = 0; i < m_repeats && !m_stop; ++i) {
        if (!sendPaced(client))
            return;
    }
}

bool FloodServer::sendPaced(int client)
{
    if (m_pace == 0)
        return sendAll(client, m_payload, &m_sent);
    constexpr auto slice = std::chrono::milliseconds(5);
    const auto perSlice = static_cast<std::size_t>(m_pace / 200);
    auto due = std::chrono::steady_clock::now();
    for (std::string_view rest = m_payload; !rest.empty() && !m_stop;) {
        const std::string_view part = rest.substr(0, perSlice);
        if (!sendAll(client, part, &m_sent))
            return false;
        rest.remove_prefix(part.size());
        due += slice;
        std::this_thread::sleep_until(due);
    }
    return true;
}

} // namespace sse::bench
