// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/logcursor.h"

#include "tests/support/fakeclock.h"

#include <QTest>

#include <memory>
#include <set>

using namespace sse;

namespace {

/// Memory from which chunks can leave.
class LeavingChunkStore final : public ChunkStore
{
public:
    [[nodiscard]] std::shared_ptr<const Chunk> pin(std::size_t number) const override
    {
        pins += absent.erase(number);
        return m_memory.pin(number);
    }
    [[nodiscard]] std::shared_ptr<const Chunk> resident(std::size_t number) const override
    {
        return absent.contains(number) ? nullptr : m_memory.pin(number);
    }
    void copy(ByteOffset begin, std::span<char> to) const override
    {
        ++copies;
        m_memory.copy(begin, to);
    }
    std::shared_ptr<Chunk> add() override { return m_memory.add(); }

    mutable std::set<std::size_t> absent;
    mutable std::size_t pins = 0; // of absent chunks
    mutable int copies = 0;

private:
    MemoryChunkStore m_memory;
};

} // namespace

class TestLogCursor final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void copiesNothingWithinAChunk();
    void copiesALittleOfAnAbsentChunk();
    void bringsAChunkBackThatMoreIsWantedOf();
    void bringsAChunkBackForALongRange();
    void gathersFromAbsentAndResidentChunks();

private:
    /// Three chunks of which none is in memory.
    [[nodiscard]] LeavingChunkStore *fill(std::unique_ptr<CaptureLog> &log);

    test::FakeClock m_clock;
    QByteArray m_all;
};

void TestLogCursor::reads_data()
{
    QTest::addColumn<quint64>("begin");
    QTest::addColumn<quint64>("length");
    constexpr quint64 size = Chunk::size;
    QTest::newRow("nothing") << quint64{0} << quint64{0};
    QTest::newRow("nothing at the end") << 3 * size << quint64{0};
    QTest::newRow("the first bytes") << quint64{0} << quint64{5};
    QTest::newRow("up to a border") << size - 5 << quint64{5};
    QTest::newRow("from a border") << size << quint64{5};
    QTest::newRow("over a border") << size - 2 << quint64{5};
    QTest::newRow("a whole chunk") << size << size;
    QTest::newRow("over two borders") << size - 1 << size + 2;
    QTest::newRow("everything") << quint64{0} << 3 * size;
}

void TestLogCursor::reads()
{
    QFETCH(quint64, begin);
    QFETCH(quint64, length);
    test::FakeClock clock;
    CaptureLog log(clock);
    QByteArray all;
    for (int i = 0; all.size() < static_cast<qsizetype>(3 * Chunk::size); ++i)
        all += QByteArray::number(i) + ',';
    all.truncate(static_cast<qsizetype>(3 * Chunk::size));
    log.appendRead(1, all);

    LogCursor cursor(log);
    const QByteArrayView expected =
        QByteArrayView(all).sliced(static_cast<qsizetype>(begin), static_cast<qsizetype>(length));
    QVERIFY(cursor.bytes(begin, length) == expected);
    QVERIFY(cursor.bytes(0, 7) == QByteArrayView(all).first(7));
    QVERIFY(cursor.bytes(begin, length) == expected);
}

void TestLogCursor::copiesNothingWithinAChunk()
{
    test::FakeClock clock;
    CaptureLog log(clock);
    log.appendRead(1, "0123456789");
    LogCursor cursor(log);
    QCOMPARE(static_cast<const void *>(cursor.bytes(3, 4).data()),
             static_cast<const void *>(log.pin(0)->bytes.data() + 3));
}

LeavingChunkStore *TestLogCursor::fill(std::unique_ptr<CaptureLog> &log)
{
    auto made = std::make_unique<LeavingChunkStore>();
    LeavingChunkStore *store = made.get();
    log = std::make_unique<CaptureLog>(m_clock, TimeAnchor{}, std::move(made));
    m_all.clear();
    for (int i = 0; m_all.size() < static_cast<qsizetype>(3 * Chunk::size); ++i)
        m_all += QByteArray::number(i) + ',';
    m_all.truncate(static_cast<qsizetype>(3 * Chunk::size));
    log->appendRead(1, m_all);
    store->absent = {0, 1, 2};
    return store;
}

void TestLogCursor::copiesALittleOfAnAbsentChunk()
{
    std::unique_ptr<CaptureLog> log;
    const LeavingChunkStore *store = fill(log);
    LogCursor cursor(*log);
    QVERIFY(cursor.bytes(1000, 300) == QByteArrayView(m_all).sliced(1000, 300));
    QVERIFY(cursor.bytes(5, 300) == QByteArrayView(m_all).sliced(5, 300));
    QCOMPARE(store->copies, 2);
    QCOMPARE(store->pins, std::size_t{0});
}

void TestLogCursor::bringsAChunkBackThatMoreIsWantedOf()
{
    std::unique_ptr<CaptureLog> log;
    const LeavingChunkStore *store = fill(log);
    LogCursor cursor(*log);
    for (qsizetype i = 0; i < 100; ++i)
        QVERIFY(cursor.bytes(static_cast<ByteOffset>(i * 200), 200) ==
                QByteArrayView(m_all).sliced(i * 200, 200));
    QVERIFY(store->copies > 0);
    QVERIFY(store->copies < 20);
    QCOMPARE(store->pins, std::size_t{1});
    QVERIFY(!store->absent.contains(0));
}

void TestLogCursor::bringsAChunkBackForALongRange()
{
    std::unique_ptr<CaptureLog> log;
    const LeavingChunkStore *store = fill(log);
    LogCursor cursor(*log);
    QVERIFY(cursor.bytes(10, 200'000) == QByteArrayView(m_all).sliced(10, 200'000));
    QCOMPARE(store->copies, 0);
    QCOMPARE(store->pins, std::size_t{1});
}

void TestLogCursor::gathersFromAbsentAndResidentChunks()
{
    std::unique_ptr<CaptureLog> log;
    const LeavingChunkStore *store = fill(log);
    store->absent.erase(1);
    LogCursor cursor(*log);
    constexpr auto size = static_cast<qsizetype>(Chunk::size);
    QVERIFY(cursor.bytes(Chunk::size - 100, 200) == QByteArrayView(m_all).sliced(size - 100, 200));
    QVERIFY(cursor.bytes(2 * Chunk::size - 100, 200) ==
            QByteArrayView(m_all).sliced(2 * size - 100, 200));
    QVERIFY(cursor.bytes(Chunk::size - 100, Chunk::size + 200) ==
            QByteArrayView(m_all).sliced(size - 100, size + 200));
    QCOMPARE(store->copies, 4);
    QCOMPARE(store->pins, std::size_t{0});
}

QTEST_APPLESS_MAIN(TestLogCursor)
#include "tst_logcursor.moc"
