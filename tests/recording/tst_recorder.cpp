// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recorder.h"

#include "tests/support/recordedrows.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <future>
#include <thread>

using namespace sse;
using namespace sse::test;

class RecorderTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void recordsWhatArrives();
    void recordsWhileAnotherThreadWrites();
    void finishesUnderAnotherName();
    void finishesInThePlaceOfAFile();
    void finishesOnceOnly();
    void savesACopyWhileRecording();
    void saysWhySavingFails();
    void tellsOfTheLimit();
    void dropsTheOldest();
    void makesThePrivateFolder();
    void locksTheFile();
    void tellsAFailureAndTriesAgain();
    void finishesAfterAFailedTry();

private:
    [[nodiscard]] RecordingPlan plan() const
    {
        RecordingPlan plan;
        plan.path = m_path;
        plan.period = Millis(5);
        return plan;
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    void appendRead(CaptureLog &log, qsizetype length)
    {
        log.appendRead(1, patternBytes(log.byteCount(), length));
    }
    /// A checkpoint behind each read.
    void appendBlocks(CaptureLog &log, int count, qsizetype length)
    {
        for (int i = 0; i < count; ++i) {
            appendRead(log, length);
            log.appendRecord(1, CheckpointRecord{log.readCount(), {}, {}});
        }
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void RecorderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("live.sserec.part"));
}

void RecorderTest::recordsWhatArrives()
{
    CaptureLog log(m_clock);
    std::atomic<int> changes = 0;
    Recorder recorder(log, plan(), [&] { ++changes; });
    for (int i = 0; i < 5; ++i) {
        appendRead(log, 1000);
        recorder.wake();
        QTRY_COMPARE(recorder.savedBytes(), log.byteCount());
    }
    QTRY_COMPARE(recorder.status().written, (WrittenPart{5000, 5, 0}));
    QVERIFY(recorder.status().state == RecordingStatus::State::Recording);
    QVERIFY(recorder.status().fileSize > 5000);
    QVERIFY(changes >= 5);
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(0, 5000)));
    QVERIFY(!recorder.finish());
    QVERIFY(recorder.status().state == RecordingStatus::State::Finished);
    QCOMPARE(files(), QStringList{QStringLiteral("live.sserec.part")});
}

void RecorderTest::recordsWhileAnotherThreadWrites()
{
    CaptureLog log(m_clock);
    constexpr int reads = 20'000;
    // The destructor finishes.
    {
        Recorder recorder(log, plan(), {});
        std::thread writer([&] {
            for (int i = 0; i < reads; ++i) {
                appendRead(log, 1 + i % 700);
                if (i % 100 == 0)
                    log.appendRecord(1, StateRecord{ReadyState::Open});
                recorder.wake();
            }
        });
        writer.join();
    }
    QCOMPARE(recordedBytes(m_path),
             std::optional(patternBytes(0, static_cast<qsizetype>(log.byteCount()))));
    QCOMPARE(queried(m_path, "SELECT count(*) FROM read"), QByteArray::number(reads));
    QCOMPARE(queried(m_path, "SELECT count(*) FROM fact"), QByteArray::number(reads / 100));
    QCOMPARE(queried(m_path, "SELECT value FROM info WHERE name = 'state'"),
             QByteArray("complete"));
}

void RecorderTest::finishesUnderAnotherName()
{
    CaptureLog log(m_clock);
    Recorder recorder(log, plan(), {});
    appendRead(log, 100);
    const QString path = m_folder->filePath(QStringLiteral("kept.sserec"));
    QVERIFY(!recorder.finish(path));
    QCOMPARE(files(), QStringList{QStringLiteral("kept.sserec")});
    QCOMPARE(recordedBytes(path), std::optional(patternBytes(0, 100)));
}

void RecorderTest::finishesInThePlaceOfAFile()
{
    const QString path = m_folder->filePath(QStringLiteral("kept.sserec"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    CaptureLog log(m_clock);
    Recorder recorder(log, plan(), {});
    appendRead(log, 100);
    QVERIFY(!recorder.finish(path));
    QCOMPARE(recordedBytes(path), std::optional(patternBytes(0, 100)));
}

void RecorderTest::finishesOnceOnly()
{
    CaptureLog log(m_clock);
    Recorder recorder(log, plan(), {});
    appendRead(log, 100);
    QVERIFY(!recorder.finish());
    appendRead(log, 100);
    recorder.wake();
    QVERIFY(!recorder.finish(m_folder->filePath(QStringLiteral("other.sserec"))));
    QCOMPARE(files(), QStringList{QStringLiteral("live.sserec.part")});
    std::optional<Error> saved;
    recorder.saveAs(m_folder->filePath(QStringLiteral("copy.sserec")),
                    [&](std::optional<Error> error) { saved = std::move(error); });
    QVERIFY(saved);
    QCOMPARE(saved->code, QByteArray("recording-finished"));
}

void RecorderTest::savesACopyWhileRecording()
{
    CaptureLog log(m_clock);
    Recorder recorder(log, plan(), {});
    appendRead(log, 3'000'000);
    const QString path = m_folder->filePath(QStringLiteral("copy.sserec"));
    std::promise<std::optional<Error>> done;
    recorder.saveAs(path, [&](std::optional<Error> error) { done.set_value(std::move(error)); });
    QVERIFY(!done.get_future().get());
    QCOMPARE(recordedBytes(path), std::optional(patternBytes(0, 3'000'000)));
    QCOMPARE(queried(path, "SELECT value FROM info WHERE name = 'state'"), QByteArray("complete"));
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t{0600});
    // The recording itself goes on.
    appendRead(log, 1000);
    QVERIFY(!recorder.finish());
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(0, 3'001'000)));
    QCOMPARE(files(),
             QStringList({QStringLiteral("copy.sserec"), QStringLiteral("live.sserec.part")}));
}

