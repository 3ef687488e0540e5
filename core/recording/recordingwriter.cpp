// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingwriter.h"

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/recording/factjson.h"
#include "core/recording/infotable.h"
#include "core/recording/pieces.h"
#include "core/recording/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <sqlite3.h>
#include <vector>

namespace sse {

namespace {

/// What a row costs beside its bytes, so that a transaction of tiny reads ends in time too.
constexpr quint64 rowCost = 256;
constexpr qsizetype longestTitle = 8192;
constexpr auto schemaPragmas = std::to_array<const char *>({
    "PRAGMA page_size=16384",
    "PRAGMA auto_vacuum=NONE",
    "PRAGMA encoding='UTF-8'",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=FAST",
    // A transaction stays in memory until it is committed, and not longer.
    "PRAGMA cache_size=-8192",
    "PRAGMA cache_spill=8192",
});
static_assert(schema::pageSize == 16384);

QByteArray newKey()
{
    QByteArray key(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(key.begin(), key.end());
    return key;
}

bool makeTables(Database &database, const TimeAnchor &anchor)
{
    for (const char *pragma : schemaPragmas) {
        if (!database.execute(pragma))
            return false;
    }
    if (!database.execute("BEGIN IMMEDIATE") ||
        !database.execute(
            QByteArray("PRAGMA application_id=" + QByteArray::number(schema::applicationId))) ||
        !database.execute(QByteArray("PRAGMA user_version=" + QByteArray::number(schema::version))))
        return false;
    for (const schema::Table &table : schema::tables) {
        if (!database.execute(table.sql))
            return false;
    }
    return writeInfo(database, InfoKey::Application, QByteArrayLiteral("SSE Inspector")) &&
           writeInfo(database, InfoKey::Version, QByteArrayLiteral(SSE_VERSION)) &&
           writeInfo(database, InfoKey::Mono, QByteArrayLiteral("0")) &&
           writeInfo(database, InfoKey::Wall,
                     QByteArray::number(qint64{anchor.wall.time_since_epoch().count()})) &&
           writeInfo(database, InfoKey::State, QByteArrayLiteral("recording")) &&
           database.execute("COMMIT");
}

/// A fact that no reader would take, told instead of.
LogRecord::Fact tooLongFact()
{
    return NoteRecord{
        QByteArrayLiteral("recording-too-long"),
        QCoreApplication::translate("sse::RecordingWriter",
                                    "A fact of more than 64 MiB is left out of the recording.")};
}

} // namespace

struct RecordingWriter::Private
{
    struct Checkpoint
    {
        ByteOffset position = 0;
        quint64 row = 0;
    };

    Private(Database opened, QString file, const CaptureLog &capture)
        : database(std::move(opened))
        , path(std::move(file))
        , log(capture)
        , cursor(capture)
    {
    }

    [[nodiscard]] bool prepare();
    [[nodiscard]] WrittenPart cut(quint64 mostBytes) const;
    [[nodiscard]] bool writeReads(std::size_t end);
    [[nodiscard]] bool writeRead(const ReadRecord &read);
    [[nodiscard]] bool writeFacts(std::size_t end);
    [[nodiscard]] bool writeFact(std::size_t number);
    [[nodiscard]] bool writeExtent(const WrittenPart &part);
    [[nodiscard]] bool deleteReads(ByteOffset end);
    [[nodiscard]] bool commit();
    [[nodiscard]] Error rollBack();
    [[nodiscard]] qint64 sinceAnchor(MonoTime time) const;

