// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/logindexer.h"
#include "core/recording/checkedrows.h"
#include "tests/recording/recordingfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

#include <sys/stat.h>

using namespace sse;
using namespace sse::test;

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray insert(const schema::ReadRow &row)
{
    return "INSERT OR REPLACE INTO read VALUES(" + number(row.offset) + ',' +
           number(row.connection) + ',' + number(row.time) + ',' + number(row.part) + ",x'" +
           row.bytes.toByteArray().toHex() + "'," + number(qint64{checkSum(row)}) + ");";
}

QByteArray insert(const schema::FactRow &row)
{
    return "INSERT OR REPLACE INTO fact VALUES(" + number(row.id) + ',' + number(row.position) +
           ',' + number(row.connection) + ',' + number(row.time) + ",CAST(x'" + row.kind.toHex() +
           "' AS TEXT),CAST(x'" + row.detail.toHex() + "' AS TEXT)," +
           number(qint64{checkSum(row)}) + ");";
}

QByteArray insert(const schema::InfoRow &row)
{
    return "INSERT OR REPLACE INTO info VALUES(" + number(row.id) + ",CAST(x'" + row.name.toHex() +
           "' AS TEXT),CAST(x'" + row.value.toHex() + "' AS TEXT)," +
           number(qint64{checkSum(row)}) + ");";
}

QByteArray note(qint64 id, qint64 position, qint64 connection, qint64 time)
{
    return insert(schema::FactRow{id, position, connection, time, "note",
                                  R"({"code":"odd","message":"A note."})"});
}

QByteArray info(const QByteArray &name, const QByteArray &value, qint64 id = 1000)
{
    return insert(schema::InfoRow{id, name, value});
}

/// What holds for every log, whatever it was read from. An empty text: it does.
QString violationIn(const CaptureLog &log)
{
    ByteOffset end = 0;
    MonoTime time;
    for (std::size_t i = 0; i < log.readCount(); ++i) {
        const ReadRecord &read = log.read(i);
        if (read.begin != end || read.length == 0 || read.connection == 0 || read.time < time)
            return QStringLiteral("Read %1 is none.").arg(i);
        end += read.length;
        time = read.time;
    }
    if (end != log.byteCount())
        return QStringLiteral("Bytes without a read.");
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const LogRecord &fact = log.record(i);
        if (fact.position > end || fact.time < MonoTime())
            return QStringLiteral("Fact %1 is none.").arg(i);
    }
    return {};
}

} // namespace

/// Files that somebody made to do harm.
class TestHostileRecording final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void refusesOtherTables_data();
    void refusesOtherTables();
    void standsOtherRows_data();
    void standsOtherRows();
    void standsOtherLayouts_data();
    void standsOtherLayouts();
    void standsManyFacts();
    void refusesWhatWouldBlock();
    void followsLinks();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("a.sserec")); }
    /// Opens the file, reads all of it every way. The code of the error or of the first note.
    void look(QByteArray &found);

    QTemporaryDir m_base;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHostileRecording::initTestCase()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 9, 2, 100'000);
    QCOMPARE(record(log, m_base.filePath(QStringLiteral("base"))), QString());
}

void TestHostileRecording::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::copy(m_base.filePath(QStringLiteral("base")), path()));
}

