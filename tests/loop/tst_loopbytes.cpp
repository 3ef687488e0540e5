// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// What exactly arrives of the built-in scenarios: texts, ids and sizes that a count does not tell.

#include "core/index/eventtext.h"
#include "core/net/contentdecoder.h"
#include "core/scenario/builtinscenarios.h"
#include "tests/loop/looprun.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// The built-in scenario \a name, read as \a watched says; null, with a message, when that failed.
std::unique_ptr<LoopRun> played(const char *name, const char *watched, const QByteArray &query = {})
{
    const std::optional<Scenario> scenario = builtinScenario(name);
    const std::optional<Watch> watch = Watch::parse(QString::fromLatin1(watched));
    if (!scenario || !watch) {
        qWarning("No scenario %s, or not in the form of the table: %s", name, watched);
        return {};
    }
    auto run = std::make_unique<LoopRun>(*scenario, *watch, query);
    if (const QString problem = run->run(); !problem.isEmpty()) {
        qWarning("%s", qPrintable(problem));
        return {};
    }
    return run;
}

/// The dispatched events of a run, in order.
QList<RowText> eventsOf(const LoopRun &run)
{
    const EventIndex &index = run.session().index();
    EventText text(run.session().log(), index);
    QList<RowText> events;
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        if (index.row(row).kind == RowKind::Event)
            events.append(text.text(row));
    }
    return events;
}

QList<QByteArray> dataOf(const LoopRun &run)
{
    QList<QByteArray> data;
    for (const RowText &event : eventsOf(run))
        data.append(event.data);
    return data;
}

QByteArray unzipped(const QByteArray &encoded)
{
    ContentDecoder decoder(ContentDecoder::Coding::Gzip);
    QByteArray text(4096, '\0');
    const auto step = decoder.decode({encoded.data(), static_cast<std::size_t>(encoded.size())},
                                     {text.data(), static_cast<std::size_t>(text.size())});
    return decoder.end() == ContentDecoder::End::Complete
               ? text.first(static_cast<qsizetype>(step.produced))
               : QByteArray();
}

/// Counts what a parser makes of bytes.
class BlockCounter final : public BlockSink
{
public:
    void comment(const ParsedLine &, ByteOffset) override {}
    void block(const ParsedBlock &block) override { ++counts[block.kind]; }

    QHash<BlockKind, int> counts;
};

/// The same kinds of blocks among the rows of \a connection.
QHash<BlockKind, int> blocksOf(const LoopRun &run, ConnectionId connection)
{
    static const QHash<RowKind, BlockKind> kinds{
        {RowKind::Event, BlockKind::Event},     {RowKind::Dropped, BlockKind::Dropped},
        {RowKind::Id, BlockKind::Id},           {RowKind::Retry, BlockKind::Retry},
        {RowKind::Ignored, BlockKind::Ignored}, {RowKind::Unfinished, BlockKind::Unfinished}};
    const EventIndex &index = run.session().index();
    const EventText text(run.session().log(), index);
    QHash<BlockKind, int> counts;
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        const auto kind = kinds.constFind(index.row(row).kind);
        if (kind != kinds.cend() && text.connection(row) == connection)
            ++counts[*kind];
    }
    return counts;
}

} // namespace

class TestLoopBytes : public QObject
{
    Q_OBJECT

private slots:
    void splitsChangeNothing();
    void marksAreRemovedOnce();
    void badUtf8IsReplacedAsFixed();
    void trapsAreAvoided();
    void hugeEventArrivesWhole();
    void cutsBringNoHalfEvents();
    void serverSeesLastEventIds();
    void serverSeesClientsLeave();
    void echoComesBack();
    void headersStayOneLine();
    void payloadsCanBeTakenApart_data();
    void payloadsCanBeTakenApart();
    void dataIsJson_data();
    void dataIsJson();
    void demoShowsEveryKindOfRow();
    void demoResumesWithoutAGap();
};

void TestLoopBytes::splitsChangeNothing()
{
    const auto run = played("split-everywhere", "speed 1");
    QVERIFY(run);
    const QList<RowText> events = eventsOf(*run);
    QCOMPARE(events.size(), 5);
    for (const RowText &event : events) {
        QCOMPARE(event.type, QByteArray("größe"));
        QCOMPARE(event.lastEventId, QByteArray("é1"));
        QCOMPARE(event.data, QByteArray("a¢€𝄞 東京\n\xEF\xBB\xBFz"));
    }
    // Hundreds of writes with gaps between them: they are read in pieces.
    QVERIFY(run->session().log().readCount() > 10);
}

