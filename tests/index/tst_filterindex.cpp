// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/filterindex.h"

#include "core/index/pooljob.h"
#include "core/index/rowsearch.h"
#include "tests/support/indexfixture.h"

#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

using namespace sse;
using test::IndexFixture;

namespace {

FilterExpression filter(QStringView text)
{
    return FilterExpression::parse(text).value();
}

/// Events "number 0", "number 1", …, every tenth of another type.
void appendEvents(IndexFixture &fixture, int first, int count)
{
    QByteArray bytes;
    for (int i = first; i < first + count; ++i) {
        if (i % 10 == 0)
            bytes += "event: tenth\n";
        bytes += "data: number " + QByteArray::number(i) + "\n\n";
    }
    fixture.log.appendRead(fixture.connection, bytes);
    fixture.indexer.feedNew();
}

/// Keeps every thread of the pool busy, as long as it lives.
class BusyPool final
{
public:
    BusyPool()
        : m_jobs(static_cast<std::size_t>(QThreadPool::globalInstance()->maxThreadCount()))
    {
        for (PoolJob &job : m_jobs) {
            job.start([this](const std::atomic<bool> &) {
                m_started.release();
                m_released.acquire();
            });
        }
        for (std::size_t i = 0; i < m_jobs.size(); ++i)
            m_started.acquire();
    }
    ~BusyPool()
    {
        m_released.release(static_cast<std::ptrdiff_t>(m_jobs.size()));
        QThreadPool::globalInstance()->waitForDone();
    }
    BusyPool(const BusyPool &) = delete;
    BusyPool &operator=(const BusyPool &) = delete;

private:
    std::counting_semaphore<> m_started{0};
    std::counting_semaphore<> m_released{0};
    std::vector<PoolJob> m_jobs;
};

std::optional<RowNumber> search(const IndexFixture &fixture, QStringView text, RowNumber from,
                                bool backwards)
{
    std::optional<RowNumber> found;
    std::binary_semaphore done(0);
    const RowSearch job(fixture.log, fixture.index, filter(text), from, backwards,
                        [&](std::optional<RowNumber> row) {
                            found = row;
                            done.release();
                        });
    done.acquire();
    return found;
}

} // namespace

class TestFilterIndex final : public QObject
{
    Q_OBJECT

private slots:
    void findsAndExtends();
    void startsAtARow();
    void lifeCycleRowsAreNotCounted();
    void followsAWriter();
    void endsWhileItScans();
    void endsBeforeItBegan();
    void searches_data();
    void searches();
    void aSearchEndsBeforeItBegan();
    void aSearchEndsWhileItRuns();
};