void TestHostileRecording::look(QByteArray &found)
{
    const auto opened = reopen(path(), 30'000);
    const auto verified = verifyRecording(path());
    if (!opened->log) {
        found = opened->error.code;
        QVERIFY(opened->error.message.endsWith(u'.'));
        QVERIFY(!verified);
        return;
    }
    QVERIFY(bool(verified));
    QCOMPARE(violationIn(*opened->log), QString());
    const QByteArray whole = bytesOf(*opened->log);
    QByteArray again(whole.size(), 'x');
    if (opened->reader->bytes()->read(0, {again.data(), static_cast<std::size_t>(again.size())}))
        QVERIFY(again == whole);
    EventIndex index;
    LogIndexer indexer(*opened->log, index);
    const RecordingInfo &info = opened->reader->info();
    if (info.droppedBytes > 0)
        indexer.beginBehind(info.droppedRows, info.droppedFacts, info.lastEventIdThere);
    indexer.finish();
    if (!opened->reader->damage().isEmpty()) {
        QVERIFY(!verified.value().isEmpty());
        found = "damage";
    } else if (const QList<QByteArray> notes = notesOn(*opened->log); !notes.isEmpty()) {
        found = notes.first();
    }
}

void TestHostileRecording::refusesOtherTables_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *name, const QByteArray &sql) { QTest::newRow(name) << sql; };
    row("a trigger", "CREATE TRIGGER t AFTER INSERT ON read BEGIN DELETE FROM read; END");
    row("a view", "CREATE VIEW v AS SELECT * FROM read");
    row("a view that never ends",
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) "
        "SELECT x FROM c");
    row("an index", "CREATE INDEX i ON read(time)");
    row("an index on an expression", "CREATE INDEX i ON read(abs(time))");
    row("another table", "CREATE TABLE other(id)");
    row("statistics", "ANALYZE");
    row("a counter", "CREATE TABLE other(id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE other");
    row("a virtual table", "CREATE VIRTUAL TABLE other USING fts5(text)");
    row("a table for another", "DROP TABLE read; CREATE VIEW read AS SELECT 1 AS offset");
    row("a virtual table for another", "DROP TABLE read; CREATE VIRTUAL TABLE read USING fts5(x)");
    row("no table", "DROP TABLE fact");
    row("no tables", "DROP TABLE fact; DROP TABLE read; DROP TABLE info");
    row("a column more", "ALTER TABLE read ADD COLUMN more INTEGER");
    row("another name", "ALTER TABLE read RENAME TO reads");
    row("another column name", "ALTER TABLE read RENAME COLUMN part TO parts");
    row("a generated column",
        "DROP TABLE read; CREATE TABLE read(offset INTEGER PRIMARY KEY, connection INTEGER NOT "
        "NULL, time INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB AS "
        "(zeroblob(1000000000)), crc INTEGER NOT NULL) STRICT");
    row("a default", "DROP TABLE info; CREATE TABLE info(id INTEGER PRIMARY KEY, name TEXT NOT "
                     "NULL DEFAULT (load_extension('x')), value TEXT NOT NULL, crc INTEGER NOT "
                     "NULL) STRICT");
    row("without row IDs",
        "DROP TABLE info; CREATE TABLE info(id INTEGER PRIMARY KEY, name TEXT NOT NULL, value "
        "TEXT NOT NULL, crc INTEGER NOT NULL) STRICT, WITHOUT ROWID");
    row("no SQL", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = NULL");
    row("no SQL that is any", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'x'");
    row("another type", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET type = 'view'");
    row("no name", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET name = NULL");
    row("a BLOB for a name",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET name = CAST(name AS BLOB)");
    row("a table twice", "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT type, name, "
                         "tbl_name, rootpage, sql FROM sqlite_schema WHERE name = 'read'");
    row("a root that is none",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 1000000");
    row("another application", "PRAGMA application_id = 1");
    row("no version", "PRAGMA user_version = 0");
    row("a version below all", "PRAGMA user_version = -5");
    row("a write-ahead log", "PRAGMA journal_mode = WAL");
    row("another encoding",
        "CREATE TABLE x AS SELECT 1; DROP TABLE x; DROP TABLE fact; DROP TABLE read; DROP TABLE "
        "info; VACUUM; PRAGMA encoding = 'UTF-16'");
}

void TestHostileRecording::refusesOtherTables()
{
    QFETCH(QByteArray, sql);
    QCOMPARE(runSql(path(), sql), QString());
    QByteArray found;
    look(found);
    const QList<QByteArray> refusals{"recording-foreign", "recording-damaged", "recording-sqlite"};
    QVERIFY2(refusals.contains(found), found.constData());
}

void TestHostileRecording::standsOtherRows_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const QByteArray &sql, const char *found = "damage") {
        QTest::newRow(name) << sql << QByteArray(found);
    };
    const QByteArray some(100, 'd');
    const QByteArray clear = "DELETE FROM read; DELETE FROM fact; "
                             "DELETE FROM info WHERE name IN ('bytes', 'facts');";
    const auto extent = [](const QByteArray &bytes, const QByteArray &facts) -> QByteArray {
        return info("bytes", bytes) + info("facts", facts, 1001);
    };
    const auto read = [&](qint64 offset, qint64 connection, qint64 time, qint64 part) {
        return insert(schema::ReadRow{offset, connection, time, part, some});
    };
    row("nothing", {}, "");
    row("no rows", clear);
    row("no rows, as it says", clear + extent("0", "0"), "");
    row("no information", "DELETE FROM info");
    row("reads lost at the end", "DELETE FROM read WHERE offset > 90000");
    row("facts lost at the end", "DELETE FROM fact WHERE id > 7");
    row("a negative offset", read(-100, 1, 5, 0));
    row("the lowest offset", read(-largest, 1, 5, 0));
    row("an offset near the end", clear + read(largest - 10, 1, 5, 0));
    row("a far offset", clear + read((1LL << 62) - 50, 1, 5, 0));
    row("a far position", clear + note(0, largest, 1, 5));
    row("a far ID", clear + note(largest, 0, 1, 5));
    row("a negative ID", note(-1, 0, 1, 5));
    row("a negative position", note(0, -1, 1, 5));
    row("no connection", clear + read(0, 0, 5, 0));
    row("a negative connection", clear + read(0, -1, 5, 0));
    row("a high connection", clear + read(0, 1LL << 32, 5, 0));
    row("the highest connection", clear + extent("100", "0") + read(0, 0x7fff'ffff, 5, 0), "");
    row("a fact's negative connection", clear + note(0, 0, -1, 5));
    row("a fact's high connection", clear + note(0, 0, largest, 5));
    row("a negative time", clear + read(0, 1, -5, 0));
    row("a late time", clear + read(0, 1, largest, 0));
    row("a fact's negative time", clear + note(0, 0, 1, -5));
    row("a fact's late time", clear + note(0, 0, 1, largest));
    row("times that run back", clear + read(0, 1, 500, 0) + read(100, 1, 400, 0));
    row("facts whose times run back", clear + note(0, 0, 1, 500) + note(1, 0, 1, 400));
    row("a negative part", clear + read(0, 1, 5, -1));
    row("a part of nothing", clear + read(0, 1, 5, 7));
    row("parts that don't follow", clear + read(0, 1, 5, 0) + read(100, 1, 5, 2));
    row("overlapping reads", clear + read(0, 1, 5, 0) + read(50, 1, 5, 0) + read(100, 1, 5, 0));
    row("a hole", clear + read(0, 1, 5, 0) + read(101, 1, 5, 0));
    row("a huge hole", clear + read(0, 1, 5, 0) + read(1LL << 61, 1, 5, 0));
    row("no bytes", clear + insert(schema::ReadRow{0, 1, 5, 0, {}}));
    row("too long a piece", clear + insert(schema::ReadRow{0, 1, 5, 0, QByteArray(40'000, 'd')}));
    row("a huge piece", "UPDATE read SET bytes = zeroblob(60000000) WHERE offset = 0");
    row("more than SQLite may give", "UPDATE read SET bytes = zeroblob(90000000) WHERE offset = 0");
    row("a huge fact", "UPDATE fact SET detail = hex(zeroblob(40000000)) WHERE id = 1");
    row("a huge kind", "UPDATE fact SET kind = hex(zeroblob(1000000)) WHERE id = 1");
    row("a huge title", info("x", QByteArray(100'000, 'x')));
    row("an unknown kind", insert(schema::FactRow{1, 0, 1, 5, "kind", "{}"}));
    row("no JSON", insert(schema::FactRow{1, 0, 1, 5, "note", "}{"}));
    row("deep JSON", insert(schema::FactRow{1, 0, 1, 5, "note", QByteArray(500'000, '[')}));
    row("other JSON", insert(schema::FactRow{1, 0, 1, 5, "note", R"({"code":5,"message":[]})"}));
    row("facts out of order",
        clear + extent("100", "2") + read(0, 1, 5, 0) + note(0, 100, 1, 5) + note(1, 0, 1, 6), "");
    row("a fact behind the end", clear + read(0, 1, 5, 0) + note(0, 1000, 1, 5));
    row("a state that is none", "DELETE FROM info WHERE name = 'state';" + info("state", "odd"));
    row("a time that is none", "DELETE FROM info WHERE name = 'wall';" + info("wall", "odd"));
    row("a time far away", "DELETE FROM info WHERE name = 'wall';" + info("wall", number(largest)));
    row("a value twice", info("wall", "5"));
    row("more bytes than there are",
        "DELETE FROM info WHERE name = 'bytes';" + info("bytes", number(1LL << 61)));
    row("more facts than there are",
        "DELETE FROM info WHERE name = 'facts';" + info("facts", number(1LL << 61)));
    row("a ring of few bytes", info("droppedBytes", "5"), "recording-ring");
    row("a ring that drops all", info("droppedBytes", number(1LL << 61)));
    row("a ring beyond all", info("droppedBytes", number(largest)));
    row("a ring below", info("droppedBytes", "-5"));
    row("rows of a ring", info("droppedRows", number(largest)));
    row("wrong check sums", "UPDATE read SET crc = crc + 1");
    row("wrong check sums of facts", "UPDATE fact SET crc = -1");
}

void TestHostileRecording::standsOtherRows()
{
    QFETCH(QByteArray, sql);
    QCOMPARE(runSql(path(), sql), QString());
    QByteArray found;
    look(found);
    QTEST(found, "found");
}

void TestHostileRecording::standsOtherLayouts_data()
{
    QTest::addColumn<QByteArray>("sql");
    // The schema says STRICT, but the rows were written before.
    const auto loose = [](const char *name, const QByteArray &columns,
                          const QByteArray &values) -> QByteArray {
        const auto table = std::find_if(
            schema::tables.begin(), schema::tables.end(),
            [&](const schema::Table &one) { return QByteArrayView(one.name) == name; });
        return "DROP TABLE " + QByteArray(name) + "; CREATE TABLE " + name + '(' + columns +
               "); INSERT INTO " + name + " VALUES(" + values +
               "); PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = '" + table->sql +
               "' WHERE name = '" + name + '\'';
    };
    const QByteArray readColumns = "offset INTEGER PRIMARY KEY, connection, time, part, bytes, crc";
    const QByteArray factColumns = "id INTEGER PRIMARY KEY, position, connection, time, kind, "
                                   "detail, crc";
    QTest::newRow("texts") << loose("read", readColumns, "0, 'a', 'b', 'c', 'd', 'e'");
    QTest::newRow("nulls") << loose("read", readColumns, "0, NULL, NULL, NULL, NULL, NULL");
    QTest::newRow("numbers") << loose("read", readColumns, "0, 1.5, 1e300, 2, 3, 4");
    QTest::newRow("a text for bytes") << loose("read", readColumns, "0, 1, 5, 0, 'data', 0");
    QTest::newRow("too few columns") << loose("read", "offset INTEGER PRIMARY KEY", "0");
    QTest::newRow("facts of bytes") << loose("fact", factColumns, "0, 0, 1, 5, x'00', x'00', 0");
    QTest::newRow("facts of nothing")
        << loose("fact", factColumns, "0, NULL, NULL, NULL, NULL, NULL, NULL");
    QTest::newRow("information of nothing")
        << loose("info", "id INTEGER PRIMARY KEY, name, value, crc", "0, NULL, NULL, NULL");
    QTest::newRow("the same rows for all")
        << QByteArray("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT "
                      "rootpage FROM sqlite_schema WHERE name = 'read')");
    QTest::newRow("another one's rows")
        << QByteArray("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT "
                      "rootpage FROM sqlite_schema WHERE name = 'fact') WHERE name = 'read'");
    QTest::newRow("the schema's rows")
        << QByteArray("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 1 "
                      "WHERE name = 'read'");
}

void TestHostileRecording::standsOtherLayouts()
{
    QFETCH(QByteArray, sql);
    QCOMPARE(runSql(path(), sql), QString());
    QByteArray found;
    look(found);
    QVERIFY(!found.isEmpty());
}

void TestHostileRecording::standsManyFacts()
{
    QByteArray sql = "BEGIN;";
    for (qint64 i = 0; i < 100'000; ++i)
        sql += i % 2 ? note(i, 1000 + i, i % 1000, i) : note(i, 0, 1, i);
    QCOMPARE(runSql(path(), sql + "COMMIT"), QString());
    QByteArray found;
    look(found);
    QCOMPARE(found, QByteArray());
}

/// An answer, not a wait.
void TestHostileRecording::refusesWhatWouldBlock()
{
    const QString pipe = m_folder->filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(RecordingReader::open(pipe).error().code, QByteArray("recording-foreign"));
    QVERIFY(QFile::link(pipe, m_folder->filePath(QStringLiteral("link"))));
    QCOMPARE(RecordingReader::open(m_folder->filePath(QStringLiteral("link"))).error().code,
             QByteArray("recording-foreign"));
    QCOMPARE(RecordingReader::open(QStringLiteral("/dev/zero")).error().code,
             QByteArray("recording-foreign"));
    for (const char *suffix : {"-journal", "-wal"}) {
        const QString beside = path() + QLatin1String(suffix);
        QCOMPARE(::mkfifo(QFile::encodeName(beside).constData(), 0600), 0);
        QCOMPARE(RecordingReader::open(path()).error().code, QByteArray("recording-foreign"));
        QVERIFY(QFile::remove(beside));
    }
    const QString lock = path() + QLatin1String(".lock");
    QCOMPARE(::mkfifo(QFile::encodeName(lock).constData(), 0600), 0);
    QVERIFY(bool(RecordingReader::open(path())));
}

void TestHostileRecording::followsLinks()
{
    const QString link = m_folder->filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(path(), link));
    const auto opened = reopen(link);
    QCOMPARE(opened->error.message, QString());
    QVERIFY(opened->reader->damage().isEmpty());
    const QString loop = m_folder->filePath(QStringLiteral("loop"));
    QVERIFY(QFile::link(loop, loop));
    QCOMPARE(RecordingReader::open(loop).error().code, QByteArray("recording-missing"));
}

QTEST_APPLESS_MAIN(TestHostileRecording)
#include "tst_hostilerecording.moc"
