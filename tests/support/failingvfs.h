// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <atomic>
#include <memory>
#include <mutex>

struct sqlite3_vfs;

namespace sse::test {

/// A SQLite VFS over the usual one whose disk fails when told to. A failing write leaves half of
/// its bytes behind. Any thread; it must outlive the connections that use it.
class FailingVfs final
{
public:
    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs &) = delete;
    FailingVfs &operator=(const FailingVfs &) = delete;

    /// For Database::open().
    [[nodiscard]] QByteArray name() const;

    /// The \a number-th operation from now on, counted from 1, fails; every later one as well when
    /// it is \a persistent. 0: none.
    void failAt(int number, bool persistent);
    /// The files together may grow by so many bytes from now on; negative: without end.
    void setRoom(qint64 bytes);
    /// Operations that failed since the last failAt() or setRoom().
    [[nodiscard]] int failures() const { return m_failures; }
    /// Operations since the last failAt().
    [[nodiscard]] int operations() const { return m_operations; }

    // For the VFS's functions.

    /// Counts an operation. Whether it fails.
    [[nodiscard]] bool fails();
    /// Takes \a bytes of the room, which may be negative. False: there is no more.
    [[nodiscard]] bool takeRoom(qint64 bytes);

private:
    struct Vfs;
    std::unique_ptr<Vfs> m_vfs;
    std::mutex m_mutex;
    int m_failAt = 0;
    bool m_persistent = false;
    qint64 m_room = -1;
    std::atomic<int> m_operations = 0;
    std::atomic<int> m_failures = 0;
};

} // namespace sse::test
