// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/streamreader_p.h"

#include "core/base/utf8.h"
#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace sse {

namespace {

constexpr std::size_t sliceSize = std::size_t{2} << 20; // of one read, before others get their turn
constexpr quint64 checkpointDistance = quint64{512} << 10;
constexpr qsizetype mostCollected = 65'536;
constexpr qsizetype mostShown = 4096;
constexpr Nanos recordingTurn = std::chrono::milliseconds(10); // for the recorder to catch up
constexpr Nanos collectingTime = std::chrono::seconds(1);

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::StreamReader", text);
}

} // namespace

/// § 9.2.3: "announce the connection".
void StreamReader::Private::openStream()
{
    stage = Stage::Streaming;
    fruitless = 0;
    openedAt = lastByteAt = now();
    counts = &parts.index.countsOf(status.connection);
    indexer.beginConnection(status.connection);
    watch.begin();
    throttle.begin(openedAt);
    parts.transport.setReadBufferSize(0);
    signal(StreamSignal::Announce);
    if (endpoint.idleTimeout > Nanos(0))
        idleTimer.start(endpoint.idleTimeout, [this] { checkIdle(); });
}

void StreamReader::Private::checkIdle()
{
    const Nanos idle = now() - lastByteAt;
    if (idle < endpoint.idleTimeout) {
        idleTimer.start(endpoint.idleTimeout - idle, [this] { checkIdle(); });
        return;
    }
    EndFacts facts = factsOf(EndReason::TimeoutIdle);
    facts.timeout = endpoint.idleTimeout;
    abandon(std::move(facts));
    changed();
}

void StreamReader::Private::readSome()
{
    if (stage == Stage::Streaming && parts.unrecorded &&
        parts.unrecorded() > ReadThrottle::mostWaiting) {
        throttleReads(0);
        sliceTimer.start(recordingTurn, [this] { readSome(); });
    } else if (stage == Stage::Streaming) {
        readIntoLog();
    } else if (stage == Stage::CollectingBody) {
        collectBody();
    }
}

void StreamReader::Private::readIntoLog()
{
    std::size_t total = 0;
    while (total < sliceSize) {
        const std::size_t count = parts.transport.read(parts.log.tail());
        if (count == 0)
            break;
        parts.log.commit(count);
        total += count;
    }
    if (total == 0)
        return;
    parts.log.endRead(status.connection);
    // The transport tells of bytes once; the rest of them waits until others had their turn.
    if (total >= sliceSize)
        sliceTimer.start(Nanos(0), [this] { readSome(); });
    afterRead(total);
    changed();
}

void StreamReader::Private::afterRead(std::size_t count)
{
    lastByteAt = now();
    if (counts->firstByteAt.load(std::memory_order_relaxed) == 0)
        counts->firstByteAt.store(lastByteAt.time_since_epoch().count(), std::memory_order_relaxed);
    counts->bytes.fetch_add(count, std::memory_order_relaxed);
    firstByteTimer.cancel();
    indexer.feedNew();
    status.lastEventId = indexer.parser().lastEventId();
    status.retry = indexer.parser().retry();
    note(watch.afterRead());
    if (auto checkpoint = indexer.takeCheckpoint(checkpointDistance)) {
        parts.log.appendRecord(
            {status.connection, lastByteAt, checkpoint->first, std::move(checkpoint->second)});
    }
    throttleReads(count);
    if (indexer.limitReached())
        close(EndReason::Limit);
}

void StreamReader::Private::throttleReads(std::size_t count)
{
    const quint64 waiting = parts.unrecorded ? parts.unrecorded() : 0;
    if (const auto buffer = throttle.onRead(now(), count, waiting)) {
        parts.transport.setReadBufferSize(*buffer);
        if (*buffer > 0) {
            note(QByteArrayLiteral("throttled"),
                 waiting > ReadThrottle::mostWaiting
                     ? tr("The stream is faster than it can be recorded: reading throttled, so "
                          "that bytes that wait don't fill the memory. If the body is cut now, its "
                          "tail may be lost.")
                     : tr("The stream is faster than 64 MiB/s: reading throttled, so that unread "
                          "bytes don't fill the memory. If the body is cut now, its tail may be "
                          "lost."));
        }
    }
}

void StreamReader::Private::failAtHead(EndFacts facts)
{
    endAttempt(std::move(facts));
    status.canReadAnyway = status.httpStatus >= 200;
    finalAfterBody = std::exchange(status.ended, false);
    if (!transportBusy) {
        endCollecting();
        return;
    }
    failingBody.clear();
    stage = Stage::CollectingBody;
    bodyTimer.start(collectingTime, [this] {
        endCollecting();
        changed();
    });
}

void StreamReader::Private::collectBody()
{
    std::array<char, 4096> piece;
    while (stage == Stage::CollectingBody && failingBody.size() < mostCollected) {
        const std::size_t count = parts.transport.read(piece);
        if (count == 0)
            return;
        failingBody.append(piece.data(), static_cast<qsizetype>(count));
    }
    if (stage == Stage::CollectingBody) {
        endCollecting();
        changed();
    }
}

void StreamReader::Private::endCollecting()
{
    if (stage == Stage::CollectingBody) {
        stage = Stage::Idle;
        bodyTimer.cancel();
        if (transportBusy)
            parts.transport.abort();
        if (!failingBody.isEmpty()) {
            const QString text =
                toVisibleText(decodeUtf8Prefix(failingBody, mostShown), mostShown, true);
            note(QByteArrayLiteral("response-body"),
                 failingBody.size() > mostShown
                     ? tr("The body of the response begins with: %1").arg(text)
                     : tr("The body of the response: %1").arg(text));
            failingBody.clear();
        }
    }
    if (std::exchange(finalAfterBody, false))
        status.ended = true;
}

} // namespace sse
