// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingreader.h"

#include "core/recording/recordingwriter.h"
#include "tests/recording/recordingfixture.h"

#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace sse::test;

class TestRecordingReader final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void givesBackWhatWasRecorded_data();
    void givesBackWhatWasRecorded();
    void tellsWhatItIs();
    void readsAnEmptyRecording();
    void readsInSteps();
    void masksCredentials();
    void tellsOfAnInterruption();
    void readsWhileItIsRecorded();
    void startsWhereARingStarts();
    void verifies();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("a.sserec")) const
    {
        return m_folder->filePath(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecordingReader::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestRecordingReader::givesBackWhatWasRecorded_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<qsizetype>("bytes");
    QTest::newRow("no bytes") << 1 << qsizetype{0};
    QTest::newRow("few bytes") << 1 << qsizetype{1000};
    QTest::newRow("several connections") << 5 << qsizetype{1'000'000};
    QTest::newRow("several chunks") << 3 << qsizetype{6'000'000};
}

void TestRecordingReader::givesBackWhatWasRecorded()
{
    QFETCH(int, connections);
    QFETCH(qsizetype, bytes);
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, connections, bytes);
    QCOMPARE(record(log, path()), QString());

    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QCOMPARE(described(*opened->log), described(log));
    QVERIFY(bytesOf(*opened->log) == bytesOf(log));
    QVERIFY(opened->reader->damage().isEmpty());
    QCOMPARE(opened->reader->position(), log.byteCount());
    QCOMPARE(opened->reader->info().bodyBytes, log.byteCount());

    // The same bytes at random.
    QByteArray read(static_cast<qsizetype>(log.byteCount()), 'x');
    QVERIFY(opened->reader->bytes()->read(0, {read.data(), static_cast<std::size_t>(read.size())}));
    QVERIFY(read == bytesOf(log));
}

void TestRecordingReader::tellsWhatItIs()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 1, 1000);
    QCOMPARE(record(log, path()), QString());
    const auto opened = RecordingReader::open(path());
    QVERIFY(bool(opened));
    const RecordingInfo &info = opened.value()->info();
    QCOMPARE(info.version, qint64{1});
    QCOMPARE(info.application, QStringLiteral("SSE Inspector " SSE_VERSION));
    QCOMPARE(info.title, QStringLiteral("http://example.org/stream?part=1"));
    QVERIFY(info.anchor.mono == MonoTime());
    QVERIFY(info.anchor.wall == log.anchor().wall);
    QVERIFY(info.complete);
    QVERIFY(!info.live);
    QCOMPARE(info.droppedBytes, ByteOffset{0});
    QCOMPARE(info.fileSize, static_cast<quint64>(QFile(path()).size()));
}

void TestRecordingReader::readsAnEmptyRecording()
{
    FakeClock clock;
    CaptureLog log(clock);
    QCOMPARE(record(log, path()), QString());
    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QCOMPARE(opened->log->recordCount(), std::size_t{0});
    QCOMPARE(opened->log->byteCount(), ByteOffset{0});
}

void TestRecordingReader::readsInSteps()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 7, 3, 400'000);
    QCOMPARE(record(log, path()), QString());
    auto reader = RecordingReader::open(path());
    QVERIFY(bool(reader));
    CaptureLog read(clock, reader.value()->info().anchor, std::make_unique<MemoryChunkStore>());
    std::size_t steps = 0;
    for (bool more = true; more; ++steps) {
        more = reader.value()->readInto(read, 1);
        // Facts before a byte come no later than the byte.
        QVERIFY(read.recordCount() == 0 || read.byteCount() == 0 ||
                log.record(read.recordCount() - 1).position <= read.byteCount());
        if (read.recordCount() < log.recordCount())
            QVERIFY(log.record(read.recordCount()).position >= read.byteCount());
    }
    QCOMPARE(steps, log.readCount());
    QCOMPARE(described(read), described(log));
    QVERIFY(!reader.value()->readInto(read, 1));
    QCOMPARE(described(read), described(log));
}

void TestRecordingReader::masksCredentials()
{
    FakeClock clock;
    CaptureLog log(clock);
    log.appendRecord(1, AttemptRecord{0,
                                      "GET",
                                      QUrl(QStringLiteral("http://u:hush@example.org/?token=hush")),
                                      {{"Authorization", "Bearer hush"}},
                                      {},
                                      {}});
    QCOMPARE(record(log, path()), QString());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hush"));
    const auto opened = reopen(path());
    QCOMPARE(opened->log->recordCount(), std::size_t{1});
    const auto &attempt = std::get<AttemptRecord>(opened->log->record(0).fact);
    QVERIFY(attempt.headers.first().value.contains("redacted"));
}

