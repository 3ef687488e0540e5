// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/pagedchunkstore.h"

#include "core/recording/recordingwriter.h"
#include "tests/recording/recordingfixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace sse;
using namespace sse::test;

namespace {

/// A log over a paged store, and the recording that its chunks come back from.
struct Paged
{
    explicit Paged(std::size_t mostResident)
    {
        auto made = std::make_unique<PagedChunkStore>(mostResident);
        store = made.get();
        log = std::make_unique<CaptureLog>(clock, TimeAnchor{clock.now(), clock.wallNow()},
                                           std::move(made));
        source = std::make_shared<RecordingBytes>(folder.filePath(QStringLiteral("a")));
        store->setSource(source);
    }

    void fill(std::size_t chunks)
    {
        while (log->byteCount() < chunks * Chunk::size) {
            QByteArray bytes;
            for (int i = 0; bytes.size() < 40'000; ++i)
                bytes += QByteArray::number(log->byteCount() * 7919 + static_cast<quint64>(i), 36);
            const auto left = static_cast<qsizetype>(chunks * Chunk::size - log->byteCount());
            log->appendRead(1, QByteArrayView(bytes).first(std::min(left, bytes.size())));
            expected += bytes.first(std::min(left, bytes.size()));
        }
    }

    [[nodiscard]] QByteArrayView expectedOf(std::size_t chunk) const
    {
        return QByteArrayView(expected).sliced(static_cast<qsizetype>(chunk * Chunk::size),
                                               static_cast<qsizetype>(Chunk::size));
    }

    FakeClock clock;
    QTemporaryDir folder;
    PagedChunkStore *store = nullptr;
    std::unique_ptr<CaptureLog> log;
    std::shared_ptr<RecordingBytes> source;
    QByteArray expected;
};

QByteArrayView viewOf(const Chunk &chunk)
{
    return {chunk.bytes.data(), static_cast<qsizetype>(Chunk::size)};
}

} // namespace

class TestPagedChunkStore final : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatIsNotSaved();
    void letsFullSavedChunksGo();
    void keepsWhatWasUsedLast();
    void bringsChunksBack();
    void loadsNothingTwice();
    void copiesWithoutLoading();
    void givesZerosForWhatCantBeRead();
    void staysWholeInThreads();
};

void TestPagedChunkStore::keepsWhatIsNotSaved()
{
    Paged paged(2);
    paged.fill(5);
    QCOMPARE(paged.store->residentCount(), std::size_t{5});
    paged.store->setSaved(Chunk::size - 1);
    QCOMPARE(paged.store->residentCount(), std::size_t{5});
    paged.store->setSaved(Chunk::size);
    QCOMPARE(paged.store->residentCount(), std::size_t{4});
    QVERIFY(!paged.store->resident(0));
    for (std::size_t i = 1; i < 5; ++i)
        QVERIFY(viewOf(*paged.store->resident(i)) == paged.expectedOf(i));
}

void TestPagedChunkStore::letsFullSavedChunksGo()
{
    Paged paged(2);
    paged.fill(5);
    paged.store->setSaved(paged.log->byteCount());
    QCOMPARE(paged.store->residentCount(), std::size_t{2});
    QVERIFY(paged.store->resident(4));
    paged.fill(8);
    QCOMPARE(paged.store->residentCount(), std::size_t{3}); // the new ones are not saved
    paged.store->setSaved(paged.log->byteCount());
    QCOMPARE(paged.store->residentCount(), std::size_t{2});
    QVERIFY(paged.store->resident(7));
}

void TestPagedChunkStore::keepsWhatWasUsedLast()
{
    Paged paged(3);
    paged.fill(5);
    QVERIFY(paged.store->pin(1));
    QVERIFY(paged.store->pin(0));
    paged.store->setSaved(paged.log->byteCount());
    QVERIFY(paged.store->resident(0));
    QVERIFY(paged.store->resident(1));
    QVERIFY(!paged.store->resident(2));
    QVERIFY(!paged.store->resident(3));
    QVERIFY(paged.store->resident(4)); // the newest stays, whatever was used
}

