// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/exporting/rowprinter.h"
#include "core/index/indexer.h"

#include <limits>

namespace sse::test {

inline constexpr qsizetype noLimit = std::numeric_limits<qsizetype>::max();

/// Time that stands still until it is moved.
class HandClock final : public Clock
{
public:
    [[nodiscard]] MonoTime now() const override { return m_mono; }
    [[nodiscard]] WallTime wallNow() const override { return m_wall; }
    void advance(Nanos by)
    {
        m_mono += by;
        m_wall += std::chrono::duration_cast<std::chrono::microseconds>(by);
    }

private:
    MonoTime m_mono{Nanos(77)};
    // 2026-03-01T23:59:59.999000Z
    WallTime m_wall{std::chrono::microseconds(1772409599999000)};
};

/// A log that is indexed as it grows, and its lines.
struct Stream
{
    HandClock clock;
    CaptureLog log{clock};
    EventIndex index;
    Indexer indexer{log, index};

    void read(ConnectionId connection, QByteArrayView bytes)
    {
        log.appendRead(connection, bytes);
        indexer.feedNew();
    }
    template <typename Fact>
    void fact(ConnectionId connection, Fact fact)
    {
        const std::size_t number = log.appendRecord(connection, std::move(fact));
        // As the reader does: a change of readyState has no row.
        if constexpr (!std::is_same_v<Fact, StateRecord>)
            indexer.addFact(number);
    }
    QByteArray printed(JsonLineOptions options, bool finished = true)
    {
        RowPrinter printer(log, index, options, FilterExpression());
        QByteArray out;
        printer.print(out, finished, noLimit);
        return out;
    }
};

inline constexpr JsonLineOptions eventsOnly{};
inline constexpr JsonLineOptions all{true};
inline constexpr JsonLineOptions allBytes{true, true};
inline constexpr JsonLineOptions stamped{false, false, true};

} // namespace sse::test
