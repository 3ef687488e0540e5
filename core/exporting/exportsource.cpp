// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportsource.h"

#include "core/exporting/readahead.h"
#include "core/exporting/textbytes.h"
#include "core/index/logindexer.h"
#include "core/recording/pagedchunkstore.h"
#include "core/recording/recordingreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

constexpr quint64 sliceSize = quint64{4} << 20;
constexpr std::size_t textReadSize = std::size_t{64} << 10;
constexpr std::size_t residentChunks = 8;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("sse::ExportSource", text, nullptr, count);
}

class CaptureSource final : public ExportSource
{
public:
    CaptureSource(const CaptureLog &log, const EventIndex &index, bool hasTimes)
        : m_log(log)
        , m_index(index)
        , m_hasTimes(hasTimes)
    {
    }

    [[nodiscard]] const CaptureLog &log() const override { return m_log; }
    [[nodiscard]] const EventIndex &index() const override { return m_index; }
    [[nodiscard]] bool hasTimes() const override { return m_hasTimes; }
    [[nodiscard]] bool more() override { return false; }
    void forgetBelow(RowNumber) override {}

private:
    const CaptureLog &m_log;
    const EventIndex &m_index;
    bool m_hasTimes;
};

/// What fills a log from a file, slice by slice.
class FileSlices
{
public:
    FileSlices() = default;
    FileSlices(const FileSlices &) = delete;
    FileSlices &operator=(const FileSlices &) = delete;
    virtual ~FileSlices() = default;

    /// Appends a slice; false at the end.
    [[nodiscard]] virtual bool readInto(CaptureLog &log) = 0;
    [[nodiscard]] virtual bool hasTimes() const = 0;
    // Once all is read:
    [[nodiscard]] virtual QStringList warnings() const = 0;
    [[nodiscard]] virtual bool isDamaged() const = 0;
};

/// A log that a thread of its own fills and indexes, and that leaves memory again.
class FileSource final : public ExportSource
{
public:
    FileSource(std::unique_ptr<FileSlices> file, const TimeAnchor &anchor,
               std::shared_ptr<const StoredBytes> bytes)
        : m_file(std::move(file))
        , m_store(new PagedChunkStore(residentChunks))
        , m_log(m_clock, anchor, std::unique_ptr<ChunkStore>(m_store))
        , m_indexer(m_log, m_index)
    {
        m_store->setSource(std::move(bytes));
    }
    /// Before the first more().
    [[nodiscard]] LogIndexer &indexer() { return m_indexer; }

    [[nodiscard]] const CaptureLog &log() const override { return m_log; }
    [[nodiscard]] const EventIndex &index() const override { return m_index; }
    [[nodiscard]] bool hasTimes() const override { return m_file->hasTimes(); }
    [[nodiscard]] QStringList warnings() const override { return m_file->warnings(); }
    [[nodiscard]] bool isDamaged() const override { return m_file->isDamaged(); }
    [[nodiscard]] bool more() override
    {
        if (!m_ahead)
            m_ahead = std::make_unique<ReadAhead>([this] { return readSlice(); });
        return m_ahead->next();
    }
    void forgetBelow(RowNumber row) override;

private:
    [[nodiscard]] bool readSlice();

    SystemClock m_clock;
    std::unique_ptr<FileSlices> m_file;
    PagedChunkStore *m_store; // the log's
    CaptureLog m_log;
    EventIndex m_index;
    LogIndexer m_indexer;
    RowNumber m_forgotten = 0;
    std::unique_ptr<ReadAhead> m_ahead; // goes before what its thread uses
};

bool FileSource::readSlice()
{
    const bool goesOn = m_file->readInto(m_log);
    m_store->setSaved(m_log.byteCount());
    m_indexer.feedNew();
    if (!goesOn)
        m_indexer.finish();
    return goesOn;
}

void FileSource::forgetBelow(RowNumber row)
{
    if (row <= m_forgotten)
        return;
    // The thread ahead adds rows and reads meanwhile, and looks at none that has a later row.
    // Bytes behind a row begin in its read, or later.
    RowNumber last = row;
    while (last > m_forgotten && m_index.row(last - 1).kind == RowKind::Fact)
        --last;
    if (last > m_forgotten)
        m_log.forgetReadsBelow(m_index.row(last - 1).source);
    m_index.forgetBelow(row);
    m_forgotten = row;
}

class RecordingSlices final : public FileSlices
{
public:
    explicit RecordingSlices(std::unique_ptr<RecordingReader> reader)
        : m_reader(std::move(reader))
    {
    }