void TestPagedChunkStore::bringsChunksBack()
{
    Paged paged(2);
    paged.fill(6);
    QCOMPARE(record(*paged.log, paged.folder.filePath(QStringLiteral("a"))), QString());
    paged.store->setSaved(paged.log->byteCount());
    for (const std::size_t number : {0U, 3U, 1U, 5U, 0U, 4U, 2U}) {
        QVERIFY(viewOf(*paged.store->pin(number)) == paged.expectedOf(number));
        QCOMPARE(paged.store->residentCount(), std::size_t{2});
    }
}

void TestPagedChunkStore::loadsNothingTwice()
{
    Paged paged(1);
    paged.fill(4);
    QCOMPARE(record(*paged.log, paged.folder.filePath(QStringLiteral("a"))), QString());
    const std::shared_ptr<const Chunk> pinned = paged.store->pin(1);
    paged.store->setSaved(paged.log->byteCount());
    QCOMPARE(paged.store->residentCount(), std::size_t{1});
    // A reader still has it.
    QCOMPARE(paged.store->resident(1).get(), pinned.get());
    QCOMPARE(paged.store->pin(1).get(), pinned.get());
    QVERIFY(viewOf(*pinned) == paged.expectedOf(1));
}

void TestPagedChunkStore::copiesWithoutLoading()
{
    Paged paged(1);
    paged.fill(3);
    QCOMPARE(record(*paged.log, paged.folder.filePath(QStringLiteral("a"))), QString());
    paged.store->setSaved(paged.log->byteCount());
    QByteArray some(1000, 'x');
    for (const std::size_t at : {std::size_t{0}, Chunk::size - 1000, Chunk::size + 5}) {
        paged.log->copy(at, {some.data(), 1000});
        QVERIFY(some == QByteArrayView(paged.expected).sliced(static_cast<qsizetype>(at), 1000));
    }
    QVERIFY(!paged.store->resident(0));
    QVERIFY(!paged.store->resident(1));
    paged.log->copy(2 * Chunk::size, {some.data(), 1000});
    QVERIFY(some == paged.expectedOf(2).first(1000));
}

void TestPagedChunkStore::givesZerosForWhatCantBeRead()
{
    Paged paged(1);
    paged.fill(3);
    paged.store->setSaved(paged.log->byteCount()); // which is not true: there is no file
    QVERIFY(viewOf(*paged.store->pin(0)) == QByteArray(static_cast<qsizetype>(Chunk::size), '\0'));
    QByteArray some(10, 'x');
    paged.log->copy(Chunk::size, {some.data(), 10});
    QCOMPARE(some, QByteArray(10, '\0'));
}

void TestPagedChunkStore::staysWholeInThreads()
{
    Paged paged(2);
    constexpr std::size_t chunks = 10;
    // As the recorder does it: written first, told afterwards.
    auto writer = RecordingWriter::create(paged.folder.filePath(QStringLiteral("a")), *paged.log);
    QVERIFY(bool(writer));
    std::atomic<bool> done = false;
    std::thread recorder([&] {
        while (!done || writer.value()->written().bytes < paged.log->byteCount()) {
            QVERIFY(!writer.value()->writeNew(1 << 20));
            paged.store->setSaved(writer.value()->written().bytes);
        }
    });
    std::atomic<int> wrong = 0;
    std::vector<std::thread> readers;
    for (std::size_t first = 0; first < 3; ++first) {
        readers.emplace_back([&, first] {
            std::size_t number = first;
            while (!done) {
                const std::size_t full = paged.log->byteCount() / Chunk::size;
                if (full == 0)
                    continue;
                number = (number * 5 + 1) % full;
                const ByteOffset at = number * Chunk::size + 1000 * first;
                const std::shared_ptr<const Chunk> chunk = paged.log->pin(number);
                std::array<char, 500> some{};
                paged.log->copy(at, some);
                if (std::memcmp(some.data(), chunk->bytes.data() + 1000 * first, some.size()) != 0)
                    ++wrong;
            }
        });
    }
    paged.fill(chunks);
    done = true;
    recorder.join();
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
    for (std::size_t i = 0; i < chunks; ++i)
        QVERIFY(viewOf(*paged.log->pin(i)) == paged.expectedOf(i));
}

QTEST_APPLESS_MAIN(TestPagedChunkStore)
#include "tst_pagedchunkstore.moc"
