// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/reportstream.h"
#include "tests/support/randomstream.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

using Selection = std::vector<std::pair<RowNumber, RowNumber>>;

ExportPlan planOf(const Selection &selection)
{
    ExportPlan plan;
    plan.format = ExportFormat::EventStream;
    plan.scope.selection = selection;
    return plan;
}

/// What each of \a rows of \a stream dispatched or was, one a line; IDs left out, since what set
/// them may be out of the scope.
QByteArrayList printed(const IndexFixture &stream, const std::vector<RowNumber> &rows)
{
    QByteArrayList lines;
    EventText text(stream.log, stream.index);
    for (const RowNumber row : rows) {
        RowText shown = text.text(row);
        if (shown.kind == RowKind::Fact)
            continue;
        lines += kindName(shown.kind) + ' ' + quoted(shown.type) + ' ' + quoted(shown.data);
    }
    return lines;
}

std::vector<RowNumber> allRows(const EventIndex &index)
{
    std::vector<RowNumber> rows(index.rowCount());
    for (RowNumber row = 0; row < index.rowCount(); ++row)
        rows[row] = row;
    return rows;
}

/// The rows that the bytes of selected \a rows hold: theirs, and comments within their blocks.
std::vector<RowNumber> covered(const IndexFixture &stream, const std::set<RowNumber> &rows)
{
    std::vector<RowNumber> found;
    for (RowNumber row = 0; row < stream.index.rowCount(); ++row) {
        const EventRow &place = stream.index.row(row);
        bool isIn = rows.contains(row);
        for (const RowNumber block : rows) {
            const EventRow &around = stream.index.row(block);
            isIn = isIn || (place.kind == RowKind::Comment && place.begin > around.begin &&
                            place.begin < around.begin + stream.index.lengthOf(block));
        }
        if (isIn)
            found.push_back(row);
    }
    return found;
}

} // namespace

class EventStreamExportTest : public QObject
{
    Q_OBJECT

private slots:
    void wholeStreamIsEveryByte_data();
    void wholeStreamIsEveryByte();
    void partIsTheBytesOfItsBlocks_data();
    void partIsTheBytesOfItsBlocks();
    void anyPartReadsAsTheSameBlocks();
    void nothingIsMasked();
    void choosesTheConnection();
    void lineFeedThatCameLater();
};

void EventStreamExportTest::wholeStreamIsEveryByte_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("plain") << QByteArray("data: a\n\ndata: b\n\n");
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "data: a\n\n");
    QTest::newRow("blank lines around") << QByteArray("\n\n\r\n:c\n\ndata: a\n\n\n\n\n");
    QTest::newRow("unfinished") << QByteArray("data: a\r\n\r\nid: 5\r\ndata: b");
    QTest::newRow("no UTF-8") << bytesOf("data: \xFF\0\xC0\n\n:\xFE\n\n");
    QTest::newRow("large") << QByteArray("data: " + QByteArray(3 << 20, 'x') + "\n\n").repeated(2);
}

void EventStreamExportTest::wholeStreamIsEveryByte()
{
    QFETCH(QByteArray, stream);
    ReportStream source;
    source.open();
    source.read(stream);
    source.close();
    QCOMPARE(source.exported(ExportFormat::EventStream), stream);
}

