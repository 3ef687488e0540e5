// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/net/bodywatch.h"
#include "core/net/endmessages.h"
#include "core/net/readthrottle.h"
#include "core/net/readystate.h"
#include "core/net/requestchain.h"
#include "core/net/scopedtimer.h"
#include "core/net/streamreader.h"

namespace sse {

/// The reader's state and steps. Sources: streamreader.cpp has the stream's life (start, close,
/// reconnect), streamattempt.cpp one attempt (request, hops, head, end), streambody.cpp the body.
struct StreamReader::Private
{
    /// What is expected from the transport.
    enum class Stage : quint8 {
        Idle, ///< nothing: what still comes belongs to a request that is being aborted
        AwaitingHead,
        Streaming,
        CollectingBody, ///< of a response that failed: the beginning of it is worth a note
    };

    Private(TransportObserver &observer, const Parts &parts);

    // The stream.
    void start(const Endpoint &wanted, bool keepState);
    void close(EndReason reason);
    void reconnectNow();
    void hold(bool held);
    void scheduleReconnect(int failuresBefore);
    void startCountdown(Nanos delay);
    void reconnectDue();
    void closeWhileWaiting(EndReason reason);

    // The attempt.
    void beginAttempt();
    void openHop();
    void requestSent();
    void responseHead(const TransportHead &head);
    void followRedirect(const TransportHead &head, const QByteArray &location);
    void judge(const TransportHead &head);
    void openStream();
    void failAtHead(EndFacts facts);
    void readSome();
    void readIntoLog();
    void afterRead(std::size_t count);
    void throttleReads(std::size_t count);
    void collectBody();
    void endCollecting();
    void transportFinished(const TransportEnd &end);
    void abandon(EndFacts facts);
    void endAttempt(EndFacts facts);
    [[nodiscard]] StopCause stopCauseFor(EndReason reason, NextStep next) const;
    void noteFirstByteLate();
    void checkIdle();

    // The log.
    void record(LogRecord::Fact fact);
    void recordStart(bool keepState);
    void note(const QByteArray &code, const QString &message);
    void note(const QList<NoteRecord> &notes);
    void signal(StreamSignal signal);
    void changed();
    [[nodiscard]] EndFacts factsOf(EndReason reason) const;
    [[nodiscard]] MonoTime now() const { return parts.log.clock().now(); }

    TransportObserver &observer;
    Parts parts;
    Indexer indexer;
    BodyWatch watch;
    ReadThrottle throttle;
    StreamStatus status;
    Endpoint endpoint;
    RequestChain chain;
    Stage stage = Stage::Idle;
    bool transportBusy = false; // open() was called and finished() has not come
    bool hopWaits = false;      // openHop() is due once the transport is free
    bool headSeen = false;
    bool finalAfterBody = false;        // the stream is over once the failing body is collected
    ConnectionCounts *counts = nullptr; // of the open connection
    MonoTime openedAt;
    MonoTime lastByteAt;
    int failures = 0;   // as in reconnectDelay()
    int fruitless = 0;  // attempts in a row that did not open
    Nanos remaining{0}; // of a held countdown
    QByteArray failingBody;

    ScopedTimer connectTimer;
    ScopedTimer firstByteTimer;
    ScopedTimer idleTimer;
    ScopedTimer reconnectTimer;
    ScopedTimer bodyTimer;
    ScopedTimer sliceTimer;
};

} // namespace sse
