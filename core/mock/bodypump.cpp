// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/bodypump.h"

#include <QScopedValueRollback>
#include <QTcpSocket>

#include <algorithm>

namespace sse {

namespace {

constexpr Nanos mostWork = Millis(1);
constexpr quint64 mostWorkBytes = quint64{256} << 10;
/// A deadline that is missed by more is given up.
constexpr Nanos mostLate = std::chrono::seconds(1);
/// A second, in slices of a paced write.
constexpr quint64 slicesPerSecond = 20;
constexpr quint64 nanosPerSecond = 1'000'000'000;

} // namespace

BodyPump::BodyPump(Setup setup)
    : m_setup(std::move(setup))
    , m_splitter(m_setup.wire)
    , m_encoder(m_setup.framing, m_setup.gzip)
{
}

BodyPump::~BodyPump()
{
    m_setup.timers.cancel(m_timer);
}

void BodyPump::start()
{
    run();
}

void BodyPump::goOn()
{
    if (m_state == State::Blocked && m_setup.socket.bytesToWrite() <= m_setup.maxUnsent)
        run();
}

void BodyPump::push(const PushedBlock &block)
{
    if (m_state == State::Ended || (m_end && *m_end != EndKind::Hang))
        return;
    m_pushed.push_back(block);
    run();
}

void BodyPump::end(EndKind kind)
{
    if (m_state == State::Ended)
        return;
    m_splitter = WireSplitter();
    m_rest = {};
    m_pushed.clear();
    m_end = kind;
    m_hangs = false;
    if (kind == EndKind::Hang)
        run();
    else
        finish(kind);
}

void BodyPump::abandon()
{
    m_setup.timers.cancel(std::exchange(m_timer, Timers::none));
    m_state = State::Ended;
}

void BodyPump::run()
{
    if (m_running || m_state == State::Ended)
        return;
    const QScopedValueRollback running(m_running, true);
    m_setup.timers.cancel(std::exchange(m_timer, Timers::none));
    const State stateBefore = m_state;
    const quint64 bytesBefore = m_bytesSent;
    MonoTime now = m_setup.clock.now();
    const MonoTime stop = now + mostWork;
    m_state = State::Streaming;
    while (step(now)) {
        now = m_setup.clock.now();
        if (now >= stop || m_bytesSent - bytesBefore >= mostWorkBytes) {
            wakeAt(now, now);
            break;
        }
    }
    if (m_state != stateBefore || m_bytesSent != bytesBefore)
        m_setup.moved();
}

/// Whether there is more to do at once.
bool BodyPump::step(MonoTime now)
{
    if (m_setup.socket.bytesToWrite() > m_setup.maxUnsent) {
        m_state = State::Blocked;
        return false;
    }
    if (m_rest.isEmpty())
        m_rest = m_splitter.take().value_or(QByteArrayView());
    if (!m_rest.isEmpty()) {
        if (m_nextWrite <= now)
            return sendSlice(now);
        m_wasWaitedFor = true;
        wakeAt(m_nextWrite, now);
        return false;
    }
    if (!m_pushed.empty() && (m_hangs || m_setup.source->atBlockEnd())) {
        sendPushed();
        return true;
    }
    if (m_end && *m_end != EndKind::Hang) {
        finish(*m_end);
        return false;
    }
    if (m_end) {
        m_hangs = true;
        m_state = State::Hanging;
        return !m_pushed.empty();
    }
    if (m_waitUntil > now) {
        wakeAt(m_waitUntil, now);
        return false;
    }
    // What was not sent during a wait was not meant to be.
    m_nextWrite = std::max(m_nextWrite, m_waitUntil);
    return askSource(now);
}

bool BodyPump::sendSlice(MonoTime now)
{
    const WireControl &wire = m_splitter.control();
    qsizetype size = m_rest.size();
    if (wire.bytesPerSecond > 0) {
        const quint64 slice = std::max(wire.bytesPerSecond / slicesPerSecond, quint64{1});
        size = static_cast<qsizetype>(std::min(static_cast<quint64>(size), slice));
    }
    const auto sent = static_cast<quint64>(size);
    write(m_encoder.encoded(m_rest.first(size)));
    m_rest = m_rest.sliced(size);
    m_bytesSent += sent;
    // From deadline to deadline, so that lateness does not add up.
    const bool isPaced = wire.bytesPerSecond > 0;
    const bool keepsTime =
        (std::exchange(m_wasWaitedFor, false) || isPaced) && now - m_nextWrite < mostLate;
    Nanos pause{0};
    if (wire.bytesPerSecond > 0)
        pause = Nanos(static_cast<Nanos::rep>(sent * nanosPerSecond / wire.bytesPerSecond));
    if (m_rest.isEmpty()) {
        if (m_splitter.hasMore())
            pause = std::max(pause, Nanos(wire.gap));
        else
            m_eventsSent += std::exchange(m_eventsUnderWay, 0);
    }
    m_nextWrite = (keepsTime ? m_nextWrite : now) + pause;
    return m_state != State::Ended;
}

bool BodyPump::askSource(MonoTime now)
{
    const BodyAction action = m_setup.source->next(now);
    if (const auto *send = std::get_if<SendBytes>(&action)) {
        m_splitter.add(send->bytes);
        m_eventsUnderWay += send->isEvent ? 1 : 0;
    } else if (const auto *wait = std::get_if<WaitUntil>(&action)) {
        m_waitUntil = wait->due;
    } else if (const auto *use = std::get_if<UseWire>(&action)) {
        m_splitter.setControl(use->wire);
    } else {
        m_end = std::get<EndBody>(action).kind;
        m_splitter.flush();
    }
    return true;
}

void BodyPump::sendPushed()
{
    const PushedBlock pushed = std::move(m_pushed.front());
    m_pushed.pop_front();
    m_splitter.add(pushed.block);
    if (m_end)
        m_splitter.flush();
    m_eventsUnderWay += pushed.isEvent ? 1 : 0;
    m_setup.source->notePushed(pushed.id, pushed.block);
}

void BodyPump::wakeAt(MonoTime due, MonoTime now)
{
    m_timer = m_setup.timers.start(due - now, [this] {
        m_timer = Timers::none;
        run();
    });
}

void BodyPump::write(const QByteArray &bytes)
{
    // A socket that failed tells so from within, and the connection then abandons this.
    if (bytes.isEmpty() || m_setup.socket.state() != QAbstractSocket::ConnectedState)
        return;
    m_setup.socket.write(bytes);
    m_setup.socket.flush();
}

void BodyPump::finish(EndKind kind)
{
    m_setup.timers.cancel(std::exchange(m_timer, Timers::none));
    write(m_encoder.ended(kind));
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_setup.ended(kind);
}

} // namespace sse
