// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/streamreader_p.h"

#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <utility>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::StreamReader", text);
}

/// The values of all fields called \a name, joined as Fetch's "get" does.
std::optional<QByteArray> joinedHeader(const HeaderList &headers, QByteArrayView name)
{
    std::optional<QByteArray> joined;
    for (const HeaderField &field : headers) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            joined = joined ? *joined + ", " + field.value : field.value;
    }
    return joined;
}

bool isCleanEnd(EndReason reason)
{
    return reason == EndReason::EndOfBody || reason == EndReason::EndNotVerifiable ||
           reason == EndReason::NoContent || reason == EndReason::Closed ||
           reason == EndReason::Limit;
}

} // namespace

void StreamReader::Private::beginAttempt()
{
    reconnectTimer.cancel();
    status.reconnect.reset();
    ++status.connection;
    signal(StreamSignal::Start);
    status.httpStatus = 0;
    status.canReadAnyway = false;
    status.notice.clear();
    chain.beginAttempt();
    openHop();
}

void StreamReader::Private::openHop()
{
    hopWaits = transportBusy;
    if (hopWaits)
        return;
    const Endpoint &request = chain.current();
    const QByteArray &lastEventId = indexer.parser().lastEventId();
    const HeaderList headers = requestHeaders(request, lastEventId);
    status.url = request.url;
    headSeen = false;
    stage = Stage::AwaitingHead;
    transportBusy = true;
    record(AttemptRecord{chain.hop(), request.method, request.url, headers, request.body,
                         findHeader(headers, "Last-Event-ID").value_or(QByteArray())});
    if (chain.hop() == 0 && !isHeaderSafe(lastEventId)) {
        note(QByteArrayLiteral("unsafe-id"),
             tr("The last event ID contains control characters, which can't stand in a header. "
                "This request goes without Last-Event-ID, so the server can't resume from it."));
    }
    if (endpoint.connectTimeout > Nanos(0)) {
        connectTimer.start(endpoint.connectTimeout, [this] {
            EndFacts facts = factsOf(EndReason::TimeoutConnect);
            facts.timeout = endpoint.connectTimeout;
            abandon(std::move(facts));
            changed();
        });
    }
    parts.transport.open({request.url, request.method, headers, request.body, endpoint.insecure,
                          endpoint.caCertificates},
                         observer);
}

void StreamReader::Private::requestSent()
{
    if (stage != Stage::AwaitingHead)
        return;
    connectTimer.cancel();
    // A request that goes out again is still the same wait.
    if (endpoint.firstByteTimeout > Nanos(0) && !firstByteTimer.isActive())
        firstByteTimer.start(endpoint.firstByteTimeout, [this] { noteFirstByteLate(); });
}

void StreamReader::Private::noteFirstByteLate()
{
    const QString time = durationText(endpoint.firstByteTimeout);
    note(QByteArrayLiteral("first-byte"),
         headSeen ? tr("The response began, but no byte of its body arrived within %1. A proxy may "
                       "hold the stream back, or the server has nothing to say yet.")
                        .arg(time)
                  : tr("The request went out, and nothing came back within %1. The server may hold "
                       "the response head back until its first event.")
                        .arg(time));
    changed();
}

void StreamReader::Private::responseHead(const TransportHead &head)
{
    if (stage != Stage::AwaitingHead || headSeen)
        return;
    connectTimer.cancel();
    headSeen = true;
    status.httpStatus = head.status;
    record(ResponseRecord{head.status, head.reasonPhrase, status.url, head.headers});
    if (head.headerBlockRejected) {
        note(QByteArrayLiteral("header-block-rejected"),
             tr("Qt rejected the response's header block (more than 100 fields, a space in a name "
                "or a line without a colon), so its headers are not known and the body may hold "
                "the sizes of its chunks."));
    }
    const std::optional<QByteArray> location = findHeader(head.headers, "Location");
    if (RequestChain::isRedirect(head.status) && location)
        followRedirect(head, *location);
    else
        judge(head);
}

void StreamReader::Private::followRedirect(const TransportHead &head, const QByteArray &location)
{
    const RequestChain::Step step = chain.follow(head.status, location);
    if (step.outcome != RedirectOutcome::Followed) {
        EndFacts facts = factsOf(EndReason::Redirect);
        facts.end.emptyLocation = step.outcome == RedirectOutcome::EmptyLocation;
        facts.end.forbiddenScheme = step.outcome == RedirectOutcome::ForbiddenScheme;
        facts.location = toVisibleText(QString::fromUtf8(location), 200);
        abandon(std::move(facts));
        return;
    }
    note(QByteArrayLiteral("redirect"), redirectMessage(head.status, step, chain.hop()));
    firstByteTimer.cancel();
    stage = Stage::Idle;
    if (transportBusy)
        parts.transport.abort();
    openHop();
}

