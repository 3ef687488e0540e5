// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recorder.h"
#include "tests/support/failingvfs.h"
#include "tests/support/recordedrows.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace sse;
using namespace sse::test;

/// What a failing disk does to a recording: every open, read, write, sync, truncate and delete of a
/// whole recording fails in turn.
class RecordingFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void everyOperationFails_data();
    void everyOperationFails();
    void theDiskIsFull();
    void theRecorderTells_data();
    void theRecorderTells();

private:
    void record(CaptureLog &log);
    void step(const std::function<std::optional<Error>()> &call);
    void checkFile();
    [[nodiscard]] QByteArray logged(const CaptureLog &log) const
    {
        return patternBytes(0, static_cast<qsizetype>(log.byteCount()));
    }

    FakeClock m_clock;
    std::unique_ptr<FailingVfs> m_disk;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<RecordingWriter> m_writer;
    const CaptureLog *m_log = nullptr;
    int m_errors = 0;
    QByteArrayList m_codes;
    bool m_repair = false;
};

void RecordingFaultsTest::init()
{
    m_disk = std::make_unique<FailingVfs>();
}

/// The recording may be taken over as it is now, as if the program were killed: it is sound, and
/// holds what was acknowledged.
void RecordingFaultsTest::checkFile()
{
    const QString copy = m_folder->filePath(QStringLiteral("copy"));
    for (const char *end : {"", "-journal"}) {
        QFile::remove(copy + QLatin1String(end));
        QFile::copy(m_path + QLatin1String(end), copy + QLatin1String(end));
    }
    auto database = Database::open(copy, Database::Mode::ReadWrite);
    QVERIFY(database);
    Statement check = database.value().prepare("PRAGMA quick_check");
    QVERIFY(check.step() == Statement::Step::Row);
    QCOMPARE(check.bytes(0).toByteArray(), QByteArray("ok"));
    check = {};
    const std::optional<QByteArray> bytes = recordedBytes(copy);
    QVERIFY(bytes);
    const auto begin = database.value().integerOf("SELECT min(offset) FROM read").value_or(0);
    QVERIFY(static_cast<quint64>(begin + bytes->size()) >= m_writer->written().bytes);
    QCOMPARE(*bytes, logged(*m_log).mid(begin, bytes->size()));
    QVERIFY(database.value().integerOf("SELECT count(*) FROM fact").value_or(-1) >=
            static_cast<qint64>(m_writer->written().records));
}

/// Calls until it works; after the second failure the disk is repaired.
void RecordingFaultsTest::step(const std::function<std::optional<Error>()> &call)
{
    for (int tries = 0; tries < 4; ++tries) {
        const std::optional<Error> error = call();
        if (!error)
            return;
        ++m_errors;
        m_codes.append(error->code);
        QVERIFY(!error->message.isEmpty());
        QVERIFY(m_disk->failures() > 0);
        if (m_writer)
            checkFile();
        if (tries == 1 && m_repair) {
            m_disk->failAt(0, false);
            m_disk->setRoom(-1);
        }
    }
    QFAIL("The disk is well again, but recording is not.");
}

