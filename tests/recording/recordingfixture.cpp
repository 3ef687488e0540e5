// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/recording/recordingfixture.h"

#include "core/recording/factjson.h"
#include "core/recording/recordingwriter.h"

#include <QFile>

#include <random>

#include <sqlite3.h>

namespace sse::test {

namespace {

class Filler final
{
public:
    Filler(CaptureLog &log, FakeClock &clock, quint32 seed)
        : m_log(log)
        , m_clock(clock)
        , m_random(seed)
    {
    }

    void begin(ConnectionId connection);
    void end(ConnectionId connection);
    void read(ConnectionId connection);

private:
    [[nodiscard]] quint32 below(quint32 limit) { return static_cast<quint32>(m_random()) % limit; }
    void fact(ConnectionId connection, LogRecord::Fact fact)
    {
        m_clock.advance(Nanos(1 + below(1'000'000)));
        m_log.appendRecord(connection, std::move(fact));
    }

    CaptureLog &m_log;
    FakeClock &m_clock;
    std::mt19937 m_random;
};

void Filler::begin(ConnectionId connection)
{
    const QUrl url(QStringLiteral("http://example.org/stream?part=%1").arg(connection));
    if (connection == 1) {
        fact(0, StartRecord{"auto", true, false, false, "id \xF0\x9F\x98\x80", 0,
                            std::chrono::seconds(5), std::chrono::seconds(6), Nanos{0}});
    }
    fact(connection, StateRecord{ReadyState::Connecting});
    fact(connection, AttemptRecord{0,
                                   "GET",
                                   url,
                                   {{"Accept", "text/event-stream"}, {"X-Odd", "\xFF\x01 odd"}},
                                   "body \0 of it",
                                   "last"});
    fact(connection, ResponseRecord{200, "OK", url, {{"Content-Type", "text/event-stream"}}});
    fact(connection, StateRecord{ReadyState::Open});
}

void Filler::end(ConnectionId connection)
{
    fact(connection, CheckpointRecord{connection * 10, "id", 2000});
    fact(connection, BodyEndRecord{});
    fact(connection, NoteRecord{"odd", QStringLiteral("A note – with “marks”.\n\tAnd more.")});
    fact(connection, EndRecord{EndReason::Truncated, QStringLiteral("It was cut."), false});
    fact(connection,
         ReconnectRecord{Millis(1500), DelaySource::Retry, QStringLiteral("The server said so.")});
}

void Filler::read(ConnectionId connection)
{
    static constexpr std::array<quint32, 6> limits{10, 200, 2000, 20'000, 40'000, 150'000};
    const quint32 size = 1 + below(limits[below(limits.size())]);
    m_clock.advance(Nanos(1 + below(50'000'000)));
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(size));
    while (bytes.size() < static_cast<qsizetype>(size))
        bytes += QByteArray::number(static_cast<quint32>(m_random()), 36) + (below(9) ? ' ' : '\n');
    bytes.truncate(static_cast<qsizetype>(size));
    if (size > 1000 && below(4) == 0) {
        // A fact in the middle of a read.
        const std::span<char> space = m_log.tail();
        const auto half = std::min<std::size_t>(space.size(), size / 2);
        std::copy_n(bytes.constData(), half, space.begin());
        m_log.commit(half);
        fact(connection, NoteRecord{"amid", QStringLiteral("In the middle.")});
        bytes.remove(0, static_cast<qsizetype>(half));
    }
    m_log.appendRead(connection, bytes);
}

QString line(const QByteArray &kind, ConnectionId connection, Nanos time, ByteOffset position,
             const QByteArray &rest)
{
    return QString::fromUtf8(kind + " #" + QByteArray::number(connection) + " at " +
                             QByteArray::number(qint64{time.count()}) + " ns, byte " +
                             QByteArray::number(position) + ": " + rest);
}

} // namespace

void fillLog(CaptureLog &log, FakeClock &clock, quint32 seed, int connections, qsizetype bytes)
{
    Filler filler(log, clock, seed);
    for (int i = 1; i <= connections; ++i) {
        const auto connection = static_cast<ConnectionId>(i);
        filler.begin(connection);
        const auto end = static_cast<ByteOffset>(bytes * i / connections);
        while (log.byteCount() < end)
            filler.read(connection);
        filler.end(connection);
    }
}

QStringList describedReads(const CaptureLog &log)
{
    QStringList lines;
    for (std::size_t i = 0; i < log.readCount(); ++i) {
        const ReadRecord &read = log.read(i);
        const auto sum = static_cast<quint64>(qHash(bytesOf(log, read)));
        lines.append(
            line("read", read.connection, read.time - log.anchor().mono, read.begin,
                 QByteArray::number(read.length) + " bytes, hash " + QByteArray::number(sum)));
    }
    return lines;
}

QStringList describedFacts(const CaptureLog &log)
{
    QStringList lines;
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const LogRecord &fact = log.record(i);
        lines.append(line(factKind(fact.fact), fact.connection, fact.time - log.anchor().mono,
                          fact.position, factToJson(fact.fact)));
    }
    return lines;
}

