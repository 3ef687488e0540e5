// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QUrl>

#include <atomic>
#include <cstdint>
#include <string_view>
#include <thread>

namespace sse::bench {

/// An HTTP server in a thread of its own, over plain sockets, that answers every request with one
/// event stream as fast as its client reads: \a payload, \a repeats times, in 64 KiB writes, with a
/// Content-Length. \a pace: at most so many bytes a second, in slices of 5 ms; 0: no limit.
class FloodServer final
{
public:
    FloodServer(std::string_view payload, int repeats, quint64 pace = 0);
    ~FloodServer();
    FloodServer(const FloodServer &) = delete;
    FloodServer &operator=(const FloodServer &) = delete;

    [[nodiscard]] QUrl url() const;
    /// Body bytes of one answer.
    [[nodiscard]] quint64 bodySize() const;
    /// Body bytes that the kernel has taken of the current answer.
    [[nodiscard]] quint64 sent() const { return m_sent.load(std::memory_order_relaxed); }

private:
    void serve();
    void answer(int client);
    bool sendPaced(int client);

    std::string_view m_payload;
    int m_repeats;
    quint64 m_pace;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<quint64> m_sent = 0;
    std::atomic<int> m_client = -1;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace sse::bench
