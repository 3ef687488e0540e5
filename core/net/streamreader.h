// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/timers.h"
#include "core/index/indexer.h"
#include "core/net/endpoint.h"
#include "core/net/reconnectpolicy.h"
#include "core/net/transport.h"

#include <functional>
#include <memory>
#include <optional>

namespace sse {

/// A reconnect that waits.
struct PendingReconnect
{
    MonoTime due; ///< meaningless while held
    Millis delay{0};
    DelaySource source = DelaySource::Default;
    QString message; ///< provenance, a sentence
    bool held = false;
};

/// Where a stream stands; a snapshot, copied to whoever asks.
struct StreamStatus
{
    ReadyState readyState = ReadyState::Closed;
    ConnectionId connection = 0;
    int httpStatus = 0; ///< of the current or last attempt; 0: none
    QUrl url;           ///< of the current or last request, after redirects
    QByteArray lastEventId;
    RetryState retry;
    std::optional<PendingReconnect> reconnect;
    std::optional<EndReason> endReason; ///< of the last attempt that ended
    QString message;                    ///< of the last end, a sentence
    /// What keeps the running connection from being read as it was meant, a sentence; or empty.
    QString notice;
    /// The last attempt failed for its status or type, which "Read it anyway" would pass over.
    bool canReadAnyway = false;
    /// The stream ended by itself or failed for good, or the user closed it; nothing follows.
    bool ended = false;
    bool finishedAsAsked = false; ///< ended by a limit, 204, close or a finish that was asked for
};

/// The EventSource algorithm (HTML standard § 9.2.2, 9.2.3) over a Transport: sends requests,
/// follows redirects hop by hop, judges responses, logs and indexes what arrives, reconnects.
/// Lives in one thread, together with its transport and timers; the only writer of its log and
/// index.
class StreamReader final : private TransportObserver
{
public:
    struct Parts
    {
        CaptureLog &log;
        EventIndex &index;
        Transport &transport;
        Timers &timers;
        std::function<double()> random01; ///< for the jitter
        /// Body bytes that still wait to be recorded; empty: nothing is recorded.
        std::function<quint64()> unrecorded;
        /// Something readers may see has changed; called at most once per read or step.
        std::function<void()> changed;
    };

    explicit StreamReader(const Parts &parts);
    ~StreamReader() override;

    /// Begins, or begins anew on the same log, with \a endpoint. A running attempt is closed first.
    /// The last event ID and reconnection time of earlier connections stay in force when
    /// \a keepState is set.
    void start(const Endpoint &endpoint, bool keepState = false);
    /// EventSource.close().
    void close(EndReason reason = EndReason::Closed);
    /// Skips the wait, or starts another attempt of a stream that ended.
    void reconnectNow();
    /// Stops the countdown until reconnectNow() or releases it again.
    void hold(bool held);

    /// Logs something worth telling that happened around the stream.
    void tell(const NoteRecord &told);

    [[nodiscard]] const StreamStatus &status() const;

private:
    void requestSent() override;
    void responseHead(const TransportHead &head) override;
    void readyRead() override;
    void finished(const TransportEnd &end) override;
    void note(const QByteArray &code, const QString &message) override;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sse
