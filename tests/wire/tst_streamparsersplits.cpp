// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/streamparser.h"
#include "tests/support/everysplit.h"
#include "tests/support/parsercalls.h"
#include "tests/support/randomstream.h"

#include <QTest>

#include <numeric>
#include <string>

using namespace sse;
using namespace sse::test;

namespace {

/// Counts what comes, keeps nothing.
class CountingSink final : public BlockSink
{
public:
    void comment(const ParsedLine &, ByteOffset end) override
    {
        ++comments;
        lastEnd = end;
    }
    void block(const ParsedBlock &block) override
    {
        ++blocks;
        lines += block.lines.size();
        lineBytes =
            std::accumulate(block.lines.begin(), block.lines.end(), lineBytes,
                            [](quint64 sum, const auto &line) { return sum + line.length; });
        lastEnd = block.end;
    }

    friend bool operator==(const CountingSink &a, const CountingSink &b)
    {
        return a.comments == b.comments && a.blocks == b.blocks && a.lines == b.lines &&
               a.lineBytes == b.lineBytes && a.lastEnd == b.lastEnd;
    }

    quint64 comments = 0;
    quint64 blocks = 0;
    quint64 lines = 0;
    quint64 lineBytes = 0;
    ByteOffset lastEnd = 0;
};

constexpr qsizetype mebibyte = 1'048'576;

} // namespace

/// Any split of the same bytes gives the same calls; what is big takes its time, but not the
/// square of it: these would run for hours, and the test ends after 300 s.
class TestStreamParserSplits final : public QObject
{
    Q_OBJECT

private slots:
    void randomStreams_data();
    void randomStreams();
    void bigStreams_data();
    void bigStreams();
    void acrossScannerWindows();
};

void TestStreamParserSplits::randomStreams_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::newRow(QByteArray::number(seed).constData()) << seed;
}

void TestStreamParserSplits::randomStreams()
{
    QFETCH(const quint32, seed);
    RandomStream random(seed);
    for (int round = 0; round < 1500; ++round) {
        const QByteArray body = random.next();
        const std::string shown = body.toPercentEncoding().toStdString();
        const ParserRun whole = runPieces({body}, "old");
        QVERIFY2(violationIn(whole, body).isEmpty(), shown.c_str());
        QVERIFY2(runPieces({body}, "old", wire::LineScanner::Path::Portable) == whole,
                 shown.c_str());
        QVERIFY2(runPieces(piecesOf(body, 1), "old") == whole, shown.c_str());
        for (int split = 0; split < 4; ++split)
            QVERIFY2(runPieces(random.piecesOf(body), "old") == whole, shown.c_str());
    }
}

void TestStreamParserSplits::bigStreams_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("piece");
    QTest::addColumn<quint64>("blocks");
    QTest::addColumn<quint64>("lines");
    struct Stream
    {
        const char *title;
        QByteArray body;
        quint64 blocks;
        quint64 lines;
    };
    const QByteArray big(16 * mebibyte, 'x');
    const Stream streams[] = {
        {"data line of 16 MiB", "data: " + big + "\n\n", 1, 1},
        {"id of 16 MiB", "id: " + big + "\n\n", 1, 1},
        {"type of 16 MiB", "event: " + big + "\ndata\n\n", 1, 2},
        {"retry of 16 MiB", "retry: " + QByteArray(16 * mebibyte, '9') + "\n\n", 1, 1},
        {"unknown line of 16 MiB, not ended", big, 1, 1},
        {"comment of 16 MiB", ":" + big + "\n", 0, 0},
        {"100 000 data lines", QByteArray("data: 0123456789\n").repeated(100'000) + "\n", 1,
         100'000},
        {"a million lone colons", QByteArray(":\n").repeated(1'000'000), 0, 0},
        {"a million lone colons in a block",
         "data\n" + QByteArray(":\n").repeated(1'000'000) + "\n", 1, 1'000'001},
        {"16 million blank lines", QByteArray(16 * mebibyte, '\n'), 0, 0},
        {"4 million CRLF", QByteArray("\r\n").repeated(4 * mebibyte), 0, 0},
        {"a million ids", QByteArray("id:1\n").repeated(1'000'000) + "\n", 1, 1'000'000},
    };
    for (const Stream &stream : streams) {
        for (const qsizetype piece : {qsizetype{1}, qsizetype{1000}, mebibyte}) {
            QTest::addRow("%s, fed by %lld", stream.title, static_cast<long long>(piece))
                << stream.body << piece << stream.blocks << stream.lines;
        }
    }
}

void TestStreamParserSplits::bigStreams()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qsizetype, piece);
    StreamParser parser;
    CountingSink sink;
    parser.beginConnection();
    for (qsizetype at = 0; at < body.size(); at += piece) {
        const qsizetype size = qMin(piece, body.size() - at);
        parser.feed(std::span(body.constData() + at, static_cast<std::size_t>(size)), sink);
    }
    parser.endConnection(sink);
    QTEST(sink.blocks, "blocks");
    QTEST(sink.lines, "lines");
    QCOMPARE(parser.position(), static_cast<ByteOffset>(body.size()));
    StreamParser other(wire::LineScanner::Path::Portable);
    CountingSink whole;
    other.feed(std::span(body.constData(), static_cast<std::size_t>(body.size())), whole);
    other.endConnection(whole);
    QVERIFY(sink == whole);
    QCOMPARE(parser.lastEventId(), other.lastEventId());
    QVERIFY(parser.retry() == other.retry());
}

/// Ends of line at, before and behind the border of the windows in which lines are looked for.
void TestStreamParserSplits::acrossScannerWindows()
{
    constexpr auto window = static_cast<qsizetype>(wire::LineScanner::windowSize);
    for (const QByteArray tail : {"\r\n\r\ndata: y\r\n\r\n", "\n\nid: 1\n\n", "\r\rretry: 5\r\r"}) {
        for (qsizetype shift = -20; shift <= 4; ++shift) {
            const QByteArray body =
                "data: " + QByteArray(window + shift - 6, 'x') + tail + QByteArray(window, 'z');
            const ParserRun whole = runPieces({body});
            QCOMPARE(violationIn(whole, body), QByteArray());
            QCOMPARE(whole.calls.size(), std::size_t{3});
            QVERIFY(runPieces(piecesOf(body, 1)) == whole);
            QVERIFY(runPieces(piecesOf(body, window)) == whole);
            QVERIFY(runPieces({body}, {}, wire::LineScanner::Path::Portable) == whole);
        }
    }
}

QTEST_APPLESS_MAIN(TestStreamParserSplits)
#include "tst_streamparsersplits.moc"