QStringList described(const CaptureLog &log)
{
    return describedReads(log) + describedFacts(log);
}

QByteArray bytesOf(const CaptureLog &log)
{
    return bytesOf(log, {0, {}, static_cast<quint32>(log.byteCount()), 0});
}

QByteArray bytesOf(const CaptureLog &log, const ReadRecord &read)
{
    QByteArray bytes(static_cast<qsizetype>(read.length), Qt::Uninitialized);
    for (quint64 done = 0; done < read.length;) {
        const ByteOffset at = read.begin + done;
        const auto count = std::min<quint64>(read.length - done, Chunk::size - at % Chunk::size);
        log.copy(at, {bytes.data() + done, static_cast<std::size_t>(count)});
        done += count;
    }
    return bytes;
}

QList<QByteArray> notesOn(const CaptureLog &log)
{
    QList<QByteArray> codes;
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const auto *note = std::get_if<NoteRecord>(&log.record(i).fact);
        if (note && note->code.startsWith("recording-"))
            codes.append(note->code);
    }
    return codes;
}

QString record(const CaptureLog &log, const QString &path, bool complete)
{
    auto writer = RecordingWriter::create(path, log);
    if (!writer)
        return writer.error().message;
    std::optional<Error> error;
    do
        error = writer.value()->writeNew(1 << 20);
    while (!error && (writer.value()->written().bytes < log.byteCount() ||
                      writer.value()->written().records < log.recordCount()));
    if (!error && complete)
        error = writer.value()->finish();
    return error ? error->message : QString();
}

std::unique_ptr<Reopened> reopen(const QString &path, quint64 step)
{
    auto opened = std::make_unique<Reopened>();
    auto reader = RecordingReader::open(path);
    if (!reader) {
        opened->error = reader.error();
        return opened;
    }
    opened->reader = std::move(reader.value());
    opened->log = std::make_unique<CaptureLog>(opened->clock, opened->reader->info().anchor,
                                               std::make_unique<MemoryChunkStore>());
    while (opened->reader->readInto(*opened->log, step)) {
    }
    return opened;
}

QString runSql(const QString &path, const QByteArray &sql)
{
    const QByteArray script = "PRAGMA synchronous=OFF;" + sql;
    sqlite3 *handle = nullptr;
    QString message;
    char *text = nullptr;
    if (sqlite3_open(QFile::encodeName(path).constData(), &handle) != SQLITE_OK ||
        sqlite3_exec(handle, script.constData(), nullptr, nullptr, &text) != SQLITE_OK)
        message = QStringLiteral("%1: %2").arg(QString::fromUtf8(sqlite3_errmsg(handle)),
                                               QString::fromUtf8(sql.left(200)));
    sqlite3_free(text);
    sqlite3_close(handle);
    return message;
}

} // namespace sse::test
