// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/indexer.h"

#include "tests/support/everysplit.h"
#include "tests/support/indexfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace sse;
using test::IndexFixture;

class TestIndexer final : public QObject
{
    Q_OBJECT

private slots:
    void makesRows_data();
    void makesRows();
    void everySplitMakesTheSameRows();
    void rowsBelongToTheReadThatEndedThem();
    void connectionsBeginAnew();
    void readsSpanChunks();
    void feedsAllThatWasNotFed();
    void stopsAtTheEventLimit_data();
    void stopsAtTheEventLimit();
    void passesOverBytesOutsideAConnection();
    void setsTheLastEventId();
    void countsPerConnection();
    void checkpointsLieBetweenBlocks();
    void aReaderSeesWholeRows();
};

void TestIndexer::makesRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &rows) {
        QTest::newRow(name) << bytes << rows;
    };

    row("nothing", "", "");
    row("an event", "data: hi\n\n", "event message \"hi\"");
    row("a type, an id, two lines", "event: add\nid: 7\ndata: a\ndata: b\n\n",
        "event add \"a\\u000ab\" id \"7\"");
    row("every kind",
        ": hello\n\nevent: x\n\nid: 5\n\nretry: 0100\n\nfoo: bar\n\ndata: a\n\ndata: b",
        "comment \" hello\"\ndropped\nid id \"5\"\nretry \"0100\" id \"5\"\nignored id \"5\"\n"
        "event message \"a\" id \"5\"\nunfinished id \"5\"");
    row("a comment inside a block comes first", "data: a\n:c\ndata: b\n\n",
        "comment \"c\"\nevent message \"a\\u000ab\"");
    row("an empty id resets", "id: 1\ndata: a\n\nid\ndata: b\n\n",
        "event message \"a\" id \"1\"\nevent message \"b\"");
    row("an id with NUL does not count", test::bytesOf("id: 1\n\nid: 2\0\n\n"),
        "id id \"1\"\nignored id \"1\"");
    row("the id of an unfinished block is lost", "id: 1\n\nid: 2\ndata: x\n",
        "id id \"1\"\nunfinished id \"1\"");
    row("the last valid retry", "retry: 1\nretry: 2\nretry: x\n\n", "retry \"2\"");
    row("malformed UTF-8", "event: \xFF\nid: \xC3\ndata: \xE2\x82\n\n",
        "event \xEF\xBF\xBD \"\xEF\xBF\xBD\" id \"\xEF\xBF\xBD\"");
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        "event message \"a\"");
    row("CR and CRLF", "data: a\r\rdata: b\r\n\r\n:c\r\n",
        "event message \"a\"\nevent message \"b\"\ncomment \"c\"");
}

void TestIndexer::makesRows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, rows);
    IndexFixture fixture;
    fixture.connectionOf({bytes});
    QCOMPARE(test::printRows(fixture), rows);
}

void TestIndexer::everySplitMakesTheSameRows()
{
    const QByteArray bytes("\xEF\xBB\xBF: \xC3\xA9\r\nevent: add\r\nid: 1\r\ndata: \xE2\x82\xAC\r\n"
                           "data\r\n\r\nretry: 5\n\n\rdata: x\r:c\r\rid: 2\n\nevent: e\n\ndata: y");
    IndexFixture whole;
    whole.connectionOf({bytes});
    const QByteArray expected = test::printRows(whole);
    QVERIFY(expected.contains("unfinished"));
    test::forEverySplit(bytes, [&](const QList<QByteArray> &pieces) {
        IndexFixture fixture;
        fixture.connectionOf(pieces);
        QCOMPARE(test::printRows(fixture), expected);
    });
    IndexFixture single;
    single.connectionOf(test::withEmptyPieces(test::piecesOf(bytes, 1)));
    QCOMPARE(test::printRows(single), expected);
}

void TestIndexer::rowsBelongToTheReadThatEndedThem()
{
    IndexFixture fixture;
    fixture.connectionOf({"da", "ta: a\n", "\n:c", "\ndata: b\n\ndata: c\n\n", "\n",
                          "data: d\r\n\r", "\ndata: e\n\ndata: f"});
    QList<quint32> reads;
    for (RowNumber row = 0; row < fixture.index.rowCount(); ++row)
        reads << fixture.index.row(row).source;
    QCOMPARE(reads, (QList<quint32>{2, 3, 3, 3, 5, 6, 6}));
    EventText text(fixture.log, fixture.index);
    QCOMPARE(text.time(0), fixture.log.read(2).time);
    QCOMPARE(text.connection(6), ConnectionId{1});
}