    // The statements go before the database.
    Database database;
    Statement startTransaction;
    Statement endTransaction;
    Statement undoTransaction;
    Statement pageCount;
    Statement insertRead;
    Statement insertFact;
    QString path;
    const CaptureLog &log;
    LogCursor cursor;
    QByteArray key = newKey();
    WrittenPart written;
    bool hasTitle = false;               // written
    bool givesTitle = false;             // with this transaction
    std::vector<Checkpoint> checkpoints; // written, ahead of what is dropped
    Checkpoint dropped;
    qint64 pages = 0;
};

bool RecordingWriter::Private::prepare()
{
    startTransaction = database.prepare("BEGIN IMMEDIATE");
    endTransaction = database.prepare("COMMIT");
    undoTransaction = database.prepare("ROLLBACK");
    pageCount = database.prepare("PRAGMA page_count");
    // OR REPLACE: when a COMMIT fails at its very end, the rows may be in the file all the same;
    // the next try writes the same rows again.
    insertRead = database.prepare("INSERT OR REPLACE INTO read(offset, connection, time, part, "
                                  "bytes, crc) VALUES(?, ?, ?, ?, ?, ?)");
    insertFact = database.prepare("INSERT OR REPLACE INTO fact(id, position, connection, time, "
                                  "kind, detail, crc) VALUES(?, ?, ?, ?, ?, ?, ?)");
    return startTransaction.isValid() && endTransaction.isValid() && undoTransaction.isValid() &&
           pageCount.isValid() && insertRead.isValid() && insertFact.isValid();
}

qint64 RecordingWriter::Private::sinceAnchor(MonoTime time) const
{
    return std::max<qint64>(0, (time - log.anchor().mono).count());
}

/// What to write now. Reads are counted before facts, so that no read is written without the facts
/// before it; a fact behind bytes that are not written yet waits.
WrittenPart RecordingWriter::Private::cut(quint64 mostBytes) const
{
    const std::size_t reads = log.readCount();
    const std::size_t records = log.recordCount();
    WrittenPart part = written;
    for (quint64 cost = 0; part.reads < reads && cost < mostBytes; ++part.reads) {
        const ReadRecord &read = log.read(part.reads);
        part.bytes = read.begin + read.length;
        cost += read.length + rowCost;
    }
    while (part.records < records && log.record(part.records).position <= part.bytes)
        ++part.records;
    return part;
}

bool RecordingWriter::Private::writeReads(std::size_t end)
{
    for (std::size_t number = written.reads; number < end; ++number) {
        if (!writeRead(log.read(number)))
            return false;
    }
    return true;
}

bool RecordingWriter::Private::writeRead(const ReadRecord &read)
{
    const quint32 piece = schema::pieceLength(read.length);
    schema::ReadRow row;
    row.connection = read.connection;
    row.time = sinceAnchor(read.time);
    for (quint32 done = 0; done < read.length; done += piece, ++row.part) {
        row.offset = static_cast<qint64>(read.begin + done);
        row.bytes = cursor.bytes(read.begin + done, std::min(piece, read.length - done));
        insertRead.bind(1, row.offset);
        insertRead.bind(2, row.connection);
        insertRead.bind(3, row.time);
        insertRead.bind(4, row.part);
        insertRead.bind(5, row.bytes);
        insertRead.bind(6, qint64{schema::checkSum(row)});
        if (!insertRead.run())
            return false;
    }
    return true;
}

bool RecordingWriter::Private::writeFacts(std::size_t end)
{
    for (std::size_t number = written.records; number < end; ++number) {
        if (!writeFact(number))
            return false;
    }
    return true;
}

bool RecordingWriter::Private::writeFact(std::size_t number)
{
    const LogRecord &record = log.record(number);
    LogRecord::Fact fact = redactedFact(record.fact, key);
    schema::FactRow row{static_cast<qint64>(number),
                        static_cast<qint64>(record.position),
                        record.connection,
                        sinceAnchor(record.time),
                        factKind(fact),
                        factToJson(fact)};
    if (row.detail.size() > schema::longestDetail) {
        fact = tooLongFact();
        row.kind = factKind(fact);
        row.detail = factToJson(fact);
    }
    insertFact.bind(1, row.id);
    insertFact.bind(2, row.position);
    insertFact.bind(3, row.connection);
    insertFact.bind(4, row.time);
    insertFact.bindText(5, row.kind);
    insertFact.bindText(6, row.detail);
    insertFact.bind(7, qint64{schema::checkSum(row)});
    if (!insertFact.run())
        return false;
    const auto *attempt = std::get_if<AttemptRecord>(&fact);
    if (!attempt || hasTitle || givesTitle)
        return true;
    givesTitle = true;
    return writeInfo(database, InfoKey::Title,
                     toWellFormedUtf8Prefix(redactedUrl(attempt->url).toUtf8(), longestTitle));
}

/// How much there is, so that a reader notices when rows at the end are lost.
bool RecordingWriter::Private::writeExtent(const WrittenPart &part)
{
    return writeInfo(database, InfoKey::Bytes, QByteArray::number(quint64{part.bytes})) &&
           writeInfo(database, InfoKey::Facts, QByteArray::number(quint64{part.records}));
}

bool RecordingWriter::Private::commit()
{
    qint64 count = pages;
    if (pageCount.step() == Statement::Step::Row)
        count = pageCount.integer(0);
    pageCount.reset();
    if (!endTransaction.run())
        return false;
    pages = count;
    return true;
}

Error RecordingWriter::Private::rollBack()
{
    Error error = database.error();
    givesTitle = false;
    // SQLite has rolled back by itself after some errors.
    if (sqlite3_get_autocommit(database.handle()) == 0)
        static_cast<void>(undoTransaction.run());
    return error;
}

bool RecordingWriter::Private::deleteReads(ByteOffset end)
{
    Statement statement = database.prepare(
        "DELETE FROM read WHERE offset < (SELECT max(offset) FROM read WHERE offset <= ?)");
    statement.bind(1, static_cast<qint64>(end));
    return statement.run();
}

Result<std::unique_ptr<RecordingWriter>>
RecordingWriter::create(const QString &path, const CaptureLog &log, const QByteArray &vfs)
{
    Result<Database> database = Database::open(path, Database::Mode::CreateNew, vfs);
    if (!database)
        return database.error();
    auto d = std::make_unique<Private>(std::move(database.value()), path, log);
    if (makeTables(d->database, log.anchor()) && d->prepare()) {
        d->pages = d->database.integerOf("PRAGMA page_count").value_or(0);
        return std::unique_ptr<RecordingWriter>(new RecordingWriter(std::move(d)));
    }
    const Error error = d->database.error();
    d.reset();
    QFile::remove(path);
    QFile::remove(path + QLatin1String("-journal"));
    return error;
}

RecordingWriter::RecordingWriter(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

RecordingWriter::~RecordingWriter() = default;

std::optional<Error> RecordingWriter::writeNew(quint64 mostBytes)
{
    const WrittenPart part = d->cut(mostBytes);
    if (part == d->written)
        return {};
    if (!d->startTransaction.run() || !d->writeReads(part.reads) || !d->writeFacts(part.records) ||
        !d->writeExtent(part) || !d->commit())
        return d->rollBack();
    for (std::size_t number = d->written.records; number < part.records; ++number) {
        const LogRecord &record = d->log.record(number);
        if (const auto *checkpoint = std::get_if<CheckpointRecord>(&record.fact))
            d->checkpoints.push_back({record.position, checkpoint->row});
    }
    d->hasTitle = d->hasTitle || d->givesTitle;
    d->written = part;
    return {};
}

std::optional<Error> RecordingWriter::dropOldest(quint64 bytes)
{
    const auto end = std::find_if(d->checkpoints.begin(), d->checkpoints.end(),
                                  [&](const Private::Checkpoint &checkpoint) {
                                      return checkpoint.position >= d->written.bytes;
                                  });
    if (bytes == 0 || end == d->checkpoints.begin())
        return {};
    const auto enough =
        std::find_if(d->checkpoints.begin(), end, [&](const Private::Checkpoint &checkpoint) {
            return checkpoint.position >= d->dropped.position + bytes;
        });
    const auto found = enough == end ? end - 1 : enough;
    if (!d->startTransaction.run() || !d->deleteReads(found->position) ||
        !writeInfo(d->database, InfoKey::DroppedBytes,
                   QByteArray::number(quint64{found->position})) ||
        !writeInfo(d->database, InfoKey::DroppedRows, QByteArray::number(found->row)) ||
        !d->commit())
        return d->rollBack();
    d->dropped = *found;
    d->checkpoints.erase(d->checkpoints.begin(), found + 1);
    return {};
}

std::optional<Error> RecordingWriter::finish()
{
    if (!d->database.handle())
        return {};
    if (!d->startTransaction.run() || !d->writeExtent(d->written) ||
        !writeInfo(d->database, InfoKey::State, QByteArrayLiteral("complete")) || !d->commit())
        return d->rollBack();
    // Removes the journal, which is empty now.
    if (!d->database.execute("PRAGMA journal_mode=DELETE"))
        return d->database.error();
    for (Statement *statement : {&d->startTransaction, &d->endTransaction, &d->undoTransaction,
                                 &d->pageCount, &d->insertRead, &d->insertFact})
        *statement = {};
    d->database = {};
    return {};
}

Database &RecordingWriter::database()
{
    return d->database;
}

const WrittenPart &RecordingWriter::written() const
{
    return d->written;
}

ByteOffset RecordingWriter::droppedBytes() const
{
    return d->dropped.position;
}

quint64 RecordingWriter::droppedRows() const
{
    return d->dropped.row;
}

quint64 RecordingWriter::fileSize() const
{
    return static_cast<quint64>(d->pages) * schema::pageSize;
}

} // namespace sse