    [[nodiscard]] bool readInto(CaptureLog &log) override
    {
        return m_reader->readInto(log, sliceSize);
    }
    [[nodiscard]] bool hasTimes() const override { return true; }
    [[nodiscard]] QStringList warnings() const override;
    [[nodiscard]] bool isDamaged() const override { return !m_reader->damage().isEmpty(); }

private:
    std::unique_ptr<RecordingReader> m_reader;
};

QStringList RecordingSlices::warnings() const
{
    QStringList warnings;
    const RecordingInfo &info = m_reader->info();
    if (const qsizetype places = m_reader->damage().size(); places > 0) {
        warnings.append(places == 1
                            ? tr("The recording is damaged in 1 place, which is left out.")
                            : tr("The recording is damaged in %n places, which are left out.",
                                 static_cast<int>(places)));
    }
    if (info.droppedBytes > 0) {
        warnings.append(tr("The oldest part of the recording was dropped while it was recorded, "
                           "for its size limit was reached."));
    }
    if (info.live)
        warnings.append(tr("It is still being recorded; this is what the file holds so far."));
    else if (!info.complete)
        warnings.append(tr("The recording was interrupted; this is all that was written."));
    return warnings;
}

class TextSlices final : public FileSlices
{
public:
    explicit TextSlices(std::shared_ptr<const TextBytes> bytes)
        : m_bytes(std::move(bytes))
    {
    }

    [[nodiscard]] bool hasTimes() const override { return false; }
    [[nodiscard]] QStringList warnings() const override
    {
        return m_error ? QStringList(m_error->message) : QStringList();
    }
    [[nodiscard]] bool isDamaged() const override { return m_error.has_value(); }
    [[nodiscard]] bool readInto(CaptureLog &log) override
    {
        if (log.recordCount() == 0)
            log.appendRecord({1, {}, 0, StateRecord{ReadyState::Open}});
        const ByteOffset end = std::min(log.byteCount() + sliceSize, m_bytes->size());
        while (log.byteCount() < end) {
            const std::span<char> space = log.tail();
            const auto wanted =
                std::min<quint64>({space.size(), textReadSize, end - log.byteCount()});
            const std::size_t got = m_bytes->readSome(log.byteCount(), space.first(wanted));
            if (got == 0) {
                m_error = m_bytes->error();
                break;
            }
            log.commit(got);
            log.endRead(1, {});
        }
        if (!m_error && log.byteCount() < m_bytes->size())
            return true;
        log.appendRecord({1, {}, log.byteCount(), BodyEndRecord{}});
        return false;
    }

private:
    std::shared_ptr<const TextBytes> m_bytes;
    std::optional<Error> m_error;
};

using Opened = Result<std::unique_ptr<ExportSource>>;

} // namespace

ExportSourceFactory captureSource(const CaptureLog &log, const EventIndex &index, bool hasTimes)
{
    return [&log, &index, hasTimes]() -> Opened {
        return std::unique_ptr<ExportSource>(std::make_unique<CaptureSource>(log, index, hasTimes));
    };
}

ExportSourceFactory recordingSource(const QString &path)
{
    return [path]() -> Opened {
        Result<std::unique_ptr<RecordingReader>> reader = RecordingReader::open(path);
        if (!reader)
            return reader.error();
        const RecordingInfo info = reader.value()->info();
        std::shared_ptr<const StoredBytes> bytes = reader.value()->bytes();
        auto source = std::make_unique<FileSource>(
            std::make_unique<RecordingSlices>(std::move(reader.value())), info.anchor,
            std::move(bytes));
        if (info.droppedBytes > 0)
            source->indexer().beginBehind(info.droppedRows, info.droppedFacts,
                                          info.lastEventIdThere);
        return std::unique_ptr<ExportSource>(std::move(source));
    };
}

ExportSourceFactory textSource(const QString &path)
{
    // What is appended to the file between two passes comes too late.
    return [path, size = std::make_shared<std::optional<quint64>>()]() -> Opened {
        Result<std::shared_ptr<const TextBytes>> bytes = TextBytes::open(path, *size);
        if (!bytes)
            return bytes.error();
        *size = bytes.value()->size();
        return std::unique_ptr<ExportSource>(std::make_unique<FileSource>(
            std::make_unique<TextSlices>(bytes.value()), TimeAnchor(), bytes.value()));
    };
}

} // namespace sse
