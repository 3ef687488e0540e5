// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/logcursor.h"

#include "tests/support/fakeclock.h"

#include <QTest>

using namespace sse;

class TestLogCursor final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void copiesNothingWithinAChunk();
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

QTEST_APPLESS_MAIN(TestLogCursor)
#include "tst_logcursor.moc"