void RecorderTest::saysWhySavingFails()
{
    CaptureLog log(m_clock);
    Recorder recorder(log, plan(), {});
    appendRead(log, 1000);
    std::promise<std::optional<Error>> done;
    recorder.saveAs(m_folder->filePath(QStringLiteral("missing/copy.sserec")),
                    [&](std::optional<Error> error) { done.set_value(std::move(error)); });
    const std::optional<Error> error = done.get_future().get();
    QVERIFY(error);
    QCOMPARE(error->code, QByteArray("recording-open"));
    QVERIFY(recorder.status().state == RecordingStatus::State::Recording);
}

void RecorderTest::tellsOfTheLimit()
{
    CaptureLog log(m_clock);
    RecordingPlan limited = plan();
    limited.mostBytes = 10'000;
    limited.atLimit = AtLimit::Stop;
    Recorder recorder(log, limited, {});
    for (int i = 0; i < 100; ++i)
        appendRead(log, 1000);
    recorder.wake();
    QTRY_VERIFY(recorder.status().state == RecordingStatus::State::AtLimit);
    QVERIFY(!recorder.finish());
    QVERIFY(recorder.status().state == RecordingStatus::State::Finished);
    // Nothing that arrived is lost.
    QCOMPARE(recorder.savedBytes(), ByteOffset{100'000});
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(0, 100'000)));
}

void RecorderTest::dropsTheOldest()
{
    CaptureLog log(m_clock);
    RecordingPlan limited = plan();
    limited.mostBytes = 100'000;
    Recorder recorder(log, limited, {});
    for (int i = 0; i < 10; ++i) {
        appendBlocks(log, 30, 1000);
        recorder.wake();
        QTRY_COMPARE(recorder.savedBytes(), log.byteCount());
    }
    QVERIFY(!recorder.finish());
    const RecordingStatus status = recorder.status();
    QVERIFY(status.droppedBytes >= 200'000);
    QVERIFY(status.droppedBytes <= 200'000 + 100'000 / 16 + 31'000);
    QCOMPARE(status.droppedRows, status.droppedBytes / 1000);
    QCOMPARE(recordedBytes(m_path),
             std::optional(patternBytes(status.droppedBytes,
                                        static_cast<qsizetype>(300'000 - status.droppedBytes))));
    QCOMPARE(queried(m_path, "SELECT value FROM info WHERE name = 'droppedBytes'"),
             QByteArray::number(status.droppedBytes));
}

void RecorderTest::makesThePrivateFolder()
{
    CaptureLog log(m_clock);
    RecordingPlan deep = plan();
    deep.path = m_folder->filePath(QStringLiteral("a/b/live.sserec.part"));
    Recorder recorder(log, deep, {});
    QVERIFY(!recorder.finish());
    struct stat status = {};
    const QString folder = m_folder->filePath(QStringLiteral("a/b"));
    QCOMPARE(::stat(QFile::encodeName(folder).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t{0700});
}

void RecorderTest::locksTheFile()
{
    CaptureLog log(m_clock);
    QLockFile lock(m_path + QLatin1String(".lock"));
    {
        Recorder recorder(log, plan(), {});
        QTRY_VERIFY(recorder.status().fileSize > 0);
        QVERIFY(!lock.tryLock(0));
        QVERIFY(!recorder.finish());
        QVERIFY(lock.tryLock(0));
    }
    Recorder other(log, plan(), {});
    QTRY_VERIFY(other.status().error);
    QCOMPARE(other.status().error->code, QByteArray("recording-busy"));
}

void RecorderTest::tellsAFailureAndTriesAgain()
{
    CaptureLog log(m_clock);
    appendRead(log, 1000);
    QFile inTheWay(m_path);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    Recorder recorder(log, plan(), {});
    QTRY_VERIFY(recorder.status().state == RecordingStatus::State::Failed);
    QCOMPARE(recorder.status().error->code, QByteArray("recording-open"));
    QCOMPARE(recorder.savedBytes(), ByteOffset{0});
    QVERIFY(inTheWay.remove());
    QTRY_VERIFY(recorder.status().state == RecordingStatus::State::Recording);
    QTRY_COMPARE(recorder.savedBytes(), ByteOffset{1000});
    QVERIFY(!recorder.status().error);
}

void RecorderTest::finishesAfterAFailedTry()
{
    CaptureLog log(m_clock);
    appendRead(log, 1000);
    Recorder recorder(log, plan(), {});
    const std::optional<Error> error =
        recorder.finish(m_folder->filePath(QStringLiteral("missing/kept.sserec")));
    QVERIFY(error);
    QCOMPARE(error->code, QByteArray("recording-io"));
    QVERIFY(recorder.status().state == RecordingStatus::State::Failed);
    QCOMPARE(recordedBytes(m_path), std::optional(patternBytes(0, 1000)));
    const QString path = m_folder->filePath(QStringLiteral("kept.sserec"));
    QVERIFY(!recorder.finish(path));
    QCOMPARE(recordedBytes(path), std::optional(patternBytes(0, 1000)));
}

QTEST_GUILESS_MAIN(RecorderTest)
#include "tst_recorder.moc"