void TestLoopBytes::marksAreRemovedOnce()
{
    const auto run = played("bom", "3 connections");
    QVERIFY(run);
    const QList<QByteArray> expected{
        "This connection begins without a mark.", "The mark before this line is gone.",
        "\xEF\xBB\xBFThe one before this text stays.", "This is the next event."};
    QCOMPARE(dataOf(*run), expected);
}

void TestLoopBytes::badUtf8IsReplacedAsFixed()
{
    const auto run = played("invalid-utf8", "1 connection");
    QVERIFY(run);
    const QByteArray replacement = "\xEF\xBF\xBD";
    QList<RowText> events = eventsOf(*run);
    QCOMPARE(events.size(), 9);
    const RowText named = events.takeLast();
    QCOMPARE(named.type, "name" + replacement);
    QCOMPARE(named.lastEventId, "id" + replacement);
    // Each says how many there are.
    for (const RowText &event : events)
        QCOMPARE(event.data.count(replacement), event.data.first(1).toInt());
}

void TestLoopBytes::trapsAreAvoided()
{
    const auto run = played("field-traps", "1 connection");
    QVERIFY(run);
    const QList<RowText> events = eventsOf(*run);
    const QList<QByteArray> expected{
        "no space",
        " one space of two",
        "",
        "\n",
        "this id is kept",
        "an id with NUL is ignored",
        "one\na line of one space is not blank",
        "U+0085 \xC2\x85 U+2028 \xE2\x80\xA8 VT \x0B and FF \x0C end no line",
        "the name may follow",
        "the last event ID is empty from here on"};
    QCOMPARE(dataOf(*run), expected);
    QCOMPARE(events[5].lastEventId, QByteArray("kept"));
    QCOMPARE(events[8].type, QByteArray("late"));
    QCOMPARE(events[9].lastEventId, QByteArray());
    QCOMPARE(run->session().status().retry.milliseconds, std::optional<quint64>(1500));
    QCOMPARE(run->session().status().lastEventId, QByteArray());
}

void TestLoopBytes::hugeEventArrivesWhole()
{
    const auto run = played("huge-event", "1 connection");
    QVERIFY(run);
    const QList<RowText> events = eventsOf(*run);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].data.size(), qsizetype{16} << 20);
    QVERIFY(events[0].data == QByteArray("0123456789abcdef").repeated(1 << 20));
    QCOMPARE(events[0].lastEventId, QByteArray("huge"));
}

void TestLoopBytes::cutsBringNoHalfEvents()
{
    const QByteArray body = "retry: 50\n\nid: 1\ndata: é\r\n\r\nid: 2\n\n";
    const auto run = played("cut-everywhere", "45 connections");
    QVERIFY(run);
    QSet<quint64> cuts;
    for (ConnectionId connection = 1; connection <= 45; ++connection) {
        const quint64 cut = run->session().index().findCounts(connection)->bytes;
        QVERIFY(cut <= static_cast<quint64>(body.size()));
        cuts.insert(cut);
        StreamParser parser;
        BlockCounter counter;
        parser.beginConnection();
        parser.feed(body.first(static_cast<qsizetype>(cut)), counter);
        parser.endConnection(counter);
        QVERIFY2(blocksOf(*run, connection) == counter.counts,
                 qPrintable(QStringLiteral("cut after %1 bytes").arg(cut)));
    }
    // Qt asks a second time behind some cuts and looks at neither, so that a few are missing.
    QVERIFY(cuts.size() > body.size() / 2);
}

void TestLoopBytes::serverSeesLastEventIds()
{
    const auto run = played("sticky", "3 connections");
    QVERIFY(run);
    const auto requests = [&run] { return run->server().snapshot()->requests; };
    QTRY_VERIFY(requests().size() >= 3);
    QCOMPARE(requests()[0]->lastEventId, QByteArray());
    QCOMPARE(requests()[1]->lastEventId, QByteArray("2"));
    QCOMPARE(requests()[2]->lastEventId, QByteArray("2"));
    QVERIFY(dataOf(*run)[4].contains("came with \"2\""));
}

void TestLoopBytes::serverSeesClientsLeave()
{
    // The client goes away amid a write, sometimes amid the call that writes.
    for (int round = 0; round < 5; ++round) {
        const auto run = played("flood", "1000 events");
        QVERIFY(run);
        const auto requests = [&run] { return run->server().snapshot()->requests; };
        QTRY_VERIFY(!requests().isEmpty() && requests()[0]->state == MockState::Ended);
        QCOMPARE(requests().size(), 1);
        QCOMPARE(requests()[0]->end, MockEnd::Client);
    }
}

