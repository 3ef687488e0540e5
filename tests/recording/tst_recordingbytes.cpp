// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingbytes.h"

#include "core/recording/recordingwriter.h"
#include "tests/recording/recordingfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <random>
#include <thread>

#include <sqlite3.h>

using namespace sse;
using namespace sse::test;

class TestRecordingBytes final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void reads_data();
    void reads();
    void readsAtRandom();
    void givesZerosForWhatIsMissing();
    void leavesOutDamagedRows();
    void leavesOutIgnoredRows();
    void shifts();
    void waitsForTheFile();
    void followsARename();
    void readsWhileItIsRecorded();
    void readsWhileItIsLocked();
    void readsFromOddNames();
    void readsInThreads();

private:
    [[nodiscard]] QString path(const char *name = "base") const
    {
        return m_folder.filePath(QLatin1String(name));
    }
    [[nodiscard]] QByteArrayView expected(qsizetype begin, qsizetype length) const
    {
        return QByteArrayView(m_expected).sliced(begin, length);
    }

    QTemporaryDir m_folder;
    QByteArray m_expected;
    qsizetype m_second = 0; // where the second read begins
};

namespace {

/// \a length bytes from \a begin on; empty when they can't all be read.
QByteArray readFrom(const RecordingBytes &bytes, qsizetype begin, qsizetype length)
{
    QByteArray read(length, 'x');
    const bool whole =
        bytes.read(static_cast<ByteOffset>(begin), {read.data(), static_cast<std::size_t>(length)});
    return whole ? read : QByteArray();
}

} // namespace

void TestRecordingBytes::initTestCase()
{
    FakeClock clock;
    CaptureLog log(clock);
    fillLog(log, clock, 3, 3, 3'000'000);
    QVERIFY(record(log, path()).isEmpty());
    m_expected = bytesOf(log);
    m_second = static_cast<qsizetype>(log.read(1).begin);
}