void TestRecordingReader::tellsOfAnInterruption()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 2, 300'000);
    QCOMPARE(record(log, path(), false), QString());
    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QVERIFY(!opened->reader->info().complete);
    QCOMPARE(notesOn(*opened->log), QList<QByteArray>{"recording-interrupted"});
    QStringList facts = describedFacts(*opened->log);
    facts.removeLast();
    QCOMPARE(facts, describedFacts(log));
    QCOMPARE(describedReads(*opened->log), describedReads(log));
}

void TestRecordingReader::readsWhileItIsRecorded()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 1, 300'000);
    QLockFile lock(path() + QLatin1String(".lock"));
    QVERIFY(lock.tryLock());
    auto writer = RecordingWriter::create(path(), log);
    QVERIFY(bool(writer));
    QVERIFY(!writer.value()->writeNew(1 << 30));

    auto reader = RecordingReader::open(path());
    QVERIFY(bool(reader));
    QVERIFY(reader.value()->info().live);
    const QStringList before = described(log);
    // What comes while it is read is not part of it.
    fillLog(log, clock, 2, 2, 500'000);
    QVERIFY(!writer.value()->writeNew(1 << 30));
    CaptureLog read(clock, reader.value()->info().anchor, std::make_unique<MemoryChunkStore>());
    while (reader.value()->readInto(read, 10'000)) {
    }
    QCOMPARE(described(read), before);
    QVERIFY(reader.value()->damage().isEmpty());
}

void TestRecordingReader::startsWhereARingStarts()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 2, 300'000);
    const std::size_t factsBefore = log.recordCount();
    log.appendRead(2, QByteArray(5000, 'r'));
    const ByteOffset kept = log.byteCount() - 2500; // in the middle of a read
    log.appendRecord(2, NoteRecord{"behind", QStringLiteral("Behind it.")});
    log.appendRecord({2, clock.now(), kept, CheckpointRecord{42, "there", {}}});
    fillLog(log, clock, 3, 3, 900'000);

    auto writer = RecordingWriter::create(path(), log);
    QVERIFY(bool(writer));
    QVERIFY(!writer.value()->writeNew(1 << 30));
    QVERIFY(!writer.value()->dropOldest(kept));
    QCOMPARE(writer.value()->droppedBytes(), kept);
    QVERIFY(!writer.value()->finish());

    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QVERIFY(opened->reader->damage().isEmpty());
    const RecordingInfo &info = opened->reader->info();
    QCOMPARE(info.droppedBytes, kept);
    QCOMPARE(info.droppedRows, quint64{42});
    QCOMPARE(info.lastEventIdThere, QByteArray("there"));
    QCOMPARE(info.bodyBytes, log.byteCount() - kept);
    QVERIFY(bytesOf(*opened->log) == bytesOf(log).sliced(static_cast<qsizetype>(kept)));
    QCOMPARE(notesOn(*opened->log), QList<QByteArray>{"recording-ring"});
    std::size_t before = 0;
    while (log.record(before).position < kept)
        ++before;
    QCOMPARE(before, factsBefore);
    QCOMPARE(info.droppedFacts, quint64{before});
    const auto *note = std::get_if<NoteRecord>(&opened->log->record(before).fact);
    QVERIFY(note && note->code == "recording-ring");
    for (std::size_t i = 0; i < log.recordCount(); ++i) {
        const LogRecord &was = log.record(i);
        const LogRecord &is = opened->log->record(i < before ? i : i + 1);
        QCOMPARE(is.position, was.position < kept ? 0 : was.position - kept);
    }
    // At random, from where the log begins.
    QByteArray some(9000, 'x');
    QVERIFY(opened->reader->bytes()->read(1000, {some.data(), 9000}));
    QVERIFY(some == bytesOf(log).sliced(static_cast<qsizetype>(kept) + 1000, 9000));
}

void TestRecordingReader::verifies()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 3, 5'000'000);
    QCOMPARE(record(log, path()), QString());
    Result<QList<Damage>> damage = verifyRecording(path());
    QVERIFY(bool(damage));
    QVERIFY(damage.value().isEmpty());

    const auto stopped = verifyRecording(path(), [] { return true; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, QByteArray("cancelled"));

    QCOMPARE(runSql(path(), "UPDATE read SET time = time + 1 WHERE offset = 0;"
                            "DELETE FROM fact WHERE id = 3"),
             QString());
    damage = verifyRecording(path());
    QVERIFY(bool(damage));
    QStringList tables;
    for (const Damage &one : damage.value())
        tables.append(QString::fromUtf8(one.table));
    QVERIFY(tables.contains(QLatin1String("read")));
    QVERIFY(tables.contains(QLatin1String("fact")));
}

QTEST_GUILESS_MAIN(TestRecordingReader)
#include "tst_recordingreader.moc"
