// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QtGlobal>

#include <chrono>

namespace sse {

/// A position in, or a length of, a stream's body bytes (after transfer and content decoding),
/// counted from the first byte of its first connection.
using ByteOffset = quint64;

/// A position in the event index, from 0.
using RowNumber = quint32;

/// Numbers the connection attempts of one stream, from 1. Redirect hops share the number of the
/// attempt that they belong to.
using ConnectionId = quint32;

using Nanos = std::chrono::nanoseconds;
using Millis = std::chrono::milliseconds;

/// The monotonic clock that every stamp and every delay uses; its zero has no meaning.
struct MonotonicClockTag
{
    using duration = Nanos;
    using rep = duration::rep;
    using period = duration::period;
    static constexpr bool is_steady = true;
};
using MonoTime = std::chrono::time_point<MonotonicClockTag>;

/// Wall clock time, UTC, in microseconds.
using WallTime = std::chrono::sys_time<std::chrono::microseconds>;

/// One HTTP header field; bytes as on the wire, values without surrounding white space.
struct HeaderField
{
    QByteArray name;
    QByteArray value;
    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

/// Header fields in wire order.
using HeaderList = QList<HeaderField>;

/// EventSource.readyState, HTML standard § 9.2.2.
enum class ReadyState : quint8 { Connecting = 0, Open = 1, Closed = 2 };

} // namespace sse
