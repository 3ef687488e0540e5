// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingwriter.h"

#include "core/recording/pieces.h"
#include "tests/support/recordedrows.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

class RecordingWriterTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void writesReadsAsTheyCame();
    void writesFacts();
    void masksCredentials();
    void splitsLongReads_data();
    void splitsLongReads();
    void takesPiecesThatFillPages();
    void limitsTransactions();
    void keepsFactsBehindTheirBytes();
    void writesReadsNeverWithoutTheFactsBefore();
    void namesTheFirstAddress();
    void dropsWholeCheckpoints();
    void dropsNoMoreThanCheckpointsAllow();
    void finishesAsOneFile();
    void refusesWhatExists();
    void makesPrivateFiles();

private:
    [[nodiscard]] std::unique_ptr<RecordingWriter> writer(const CaptureLog &log);
    [[nodiscard]] QByteArray query(const char *sql) const { return queried(m_path, sql); }
    void appendRead(CaptureLog &log, qsizetype length)
    {
        log.appendRead(1, patternBytes(log.byteCount(), length));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

AttemptRecord attempt(const QString &url)
{
    AttemptRecord record;
    record.method = QByteArrayLiteral("GET");
    record.url = QUrl(url);
    return record;
}

} // namespace

void RecordingWriterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("live.sserec.part"));
}

std::unique_ptr<RecordingWriter> RecordingWriterTest::writer(const CaptureLog &log)
{
    auto made = RecordingWriter::create(m_path, log);
    if (!made)
        qFatal("%s", made.error().message.toUtf8().constData());
    return std::move(made.value());
}

void RecordingWriterTest::writesReadsAsTheyCame()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    QCOMPARE(query("SELECT name, value FROM info ORDER BY id"),
             QByteArray("application|SSE Inspector\nversion|" SSE_VERSION "\nmono|0\n"
                        "wall|1700000000000000\nstate|recording"));
    m_clock.advance(5ns);
    log.appendRead(1, "data");
    m_clock.advance(2s);
    log.appendRead(1, ": x\n");
    log.appendRead(2, "\n");
    QVERIFY(!recording->writeNew(1 << 20));
    QCOMPARE(recording->written(), (WrittenPart{9, 3, 0}));
    QCOMPARE(query("SELECT offset, connection, time, part, bytes FROM read ORDER BY offset"),
             QByteArray("0|1|5|0|64617461\n4|1|2000000005|0|3a20780a\n8|2|2000000005|0|0a"));
    QCOMPARE(recordedBytes(m_path), std::optional(QByteArray("data: x\n\n")));
    QVERIFY(!recording->writeNew(1 << 20)); // nothing new
    QCOMPARE(query("SELECT count(*) FROM read"), QByteArray("3"));
    QCOMPARE(query("PRAGMA application_id"), QByteArray::number(schema::applicationId));
    QCOMPARE(query("PRAGMA user_version"), QByteArray::number(schema::version));
    QCOMPARE(query("PRAGMA page_size"), QByteArray::number(schema::pageSize));
    QCOMPARE(query("SELECT name, sql FROM sqlite_schema ORDER BY name"),
             QByteArray(schema::tables[0].name) + '|' + schema::tables[0].sql + '\n' +
                 schema::tables[1].name + '|' + schema::tables[1].sql + '\n' +
                 schema::tables[2].name + '|' + schema::tables[2].sql);
}

void RecordingWriterTest::writesFacts()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    log.appendRecord(1, StateRecord{ReadyState::Connecting});
    m_clock.advance(1us);
    log.appendRead(1, "x");
    log.appendRecord(1, EndRecord{EndReason::Tls, QStringLiteral("Grüße"), true});
    log.appendRecord({1, m_clock.now() - 1h, 0, CheckpointRecord{7, "id", std::nullopt}});
    QVERIFY(!recording->writeNew(1 << 20));
    QCOMPARE(recording->written(), (WrittenPart{1, 1, 3}));
    QCOMPARE(
        query("SELECT id, position, connection, time, kind, detail FROM fact ORDER BY id"),
        QByteArray("0|0|1|0|state|{\"state\":\"connecting\"}\n"
                   "1|1|1|1000|end|{\"reason\":\"tls\",\"message\":\"Grüße\",\"failed\":true}\n"
                   "2|0|1|0|checkpoint|{\"row\":7,\"lastEventId\":\"id\",\"retry\":null}"));
}

