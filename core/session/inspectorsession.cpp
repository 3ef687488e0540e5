// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/inspectorsession.h"

#include "core/net/qnamtransport.h"

#include <QCoreApplication>
#include <QEvent>
#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace sse {

namespace {

using Command = std::function<void(StreamReader &)>;

/// Commands on their way into the reader's thread. They travel under a mutex of our own; Qt's event
/// only says that there are some.
class Mailbox final
{
public:
    void post(Command command)
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(command));
        if (m_receiver)
            QCoreApplication::postEvent(m_receiver, new QEvent(QEvent::User));
    }
    [[nodiscard]] std::vector<Command> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_commands, {});
    }
    void setReceiver(QObject *receiver)
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = receiver;
    }

private:
    std::mutex m_mutex;
    std::vector<Command> m_commands;
    QObject *m_receiver = nullptr;
};

/// Lives in the reader's thread and runs the commands there.
class Receiver final : public QObject
{
public:
    Receiver(Mailbox &mailbox, StreamReader &reader)
        : m_mailbox(mailbox)
        , m_reader(reader)
    {
    }

    void run()
    {
        for (const Command &command : m_mailbox.take())
            command(m_reader);
    }

protected:
    bool event(QEvent *event) override
    {
        // First of all the mailbox's lock: Qt's own, which hands the event over, is not visible to
        // ThreadSanitizer.
        run();
        return event->type() == QEvent::User || QObject::event(event);
    }

private:
    Mailbox &m_mailbox;
    StreamReader &m_reader;
};

} // namespace

struct InspectorSession::Private
{
    Private(InspectorSession &session, TransportFactory transports);

    void runReader();
    void publish(const StreamStatus &now);

    InspectorSession &q;
    TransportFactory factory;
    SystemClock clock;
    CaptureLog log;
    EventIndex index;
    mutable std::mutex mutex; // of the status
    StreamStatus status;
    std::atomic<bool> announced = false;
    Mailbox mailbox;
    std::unique_ptr<QThread> thread;
};

namespace {

/// Where streams keep every core busy, the window comes first: this thread, and the one that
/// QNetworkAccessManager starts from it, stand back a little. Qt's thread priorities do nothing
/// under Linux's usual scheduler.
void yieldToWindow()
{
#ifdef Q_OS_LINUX
    constexpr int niceness = 5;
    ::setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

} // namespace

InspectorSession::Private::Private(InspectorSession &session, TransportFactory transports)
    : q(session)
    , factory(std::move(transports))
    , log(clock)
    , thread(QThread::create([this] {
        runReader();
        // Pairs with the destructor's, for all that the reader left behind.
        const std::scoped_lock lock(mutex);
    }))
{
}

void InspectorSession::Private::runReader()
{
    yieldToWindow();
    const std::unique_ptr<Transport> transport =
        factory ? factory() : std::make_unique<QnamTransport>();
    QtTimers timers;
    // The reader exists before the callback that asks it is first called.
    StreamReader *self = nullptr;
    StreamReader reader({log, index, *transport, timers,
                         [] { return QRandomGenerator::global()->generateDouble(); },
                         [this, &self] { publish(self->status()); }});
    self = &reader;
    Receiver receiver(mailbox, reader);
    mailbox.setReceiver(&receiver);
    // What was asked for before there was a receiver.
    receiver.run();
    QEventLoop().exec();
    mailbox.setReceiver(nullptr);
}

void InspectorSession::Private::publish(const StreamStatus &now)
{
    const std::scoped_lock lock(mutex);
    status = now;
    if (!announced.exchange(true))
        QCoreApplication::postEvent(&q, new QEvent(QEvent::User));
}

InspectorSession::InspectorSession(TransportFactory transports, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(transports)))
{
    d->thread->start();
}

InspectorSession::~InspectorSession()
{
    d->mailbox.post([](StreamReader &) { QThread::currentThread()->quit(); });
    d->thread->wait();
    const std::scoped_lock lock(d->mutex);
}

void InspectorSession::start(const Endpoint &endpoint, bool keepState)
{
    d->mailbox.post(
        [endpoint, keepState](StreamReader &reader) { reader.start(endpoint, keepState); });
}

void InspectorSession::close(EndReason reason)
{
    d->mailbox.post([reason](StreamReader &reader) { reader.close(reason); });
}

void InspectorSession::reconnectNow()
{
    d->mailbox.post([](StreamReader &reader) { reader.reconnectNow(); });
}

void InspectorSession::hold(bool held)
{
    d->mailbox.post([held](StreamReader &reader) { reader.hold(held); });
}

const CaptureLog &InspectorSession::log() const
{
    return d->log;
}

const EventIndex &InspectorSession::index() const
{
    return d->index;
}

StreamStatus InspectorSession::status() const
{
    const std::scoped_lock lock(d->mutex);
    return d->status;
}

const Clock &InspectorSession::clock() const
{
    return d->clock;
}

void InspectorSession::takeChange()
{
    d->announced.store(false);
}

bool InspectorSession::event(QEvent *event)
{
    // Pairs with publish(), as in Receiver::event().
    std::unique_lock lock(d->mutex);
    const bool isOurs = event->type() == QEvent::User;
    lock.unlock();
    if (!isOurs)
        return QObject::event(event);
    emit changed();
    return true;
}

} // namespace sse
