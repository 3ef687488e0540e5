// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/types.h"

#include <optional>

namespace sse {

/// How fast a recording is played.
struct Pace
{
    static constexpr double least = 0.1;
    static constexpr double most = 1000;

    /// Times the original, least … most; others are brought into it. Unlimited plays without
    /// waiting.
    double factor = 1;
    bool unlimited = false;
    /// Longer silences, in recorded time, are cut to this; 0: they are kept.
    Nanos longestSilence{0};
    friend bool operator==(const Pace &, const Pace &) = default;
};

/// What a step goes to: the next row, or all that the next read brought.
enum class StepKind : quint8 { Event, Read };

/// The instants of a recording, in order of time: rows of an index, or reads of a log. May grow at
/// its end while it is used.
class Stops
{
public:
    Stops() = default;
    Stops(const Stops &) = delete;
    Stops &operator=(const Stops &) = delete;
    virtual ~Stops() = default;

    [[nodiscard]] virtual std::size_t count() const = 0;
    /// Of the stop \a number. One before that of an earlier stop is due together with that.
    [[nodiscard]] virtual MonoTime time(std::size_t number) const = 0;
    /// Identifies the read that brought it: equal for stops of one read.
    [[nodiscard]] virtual quint64 group(std::size_t number) const = 0;
};

/// When each stop is due. Pure; no error adds up over time, whatever the pace: every instant is
/// reckoned from the begin.
class Schedule final
{
public:
    /// Begins at \a playTime with the stop \a first; the recording stands at \a recordedTime, not
    /// later than that stop.
    Schedule(const Stops &stops, const Pace &pace, std::size_t first, MonoTime recordedTime,
             MonoTime playTime);

    /// The stop that is due next; stops.count() at the end.
    [[nodiscard]] std::size_t next() const { return m_next; }
    /// When it is due, in play time, rounded up to whole ns; nothing at the end.
    [[nodiscard]] std::optional<MonoTime> due() const;
    /// Passes all stops that are due at \a playTime, at most \a most of them; returns how many.
    std::size_t advance(MonoTime playTime, std::size_t most);
    /// The recorded time at \a playTime, never behind the next stop; at the end that of the last.
    [[nodiscard]] MonoTime recordedAt(MonoTime playTime) const;

private:
    [[nodiscard]] Nanos cutBeforeNext() const;
    [[nodiscard]] MonoTime dueOf(MonoTime recorded, Nanos cut) const;

    const Stops &m_stops;
    Pace m_pace;
    std::size_t m_next = 0;
    MonoTime m_recordedBegin;
    MonoTime m_playBegin;
    MonoTime m_last; ///< recorded time of the stop before the next one, or of the begin
    Nanos m_cut{0};  ///< silence left out up to m_last
};

} // namespace sse