void RecordingWriterTest::masksCredentials()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    AttemptRecord record =
        attempt(QStringLiteral("https://user:hunter2@example.org/e?access_token=hunter2&a=b"));
    record.headers = {{"Authorization", "Bearer hunter2"}, {"Cookie", "Bearer hunter2"}};
    log.appendRecord(1, record);
    QVERIFY(!recording->writeNew(1 << 20));
    QVERIFY(!recording->finish());
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll();
    QVERIFY(all.contains("example.org"));
    QVERIFY(!all.contains("hunter2"));
    QVERIFY(all.contains("‹redacted:"));
}

void RecordingWriterTest::splitsLongReads_data()
{
    QTest::addColumn<qsizetype>("length");
    QTest::newRow("1") << qsizetype{1};
    QTest::newRow("16 KiB") << qsizetype{16384};
    QTest::newRow("longest piece") << qsizetype{schema::longestPiece};
    QTest::newRow("and a byte") << qsizetype{schema::longestPiece + 1};
    QTest::newRow("64 KiB") << qsizetype{65536};
    QTest::newRow("odd") << qsizetype{99'999};
    QTest::newRow("across chunks") << qsizetype{Chunk::size + 12'345};
}

void RecordingWriterTest::splitsLongReads()
{
    QFETCH(qsizetype, length);
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    log.appendRead(3, "first");
    m_clock.advance(1ms);
    log.appendRead(3, patternBytes(5, length));
    log.appendRead(3, "last");
    QVERIFY(!recording->writeNew(1 << 30));
    QCOMPARE(recordedBytes(m_path), std::optional("first" + patternBytes(5, length) + "last"));
    QCOMPARE(query("SELECT count(*) FROM read WHERE part = 0"), QByteArray("3"));
    QCOMPARE(query("SELECT count(DISTINCT time) FROM read WHERE offset >= 5"), QByteArray("1"));
    QCOMPARE(query("SELECT count(*) FROM read WHERE length(bytes) > 32768"), QByteArray("0"));
    QCOMPARE(query("SELECT sum(part) FROM read WHERE offset >= 5"),
             query("SELECT (count(*) - 1) * (count(*) - 2) / 2 FROM read WHERE offset >= 5"));
}

void RecordingWriterTest::takesPiecesThatFillPages()
{
    for (const quint32 length : {65536U, 100'000U, 200'000U, 1'048'576U, 3'000'000'000U}) {
        const quint32 piece = schema::pieceLength(length);
        QVERIFY(piece > 0 && piece <= schema::longestPiece);
    }
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    for (int i = 0; i < 64; ++i)
        appendRead(log, 65536 * (1 + i % 16));
    QVERIFY(!recording->writeNew(1 << 30));
    QVERIFY2(static_cast<double>(log.byteCount()) >
                 0.9 * static_cast<double>(recording->fileSize()),
             QByteArray::number(recording->fileSize()).constData());
    QCOMPARE(recording->fileSize(), static_cast<quint64>(QFileInfo(m_path).size()));
}

void RecordingWriterTest::limitsTransactions()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    for (int i = 0; i < 10; ++i)
        appendRead(log, 1000);
    log.appendRecord(1, BodyEndRecord{});
    QVERIFY(!recording->writeNew(2500));
    QCOMPARE(recording->written(), (WrittenPart{2000, 2, 0}));
    QVERIFY(!recording->writeNew(1)); // a whole read at least
    QCOMPARE(recording->written(), (WrittenPart{3000, 3, 0}));
    QVERIFY(!recording->writeNew(1 << 20));
    QCOMPARE(recording->written(), (WrittenPart{10'000, 10, 1}));
}

void RecordingWriterTest::keepsFactsBehindTheirBytes()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    log.appendRecord(1, StateRecord{ReadyState::Open});
    log.tail()[0] = 'x';
    log.commit(1);
    log.appendRecord(1, BodyEndRecord{}); // behind a byte that is not published
    QVERIFY(!recording->writeNew(1 << 20));
    QCOMPARE(recording->written(), (WrittenPart{0, 0, 1}));
    log.endRead(1);
    QVERIFY(!recording->writeNew(1 << 20));
    QCOMPARE(recording->written(), (WrittenPart{1, 1, 2}));
}

void RecordingWriterTest::writesReadsNeverWithoutTheFactsBefore()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    for (int i = 0; i < 20; ++i) {
        log.appendRecord(1, StateRecord{ReadyState::Open});
        appendRead(log, 500);
    }
    while (recording->written().reads < 20) {
        QVERIFY(!recording->writeNew(1800));
        QVERIFY(recording->written().records >= recording->written().reads);
    }
}

void RecordingWriterTest::namesTheFirstAddress()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    QCOMPARE(query("SELECT count(*) FROM info WHERE name = 'title'"), QByteArray("0"));
    log.appendRecord(1, attempt(QStringLiteral("http://u:p@one.example/?key=1&b=2")));
    log.appendRecord(2, attempt(QStringLiteral("http://two.example/")));
    QVERIFY(!recording->writeNew(1 << 20));
    QCOMPARE(query("SELECT value FROM info WHERE name = 'title'"),
             QByteArray("http://REDACTED@one.example/?key=REDACTED&b=2"));
}

void RecordingWriterTest::dropsWholeCheckpoints()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    for (quint64 i = 0; i < 100; ++i) {
        appendRead(log, 1000);
        if (i % 10 == 9)
            log.appendRecord({1, m_clock.now(), i * 1000 + 500, CheckpointRecord{i, {}, {}}});
    }
    QVERIFY(!recording->writeNew(1 << 20));
    QVERIFY(!recording->dropOldest(10'000));
    QCOMPARE(recording->droppedBytes(), ByteOffset{19'500});
    QCOMPARE(recording->droppedRows(), quint64{19});
    QCOMPARE(query("SELECT min(offset), count(*) FROM read"), QByteArray("19000|81"));
    QCOMPARE(query("SELECT value FROM info WHERE name LIKE 'dropped%' ORDER BY id"),
             QByteArray("19500\n19"));
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(19'000, 81'000)));
    QVERIFY(!recording->dropOldest(1));
    QCOMPARE(recording->droppedBytes(), ByteOffset{29'500});
    // Room that became free is used again.
    const quint64 size = recording->fileSize();
    for (int i = 0; i < 20; ++i)
        appendRead(log, 500);
    QVERIFY(!recording->writeNew(1 << 20));
    QVERIFY(recording->fileSize() <= size);
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(29'000, 81'000)));
}

void RecordingWriterTest::dropsNoMoreThanCheckpointsAllow()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    appendRead(log, 1000);
    log.appendRecord({1, m_clock.now(), 500, CheckpointRecord{1, {}, {}}});
    QVERIFY(!recording->writeNew(1 << 20));
    QVERIFY(!recording->dropOldest(0));
    QCOMPARE(recording->droppedBytes(), ByteOffset{0});
    QVERIFY(!recording->dropOldest(501));
    QCOMPARE(recording->droppedBytes(), ByteOffset{500});
    QVERIFY(!recording->dropOldest(1));
    QCOMPARE(recording->droppedBytes(), ByteOffset{500});
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(0, 1000)));
}

void RecordingWriterTest::finishesAsOneFile()
{
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    appendRead(log, 1000);
    QVERIFY(!recording->writeNew(1 << 20));
    QVERIFY(!recording->finish());
    QVERIFY(!recording->finish());
    QCOMPARE(query("SELECT value FROM info WHERE name = 'state'"), QByteArray("complete"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("live.sserec.part")});
    QCOMPARE(query("PRAGMA journal_mode"), QByteArray("delete"));
}

void RecordingWriterTest::refusesWhatExists()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    CaptureLog log(m_clock);
    const auto made = RecordingWriter::create(m_path, log);
    QVERIFY(!made);
    QCOMPARE(made.error().code, QByteArray("recording-open"));
    QCOMPARE(file.size(), 4);
}

void RecordingWriterTest::makesPrivateFiles()
{
    const mode_t before = ::umask(0);
    CaptureLog log(m_clock);
    const auto recording = writer(log);
    appendRead(log, 1000);
    QVERIFY(!recording->writeNew(1 << 20));
    ::umask(before);
    for (const QString &path : QStringList{m_path, m_path + QLatin1String("-journal")}) {
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t{0600});
    }
}

QTEST_GUILESS_MAIN(RecordingWriterTest)
#include "tst_recordingwriter.moc"