void TestIndexer::connectionsBeginAnew()
{
    IndexFixture fixture;
    fixture.connectionOf({"id: 1\ndata: a\n\ndata: lost\r"});
    fixture.note("between");
    fixture.connectionOf({"\n\xEF\xBB\xBF"
                          "data: b\n\n"});
    fixture.connectionOf({"\xEF\xBB\xBF"
                          "data: c\n\n"});
    QCOMPARE(test::printRows(fixture), QByteArray("event message \"a\" id \"1\"\n"
                                                  "unfinished id \"1\"\n"
                                                  "fact between\n"
                                                  "ignored id \"1\"\n"
                                                  "event message \"c\" id \"1\""));
    EventText text(fixture.log, fixture.index);
    QCOMPARE(text.connection(0), ConnectionId{1});
    QCOMPARE(text.connection(2), ConnectionId{1});
    QCOMPARE(text.connection(4), ConnectionId{3});
    QCOMPARE(text.raw(4), QByteArrayView("data: c\n\n"));
}

void TestIndexer::readsSpanChunks()
{
    IndexFixture fixture;
    QByteArray bytes;
    int count = 0;
    while (bytes.size() < static_cast<qsizetype>(2 * Chunk::size + 1000))
        bytes += "data: event number " + QByteArray::number(count++) + "\n\n";
    fixture.connectionOf({bytes});
    QCOMPARE(fixture.index.rowCount(), static_cast<RowNumber>(count));
    EventText text(fixture.log, fixture.index);
    for (RowNumber row = 0; row < fixture.index.rowCount(); ++row) {
        QCOMPARE(text.text(row).data, "event number " + QByteArray::number(row));
        QCOMPARE(fixture.index.row(row).source, 0U);
    }
}

void TestIndexer::feedsAllThatWasNotFed()
{
    IndexFixture fixture;
    fixture.begin();
    fixture.log.appendRead(1, "data: a\n");
    fixture.log.appendRead(1, "\ndata: b\n\n");
    QCOMPARE(fixture.index.rowCount(), RowNumber{0});
    fixture.indexer.feedNew();
    fixture.indexer.feedNew();
    QCOMPARE(test::printRows(fixture), QByteArray("event message \"a\"\nevent message \"b\""));
    QCOMPARE(fixture.index.row(0).source, 1U);
}

void TestIndexer::stopsAtTheEventLimit_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("none") << 0
                          << QByteArray(
                                 "comment \"1\"\nevent message \"a\"\ncomment \"2\"\ndropped\n"
                                 "event message \"b\"\ncomment \"3\"\nunfinished\nfact end\n"
                                 "event message \"d\"");
    QTest::newRow("one") << 1 << QByteArray("comment \"1\"\nevent message \"a\"\nfact end");
    QTest::newRow("two") << 2
                         << QByteArray(
                                "comment \"1\"\nevent message \"a\"\ncomment \"2\"\ndropped\n"
                                "event message \"b\"\nfact end");
    QTest::newRow("over two connections")
        << 3
        << QByteArray("comment \"1\"\nevent message \"a\"\ncomment \"2\"\ndropped\n"
                      "event message \"b\"\ncomment \"3\"\nunfinished\nfact end\n"
                      "event message \"d\"");
}

void TestIndexer::stopsAtTheEventLimit()
{
    QFETCH(int, limit);
    QFETCH(QByteArray, rows);
    const QByteArray bytes(":1\ndata: a\n\n:2\nevent: x\n\ndata: b\n\n:3\ndata: c");
    const auto check = [&](const QList<QByteArray> &pieces) {
        IndexFixture fixture;
        fixture.indexer.setEventLimit(static_cast<quint64>(limit));
        fixture.connectionOf(pieces);
        fixture.note("end");
        fixture.connectionOf({"data: d\n\n"});
        QCOMPARE(test::printRows(fixture), rows);
        QCOMPARE(fixture.log.byteCount(), static_cast<ByteOffset>(bytes.size() + 9));
        QCOMPARE(fixture.indexer.limitReached(), limit != 0);
    };
    check({bytes});
    test::forEverySplit(bytes, check);
}

