// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/mockbench.h"

#include "core/session/mocksession.h"

#include <QEventLoop>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sse::bench {

namespace {

using std::chrono::steady_clock;

constexpr int clients = 1000;
constexpr Millis interval{100};
constexpr std::chrono::seconds lateTime{12};
/// Events of each client that came while others were still connecting, and nobody read.
constexpr std::size_t warmUp = 10;
constexpr std::chrono::seconds floodTime{2};
constexpr int silentClients = 100;
constexpr qsizetype block = qsizetype{64} << 10;

/// A connection to 127.0.0.1 that has sent a request.
int ask(quint16 port)
{
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const QByteArray request =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n\r\n";
    if (::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        ::send(client, request.data(), static_cast<std::size_t>(request.size()), 0) < 0)
        std::perror("connect");
    return client;
}

/// Cuts the time of each client's events from its own grid of one an interval. The grid lies where
/// its earliest event was on time.
class Client final
{
public:
    void read(int descriptor, steady_clock::time_point now)
    {
        std::array<char, 4096> buffer{};
        const ssize_t count = ::recv(descriptor, buffer.data(), buffer.size(), 0);
        for (ssize_t i = 0; i < count; ++i) {
            if (buffer[static_cast<std::size_t>(i)] == '!')
                m_times.push_back(now);
        }
    }
    void appendLate(std::vector<Nanos> &late) const
    {
        Nanos earliest = Nanos::max();
        for (std::size_t i = warmUp; i < m_times.size(); ++i)
            earliest = std::min(earliest, offGrid(i));
        for (std::size_t i = warmUp; i < m_times.size(); ++i)
            late.push_back(offGrid(i) - earliest);
    }

private:
    [[nodiscard]] Nanos offGrid(std::size_t i) const
    {
        return m_times[i].time_since_epoch() - interval * static_cast<int>(i);
    }

    std::vector<steady_clock::time_point> m_times;
};

std::vector<Nanos> readOnTime(quint16 port)
{
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<int> descriptors;
    for (int i = 0; i < clients; ++i) {
        descriptors.push_back(ask(port));
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = static_cast<quint32>(i);
        ::epoll_ctl(poll, EPOLL_CTL_ADD, descriptors.back(), &event);
    }
    std::vector<Client> all(clients);
    std::array<epoll_event, 64> events{};
    for (const auto stop = steady_clock::now() + lateTime; steady_clock::now() < stop;) {
        const int count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
        const auto now = steady_clock::now();
        for (int i = 0; i < count; ++i) {
            const quint32 client = events[static_cast<std::size_t>(i)].data.u32;
            all[client].read(descriptors[client], now);
        }
    }
    std::vector<Nanos> late;
    for (const Client &client : all)
        client.appendLate(late);
    for (const int descriptor : descriptors)
        ::close(descriptor);
    ::close(poll);
    std::sort(late.begin(), late.end());
    return late;
}

/// MB/s that one client reads.
double readFlood(quint16 port)
{
    const int client = ask(port);
    std::vector<char> buffer(std::size_t{256} << 10);
    quint64 bytes = 0;
    const auto begin = steady_clock::now();
    while (steady_clock::now() - begin < floodTime) {
        const ssize_t count = ::recv(client, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            break;
        bytes += static_cast<quint64>(count);
    }
    const std::chrono::duration<double> took = steady_clock::now() - begin;
    ::close(client);
    return static_cast<double>(bytes) / 1e6 / took.count();
}

/// The same from a socket of Qt's that does nothing but write blocks.
double readBareFlood()
{
    std::atomic<quint16> port = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&port] {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        port = server.serverPort();
        server.waitForNewConnection(-1);
        QTcpSocket &socket = *server.nextPendingConnection();
        QEventLoop loop;
        const QByteArray bytes(block, 'x');
        const auto write = [&] {
            while (socket.bytesToWrite() < 4 * block)
                socket.write(bytes);
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, write);
        QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
        write();
        loop.exec();
    }));
    thread->start();
    while (port == 0)
        QThread::yieldCurrentThread();
    const double speed = readFlood(port);
    thread->wait();
    return speed;
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const double pages = file.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double costOfSilentClient(MockSession &session, quint16 port)
{
    ::close(ask(port));
    const double before = residentMiB();
    std::vector<int> descriptors;
    for (int i = 0; i < silentClients; ++i)
        descriptors.push_back(ask(port));
    const auto blocked = [&] {
        const auto snapshot = session.snapshot();
        return std::count_if(
            snapshot->requests.begin(), snapshot->requests.end(),
            [](const auto &request) { return request->state == MockState::Blocked; });
    };
    while (blocked() < silentClients)
        std::this_thread::sleep_for(Millis(20));
    const double after = residentMiB();
    for (const int descriptor : descriptors)
        ::close(descriptor);
    return (after - before) / silentClients;
}

Scenario ticking()
{
    Scenario scenario;
    scenario.name = "ticking";
    scenario.answers.resize(1);
    EventStep event;
    event.data = "{\"number\":{{counter}}}!";
    scenario.answers[0].steps = {
        {RepeatStep{0, {{event}, {WaitStep{interval, interval, 1}}}}},
    };
    return scenario;
}

/// Writes of 64 KiB, without end.
Scenario flood()
{
    Scenario scenario;
    scenario.name = "flood";
    scenario.answers.resize(1);
    EventStep event;
    event.data = QByteArray(block - 8, 'x');
    scenario.answers[0].response.framing = Framing::Close;
    scenario.answers[0].steps = {{RepeatStep{0, {{event}}}}};
    return scenario;
}

quint16 serve(MockSession &session, const Scenario &scenario)
{
    MockOptions options;
    options.addresses = {QHostAddress(QHostAddress::LocalHost)};
    options.maxConnections = clients;
    session.start(options, scenarioContent(scenario));
    const Result<QUrl> url = session.waitForAddress();
    return url ? static_cast<quint16>(url.value().port()) : quint16{0};
}

double inMillis(Nanos time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

void benchMock(int rounds)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);

    MockSession session;
    const std::vector<Nanos> late = readOnTime(serve(session, ticking()));
    if (late.empty())
        return;
    std::printf("| clients | events/s each | events | p50 late | p99 late | latest |\n"
                "|---:|---:|---:|---:|---:|---:|\n");
    std::printf("| %d | %d | %zu | %.2f ms | %.2f ms | %.2f ms |\n\n", clients,
                static_cast<int>(std::chrono::seconds(1) / interval), late.size(),
                inMillis(late[late.size() / 2]), inMillis(late[late.size() * 99 / 100]),
                inMillis(late.back()));

    const quint16 port = serve(session, flood());
    std::vector<double> bare;
    std::vector<double> mock;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(readBareFlood());
        mock.push_back(readFlood(port));
    }
    std::sort(bare.begin(), bare.end());
    std::sort(mock.begin(), mock.end());
    std::printf("| one client, writes of 64 KiB | median | slowest |\n|---|---:|---:|\n");
    const std::size_t middle = bare.size() / 2;
    std::printf("| bare QTcpSocket | %.0f MB/s | %.0f MB/s |\n", bare[middle], bare.front());
    std::printf("| mock server | %.0f MB/s | %.0f MB/s |\n\n", mock[middle], mock.front());

    std::printf("| clients that never read | memory each |\n|---:|---:|\n");
    std::printf("| %d | %.2f MiB |\n", silentClients, costOfSilentClient(session, port));
}

} // namespace sse::bench