void EventStreamExportTest::partIsTheBytesOfItsBlocks_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("blank lines are left out") << QByteArray("data: a\n\n\n\ndata: b\n\n\n") << 0
                                              << 1 << QByteArray("data: a\n\ndata: b\n\n");
    QTest::newRow("CRLF stays whole")
        << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << 0 << 0 << QByteArray("data: a\r\n\r\n");
    QTest::newRow("comment within a block is there once")
        << QByteArray("data: a\n:c\ndata: b\n\ndata: d\n\n") << 0 << 1
        << QByteArray("data: a\n:c\ndata: b\n\n");
    QTest::newRow("block brings the comment within it")
        << QByteArray("data: a\n:c\ndata: b\n\ndata: d\n\n") << 1 << 1
        << QByteArray("data: a\n:c\ndata: b\n\n");
    QTest::newRow("comment without its block")
        << QByteArray("data: a\n:c\ndata: b\n\ndata: d\n\n") << 0 << 0 << QByteArray(":c\n");
    QTest::newRow("comments before a block") << QByteArray(":1\n\n:2\n:3\ndata: a\n:4\n\n:5\n\n")
                                             << 0 << 4 << QByteArray(":1\n:2\n:3\ndata: a\n:4\n\n");
    QTest::newRow("the first byte-order mark is not part of a block")
        << QByteArray("\xEF\xBB\xBF"
                      "data: a\n\ndata: b\n\n")
        << 0 << 0 << QByteArray("data: a\n\n");
    QTest::newRow("a second one is") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF"
                                                   "data: a\n\ndata: b\n\n")
                                     << 0 << 0
                                     << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF"
                                                   "data: a\n\n");
    QTest::newRow("unfinished") << QByteArray("data: a\n\ndata: b") << 1 << 1
                                << QByteArray("data: b");
}

void EventStreamExportTest::partIsTheBytesOfItsBlocks()
{
    QFETCH(QByteArray, stream);
    QFETCH(int, first);
    QFETCH(int, last);
    ReportStream source;
    source.connectionOf({stream});
    const auto row = [](int number) { return static_cast<RowNumber>(number); };
    QTEST(source.exported(planOf({{row(first), row(last)}})), "expected");
}

void EventStreamExportTest::anyPartReadsAsTheSameBlocks()
{
    for (quint32 seed = 0; seed < 1500; ++seed) {
        RandomStream random(seed);
        const QByteArray bytes = random.next() + random.next();
        ReportStream source;
        source.connectionOf(random.piecesOf(bytes));
        std::set<RowNumber> rows;
        Selection selection;
        for (RowNumber row = 0; row < source.index.rowCount(); ++row) {
            if (random.below(2) == 0) {
                rows.insert(row);
                selection.emplace_back(row, row);
            }
        }
        if (rows.empty())
            continue;
        const QByteArray out = source.exported(planOf(selection));
        IndexFixture again;
        again.connectionOf({out});
        QByteArrayList expected = printed(source, covered(source, rows));
        QByteArrayList found = printed(again, allRows(again.index));
        if (found != expected) {
            qWarning("seed %u: %s -> %s", seed, bytes.toPercentEncoding().constData(),
                     out.toPercentEncoding().constData());
        }
        QCOMPARE(found, expected);
    }
}

void EventStreamExportTest::nothingIsMasked()
{
    const QByteArray stream = "data: {\"api_key\":\"sk-0123456789abcdef\"}\n\n";
    ReportStream source;
    source.open();
    source.read(stream);
    source.close();
    QCOMPARE(source.exported(ExportFormat::EventStream), stream);
}

void EventStreamExportTest::choosesTheConnection()
{
    ReportStream source;
    for (const QByteArray bytes : {"\n\ndata: a\n\n\n", "\xEF\xBB\xBF"
                                                        "data: b\n\n:end"}) {
        source.open();
        source.read(bytes);
        source.close();
    }
    QCOMPARE(source.exported(ExportFormat::EventStream), QByteArray("error: export-connections"));
    ExportPlan plan;
    plan.format = ExportFormat::EventStream;
    plan.scope.connections = {1};
    QCOMPARE(source.exported(plan), QByteArray("\n\ndata: a\n\n\n"));
    plan.scope.connections = {2};
    QCOMPARE(source.exported(plan), QByteArray("\xEF\xBB\xBF"
                                               "data: b\n\n:end"));
}

void EventStreamExportTest::lineFeedThatCameLater()
{
    ReportStream source;
    source.connectionOf({"data: a\r\n\r", "\ndata: b\r\n:c\r", "\n\r\n"});
    QCOMPARE(source.exported(planOf({{0, 0}})), QByteArray("data: a\r\n\r\n"));
    QCOMPARE(source.exported(planOf({{1, 1}})), QByteArray(":c\r\n"));
}

QTEST_GUILESS_MAIN(EventStreamExportTest)
#include "tst_eventstreamexport.moc"
