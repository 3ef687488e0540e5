// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <optional>

namespace sse {

/// Decides when a transport must stop to queue without bound what is not read yet: a stream faster
/// than 64 MiB/s for a second, or than it can be recorded. Pure.
class ReadThrottle final
{
public:
    static constexpr quint64 fast = quint64{64} << 20;
    static constexpr quint64 calm = quint64{32} << 20;
    /// Bytes that may wait to be recorded.
    static constexpr quint64 mostWaiting = quint64{256} << 20;
    static constexpr qint64 buffer = qint64{8} << 20;

    /// A new connection, without a bound.
    void begin(MonoTime now);
    /// \a bytes were read, \a waiting ones are not recorded yet. The transport's new bound where it
    /// changes; 0: none.
    [[nodiscard]] std::optional<qint64> onRead(MonoTime now, quint64 bytes, quint64 waiting = 0);

private:
    MonoTime m_since;
    quint64 m_bytes = 0;
    bool m_throttled = false;
};

} // namespace sse
