// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/streamreader.h"

#include "core/net/streamreader_p.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace sse {

namespace {

// About 100 years: later than any timer has to be, and far from what overflows.
constexpr Nanos farAway = std::chrono::hours(24) * 36'500;

Nanos toTimerDelay(Millis delay)
{
    return delay > std::chrono::duration_cast<Millis>(farAway) ? farAway : Nanos(delay);
}

/// Notes that someone who waits for events should see without looking for them.
bool isNotice(const QByteArray &code)
{
    static const QList<QByteArray> notices{
        "no-event",  "charset",    "first-byte", "throttled",
        "long-line", "long-event", "unsafe-id",  "header-block-rejected"};
    return notices.contains(code);
}

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::StreamReader", text);
}

} // namespace

StreamReader::Private::Private(TransportObserver &observer_, const Parts &parts_)
    : observer(observer_)
    , parts(parts_)
    , indexer(parts.log, parts.index)
    , watch(parts.log, indexer)
    , connectTimer(parts.timers)
    , firstByteTimer(parts.timers)
    , idleTimer(parts.timers)
    , reconnectTimer(parts.timers)
    , bodyTimer(parts.timers)
    , sliceTimer(parts.timers)
{
}

void StreamReader::Private::start(const Endpoint &wanted, bool keepState)
{
    if (status.readyState != ReadyState::Closed)
        close(EndReason::Closed);
    endCollecting();
    endpoint = wanted;
    chain.setEndpoint(endpoint);
    failures = 0;
    fruitless = 0;
    if (!keepState) {
        indexer.setLastEventId(endpoint.lastEventId);
        indexer.parser().resetRetry();
    }
    recordStart(keepState);
    status.lastEventId = indexer.parser().lastEventId();
    status.retry = indexer.parser().retry();
    status.ended = false;
    status.finishedAsAsked = false;
    beginAttempt();
}

void StreamReader::Private::close(EndReason reason)
{
    endCollecting();
    if (status.readyState == ReadyState::Closed)
        return;
    if (stage == Stage::Idle && !hopWaits)
        closeWhileWaiting(reason);
    else
        abandon(factsOf(reason));
}

void StreamReader::Private::closeWhileWaiting(EndReason reason)
{
    reconnectTimer.cancel();
    status.reconnect.reset();
    status.endReason = reason;
    status.message = reason == EndReason::Limit
                         ? tr("Ended at a limit, as asked, while the stream waited to reconnect.")
                         : tr("You closed the stream while it waited to reconnect.");
    status.finishedAsAsked = true;
    status.ended = true;
    note(endReasonName(reason), status.message);
    signal(StreamSignal::Close);
}

void StreamReader::Private::reconnectNow()
{
    if (status.connection == 0)
        return;
    const bool waits = status.reconnect.has_value();
    if (!waits && status.readyState != ReadyState::Closed)
        return;
    const ReconnectDelay delay{Millis(0), DelaySource::User};
    record(ReconnectRecord{delay.delay, delay.source,
                           reconnectMessage(delay, endpoint.profile, failures)});
    if (waits)
        reconnectDue();
    else
        start(endpoint, true);
}

void StreamReader::Private::hold(bool held)
{
    if (!status.reconnect || status.reconnect->held == held)
        return;
    status.reconnect->held = held;
    if (held) {
        remaining = std::max(status.reconnect->due - now(), Nanos(0));
        reconnectTimer.cancel();
    } else {
        startCountdown(remaining);
    }
}

void StreamReader::Private::startCountdown(Nanos delay)
{
    status.reconnect->due = now() + delay;
    reconnectTimer.start(delay, [this] {
        reconnectDue();
        changed();
    });
}

void StreamReader::Private::scheduleReconnect(int failuresBefore)
{
    const ReconnectDelay delay = reconnectDelay(endpoint.profile, indexer.parser().retry(),
                                                failuresBefore, parts.random01());
    PendingReconnect pending;
    pending.delay = delay.delay;
    pending.source = delay.source;
    pending.message = reconnectMessage(delay, endpoint.profile, failuresBefore);
    status.reconnect = pending;
    record(ReconnectRecord{delay.delay, delay.source, pending.message});
    startCountdown(toTimerDelay(delay.delay));
}

void StreamReader::Private::reconnectDue()
{
    endCollecting();
    beginAttempt();
}

void StreamReader::Private::recordStart(bool keepState)
{
    StartRecord start;
    start.profile = endpoint.profile.id;
    start.reconnect = endpoint.reconnect;
    start.insecure = endpoint.insecure;
    start.keepsState = keepState;
    start.lastEventId = endpoint.lastEventId;
    // A further stream on the same log has a limit of its own.
    if (endpoint.maxEvents != 0)
        start.mostEvents = parts.index.eventCount() + endpoint.maxEvents;
    start.connectTimeout = endpoint.connectTimeout;
    start.firstByteTimeout = endpoint.firstByteTimeout;
    start.idleTimeout = endpoint.idleTimeout;
    indexer.setEventLimit(start.mostEvents);
    record(std::move(start));
}

void StreamReader::Private::record(LogRecord::Fact fact)
{
    if (const auto *told = std::get_if<NoteRecord>(&fact); told && isNotice(told->code))
        status.notice = told->message;
    const std::size_t number = parts.log.appendRecord(status.connection, std::move(fact));
    if (hasRow(parts.log.record(number)))
        indexer.addFact(number);
}

void StreamReader::Private::note(const QByteArray &code, const QString &message)
{
    record(NoteRecord{code, message});
}

void StreamReader::Private::note(const QList<NoteRecord> &notes)
{
    for (const NoteRecord &each : notes)
        record(each);
}

void StreamReader::Private::signal(StreamSignal signal)
{
    const ReadyState next = nextReadyState(status.readyState, signal);
    if (next == status.readyState)
        return;
    status.readyState = next;
    record(StateRecord{next});
}

void StreamReader::Private::changed()
{
    if (parts.changed)
        parts.changed();
}

StreamReader::StreamReader(const Parts &parts)
    : d(std::make_unique<Private>(static_cast<TransportObserver &>(*this), parts))
{
}

StreamReader::~StreamReader()
{
    if (d->transportBusy)
        d->parts.transport.abort();
}

void StreamReader::start(const Endpoint &endpoint, bool keepState)
{
    d->start(endpoint, keepState);
    d->changed();
}

void StreamReader::close(EndReason reason)
{
    d->close(reason);
    d->changed();
}

void StreamReader::reconnectNow()
{
    d->reconnectNow();
    d->changed();
}

void StreamReader::hold(bool held)
{
    d->hold(held);
    d->changed();
}

void StreamReader::tell(const NoteRecord &told)
{
    d->record(told);
    d->changed();
}

const StreamStatus &StreamReader::status() const
{
    return d->status;
}

void StreamReader::requestSent()
{
    d->requestSent();
}

void StreamReader::responseHead(const TransportHead &head)
{
    d->responseHead(head);
    d->changed();
}

void StreamReader::readyRead()
{
    d->readSome();
}

void StreamReader::finished(const TransportEnd &end)
{
    d->transportFinished(end);
    d->changed();
}

void StreamReader::note(const QByteArray &code, const QString &message)
{
    // Of a request that is being aborted nothing more is told.
    if (d->stage == Private::Stage::Idle)
        return;
    d->note(code, message);
    d->changed();
}

} // namespace sse