void TestRecordingBytes::reads_data()
{
    QTest::addColumn<qsizetype>("begin");
    QTest::addColumn<qsizetype>("length");
    const qsizetype end = m_expected.size();
    QTest::newRow("the first byte") << qsizetype{0} << qsizetype{1};
    QTest::newRow("the last byte") << end - 1 << qsizetype{1};
    QTest::newRow("over a border") << m_second - 1 << qsizetype{2};
    QTest::newRow("up to a border") << qsizetype{0} << m_second;
    QTest::newRow("from a border") << m_second << qsizetype{1};
    QTest::newRow("many small ones") << qsizetype{1000} << qsizetype{65'536};
    QTest::newRow("a chunk") << qsizetype{100'000} << qsizetype{2 << 20};
    QTest::newRow("all") << qsizetype{0} << end;
}

void TestRecordingBytes::reads()
{
    QFETCH(qsizetype, begin);
    QFETCH(qsizetype, length);
    const RecordingBytes bytes(path());
    QVERIFY(readFrom(bytes, begin, length) == expected(begin, length));
    QVERIFY(readFrom(bytes, begin, length) == expected(begin, length));
}

void TestRecordingBytes::readsAtRandom()
{
    const RecordingBytes bytes(path());
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        const auto begin = static_cast<qsizetype>(random()) % m_expected.size();
        const auto length =
            std::min(m_expected.size() - begin,
                     1 + static_cast<qsizetype>(random()) % (i % 10 ? 300 : 90'000));
        QVERIFY(readFrom(bytes, begin, length) == expected(begin, length));
    }
}

void TestRecordingBytes::givesZerosForWhatIsMissing()
{
    const RecordingBytes bytes(path());
    QByteArray read(100, 'x');
    const qsizetype begin = m_expected.size() - 40;
    QVERIFY(!bytes.read(static_cast<ByteOffset>(begin), {read.data(), 100}));
    QVERIFY(read == expected(begin, 40) + QByteArray(60, '\0'));
    QVERIFY(!bytes.read(quint64{1} << 63, {read.data(), 100}));
    QCOMPARE(read, QByteArray(100, '\0'));
    const RecordingBytes none(path("missing"));
    read.fill('x');
    QVERIFY(!none.read(0, {read.data(), 100}));
    QCOMPARE(read, QByteArray(100, '\0'));
}

void TestRecordingBytes::leavesOutDamagedRows()
{
    QVERIFY(QFile::copy(path(), path("damaged")));
    QCOMPARE(runSql(path("damaged"), "UPDATE read SET time = time + 1 WHERE offset = " +
                                         QByteArray::number(m_second)),
             QString());
    const RecordingBytes bytes(path("damaged"));
    QVERIFY(readFrom(bytes, 0, m_second) == expected(0, m_second));
    QByteArray read(m_second + 1, 'x');
    QVERIFY(!bytes.read(0, {read.data(), static_cast<std::size_t>(read.size())}));
    QVERIFY(read == expected(0, m_second) + QByteArray(1, '\0'));
    QVERIFY(readFrom(bytes, m_second, 1).isEmpty());
    QVERIFY(readFrom(bytes, m_expected.size() - 9, 9) == expected(m_expected.size() - 9, 9));
}

void TestRecordingBytes::leavesOutIgnoredRows()
{
    FakeClock clock;
    CaptureLog log(clock);
    log.appendRead(1, "0123456789");
    log.appendRead(1, "abcdefghij");
    QVERIFY(record(log, path("ignored")).isEmpty());
    RecordingBytes bytes(path("ignored"));
    QCOMPARE(readFrom(bytes, 5, 10), QByteArray("56789abcde"));
    bytes.ignoreRow(10);
    QCOMPARE(readFrom(bytes, 5, 5), QByteArray("56789"));
    QVERIFY(readFrom(bytes, 5, 10).isEmpty());
    bytes.ignoreRow(0);
    QVERIFY(readFrom(bytes, 5, 5).isEmpty());
}

void TestRecordingBytes::shifts()
{
    RecordingBytes bytes(path());
    bytes.addShift({0, 500});
    QVERIFY(readFrom(bytes, 0, 50) == expected(500, 50));
    bytes.addShift({1000, 70'000});
    bytes.addShift({1010, 90'000});
    QVERIFY(readFrom(bytes, 990, 100) ==
            expected(1490, 10) + expected(70'000, 10).toByteArray() + expected(90'000, 80));
    QVERIFY(readFrom(bytes, 200'000, 100'000) == expected(288'990, 100'000));
}

void TestRecordingBytes::waitsForTheFile()
{
    const RecordingBytes bytes(path("late"));
    QVERIFY(readFrom(bytes, 0, 10).isEmpty());
    QVERIFY(QFile::copy(path(), path("late")));
    QVERIFY(readFrom(bytes, 0, 10) == expected(0, 10));
}

void TestRecordingBytes::followsARename()
{
    QVERIFY(QFile::copy(path(), path("before")));
    RecordingBytes bytes(path("before"));
    QVERIFY(readFrom(bytes, 0, 10) == expected(0, 10));
    QVERIFY(QFile::rename(path("before"), path("after")));
    bytes.setPath(path("after"));
    QVERIFY(readFrom(bytes, 0, 10) == expected(0, 10));
    QVERIFY(readFrom(bytes, 0, 100'000) == expected(0, 100'000));
}

void TestRecordingBytes::readsWhileItIsRecorded()
{
    FakeClock clock;
    CaptureLog log(clock);
    auto writer = RecordingWriter::create(path("live"), log);
    QVERIFY(bool(writer));
    const RecordingBytes bytes(path("live"));
    for (qsizetype i = 0; i < 20; ++i) {
        log.appendRead(1, expected(i * 1000, 1000));
        QVERIFY(readFrom(bytes, i * 1000, 1000).isEmpty());
        QVERIFY(!writer.value()->writeNew(1 << 20));
        QVERIFY(readFrom(bytes, 0, (i + 1) * 1000) == expected(0, (i + 1) * 1000));
    }
    QVERIFY(!writer.value()->finish());
    QVERIFY(readFrom(bytes, 0, 20'000) == expected(0, 20'000));
}

void TestRecordingBytes::readsWhileItIsLocked()
{
    QVERIFY(QFile::copy(path(), path("locked")));
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path("locked")).constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    const RecordingBytes bytes(path("locked"));
    const QByteArray few = readFrom(bytes, 1000, 500);
    const QByteArray many = readFrom(bytes, 1000, 500'000);
    sqlite3_close(handle);
    QVERIFY(few == expected(1000, 500));
    QVERIFY(many == expected(1000, 500'000));
}

void TestRecordingBytes::readsFromOddNames()
{
    for (const char *name : {"a?b=c&d#e", "100%25 %", "file:x", "-\xC3\xA4 'q'"}) {
        const QString odd = m_folder.filePath(QString::fromUtf8(name));
        QVERIFY(QFile::copy(path(), odd));
        const RecordingBytes bytes(odd);
        QVERIFY(readFrom(bytes, 1000, 500) == expected(1000, 500));
        QVERIFY(bool(RecordingReader::open(odd)));
        QVERIFY(QFile::remove(odd));
    }
}

void TestRecordingBytes::readsInThreads()
{
    const RecordingBytes bytes(path());
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (quint32 seed = 0; seed < 4; ++seed) {
        threads.emplace_back([&, seed] {
            std::mt19937 random(seed);
            const qsizetype length = seed % 2 ? 200 : 200'000;
            for (int i = 0; i < 100; ++i) {
                const auto begin = static_cast<qsizetype>(random()) % (m_expected.size() - length);
                if (readFrom(bytes, begin, length) != expected(begin, length))
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestRecordingBytes)
#include "tst_recordingbytes.moc"