void RecordingFaultsTest::record(CaptureLog &log)
{
    m_writer.reset();
    m_log = &log;
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("live"));
    step([&]() -> std::optional<Error> {
        auto made = RecordingWriter::create(m_path, log, m_disk->name());
        if (!made)
            return made.error();
        m_writer = std::move(made.value());
        return {};
    });
    if (!m_writer)
        return;
    for (int batch = 0; batch < 4; ++batch) {
        log.appendRecord(1, StateRecord{ReadyState::Open});
        for (const int length : {10, 20'000, 300}) {
            log.appendRead(1, patternBytes(log.byteCount(), length));
            log.appendRecord(1, CheckpointRecord{log.readCount(), {}, {}});
        }
        step([&] { return m_writer->writeNew(1 << 20); });
    }
    step([&] { return m_writer->dropOldest(30'000); });
    log.appendRead(1, patternBytes(log.byteCount(), 15'000));
    step([&] { return m_writer->writeNew(1 << 20); });
    step([&] { return m_writer->finish(); });
}

void RecordingFaultsTest::everyOperationFails_data()
{
    QTest::addColumn<bool>("persistent");
    QTest::newRow("once") << false;
    QTest::newRow("from then on") << true;
}

void RecordingFaultsTest::everyOperationFails()
{
    QFETCH(bool, persistent);
    m_repair = persistent;
    int errors = 0;
    for (int number = 1;; ++number) {
        CaptureLog log(m_clock);
        m_errors = 0;
        m_disk->failAt(number, persistent);
        record(log);
        const bool failed = m_disk->failures() > 0 || m_errors > 0;
        m_disk->failAt(0, false);
        if (QTest::currentTestFailed())
            QFAIL(QByteArray("at operation " + QByteArray::number(number)).constData());
        errors += m_errors;
        // One that is complete in the end, whatever happened.
        const QByteArray all = logged(log);
        const std::optional<QByteArray> bytes = recordedBytes(m_path);
        QVERIFY(bytes);
        QCOMPARE(*bytes, all.last(bytes->size()));
        QCOMPARE(m_writer->droppedBytes(), ByteOffset{40'320});
        QCOMPARE(bytes->size(), all.size() - 40'320);
        QCOMPARE(queried(m_path, "SELECT count(*) FROM fact"), QByteArray("16"));
        QCOMPARE(queried(m_path, "SELECT value FROM info WHERE name = 'state'"),
                 QByteArray("complete"));
        QCOMPARE(queried(m_path, "PRAGMA integrity_check"), QByteArray("ok"));
        if (!failed) {
            QVERIFY2(number > 100, QByteArray::number(number).constData());
            break;
        }
        QVERIFY2(number < 5000, "no end");
    }
    QVERIFY2(errors > 50, QByteArray::number(errors).constData());
}

void RecordingFaultsTest::theDiskIsFull()
{
    m_repair = true;
    QByteArrayList codes;
    for (qint64 room = 0;; room += 5000) {
        CaptureLog log(m_clock);
        m_codes.clear();
        m_disk->setRoom(room);
        record(log);
        m_disk->setRoom(-1);
        if (QTest::currentTestFailed())
            QFAIL(QByteArray("with room for " + QByteArray::number(room)).constData());
        QCOMPARE(queried(m_path, "PRAGMA integrity_check"), QByteArray("ok"));
        const std::optional<QByteArray> bytes = recordedBytes(m_path);
        QVERIFY(bytes);
        QCOMPARE(*bytes, logged(log).last(logged(log).size() - 40'320));
        for (const QByteArray &code : m_codes)
            QCOMPARE(code, QByteArray("disk-full"));
        if (m_codes.isEmpty())
            break;
        codes += m_codes;
        QVERIFY(room < 10'000'000);
    }
    QVERIFY(codes.size() > 30);
}

void RecordingFaultsTest::theRecorderTells_data()
{
    QTest::addColumn<bool>("full");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("disk full") << true << QByteArray("disk-full");
    QTest::newRow("disk broken") << false << QByteArray("recording-io");
}

void RecordingFaultsTest::theRecorderTells()
{
    QFETCH(bool, full);
    QFETCH(QByteArray, code);
    m_folder = std::make_unique<QTemporaryDir>();
    SystemClock clock;
    CaptureLog log(clock);
    RecordingPlan plan;
    plan.path = m_folder->filePath(QStringLiteral("live"));
    plan.period = Millis(5);
    plan.vfs = m_disk->name();
    Recorder recorder(log, plan, {});
    log.appendRead(1, patternBytes(0, 1000));
    recorder.wake();
    QTRY_COMPARE(recorder.savedBytes(), ByteOffset{1000});
    if (full)
        m_disk->setRoom(0);
    else
        m_disk->failAt(1, true);
    log.appendRead(1, patternBytes(1000, 100'000));
    recorder.wake();
    QTRY_VERIFY(recorder.status().state == RecordingStatus::State::Failed);
    QCOMPARE(recorder.status().error->code, code);
    QCOMPARE(recorder.savedBytes(), ByteOffset{1000});
    QCOMPARE(recorder.status().written, (WrittenPart{1000, 1, 0}));
    std::optional<Error> error = recorder.finish();
    QVERIFY(error);
    QCOMPARE(error->code, code);
    // To another disk it can be saved.
    std::promise<std::optional<Error>> saved;
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere"));
    recorder.saveAs(elsewhere, [&](std::optional<Error> how) { saved.set_value(std::move(how)); });
    QVERIFY(!saved.get_future().get());
    QCOMPARE(recordedBytes(elsewhere), std::optional(patternBytes(0, 101'000)));
    // The stream goes on, and once there is room, so does the recording.
    log.appendRead(1, patternBytes(101'000, 10));
    m_disk->setRoom(-1);
    m_disk->failAt(0, false);
    QTRY_COMPARE(recorder.savedBytes(), ByteOffset{101'010});
    QVERIFY(recorder.status().state == RecordingStatus::State::Recording);
    QVERIFY(!recorder.status().error);
    QVERIFY(!recorder.finish());
    QCOMPARE(recordedBytes(plan.path), std::optional(patternBytes(0, 101'010)));
}

QTEST_GUILESS_MAIN(RecordingFaultsTest)
#include "tst_recordingfaults.moc"
