// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/inspectorsession.h"

#include "core/net/qnamtransport.h"
#include "core/session/mailbox.h"
#include "core/session/streamrecording.h"

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

struct InspectorSession::Private
{
    Private(InspectorSession &session, TransportFactory transports, Recording recording,
            std::unique_ptr<PagedChunkStore> ownedStore);

    void runReader();
    void endReader();
    void publish(const StreamStatus &now);
    void announce();
    void record(const RecordingPlan &plan);

    InspectorSession &q;
    TransportFactory factory;
    Recording recordingFor;
    SystemClock clock;
    PagedChunkStore &store; // the log's
    CaptureLog log;
    EventIndex index;
    mutable std::mutex mutex; // of the status, and of what was saved
    StreamStatus status;
    std::vector<std::pair<QString, QString>> saved; // path and error, not yet told
    std::atomic<bool> announced = false;
    Mailbox<StreamReader> mailbox;
    bool started = false;
    std::unique_ptr<StreamRecording> recording;
    std::atomic<StreamRecording *> recorded = nullptr; // the same, for the reader's thread
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

InspectorSession::Private::Private(InspectorSession &session, TransportFactory transports,
                                   Recording recording_,
                                   std::unique_ptr<PagedChunkStore> ownedStore)
    : q(session)
    , factory(std::move(transports))
    , recordingFor(std::move(recording_))
    , store(*ownedStore)
    , log(clock, std::move(ownedStore))
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
                         [this] {
                             const StreamRecording *here = recorded.load();
                             return here ? here->unrecorded() : 0;
                         },
                         [this, &self] { publish(self->status()); }});
    self = &reader;
    MailboxReceiver receiver(mailbox, reader);
    mailbox.setReceiver(&receiver);
    // What was asked for before there was a receiver.
    receiver.run();
    QEventLoop().exec();
    mailbox.setReceiver(nullptr);
}

void InspectorSession::Private::publish(const StreamStatus &now)
{
    if (StreamRecording *here = recorded.load())
        here->wake();
    const std::scoped_lock lock(mutex);
    status = now;
    announce();
}

/// With the mutex held.
void InspectorSession::Private::announce()
{
    if (!announced.exchange(true))
        QCoreApplication::postEvent(&q, new QEvent(QEvent::User));
}

void InspectorSession::Private::endReader()
{
    mailbox.post([](StreamReader &) { QThread::currentThread()->quit(); });
    thread->wait();
    const std::scoped_lock lock(mutex);
}

void InspectorSession::Private::record(const RecordingPlan &plan)
{
    StreamRecording::Parts parts{log, index, store,
                                 [this] {
                                     const std::scoped_lock lock(mutex);
                                     announce();
                                 },
                                 [this](const NoteRecord &note, bool close) {
                                     mailbox.post([note, close](StreamReader &reader) {
                                         reader.tell(note);
                                         if (close)
                                             reader.close(EndReason::Limit);
                                     });
                                 }};
    recording = std::make_unique<StreamRecording>(std::move(parts), plan);
    recorded.store(recording.get());
}

InspectorSession::InspectorSession(TransportFactory transports, Recording recording,
                                   QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(transports), std::move(recording),
                                  std::make_unique<PagedChunkStore>()))
{
    d->thread->start();
}

InspectorSession::~InspectorSession()
{
    d->endReader();
}

void InspectorSession::start(const Endpoint &endpoint, bool keepState)
{
    if (!std::exchange(d->started, true) && d->recordingFor) {
        if (const std::optional<RecordingPlan> plan = d->recordingFor(endpoint))
            d->record(*plan);
    }
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

std::optional<RecordingStatus> InspectorSession::recordingStatus() const
{
    return d->recording ? std::optional(d->recording->status()) : std::nullopt;
}

QString InspectorSession::recordingPath() const
{
    return d->recording ? d->recording->path() : QString();
}

void InspectorSession::saveRecording(const QString &path)
{
    if (!d->recording)
        return;
    d->recording->saveAs(path, [here = d.get(), path](const std::optional<Error> &error) {
        const std::scoped_lock lock(here->mutex);
        here->saved.emplace_back(path, error ? error->message : QString());
        QCoreApplication::postEvent(&here->q, new QEvent(QEvent::User));
    });
}

std::optional<Error> InspectorSession::finishRecording(const QString &finalPath)
{
    if (!d->recording)
        return {};
    d->mailbox.post([](StreamReader &reader) { reader.close(EndReason::Closed); });
    d->endReader();
    return d->recording->finish(finalPath);
}

void InspectorSession::takeChange()
{
    d->announced.store(false);
}

bool InspectorSession::event(QEvent *event)
{
    // Pairs with publish(), as in MailboxReceiver::event().
    std::unique_lock lock(d->mutex);
    const bool isOurs = event->type() == QEvent::User;
    const auto saved = isOurs ? std::exchange(d->saved, {}) : decltype(d->saved)();
    lock.unlock();
    if (!isOurs)
        return QObject::event(event);
    for (const auto &[path, error] : saved)
        emit recordingSaved(path, error);
    emit changed();
    return true;
}

} // namespace sse
