// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/base/timers.h"
#include "core/replay/schedule.h"

#include <functional>
#include <memory>

namespace sse {

/// Moves over the stops of a recording at a pace. No stop is passed before it is due. Timers and
/// clock are injected; one thread.
class Playhead final
{
public:
    /// So many stops at most are passed before the event loop has its turn, whatever the pace.
    static constexpr std::size_t slice = 4096;
    /// In play time: how long a loop stands at the end before it begins again.
    static constexpr Nanos loopRest = Millis(500);

    /// \a moved is called in this thread whenever position() or isPlaying() changed and after
    /// every jump, once for all stops that were due together. It may call anything here, but not
    /// destroy it. All must outlive the playhead.
    Playhead(const Clock &clock, Timers &timers, const Stops &stops, std::function<void()> moved);
    ~Playhead();
    Playhead(const Playhead &) = delete;
    Playhead &operator=(const Playhead &) = delete;

    /// At the end of a recording that does not grow it plays from the beginning.
    void play();
    void pause();
    /// Also while it waits at the end for more.
    [[nodiscard]] bool isPlaying() const;
    /// Stops passed: those below it are shown. Stays within 0 and Stops::count().
    [[nodiscard]] std::size_t position() const;
    /// The time of the recording at the playhead, between two stops too while playing; that of the
    /// first stop at the beginning.
    [[nodiscard]] MonoTime time() const;
    /// Jumps; goes on playing from there when it played.
    void seek(std::size_t position);
    /// Behind all stops at \a time or earlier.
    void seekTime(MonoTime time);
    /// To behind the next stop, or before the last one, of \a kind; pauses.
    void stepForward(StepKind kind);
    void stepBack(StepKind kind);

    /// Takes effect at once, from where it stands.
    void setPace(const Pace &pace);
    [[nodiscard]] const Pace &pace() const;
    void setLoop(bool loop);
    [[nodiscard]] bool loops() const;

    /// Whether more stops are to come at the end, as while a recording is indexed: playing then
    /// waits there, without an end and without a loop. Off at first.
    void setGrowing(bool growing);
    /// Stops were added; playing that waits for them goes on, in time where it still can. Cheap.
    void moreStops();
    /// Plays and has nothing to play but what is to come.
    [[nodiscard]] bool isWaiting() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
