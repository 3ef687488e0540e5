// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/mocksession.h"

#include "core/session/mailbox.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace sse {

namespace {

constexpr Millis publishPause{100};

/// What lives in the server's thread.
struct Serving
{
    MockServer &server;
    QEventLoop &loop;
    const Clock &clock;
};

std::shared_ptr<const MockSnapshot> emptySnapshot(MockSnapshot::State state)
{
    auto snapshot = std::make_shared<MockSnapshot>();
    snapshot->state = state;
    return snapshot;
}

} // namespace

struct MockSession::Private
{
    explicit Private(MockSession &session)
        : q(session)
    {
    }

    void ensureThread();
    void runServer();
    void publish(const MockServer &server, bool hasStarted = false);
    void announce();

    MockSession &q;
    SystemClock clock;
    Mailbox<Serving> mailbox;
    std::atomic<bool> announced = false;
    mutable std::mutex mutex; // of what follows
    std::condition_variable started;
    quint64 startsAsked = 0;
    quint64 startsDone = 0;
    std::shared_ptr<const MockSnapshot> snapshot = emptySnapshot(MockSnapshot::State::Stopped);
    std::shared_ptr<MockContent> lastContent; // let go of in the session's thread
    std::unique_ptr<QThread> thread;
};

void MockSession::Private::ensureThread()
{
    if (thread)
        return;
    thread.reset(QThread::create([this] {
        runServer();
        // Pairs with the destructor's, for all that the server left behind.
        const std::scoped_lock lock(mutex);
    }));
    thread->start();
}

void MockSession::Private::runServer()
{
    QEventLoop loop;
    QTimer pause;
    pause.setSingleShot(true);
    MonoTime next = clock.now();
    MockServer server(clock);
    Serving serving{server, loop, clock};
    MailboxReceiver receiver(mailbox, serving);
    QObject::connect(&pause, &QTimer::timeout, &server, [&] {
        next = clock.now() + publishPause;
        server.takeChange();
        publish(server);
    });
    QObject::connect(&server, &MockServer::changed, &server, [&] {
        pause.start(std::chrono::ceil<Millis>(std::max(next - clock.now(), Nanos::zero())));
    });
    mailbox.setReceiver(&receiver);
    QMetaObject::invokeMethod(
        &receiver, [&receiver] { receiver.run(); }, Qt::QueuedConnection);
    loop.exec();
    mailbox.setReceiver(nullptr);
}

void MockSession::Private::publish(const MockServer &server, bool hasStarted)
{
    std::shared_ptr<const MockSnapshot> now = server.snapshot();
    {
        const std::scoped_lock lock(mutex);
        startsDone += hasStarted ? 1 : 0;
        // A start that is still under way would look like a stop.
        if (startsDone < startsAsked)
            return;
        snapshot = std::move(now);
    }
    if (hasStarted)
        started.notify_all();
    announce();
}

void MockSession::Private::announce()
{
    if (!announced.exchange(true))
        QCoreApplication::postEvent(&q, new QEvent(QEvent::User));
}

MockSession::MockSession(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
}

MockSession::~MockSession()
{
    if (d->thread) {
        d->mailbox.post([](Serving &serving) {
            serving.server.stop();
            serving.loop.quit();
        });
        d->thread->wait();
    }
    const std::scoped_lock lock(d->mutex);
}

void MockSession::start(const MockOptions &options, ContentFactory content)
{
    {
        const std::scoped_lock lock(d->mutex);
        ++d->startsAsked;
        d->snapshot = emptySnapshot(MockSnapshot::State::Starting);
    }
    d->ensureThread();
    d->mailbox.post([here = d.get(), options, content = std::move(content)](Serving &serving) {
        serving.server.stop();
        std::shared_ptr<MockContent> made = content(serving.clock);
        // The snapshot tells whether it worked.
        static_cast<void>(serving.server.start(options, made));
        {
            const std::scoped_lock lock(here->mutex);
            here->lastContent.swap(made);
        }
        here->publish(serving.server, true);
    });
    d->announce();
}

void MockSession::stop()
{
    d->mailbox.post([here = d.get()](Serving &serving) {
        serving.server.stop();
        here->publish(serving.server);
    });
}

void MockSession::setContent(ContentFactory content)
{
    d->mailbox.post([here = d.get(), content = std::move(content)](Serving &serving) {
        std::shared_ptr<MockContent> made = content(serving.clock);
        serving.server.setContent(made);
        const std::scoped_lock lock(here->mutex);
        here->lastContent.swap(made);
    });
}

void MockSession::push(const PushedEvent &event, const QList<quint64> &requests)
{
    d->mailbox.post([event, requests](Serving &serving) { serving.server.push(event, requests); });
}

void MockSession::end(quint64 request, EndKind kind)
{
    d->mailbox.post([request, kind](Serving &serving) { serving.server.end(request, kind); });
}

void MockSession::forgetClients()
{
    d->mailbox.post([](Serving &serving) { serving.server.forgetClients(); });
}

std::shared_ptr<const MockSnapshot> MockSession::snapshot() const
{
    const std::scoped_lock lock(d->mutex);
    return d->snapshot;
}

Result<QUrl> MockSession::waitForAddress()
{
    std::unique_lock lock(d->mutex);
    d->started.wait(lock, [this] { return d->startsDone == d->startsAsked; });
    if (d->snapshot->state == MockSnapshot::State::Listening)
        return d->snapshot->url;
    if (d->snapshot->error)
        return *d->snapshot->error;
    return Error{"not-started",
                 QCoreApplication::translate("sse::MockSession", "The server is not started.")};
}

void MockSession::takeChange()
{
    d->announced.store(false);
}

bool MockSession::event(QEvent *event)
{
    // Pairs with publish(): Qt's own lock, which hands the event over, is not visible to
    // ThreadSanitizer.
    std::unique_lock lock(d->mutex);
    const bool isOurs = event->type() == QEvent::User;
    lock.unlock();
    if (!isOurs)
        return QObject::event(event);
    emit changed();
    return true;
}

} // namespace sse
