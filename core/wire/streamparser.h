// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/wire/linescanner.h"
#include "core/wire/parsedblock.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>

namespace sse {

/// The last retry fields of a stream, HTML standard § 9.2.6.
struct RetryState
{
    /// The reconnection time set last, in ms; values above 2^64 − 1 are held as 2^64 − 1.
    std::optional<quint64> milliseconds;
    /// A retry field without a value came after it: ignored by the standard, not by all clients.
    bool emptyAfter = false;
    friend bool operator==(const RetryState &, const RetryState &) = default;
};

/// The HTML standard's "interpreting an event stream" (§ 9.2.6), incremental: any split of the same
/// bytes gives the same calls. Reports offsets, copies no data. No limits; time is linear in the
/// bytes, memory in the lines of the current block. One thread at a time.
class StreamParser final
{
public:
    StreamParser();
    /// Finds line ends in the given way, which the processor must support; for tests.
    explicit StreamParser(wire::LineScanner::Path path);
    ~StreamParser();
    StreamParser(const StreamParser &) = delete;
    StreamParser &operator=(const StreamParser &) = delete;

    /// A new connection: drops partial UTF-8, line and block, expects a BOM again. The last event
    /// ID and the reconnection time stay.
    void beginConnection();
    /// The next bytes of the body.
    void feed(std::span<const char> bytes, BlockSink &sink);
    /// The end of the body: reports an unfinished block, which is discarded.
    void endConnection(BlockSink &sink);

    /// The last event ID string (UTF-8, decoded), as a reconnect would send it.
    [[nodiscard]] const QByteArray &lastEventId() const;
    void setLastEventId(const QByteArray &id);
    [[nodiscard]] const RetryState &retry() const;
    /// Forgets the reconnection time that the server set.
    void resetRetry();

    /// Bytes fed since beginConnection().
    [[nodiscard]] ByteOffset position() const;
    /// Where the line that has not ended yet began; position() when there is none.
    [[nodiscard]] ByteOffset openLineBegin() const;
    /// Where the block that has not ended yet began, by the lines that have ended; position() when
    /// there is none.
    [[nodiscard]] ByteOffset openBlockBegin() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
