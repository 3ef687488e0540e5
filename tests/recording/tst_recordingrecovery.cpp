// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingrecovery.h"

#include "tests/recording/recordingfixture.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sqlite3.h>

using namespace sse;
using namespace sse::test;

/// What is no recording, and what an interrupted program left.
class TestRecordingRecovery final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void refuses_data();
    void refuses();
    void refusesWhatIsNoFile();
    void refusesANewerVersion();
    void rollsBackInPlace();
    void rollsBackInACopy();
    void tellsWhatIsLostWithoutTheJournal();
    void refusesAJournalThatNamesAFile();
    void seesALock();
    void ignoresALockThatNobodyHolds();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("a.sserec")) const
    {
        return m_folder->filePath(name);
    }
    void makeHotJournal(const QString &file);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecordingRecovery::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestRecordingRecovery::refuses_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("a text") << QByteArray("data: hello\n\n") << QByteArray("recording-not-sqlite");
    QTest::newRow("an empty file") << QByteArray() << QByteArray("recording-not-sqlite");
    QTest::newRow("noise") << QByteArray(50'000, '\xA5') << QByteArray("recording-not-sqlite");
    QTest::newRow("SQLite's first bytes")
        << QByteArray("SQLite format 3\0", 16) << QByteArray("recording-not-sqlite");
}

void TestRecordingRecovery::refuses()
{
    QFETCH(QByteArray, contents);
    QFETCH(QByteArray, code);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(contents);
    file.close();
    const auto opened = RecordingReader::open(path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    QVERIFY(opened.error().message.endsWith(u'.'));
}

void TestRecordingRecovery::refusesWhatIsNoFile()
{
    QCOMPARE(RecordingReader::open(path()).error().code, QByteArray("recording-missing"));
    QCOMPARE(RecordingReader::open(m_folder->path()).error().code, QByteArray("recording-foreign"));
    QCOMPARE(RecordingReader::open(QString()).error().code, QByteArray("recording-missing"));
    QVERIFY(!verifyRecording(path()));
}

void TestRecordingRecovery::refusesANewerVersion()
{
    FakeClock clock;
    CaptureLog log(clock);
    QCOMPARE(record(log, path()), QString());
    QCOMPARE(runSql(path(), "PRAGMA user_version = 2; CREATE TABLE new(id)"), QString());
    const auto opened = RecordingReader::open(path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, QByteArray("recording-newer"));
    QVERIFY(opened.error().message.contains(QLatin1String("newer version")));
}

/// Makes \a file and its journal as a program leaves them that is killed in a transaction.
void TestRecordingRecovery::makeHotJournal(const QString &file)
{
    const QString other = path(QStringLiteral("other"));
    QVERIFY(QFile::copy(file, other));
    QVERIFY(QFile::remove(file));
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(other).constData(), &handle), SQLITE_OK);
    // Changed pages that find no room in memory are written before the end.
    QCOMPARE(sqlite3_exec(handle,
                          "PRAGMA cache_size=2; PRAGMA cache_spill=1; BEGIN; "
                          "UPDATE read SET time = time + 1; DELETE FROM fact WHERE id > 2",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    QVERIFY(QFile::copy(other, file));
    QVERIFY(QFile::copy(other + QLatin1String("-journal"), file + QLatin1String("-journal")));
    sqlite3_close(handle);
    QVERIFY(QFile(file + QLatin1String("-journal")).size() > 0);
}

void TestRecordingRecovery::rollsBackInPlace()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 3, 2'000'000);
    QCOMPARE(record(log, path()), QString());
    makeHotJournal(path());
    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QCOMPARE(described(*opened->log), described(log));
    QVERIFY(!QFile::exists(path() + QLatin1String("-journal")));
    QCOMPARE(opened->reader->path(), QFileInfo(path()).canonicalFilePath());
}

void TestRecordingRecovery::rollsBackInACopy()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 3, 2'000'000);
    QCOMPARE(record(log, path()), QString());
    makeHotJournal(path());
    Result<ReadableFile> readable = makeReadable(path(), false, false, {});
    QVERIFY(bool(readable));
    const QString copy = readable.value().path;
    QVERIFY(copy != path());
    QVERIFY(QFile(path() + QLatin1String("-journal")).size() > 0);
    QCOMPARE(QFile::permissions(copy) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    {
        const auto opened = reopen(copy);
        QCOMPARE(opened->error.message, QString());
        QCOMPARE(described(*opened->log), described(log));
    }
    readable = Error{};
    QVERIFY(!QFile::exists(copy));
}

void TestRecordingRecovery::tellsWhatIsLostWithoutTheJournal()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 3, 2'000'000);
    QCOMPARE(record(log, path()), QString());
    makeHotJournal(path());
    QVERIFY(QFile::remove(path() + QLatin1String("-journal")));
    const auto opened = reopen(path());
    QCOMPARE(opened->error.message, QString());
    QVERIFY(!opened->reader->damage().isEmpty());
    QVERIFY(notesOn(*opened->log).contains("recording-damaged"));
}

/// A journal may name a file that SQLite deletes when it has rolled back.
void TestRecordingRecovery::refusesAJournalThatNamesAFile()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 3, 2'000'000);
    QCOMPARE(record(log, path()), QString());
    makeHotJournal(path());
    const QString victim = path(QStringLiteral("victim"));
    QFile victimFile(victim);
    QVERIFY(victimFile.open(QIODevice::WriteOnly));
    victimFile.close();
    const QByteArray name = QFile::encodeName(victim);
    quint32 sum = 0;
    for (const char byte : name)
        sum += static_cast<quint32>(static_cast<signed char>(byte));
    const auto number = [](quint32 value) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToBigEndian(value, bytes.data());
        return bytes;
    };
    QFile journal(path() + QLatin1String("-journal"));
    QVERIFY(journal.open(QIODevice::Append));
    journal.write(number(0x4000'0000 / 16384 + 1) + name +
                  number(static_cast<quint32>(name.size())) + number(sum) +
                  QByteArray::fromHex("d9d505f920a163d7"));
    journal.close();
    QCOMPARE(RecordingReader::open(path()).error().code, QByteArray("recording-foreign"));
    QVERIFY(QFile::exists(victim));
}

void TestRecordingRecovery::ignoresALockThatNobodyHolds()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 1, 1, 1000);
    QCOMPARE(record(log, path(), false), QString());
    QFile lock(path() + QLatin1String(".lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("999999999\nsse-inspector\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    lock.close();
    const auto opened = RecordingReader::open(path());
    QVERIFY(bool(opened));
    QVERIFY(!opened.value()->info().live);
}

void TestRecordingRecovery::seesALock()
{
    QVERIFY(!isRecordedInto(path()));
    QLockFile lock(path() + QLatin1String(".lock"));
    QVERIFY(lock.tryLock());
    QVERIFY(isRecordedInto(path()));
    QVERIFY(isRecordedInto(path())); // and does not break it
    lock.unlock();
    QVERIFY(!isRecordedInto(path()));
}

QTEST_APPLESS_MAIN(TestRecordingRecovery)
#include "tst_recordingrecovery.moc"
