// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingreader.h"

#include "core/recording/checkedrows.h"
#include "core/recording/recordingmerge.h"
#include "core/recording/recordingrecovery.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace sse {

namespace {

constexpr qint64 mostInfoRows = 1000;
constexpr qint64 latestWall = 253'402'300'799'000'000; // the end of the year 9999, in µs

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::RecordingReader", text);
}

Error foreign()
{
    return {"recording-foreign",
            tr("The file is no recording of SSE Inspector, or there is more in it than there "
               "should be. Choose another file.")};
}

/// Whether there are our tables in the file, exactly, and nothing else.
bool hasOurTables(Database &database)
{
    Statement statement =
        database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name");
    for (const schema::Table &table : schema::tables) {
        if (statement.step() != Statement::Step::Row)
            return false;
        for (int column = 0; column < 4; ++column) {
            if (!statement.isText(column))
                return false;
        }
        if (statement.bytes(0) != QByteArrayView("table") || statement.bytes(1) != table.name ||
            statement.bytes(2) != table.name || statement.bytes(3) != table.sql)
            return false;
    }
    return statement.step() == Statement::Step::Done;
}

std::optional<Error> checkIdentity(Database &database)
{
    const std::optional<qint64> id = database.integerOf("PRAGMA application_id");
    const std::optional<qint64> version = database.integerOf("PRAGMA user_version");
    if (!id || !version)
        return database.error();
    if (*id != schema::applicationId || *version < 1)
        return foreign();
    if (*version > schema::version)
        return Error{"recording-newer",
                     tr("The recording was made by a newer version of SSE Inspector, which this "
                        "version can't read. Open it with a newer version.")};
    if (!hasOurTables(database))
        return foreign();
    return {};
}

/// The rows of "info" that are sound, by their names.
QHash<QByteArray, QByteArray> readInfoRows(Database &database, DamageList &damage)
{
    QHash<QByteArray, QByteArray> values;
    Statement statement =
        database.prepare("SELECT id, name, value, crc FROM info ORDER BY id LIMIT ?1");
    statement.bind(1, mostInfoRows);
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step()) {
        schema::InfoRow row;
        const schema::Fault fault = check(statement, row);
        if (fault != schema::Fault::None)
            damage.add("info", row.id, faultSentence(fault));
        else if (values.contains(row.name))
            damage.add("info", row.id, tr("There is an earlier row of this name."));
        else
            values.insert(row.name, row.value);
    }
    if (step == Statement::Step::Failed)
        damage.add("info", -1, database.error().message);
    return values;
}

/// The number \a name of \a values, at most \a most; 0 when it is not there.
qint64 numberOf(const QHash<QByteArray, QByteArray> &values, const QByteArray &name, qint64 most,
                DamageList &damage)
{
    const auto value = values.constFind(name);
    if (value == values.constEnd())
        return 0;
    bool isNumber = false;
    const qint64 number = value->toLongLong(&isNumber);
    if (isNumber && number >= 0 && number <= most)
        return number;
    damage.add(
        "info", -1,
        tr("The value of “%1” is no number, or out of bounds.").arg(QString::fromUtf8(name)));
    return 0;
}

/// What every recording says of itself.
void requireInfo(const QHash<QByteArray, QByteArray> &values, DamageList &damage)
{
    const QByteArray state = values.value("state");
    QByteArrayList names{"application", "version", "mono", "wall", "state"};
    if (state == "complete")
        names << "bytes"
              << "facts";
    for (const QByteArray &name : std::as_const(names)) {
        if (!values.contains(name))
            damage.add("info", -1,
                       tr("The value of “%1” is missing.").arg(QString::fromLatin1(name)));
    }
    if (values.contains("state") && state != "complete" && state != "recording")
        damage.add("info", -1, tr("The value of “state” is none that there can be."));
}

/// The last key and where its row ends; nothing for an empty table.
std::optional<std::pair<qint64, qint64>> lastRead(Database &database)
{
    Statement statement =
        database.prepare("SELECT offset, length(bytes) FROM read ORDER BY offset DESC LIMIT 1");
    if (statement.step() != Statement::Step::Row)
        return {};
    const qint64 key = statement.integer(0);
    const qint64 length = std::clamp<qint64>(statement.integer(1), 0, schema::longestPiece);
    if (key < 0 || key > schema::largestOffset)
        return {};
    return std::pair(key, key + length);
}

/// Rows with numbers that none can have.
void reportStrays(Database &database, DamageList &damage)
{
    static constexpr std::array<std::pair<const char *, const char *>, 4> queries{
        std::pair("read", "SELECT offset FROM read WHERE offset < 0 LIMIT 1"),
        std::pair("read", "SELECT offset FROM read WHERE offset > ?1 LIMIT 1"),
        std::pair("fact", "SELECT id FROM fact WHERE id < 0 LIMIT 1"),
        std::pair("fact", "SELECT id FROM fact WHERE id > ?1 LIMIT 1"),
    };
    for (const auto &[table, query] : queries) {
        Statement statement = database.prepare(query);
        statement.bind(1, schema::largestOffset);
        if (statement.step() == Statement::Step::Row)
            damage.add(table, statement.integer(0), faultSentence(schema::Fault::Bounds));
    }
}

} // namespace

struct RecordingReader::Private
{
    Private(ReadableFile readable, Database opened, const QByteArray &vfs)
        : file(std::move(readable))
        , database(std::move(opened))
        , bytes(makeBytes(file, vfs))
    {
    }

