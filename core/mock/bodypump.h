// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/clock.h"
#include "core/base/timers.h"
#include "core/mock/bodyencoder.h"
#include "core/mock/bodysource.h"
#include "core/mock/wiresplitter.h"

#include <deque>
#include <functional>

class QTcpSocket;

namespace sse {

/// An event pushed by hand, ready for the wire.
struct PushedBlock
{
    QByteArray id; ///< null: none
    QByteArray block;
    bool isEvent = true; ///< otherwise a comment
};

/// Moves one response's body from its source to the socket: as fast as its waits, gaps and pace
/// allow and the client reads. Gives the event loop back after a millisecond or 256 KiB. One
/// thread; calls it back from within start(), goOn(), push(), end() and from timers.
class BodyPump final
{
public:
    enum class State : quint8 {
        Streaming, ///< or waiting, as the source says
        Blocked,   ///< the client does not read
        Hanging,   ///< nothing more comes but what is pushed
        Ended,
    };
    struct Setup
    {
        QTcpSocket &socket;
        const Clock &clock;
        Timers &timers;
        qint64 maxUnsent;
        std::function<void()> moved;          ///< counts or state changed
        std::function<void(EndKind)> ended;   ///< once; all that belongs to the body was written
        std::unique_ptr<BodySource> source{}; ///< never null
        WireControl wire{};
        Framing framing = Framing::Close;
        GzipMode gzip = GzipMode::None;
    };

    explicit BodyPump(Setup setup);
    ~BodyPump();
    BodyPump(const BodyPump &) = delete;
    BodyPump &operator=(const BodyPump &) = delete;

    void start();
    /// The socket wrote something.
    void goOn();
    /// Sends \a block when a block has ended, or at once while hanging.
    void push(const PushedBlock &block);
    /// Ends the body now; what was not written is dropped.
    void end(EndKind kind);
    /// The socket is gone.
    void abandon();

    [[nodiscard]] State state() const { return m_state; }
    /// Of the body, before compression.
    [[nodiscard]] quint64 bytesSent() const { return m_bytesSent; }
    [[nodiscard]] quint64 eventsSent() const { return m_eventsSent; }

private:
    void run();
    [[nodiscard]] bool step(MonoTime now);
    [[nodiscard]] bool sendSlice(MonoTime now);
    [[nodiscard]] bool askSource(MonoTime now);
    void sendPushed();
    void wakeAt(MonoTime due, MonoTime now);
    void write(const QByteArray &bytes);
    void finish(EndKind kind);

    Setup m_setup;
    WireSplitter m_splitter;
    BodyEncoder m_encoder;
    std::deque<PushedBlock> m_pushed;
    QByteArrayView m_rest;       ///< of the write under way: the splitter's
    MonoTime m_nextWrite;        ///< not before
    MonoTime m_waitUntil;        ///< the source is not asked before
    bool m_wasWaitedFor = false; ///< m_nextWrite
    std::optional<EndKind> m_end;
    Timers::Id m_timer = Timers::none;
    State m_state = State::Streaming;
    bool m_running = false;
    bool m_hangs = false;
    quint64 m_bytesSent = 0;
    quint64 m_eventsSent = 0;
    quint64 m_eventsUnderWay = 0;
};

} // namespace sse
