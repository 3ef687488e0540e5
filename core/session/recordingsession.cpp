// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/recordingsession.h"

#include "core/index/logindexer.h"
#include "core/recording/pagedchunkstore.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <thread>

#include <poll.h>
#include <unistd.h>

namespace sse {

namespace {

constexpr quint64 sliceSize = quint64{2} << 20;
constexpr std::size_t textReadSize = std::size_t{64} << 10;

/// Where the log's content comes from, slice by slice. One thread.
class Source
{
public:
    Source() = default;
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;
    virtual ~Source() = default;

    /// Appends a slice; false at the end.
    virtual bool readInto(CaptureLog &log) = 0;
    /// Looks like OpenProgress, without its flags.
    [[nodiscard]] virtual OpenProgress progress() const = 0;
};

class RecordingSource final : public Source
{
public:
    explicit RecordingSource(std::unique_ptr<RecordingReader> reader)
        : m_reader(std::move(reader))
    {
    }

    bool readInto(CaptureLog &log) override { return m_reader->readInto(log, sliceSize); }
    [[nodiscard]] OpenProgress progress() const override
    {
        OpenProgress progress;
        progress.done = m_reader->position();
        progress.total = m_reader->info().bodyBytes;
        progress.damageCount = static_cast<quint64>(m_reader->damage().size());
        return progress;
    }

private:
    std::unique_ptr<RecordingReader> m_reader;
};

class TextSource final : public Source
{
public:
    TextSource(std::unique_ptr<QIODevice> device, QString name)
        : m_device(std::move(device))
        , m_name(std::move(name))
    {
    }

    TextSource(int descriptor, QString name)
        : m_descriptor(descriptor)
        , m_name(std::move(name))
    {
    }

    bool readInto(CaptureLog &log) override
    {
        if (!std::exchange(m_begun, true))
            log.appendRecord({1, {}, 0, StateRecord{ReadyState::Open}});
        for (quint64 got = 0; got < sliceSize;) {
            const std::span<char> space = log.tail();
            const auto wanted = static_cast<qint64>(std::min(space.size(), textReadSize));
            const qint64 count = readSome(space.data(), wanted);
            if (count == nothingYet)
                return true;
            if (count <= 0) {
                m_failed = count < 0;
                log.appendRecord({1, {}, log.byteCount(), BodyEndRecord{}});
                return false;
            }
            log.commit(static_cast<std::size_t>(count));
            log.endRead(1, {});
            got += static_cast<quint64>(count);
            m_done += static_cast<quint64>(count);
        }
        return true;
    }
    [[nodiscard]] OpenProgress progress() const override
    {
        OpenProgress progress;
        progress.done = m_done;
        const qint64 size = m_device ? m_device->size() : 0;
        progress.total = std::max(m_done, static_cast<quint64>(std::max<qint64>(size, 0)));
        if (m_failed)
            progress.error =
                fileError(m_name, m_device ? m_device->errorString() : qt_error_string(m_error));
        return progress;
    }
    [[nodiscard]] static Error fileError(const QString &name, const QString &why)
    {
        return {"file", QCoreApplication::translate("sse::RecordingSession",
                                                    "The file “%1” can't be read: %2.")
                            .arg(name, why)};
    }

private:
    static constexpr qint64 nothingYet = -2;
    static constexpr int waitMillis = 50; // between two looks whether somebody cancelled

    [[nodiscard]] qint64 readSome(char *to, qint64 most)
    {
        if (m_device)
            return m_device->read(to, most);
        pollfd wait{m_descriptor, POLLIN, 0};
        if (::poll(&wait, 1, waitMillis) == 0)
            return nothingYet;
        const ssize_t count = ::read(m_descriptor, to, static_cast<std::size_t>(most));
        m_error = errno;
        return count < 0 && (m_error == EINTR || m_error == EAGAIN) ? nothingYet : count;
    }

    std::unique_ptr<QIODevice> m_device; // or, without one:
    int m_descriptor = -1;
    int m_error = 0;
    QString m_name;
    quint64 m_done = 0;
    bool m_begun = false;
    bool m_failed = false;
};

/// Of a log that is whole already.
class ImportedSource final : public Source
{
public:
    explicit ImportedSource(const CaptureLog &log)
        : m_total(log.byteCount())
    {
    }

    bool readInto(CaptureLog &) override
    {
        m_done += std::min(sliceSize, m_total - m_done);
        return m_done < m_total;
    }
    [[nodiscard]] OpenProgress progress() const override
    {
        OpenProgress progress;
        progress.done = m_done;
        progress.total = m_total;
        return progress;
    }

private:
    quint64 m_total;
    quint64 m_done = 0;
};

TimeAnchor anchorOf(const std::optional<RecordingInfo> &info)
{
    return info ? info->anchor : TimeAnchor();
}

} // namespace

struct RecordingSession::Private
{
    Private(std::unique_ptr<Source> source_, std::unique_ptr<PagedChunkStore> ownedStore,
            std::optional<RecordingInfo> info_)
        : source(std::move(source_))
        , info(std::move(info_))
        , hasTimes(info.has_value())
        , store(ownedStore.get())
        , clock(std::make_unique<SystemClock>())
        , log(std::make_unique<CaptureLog>(*clock, anchorOf(info), std::move(ownedStore)))
        , indexer(*log, index)
    {
        progress = source->progress();
    }
    explicit Private(ImportedStream stream)
        : source(std::make_unique<ImportedSource>(*stream.log))
        , hasTimes(stream.hasTimes)
        , clock(std::move(stream.clock))
        , log(std::move(stream.log))
        , indexer(*log, index)
    {
        progress = source->progress();
    }

