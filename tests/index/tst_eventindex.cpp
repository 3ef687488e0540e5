// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/eventindex.h"

#include <QTest>

#include <array>

using namespace sse;

namespace {

void append(EventIndex &index, BlockKind kind, const QByteArray &type, quint64 length = 10,
            bool setsLastEventId = false)
{
    const std::array<ParsedLine, 1> lines{};
    ParsedBlock block;
    block.kind = kind;
    block.setsLastEventId = setsLastEventId;
    block.begin = 5;
    block.end = 5 + length;
    block.lines = lines;
    block.type = type;
    index.appendBlock(block, 100, 7);
}

} // namespace

class TestEventIndex final : public QObject
{
    Q_OBJECT

private slots:
    void publishes();
    void placesRowsInTheLog();
    void holdsLengthsThatFitNoRow();
    void internsTypes();
    void doesNotInternLongTypes();
    void stopsInterningWhenItIsFull();
    void remembersWhichRowSetTheId();
    void initialIdsHoldFromTheirRowOn();
    void countsConnections();
};

void TestEventIndex::publishes()
{
    EventIndex index;
    append(index, BlockKind::Event, "");
    append(index, BlockKind::Dropped, "a");
    QCOMPARE(index.rowCount(), RowNumber{0});
    QCOMPARE(index.eventCount(), quint64{0});
    index.publish();
    QCOMPARE(index.rowCount(), RowNumber{2});
    QCOMPARE(index.eventCount(), quint64{1});
}

void TestEventIndex::placesRowsInTheLog()
{
    EventIndex index;
    append(index, BlockKind::Event, "", 42);
    ParsedLine comment;
    comment.begin = 3;
    comment.length = 4;
    index.appendComment(comment, 200, 8, 9);
    index.appendFact(6, 250);
    index.publish();
    QCOMPARE(index.row(0).begin, ByteOffset{105});
    QCOMPARE(index.lengthOf(0), quint64{42});
    QCOMPARE(index.row(0).source, 7U);
    QCOMPARE(index.row(1).kind, RowKind::Comment);
    QCOMPARE(index.row(1).begin, ByteOffset{203});
    QCOMPARE(index.lengthOf(1), quint64{5});
    QCOMPARE(index.row(1).source, 9U);
    QCOMPARE(index.row(2).kind, RowKind::Fact);
    QCOMPARE(index.row(2).begin, ByteOffset{250});
    QCOMPARE(index.lengthOf(2), quint64{0});
    QCOMPARE(index.row(2).source, 6U);
}

void TestEventIndex::holdsLengthsThatFitNoRow()
{
    EventIndex index;
    const QList<quint64> lengths{4'294'967'294, 4'294'967'295, 4'294'967'296, 1, quint64{1} << 40};
    for (const quint64 length : lengths)
        append(index, BlockKind::Event, "", length);
    index.publish();
    for (int i = 0; i < lengths.size(); ++i)
        QCOMPARE(index.lengthOf(static_cast<RowNumber>(i)), lengths[i]);
}

void TestEventIndex::internsTypes()
{
    EventIndex index;
    for (const char *type : {"", "a", "b", "a", "", "message"})
        append(index, BlockKind::Event, type);
    append(index, BlockKind::Dropped, "dropped types are not interned");
    index.publish();
    QByteArrayList names;
    for (RowNumber row = 0; row < index.rowCount(); ++row)
        names << index.typeName(index.row(row).type);
    QCOMPARE(names.join('|'), QByteArray("|a|b|a||message|"));
    QCOMPARE(index.row(1).type, index.row(3).type);
    QCOMPARE(index.findType("a"), std::optional(index.row(1).type));
    QCOMPARE(index.findType(""), std::optional<quint16>(0));
    QCOMPARE(index.findType("dropped types are not interned"), std::optional<quint16>());
}

void TestEventIndex::doesNotInternLongTypes()
{
    EventIndex index;
    append(index, BlockKind::Event, QByteArray(EventIndex::longestInternedType, 'x'));
    append(index, BlockKind::Event, QByteArray(EventIndex::longestInternedType + 1, 'x'));
    index.publish();
    QVERIFY(index.row(0).type != EventRow::typeNotInterned);
    QCOMPARE(index.row(1).type, EventRow::typeNotInterned);
    QCOMPARE(index.typeName(EventRow::typeNotInterned), QByteArray());
}

void TestEventIndex::stopsInterningWhenItIsFull()
{
    EventIndex index;
    for (int i = 0; i < 65'600; ++i)
        append(index, BlockKind::Event, "type" + QByteArray::number(i));
    append(index, BlockKind::Event, "type7");
    index.publish();
    QCOMPARE(index.typeName(index.row(65'533).type), QByteArray("type65533"));
    QCOMPARE(index.row(65'534).type, EventRow::typeNotInterned);
    QCOMPARE(index.row(65'599).type, EventRow::typeNotInterned);
    QCOMPARE(index.row(65'600).type, index.row(7).type);
}

void TestEventIndex::remembersWhichRowSetTheId()
{
    EventIndex index;
    append(index, BlockKind::Event, "");
    append(index, BlockKind::Event, "", 10, true);
    append(index, BlockKind::Dropped, "");
    append(index, BlockKind::Id, "", 10, true);
    index.appendFact(0, 0);
    index.publish();
    QList<quint32> idRows;
    for (RowNumber row = 0; row < index.rowCount(); ++row)
        idRows << index.row(row).idRow;
    QCOMPARE(idRows, (QList<quint32>{0, 2, 2, 4, 4}));
}

void TestEventIndex::initialIdsHoldFromTheirRowOn()
{
    EventIndex index;
    append(index, BlockKind::Event, "");
    index.setInitialLastEventId("a");
    append(index, BlockKind::Event, "", 10, true);
    index.setInitialLastEventId("b");
    index.setInitialLastEventId("c");
    append(index, BlockKind::Event, "");
    append(index, BlockKind::Event, "");
    index.publish();
    QCOMPARE(index.initialLastEventId(0), QByteArray());
    QCOMPARE(index.initialLastEventId(1), QByteArray("a"));
    QCOMPARE(index.row(1).idRow, 2U);
    QCOMPARE(index.row(2).idRow, 0U);
    QCOMPARE(index.initialLastEventId(2), QByteArray("c"));
    QCOMPARE(index.initialLastEventId(3), QByteArray("c"));
}

void TestEventIndex::countsConnections()
{
    EventIndex index;
    QVERIFY(!index.findCounts(1));
    ConnectionCounts &counts = index.countsOf(1);
    counts.bytes = 5;
    (void)index.countsOf(2);
    QCOMPARE(index.findCounts(1), &counts);
    QCOMPARE(index.findCounts(1)->bytes.load(), quint64{5});
    QCOMPARE(index.findCounts(2)->bytes.load(), quint64{0});
}

QTEST_APPLESS_MAIN(TestEventIndex)
#include "tst_eventindex.moc"
