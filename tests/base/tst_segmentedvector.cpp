// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/segmentedvector.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace sse;

class TestSegmentedVector final : public QObject
{
    Q_OBJECT

private slots:
    void publishesWhatWasAppended();
    void elementsStayWhereTheyAre();
    void crossesBranches();
    void ownsItsElements();
    void aReaderSeesWholeElements();
};

void TestSegmentedVector::publishesWhatWasAppended()
{
    SegmentedVector<int, 4> vector;
    QCOMPARE(vector.size(), std::size_t{0});
    vector.append(7);
    vector.append(8);
    QCOMPARE(vector.size(), std::size_t{0});
    QCOMPARE(vector.appended(), std::size_t{2});
    vector.publish();
    QCOMPARE(vector.size(), std::size_t{2});
    QCOMPARE(vector[0], 7);
    QCOMPARE(vector[1], 8);
    vector.writable(1) = 9;
    QCOMPARE(vector[1], 9);
}

void TestSegmentedVector::elementsStayWhereTheyAre()
{
    SegmentedVector<int, 4> vector;
    const int *const first = &vector.append(1);
    for (int i = 0; i < 1000; ++i)
        vector.append(i);
    QCOMPARE(&vector[0], first);
    QCOMPARE(vector[1000], 999);
}

void TestSegmentedVector::crossesBranches()
{
    SegmentedVector<quint32, 2> vector;
    constexpr quint32 count = 2048 * 2 * 3 + 1;
    for (quint32 i = 0; i < count; ++i)
        vector.append(i);
    vector.publish();
    QCOMPARE(vector.size(), std::size_t{count});
    for (quint32 i = 0; i < count; ++i)
        QCOMPARE(vector[i], i);
}

void TestSegmentedVector::ownsItsElements()
{
    const auto shared = std::make_shared<int>(1);
    {
        SegmentedVector<std::shared_ptr<int>, 2> vector;
        for (int i = 0; i < 5; ++i)
            vector.append(shared);
        QCOMPARE(shared.use_count(), 6L);
    }
    QCOMPARE(shared.use_count(), 1L);
}

void TestSegmentedVector::aReaderSeesWholeElements()
{
    struct Pair
    {
        quint64 number;
        quint64 complement;
    };
    constexpr quint64 count = 300'000;
    SegmentedVector<Pair, 64> vector;
    std::atomic<bool> torn = false;
    std::thread reader([&] {
        for (std::size_t seen = 0; seen < count;) {
            const std::size_t size = vector.size();
            for (; seen < size; ++seen) {
                if (vector[seen].number != seen || vector[seen].complement != ~quint64{seen})
                    torn = true;
            }
        }
    });
    for (quint64 i = 0; i < count; ++i) {
        vector.append({i, ~i});
        if (i % 7 == 0)
            vector.publish();
    }
    vector.publish();
    reader.join();
    QVERIFY(!torn);
}

QTEST_APPLESS_MAIN(TestSegmentedVector)
#include "tst_segmentedvector.moc"