    void work();
    void publish(bool finished);

    RecordingSession *q = nullptr;
    std::unique_ptr<Source> source; // the worker's
    const std::optional<RecordingInfo> info;
    QString name;
    QString path;
    const bool hasTimes;
    PagedChunkStore *store = nullptr; // the log's; of an imported stream nothing
    std::unique_ptr<const Clock> clock;
    std::unique_ptr<CaptureLog> log;
    EventIndex index;
    LogIndexer indexer; // the worker's
    std::atomic<bool> cancelled = false;
    std::atomic<bool> announced = false;
    mutable std::mutex mutex; // of the progress
    OpenProgress progress;
    std::thread thread;
};

void RecordingSession::Private::work()
{
    if (info && info->droppedBytes > 0)
        indexer.beginBehind(info->droppedRows, info->droppedFacts, info->lastEventIdThere);
    bool more = true;
    while (more && !cancelled.load(std::memory_order_relaxed)) {
        more = source->readInto(*log);
        // An imported log is there at once, but not to be indexed in one go.
        if (store)
            indexer.feedNew();
        else
            more = !indexer.feedSome(sliceSize);
        // Only a recording can give chunks back.
        if (info)
            store->setSaved(log->byteCount());
        publish(false);
    }
    if (!more)
        indexer.finish();
    publish(true);
}

void RecordingSession::Private::publish(bool finished)
{
    const std::scoped_lock lock(mutex);
    progress = source->progress();
    progress.finished = finished;
    progress.cancelled = finished && cancelled.load(std::memory_order_relaxed);
    if (!announced.exchange(true))
        QCoreApplication::postEvent(q, new QEvent(QEvent::User));
}

RecordingSession::RecordingSession(std::unique_ptr<Private> made)
    : d(std::move(made))
{
    d->q = this;
    d->thread = std::thread([here = d.get()] { here->work(); });
}

Result<std::unique_ptr<RecordingSession>> RecordingSession::openRecording(const QString &path)
{
    Result<std::unique_ptr<RecordingReader>> reader = RecordingReader::open(path);
    if (!reader)
        return reader.error();
    auto store = std::make_unique<PagedChunkStore>();
    store->setSource(reader.value()->bytes());
    const RecordingInfo info = reader.value()->info();
    auto made = std::make_unique<Private>(
        std::make_unique<RecordingSource>(std::move(reader.value())), std::move(store), info);
    made->name = QFileInfo(path).fileName();
    made->path = path;
    return std::unique_ptr<RecordingSession>(new RecordingSession(std::move(made)));
}

Result<std::unique_ptr<RecordingSession>> RecordingSession::openText(const Text &text)
{
    std::unique_ptr<QIODevice> device;
    QString path;
    const auto made = [&](std::unique_ptr<TextSource> source) {
        auto parts = std::make_unique<Private>(
            std::move(source), std::make_unique<PagedChunkStore>(), std::optional<RecordingInfo>());
        parts->name = text.name;
        parts->path = path;
        return std::unique_ptr<RecordingSession>(new RecordingSession(std::move(parts)));
    };
    if (const auto *descriptor = std::get_if<int>(&text.source))
        return made(std::make_unique<TextSource>(*descriptor, text.name));
    if (const auto *bytes = std::get_if<QByteArray>(&text.source)) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(*bytes);
        device = std::move(buffer);
    } else {
        path = std::get<QString>(text.source);
        device = std::make_unique<QFile>(path);
        // A pipe that nobody writes to would be waited for.
        if (QFileInfo(path).exists() && !QFileInfo(path).isFile()) {
            return TextSource::fileError(
                text.name, QCoreApplication::translate("sse::RecordingSession", "not a file"));
        }
    }
    if (!device->open(QIODevice::ReadOnly))
        return TextSource::fileError(text.name, device->errorString());
    return made(std::make_unique<TextSource>(std::move(device), text.name));
}

std::unique_ptr<RecordingSession>
RecordingSession::openStream(ImportedStream stream, const QString &name, const QString &path)
{
    auto made = std::make_unique<Private>(std::move(stream));
    made->name = name;
    made->path = path;
    return std::unique_ptr<RecordingSession>(new RecordingSession(std::move(made)));
}

Result<std::unique_ptr<RecordingSession>> RecordingSession::openFile(const QString &path)
{
    Result<std::unique_ptr<RecordingSession>> opened = openRecording(path);
    if (opened || opened.error().code != "recording-not-sqlite")
        return opened;
    return openText({QFileInfo(path).fileName(), path});
}

RecordingSession::~RecordingSession()
{
    cancel();
    d->thread.join();
}

const CaptureLog &RecordingSession::log() const
{
    return *d->log;
}

const EventIndex &RecordingSession::index() const
{
    return d->index;
}

bool RecordingSession::hasTimes() const
{
    return d->hasTimes;
}

const std::optional<RecordingInfo> &RecordingSession::info() const
{
    return d->info;
}

QString RecordingSession::name() const
{
    return d->name;
}

QString RecordingSession::path() const
{
    return d->path;
}

OpenProgress RecordingSession::progress() const
{
    const std::scoped_lock lock(d->mutex);
    return d->progress;
}

void RecordingSession::cancel()
{
    d->cancelled.store(true);
}

void RecordingSession::takeChange()
{
    d->announced.store(false);
}

bool RecordingSession::event(QEvent *event)
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