    /// They keep the private copy until nobody reads from it any more.
    [[nodiscard]] static std::shared_ptr<RecordingBytes> makeBytes(const ReadableFile &file,
                                                                   const QByteArray &vfs)
    {
        return {new RecordingBytes(file.path, vfs),
                [copy = file.copy](const RecordingBytes *gone) { delete gone; }};
    }

    void readInfo();
    void readBounds();
    void readRing();

    const ReadableFile file;
    Database database;
    const std::shared_ptr<RecordingBytes> bytes;
    RecordingInfo info;
    RecordingBounds bounds;
    DamageList damage;
    std::optional<RecordingMerge> merge;
};

void RecordingReader::Private::readInfo()
{
    const QHash<QByteArray, QByteArray> values = readInfoRows(database, damage);
    const auto number = [&](const char *name, qint64 most) {
        return numberOf(values, name, most, damage);
    };
    const auto text = [&](const char *name) { return QString::fromUtf8(values.value(name)); };
    requireInfo(values, damage);
    info.version = database.integerOf("PRAGMA user_version").value_or(0);
    info.application = QStringLiteral("%1 %2").arg(text("application"), text("version")).trimmed();
    info.title = text("title");
    info.anchor.wall = WallTime(std::chrono::microseconds(number("wall", latestWall)));
    info.complete = values.value("state") == "complete";
    info.droppedBytes = static_cast<quint64>(number("droppedBytes", schema::largestOffset));
    info.droppedRows = static_cast<quint64>(number("droppedRows", schema::largestOffset));
    bounds.bytes = static_cast<quint64>(number("bytes", schema::largestOffset));
    bounds.facts = static_cast<quint64>(number("facts", schema::largestOffset));
    for (const char *name : {"application", "version", "wall", "state"}) {
        if (!values.contains(name))
            damage.add("info", -1, tr("The value of “%1” is missing.").arg(QLatin1String(name)));
    }
    info.fileSize = static_cast<quint64>(QFileInfo(file.path).size());
}

/// What is read: of a file that grows, what it holds now.
void RecordingReader::Private::readBounds()
{
    bounds.lastRead = schema::largestOffset;
    bounds.lastFact = schema::largestOffset;
    // In one transaction, so that no fact is missing among the reads.
    (void)database.execute("BEGIN");
    const auto last = lastRead(database);
    const std::optional<qint64> lastFact = database.integerOf("SELECT max(id) FROM fact");
    (void)database.execute("COMMIT");
    const quint64 end = std::max(bounds.bytes, last ? static_cast<quint64>(last->second) : 0);
    // A damaged number must not promise what can't be.
    info.bodyBytes = end > info.droppedBytes ? std::min(end - info.droppedBytes, info.fileSize) : 0;
    if (!info.live)
        return;
    bounds.lastRead = last ? last->first : -1;
    bounds.lastFact = lastFact.value_or(-1);
}

/// What lies before the bytes that a ring kept.
void RecordingReader::Private::readRing()
{
    if (info.droppedBytes == 0)
        return;
    DamageList ignored;
    FactSource facts(database, ignored, bounds.lastFact, 0);
    bool before = true;
    for (const FactSource::Item *item = facts.peek(); item; item = facts.peek()) {
        const ByteOffset position = item->record.position;
        before = before && position < info.droppedBytes;
        if (before)
            info.droppedFacts += item->lostBefore > 0 ? 2 : 1;
        const auto *checkpoint = std::get_if<CheckpointRecord>(&item->record.fact);
        if (checkpoint && position == info.droppedBytes) {
            info.lastEventIdThere = checkpoint->lastEventId;
            return;
        }
        facts.take();
    }
}

Result<std::unique_ptr<RecordingReader>> RecordingReader::open(const QString &path,
                                                               const QByteArray &vfs)
{
    // The lock lies beside the file or beside a link to it.
    const QString real = QFileInfo(path).canonicalFilePath();
    const bool live = isRecordedInto(path) || (!real.isEmpty() && isRecordedInto(real));
    Result<ReadableFile> file = makeReadable(path, live, true, vfs);
    if (!file)
        return file.error();
    Result<ReadConnection> connection = openForReading(file.value().path, vfs);
    if (!connection)
        return connection.error();
    if (const std::optional<Error> error = checkIdentity(connection.value().database))
        return *error;
    auto made = std::make_unique<Private>(std::move(file.value()),
                                          std::move(connection.value().database), vfs);
    made->info.live = live;
    if (connection.value().truncated)
        made->damage.add("file", -1, tr("The file is shorter than it was: its end is missing."));
    made->readInfo();
    made->readBounds();
    made->readRing();
    reportStrays(made->database, made->damage);
    made->merge.emplace(made->database, made->info, made->bounds, *made->bytes, made->damage);
    return std::unique_ptr<RecordingReader>(new RecordingReader(std::move(made)));
}

RecordingReader::RecordingReader(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

RecordingReader::~RecordingReader() = default;

const RecordingInfo &RecordingReader::info() const
{
    return d->info;
}

const QString &RecordingReader::path() const
{
    return d->file.path;
}

const std::shared_ptr<RecordingBytes> &RecordingReader::bytes() const
{
    return d->bytes;
}

bool RecordingReader::readInto(CaptureLog &log, quint64 mostBytes)
{
    return d->merge->readInto(log, mostBytes);
}

quint64 RecordingReader::position() const
{
    return std::min(d->merge->position(), d->info.bodyBytes);
}

const QList<Damage> &RecordingReader::damage() const
{
    return d->damage.list();
}

} // namespace sse