void TestFilterIndex::findsAndExtends()
{
    IndexFixture fixture;
    fixture.begin();
    FilterIndex tenths(fixture.log, fixture.index, filter(u"type:tenth"));
    QCOMPARE(tenths.scanned(), RowNumber{0});
    appendEvents(fixture, 0, 20'000);
    tenths.extend();
    QTRY_COMPARE(tenths.scanned(), RowNumber{20'000});
    QCOMPARE(tenths.size(), std::size_t{2000});
    for (std::size_t i = 0; i < tenths.size(); ++i)
        QCOMPARE(tenths[i], static_cast<RowNumber>(10 * i));
    appendEvents(fixture, 20'000, 11);
    QTRY_VERIFY((tenths.extend(), tenths.scanned() == 20'011));
    QCOMPARE(tenths.size(), std::size_t{2002});
    QCOMPARE(tenths[2001], RowNumber{20'010});
    QCOMPARE(tenths.matchCount(), std::size_t{2002});
}

void TestFilterIndex::startsAtARow()
{
    IndexFixture fixture;
    fixture.begin();
    appendEvents(fixture, 0, 30);
    const FilterIndex tenths(fixture.log, fixture.index, filter(u"type:tenth"), 10);
    QTRY_COMPARE(tenths.scanned(), RowNumber{30});
    QCOMPARE(tenths.size(), std::size_t{2});
    QCOMPARE(tenths[0], RowNumber{10});
}

void TestFilterIndex::lifeCycleRowsAreNotCounted()
{
    IndexFixture fixture;
    fixture.begin();
    fixture.note("start");
    appendEvents(fixture, 0, 30);
    fixture.note("end");
    const FilterIndex rows(fixture.log, fixture.index, filter(u"\"number 7\""));
    QTRY_COMPARE(rows.scanned(), RowNumber{32});
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows.matchCount(), std::size_t{1});
    QCOMPARE(rows[1], RowNumber{8});
}

void TestFilterIndex::followsAWriter()
{
    IndexFixture fixture;
    fixture.begin();
    FilterIndex tenths(fixture.log, fixture.index, filter(u"type:tenth number"));
    std::thread writer([&fixture] {
        for (int i = 0; i < 200; ++i)
            appendEvents(fixture, i * 100, 100);
    });
    std::size_t seen = 0;
    bool wrong = false;
    while (tenths.scanned() < 20'000) {
        tenths.extend();
        for (const std::size_t size = tenths.size(); seen < size; ++seen)
            wrong = wrong || tenths[seen] != 10 * seen;
    }
    writer.join();
    QVERIFY(!wrong);
    QCOMPARE(tenths.size(), std::size_t{2000});
}

void TestFilterIndex::endsWhileItScans()
{
    IndexFixture fixture;
    fixture.begin();
    appendEvents(fixture, 0, 50'000);
    for (int i = 0; i < 20; ++i) {
        const FilterIndex rows(fixture.log, fixture.index, filter(u"data~number.*9$"));
        QTRY_VERIFY(rows.scanned() > 0);
    }
    QThreadPool::globalInstance()->waitForDone();
}

void TestFilterIndex::endsBeforeItBegan()
{
    const BusyPool busy;
    auto fixture = std::make_unique<IndexFixture>();
    fixture->begin();
    appendEvents(*fixture, 0, 100);
    auto rows = std::make_unique<FilterIndex>(fixture->log, fixture->index, filter(u"number"));
    QCOMPARE(rows->scanned(), RowNumber{0});
    rows.reset();
    fixture.reset();
}

void TestFilterIndex::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint32>("from");
    QTest::addColumn<bool>("backwards");
    QTest::addColumn<int>("found"); // -1: nothing

    // Row 0 and row 102 are facts, the events are 1 to 101.
    const QString tenth = QStringLiteral("type:tenth");
    QTest::newRow("from the first") << tenth << 0U << false << 1;
    QTest::newRow("the first row counts") << tenth << 11U << false << 11;
    QTest::newRow("the next one") << tenth << 12U << false << 21;
    QTest::newRow("behind the last") << tenth << 102U << false << -1;
    QTest::newRow("far behind the last") << tenth << 9999U << false << -1;
    QTest::newRow("back from the last") << tenth << 102U << true << 101;
    QTest::newRow("back from far behind") << tenth << 9999U << true << 101;
    QTest::newRow("back counts its first row") << tenth << 11U << true << 11;
    QTest::newRow("the one before") << tenth << 10U << true << 1;
    QTest::newRow("nothing before") << tenth << 0U << true << -1;
    QTest::newRow("no such text") << QStringLiteral("absent") << 0U << false << -1;
    QTest::newRow("facts are not found") << QString() << 0U << false << 1;
    QTest::newRow("facts are not found backwards") << QString() << 102U << true << 101;
}

void TestFilterIndex::searches()
{
    QFETCH(QString, text);
    QFETCH(quint32, from);
    QFETCH(bool, backwards);
    QFETCH(int, found);
    IndexFixture fixture;
    QVERIFY(!search(fixture, text, from, backwards));
    fixture.begin();
    fixture.note("start");
    appendEvents(fixture, 0, 101);
    fixture.note("end");
    const std::optional<RowNumber> row = search(fixture, text, from, backwards);
    QCOMPARE(row ? static_cast<int>(*row) : -1, found);
}

void TestFilterIndex::aSearchEndsBeforeItBegan()
{
    std::atomic<bool> called = false;
    {
        const BusyPool busy;
        IndexFixture fixture;
        fixture.begin();
        appendEvents(fixture, 0, 100);
        const RowSearch job(fixture.log, fixture.index, filter(u"number"), 0, false,
                            [&called](std::optional<RowNumber>) { called = true; });
    }
    QVERIFY(!called);
}

void TestFilterIndex::aSearchEndsWhileItRuns()
{
    IndexFixture fixture;
    fixture.begin();
    appendEvents(fixture, 0, 50'000);
    for (int i = 0; i < 20; ++i) {
        std::atomic<int> calls = 0;
        {
            const RowSearch job(fixture.log, fixture.index, filter(u"data~absent"), 0, false,
                                [&calls](std::optional<RowNumber>) { ++calls; });
        }
        QVERIFY(calls <= 1);
    }
    QThreadPool::globalInstance()->waitForDone();
}

QTEST_GUILESS_MAIN(TestFilterIndex)
#include "tst_filterindex.moc"
