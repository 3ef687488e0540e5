// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/capturelog.h"

#include "core/log/logcursor.h"
#include "tests/support/fakeclock.h"

#include <QTest>

#include <atomic>
#include <cstring>
#include <thread>

using namespace sse;

namespace {

QByteArray printReads(const CaptureLog &log)
{
    const MonoTime start = log.anchor().mono;
    QByteArray out;
    for (std::size_t i = 0; i < log.readCount(); ++i) {
        const ReadRecord &read = log.read(i);
        out += "connection " + QByteArray::number(read.connection) + ": " +
               QByteArray::number(read.begin) + '+' + QByteArray::number(read.length) + " at " +
               QByteArray::number(qlonglong{(read.time - start).count()}) + '\n';
    }
    return out;
}

QByteArray allBytes(const CaptureLog &log)
{
    return LogCursor(log).bytes(0, log.byteCount()).toByteArray();
}

} // namespace

class TestCaptureLog final : public QObject
{
    Q_OBJECT

private slots:
    void keepsReadsApart();
    void publishesAReadAtItsEnd();
    void tailMayStayUnused();
    void spansChunks();
    void findsReads();
    void placesRecordsAmongTheBytes();
    void anchorsStampsInWallTime();
    void aReaderSeesTheBytesOfEveryRead();
};

void TestCaptureLog::keepsReadsApart()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    log.appendRead(1, "data: a\n");
    log.appendRead(1, "b");
    clock.advance(Nanos(5));
    log.appendRead(1, "");
    log.appendRead(2, "cd");
    QCOMPARE(printReads(log), QByteArray("connection 1: 0+8 at 0\n"
                                         "connection 1: 8+1 at 0\n"
                                         "connection 2: 9+2 at 5\n"));
    QCOMPARE(allBytes(log), QByteArray("data: a\nbcd"));
}

void TestCaptureLog::publishesAReadAtItsEnd()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    for (const char letter : {'a', 'b'}) {
        std::span<char> tail = log.tail();
        QVERIFY(!tail.empty());
        tail[0] = letter;
        log.commit(1);
    }
    QCOMPARE(log.byteCount(), ByteOffset{0});
    QCOMPARE(log.readCount(), std::size_t{0});
    clock.advance(Nanos(3));
    log.endRead(4);
    QCOMPARE(printReads(log), QByteArray("connection 4: 0+2 at 3\n"));
    QCOMPARE(allBytes(log), QByteArray("ab"));
    log.endRead(4);
    QCOMPARE(log.readCount(), std::size_t{1});
}

void TestCaptureLog::tailMayStayUnused()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    log.appendRead(1, QByteArray(static_cast<qsizetype>(Chunk::size), 'x'));
    QCOMPARE(log.tail().size(), Chunk::size);
    QCOMPARE(log.tail().size(), Chunk::size);
    log.commit(0);
    log.endRead(1);
    QCOMPARE(log.readCount(), std::size_t{1});
    log.appendRead(1, "y");
    QCOMPARE(log.pin(1)->bytes[0], 'y');
    QCOMPARE(log.tail().size(), Chunk::size - 1);
}

void TestCaptureLog::spansChunks()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    QByteArray bytes;
    for (int i = 0; bytes.size() < static_cast<qsizetype>(2 * Chunk::size + 100); ++i)
        bytes += QByteArray::number(i) + ' ';
    log.appendRead(1, "head");
    log.appendRead(1, bytes);
    QCOMPARE(log.readCount(), std::size_t{2});
    QCOMPARE(log.read(1).length, static_cast<quint32>(bytes.size()));
    QVERIFY(allBytes(log) == "head" + bytes);
}

void TestCaptureLog::findsReads()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    for (int length = 1; length <= 9; ++length) {
        log.appendRead(1, QByteArray(length, 'x'));
        for (ByteOffset offset = 0; offset < log.byteCount(); ++offset) {
            const ReadRecord &read = log.read(log.readAt(offset));
            QVERIFY(read.begin <= offset);
            QVERIFY(offset < read.begin + read.length);
        }
    }
}

void TestCaptureLog::placesRecordsAmongTheBytes()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    QCOMPARE(log.appendRecord(1, StateRecord{ReadyState::Open}), std::size_t{0});
    log.appendRead(1, "abc");
    clock.advance(Nanos(7));
    QCOMPARE(log.appendRecord(1, NoteRecord{"some-code", QStringLiteral("A note.")}),
             std::size_t{1});
    QCOMPARE(log.recordCount(), std::size_t{2});
    QCOMPARE(log.record(0).position, ByteOffset{0});
    QCOMPARE(log.record(1).position, ByteOffset{3});
    QCOMPARE(log.record(1).time - log.record(0).time, Nanos(7));
    QCOMPARE(log.record(1).connection, ConnectionId{1});
    QCOMPARE(std::get<NoteRecord>(log.record(1).fact).code, QByteArray("some-code"));
}

void TestCaptureLog::anchorsStampsInWallTime()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    clock.advance(std::chrono::seconds(2));
    clock.setWall(WallTime(std::chrono::seconds(9)));
    log.appendRead(1, "x");
    QCOMPARE(log.anchor().toWall(log.read(0).time) - log.anchor().wall, std::chrono::seconds(2));
}

void TestCaptureLog::aReaderSeesTheBytesOfEveryRead()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    constexpr ByteOffset total = 3 * Chunk::size;
    std::atomic<bool> wrong = false;
    std::thread reader([&] {
        LogCursor cursor(log);
        for (ByteOffset seen = 0; seen < total;) {
            const ByteOffset count = log.byteCount();
            if (count == seen)
                continue;
            const std::size_t number = log.readAt(count - 1);
            const ReadRecord &read = log.read(number);
            if (read.begin + read.length < count || log.readCount() <= number)
                wrong = true;
            const QByteArrayView bytes = cursor.bytes(seen, count - seen);
            for (qsizetype i = 0; i < bytes.size(); ++i) {
                if (bytes[i] != static_cast<char>((seen + static_cast<ByteOffset>(i)) % 251))
                    wrong = true;
            }
            seen = count;
        }
    });
    for (ByteOffset written = 0; written < total;) {
        const std::span<char> tail = log.tail();
        const std::size_t count = std::min<std::size_t>({tail.size(), 1499, total - written});
        for (std::size_t i = 0; i < count; ++i)
            tail[i] = static_cast<char>((written + i) % 251);
        log.commit(count);
        written += count;
        log.endRead(1);
    }
    reader.join();
    QVERIFY(!wrong);
}

QTEST_APPLESS_MAIN(TestCaptureLog)
#include "tst_capturelog.moc"