void TestIndexer::passesOverBytesOutsideAConnection()
{
    IndexFixture fixture;
    fixture.read("data: error page\n\n");
    fixture.connectionOf({"data: a\n\n"});
    fixture.read("data: late\n\n");
    QCOMPARE(test::printRows(fixture), QByteArray("event message \"a\""));
}

void TestIndexer::setsTheLastEventId()
{
    IndexFixture fixture;
    fixture.indexer.setLastEventId("start");
    fixture.connectionOf({"data: a\n\nid: 1\n\n"});
    QCOMPARE(fixture.indexer.parser().lastEventId(), QByteArray("1"));
    fixture.indexer.setLastEventId({});
    fixture.connectionOf({"data: b\n\n"});
    QCOMPARE(fixture.indexer.parser().lastEventId(), QByteArray());
    QCOMPARE(test::printRows(fixture), QByteArray("event message \"a\" id \"start\"\n"
                                                  "id id \"1\"\n"
                                                  "event message \"b\""));
}

void TestIndexer::countsPerConnection()
{
    IndexFixture fixture;
    fixture.connectionOf({"data: a\n\n:c\n", "data: b\n\nid: 1\n\ndata: u"});
    fixture.connectionOf({":d\n"});
    QCOMPARE(fixture.index.findCounts(1)->events.load(), quint64{2});
    QCOMPARE(fixture.index.findCounts(1)->comments.load(), quint64{1});
    QCOMPARE(fixture.index.findCounts(2)->events.load(), quint64{0});
    QCOMPARE(fixture.index.findCounts(2)->comments.load(), quint64{1});
    QCOMPARE(fixture.index.eventCount(), quint64{2});
}

void TestIndexer::checkpointsLieBetweenBlocks()
{
    IndexFixture fixture;
    fixture.begin();
    QVERIFY(!fixture.indexer.takeCheckpoint(1));
    fixture.read("retry: 20\nid: 1\ndata: a\n\n:c\ndata: b");
    const auto first = fixture.indexer.takeCheckpoint(1);
    QVERIFY(first);
    QCOMPARE(first->first, ByteOffset(25));
    QCOMPARE(first->second.row, quint64(1));
    QCOMPARE(first->second.lastEventId, QByteArray("1"));
    QCOMPARE(first->second.retry.value_or(0), quint64(20));
    QVERIFY(!fixture.indexer.takeCheckpoint(1));
    fixture.read("\n\n");
    QVERIFY(!fixture.indexer.takeCheckpoint(13));
    const auto second = fixture.indexer.takeCheckpoint(12);
    QVERIFY(second);
    QCOMPARE(second->first, ByteOffset(37));
    QCOMPARE(second->second.row, quint64(3));
}

void TestIndexer::aReaderSeesWholeRows()
{
    IndexFixture fixture;
    constexpr RowNumber total = 20'000;
    std::atomic<bool> wrong = false;
    std::thread reader([&] {
        EventText text(fixture.log, fixture.index);
        for (RowNumber seen = 0; seen < total;) {
            const RowNumber count = fixture.index.rowCount();
            for (; seen < count; ++seen) {
                const QByteArray number = QByteArray::number(seen);
                const RowText shown = text.text(seen);
                if (shown.data != number || shown.type != "t" + QByteArray::number(seen % 300) ||
                    shown.lastEventId != number || text.time(seen) == MonoTime())
                    wrong = true;
            }
            if (const ConnectionCounts *counts = fixture.index.findCounts(1);
                counts && counts->events > total)
                wrong = true;
        }
    });
    fixture.begin();
    QByteArray bytes;
    for (RowNumber row = 0; row < total; ++row) {
        const QByteArray number = QByteArray::number(row);
        bytes += "event: t" + QByteArray::number(row % 300) + "\nid: " + number +
                 "\ndata: " + number + "\n\n";
        if (bytes.size() > 1000) {
            fixture.log.appendRead(1, bytes);
            fixture.indexer.feedNew();
            bytes.clear();
        }
    }
    fixture.log.appendRead(1, bytes);
    fixture.indexer.feedNew();
    reader.join();
    QVERIFY(!wrong);
}

QTEST_APPLESS_MAIN(TestIndexer)
#include "tst_indexer.moc"