/// HTML § 9.2.2 step 15: which responses announce the connection, which fail it.
void StreamReader::Private::judge(const TransportHead &head)
{
    const std::optional<QByteArray> type = joinedHeader(head.headers, "Content-Type");
    EndFacts facts = factsOf(EndReason::Status);
    facts.reasonPhrase = head.reasonPhrase;
    facts.contentType = type;
    if (head.status == 204) {
        facts.end.reason = EndReason::NoContent;
        abandon(std::move(facts));
        return;
    }
    const ContentTypeVerdict verdict =
        judgeContentType(endpoint.profile, type.value_or(QByteArray()));
    if (!endpoint.readAnyway && !statusOpens(endpoint.profile, head.status)) {
        failAtHead(std::move(facts));
        return;
    }
    if (!endpoint.readAnyway && !verdict.accepted) {
        ReconnectProfile anyCharset = endpoint.profile;
        anyCharset.charset = CharsetRule::Any;
        facts.end.reason = EndReason::ContentType;
        facts.charsetRefused = judgeContentType(anyCharset, type.value_or(QByteArray())).accepted;
        failAtHead(std::move(facts));
        return;
    }
    if (verdict.foreignCharset) {
        note(QByteArrayLiteral("charset"),
             tr("The Content-Type \"%1\" names another charset. Event streams are always UTF-8, so "
                "this one is decoded as UTF-8 anyway.")
                 .arg(toVisibleText(QString::fromUtf8(type.value_or(QByteArray())), 120)));
    }
    openStream();
}

void StreamReader::Private::transportFinished(const TransportEnd &end)
{
    // What arrived just before the end.
    for (ByteOffset before = parts.log.byteCount() + 1;
         stage == Stage::Streaming && parts.log.byteCount() != before;) {
        before = parts.log.byteCount();
        readIntoLog();
    }
    transportBusy = false;
    if (end.requestsSent > 1 && stage != Stage::Idle) {
        note(QByteArrayLiteral("requests-resent"),
             tr("Qt sent this request %1 times, because the connection ended before an answer. "
                "There is no switch for that.")
                 .arg(end.requestsSent));
    }
    if (stage == Stage::CollectingBody) {
        collectBody();
        endCollecting();
    } else if (stage != Stage::Idle) {
        EndFacts facts = factsOf(endReasonOf(end, stage == Stage::Streaming));
        facts.transport = end.error;
        facts.detail = end.detail;
        facts.cutMayBeHidden = end.cutMayBeHidden;
        endAttempt(std::move(facts));
    }
    if (hopWaits)
        openHop();
}

/// The attempt ends here, whatever the transport still has.
void StreamReader::Private::abandon(EndFacts facts)
{
    endAttempt(std::move(facts));
    if (transportBusy)
        parts.transport.abort();
}

StopCause StreamReader::Private::stopCauseFor(EndReason reason, NextStep next) const
{
    if (next != NextStep::Reestablish || reason == EndReason::Closed || reason == EndReason::Limit)
        return StopCause::None;
    if (!endpoint.reconnect)
        return StopCause::Asked;
    if (endpoint.method != "GET" && !endpoint.profileChosen)
        return StopCause::Method;
    if (endpoint.profile.mostAttempts > 0 && fruitless >= endpoint.profile.mostAttempts)
        return StopCause::AttemptsUsedUp;
    return StopCause::None;
}

void StreamReader::Private::endAttempt(EndFacts facts)
{
    connectTimer.cancel();
    firstByteTimer.cancel();
    idleTimer.cancel();
    sliceTimer.cancel();
    hopWaits = false;
    const bool opened = stage == Stage::Streaming;
    if (opened) {
        const EndReason reason = facts.end.reason;
        const QList<NoteRecord> notes =
            watch.atEnd(reason == EndReason::Closed || reason == EndReason::Limit);
        indexer.endConnection();
        record(BodyEndRecord{});
        note(notes);
        if (now() - openedAt >= endpoint.profile.resetAfterOpen)
            failures = 0;
    } else {
        ++fruitless;
    }
    stage = Stage::Idle;
    facts.end.opened = opened;
    facts.next = nextStep(endpoint.profile, facts.end);
    facts.stop = stopCauseFor(facts.end.reason, facts.next);
    const bool reestablishes = facts.next == NextStep::Reestablish && facts.stop == StopCause::None;
    status.finishedAsAsked = !reestablishes && isCleanEnd(facts.end.reason);
    status.endReason = facts.end.reason;
    status.message = endMessage(facts);
    record(EndRecord{facts.end.reason, status.message, !reestablishes && !status.finishedAsAsked});
    if (reestablishes) {
        signal(StreamSignal::Reestablish);
        scheduleReconnect(failures++);
        return;
    }
    signal(facts.end.reason == EndReason::Closed ? StreamSignal::Close : StreamSignal::Fail);
    status.ended = true;
}

EndFacts StreamReader::Private::factsOf(EndReason reason) const
{
    EndFacts facts;
    facts.end.reason = reason;
    facts.end.status = status.httpStatus;
    facts.headSeen = headSeen;
    facts.url = status.url;
    facts.method = endpoint.method;
    facts.events = indexer.limitReached() ? endpoint.maxEvents : 0;
    facts.mostAttempts = endpoint.profile.mostAttempts;
    facts.profileTitle = endpoint.profile.title;
    return facts;
}

} // namespace sse