void TestLoopBytes::echoComesBack()
{
    const auto run = played("echo", "POST, speed 1000", "name=a%20%22b%22&x=1");
    QVERIFY(run);
    const QList<QByteArray> data = dataOf(*run);
    QCOMPARE(data.size(), 5);
    QCOMPARE(data[0], QByteArray("{\"query\":\"name=a%20%22b%22&x=1\",\"name\":\"a \\\"b\\\"\"}"));
    QVERIFY(data[1].contains("\"accept\":\"text/event-stream\""));
    QCOMPARE(data[2], QByteArray("{\"prompt\":\"Hello\"}"));
    QCOMPARE(data[3], QByteArray("{\"lastEventId\":\"\",\"connection\":1}"));
}

void TestLoopBytes::headersStayOneLine()
{
    const auto run = played("echo", "1 connection", "name=a%0d%0aX-Smuggled:%20b%00c");
    QVERIFY(run);
    const CaptureLog &log = run->session().log();
    int responses = 0;
    for (std::size_t number = 0; number < log.recordCount(); ++number) {
        const auto *response = std::get_if<ResponseRecord>(&log.record(number).fact);
        if (!response)
            continue;
        ++responses;
        QVERIFY(findHeader(response->headers, "X-Echo"));
        QVERIFY(!findHeader(response->headers, "X-Smuggled"));
    }
    QCOMPARE(responses, 1);
}

void TestLoopBytes::payloadsCanBeTakenApart_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("base64") << false;
    QTest::newRow("gzip-base64") << true;
}

void TestLoopBytes::payloadsCanBeTakenApart()
{
    QFETCH(bool, compressed);
    const auto run = played("llm", compressed ? "path /gzip-base64" : "path /base64");
    QVERIFY(run);
    QList<QByteArray> data = dataOf(*run);
    QCOMPARE(data.size(), 3);
    QCOMPARE(data.takeLast(), QByteArray("[DONE]"));
    for (const QByteArray &text : data) {
        QByteArray payload = QByteArray::fromBase64(text, QByteArray::AbortOnBase64DecodingErrors);
        if (compressed) {
            payload = unzipped(payload);
        }
        QVERIFY2(QJsonDocument::fromJson(payload).isObject(), payload.constData());
    }
}

void TestLoopBytes::dataIsJson_data()
{
    QTest::addColumn<QByteArray>("watched");
    QTest::newRow("llm") << QByteArray("POST");
    QTest::newRow("llm-chat") << QByteArray("POST");
    QTest::newRow("llm-anthropic") << QByteArray("POST");
    QTest::newRow("json-ticker") << QByteArray("20 events");
    QTest::newRow("custom") << QByteArray("1 connection");
    QTest::newRow("ten") << QByteArray("1 connection");
    QTest::newRow("four") << QByteArray("1 connection");
    QTest::newRow("echo") << QByteArray("1 connection");
    QTest::newRow("mcp-priming") << QByteArray("2 connections");
    QTest::newRow("post-only") << QByteArray("POST");
    QTest::newRow("close-event") << QByteArray("1 connection");
    QTest::newRow("demo") << QByteArray("2 connections");
}

void TestLoopBytes::dataIsJson()
{
    QFETCH(QByteArray, watched);
    const auto run = played(QTest::currentDataTag(), watched.constData());
    QVERIFY(run);
    int objects = 0;
    for (const QByteArray &data : dataOf(*run)) {
        if (!data.startsWith('{'))
            continue;
        ++objects;
        QVERIFY2(QJsonDocument::fromJson(data).isObject(), data.constData());
    }
    QVERIFY(objects > 0);
}

void TestLoopBytes::demoShowsEveryKindOfRow()
{
    const auto run = played("demo", "2 connections");
    QVERIFY(run);
    for (const ConnectionId connection : {ConnectionId(1), ConnectionId(2)}) {
        const QHash<BlockKind, int> counts = blocksOf(*run, connection);
        for (const BlockKind kind : {BlockKind::Event, BlockKind::Dropped, BlockKind::Ignored,
                                     BlockKind::Retry, BlockKind::Unfinished, BlockKind::Id})
            QVERIFY(counts.value(kind) > 0);
        QVERIFY(run->session().index().findCounts(connection)->comments >= 5);
    }
    QCOMPARE(run->session().status().retry.milliseconds, std::optional<quint64>(2000));
}

void TestLoopBytes::demoResumesWithoutAGap()
{
    const auto run = played("demo", "3 connections");
    QVERIFY(run);
    const EventIndex &index = run->session().index();
    EventText text(run->session().log(), index);
    quint64 last = 0;
    int resumed = 0;
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        resumed += text.type(row) == "resumed" ? 1 : 0;
        // Rows that set an id, events or not.
        if (index.row(row).idRow != row + 1)
            continue;
        QCOMPARE(text.lastEventId(row), QByteArray::number(++last));
    }
    QVERIFY(last > 100);
    QCOMPARE(resumed, 2);
}

QTEST_GUILESS_MAIN(TestLoopBytes)
#include "tst_loopbytes.moc"
