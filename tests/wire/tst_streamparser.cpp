// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/streamparser.h"
#include "tests/support/everysplit.h"
#include "tests/support/parsercalls.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

Q_DECLARE_METATYPE(sse::RetryState)

namespace {

/// "data@6+7", with what became of it where that is not the rule.
QByteArray printed(const ParsedLine &line)
{
    static const QByteArrayList names{"comment", "data", "event", "id", "retry", "unknown"};
    QByteArray text = names[static_cast<int>(line.name)] + '@' + QByteArray::number(line.begin) +
                      '+' + QByteArray::number(line.length);
    switch (line.outcome) {
    case FieldOutcome::Comment:
    case FieldOutcome::Appended:
    case FieldOutcome::Set:
    case FieldOutcome::UnknownName:
        break;
    case FieldOutcome::ContainsNul:
        text += "=nul";
        break;
    case FieldOutcome::NotDigits:
        text += "=no-digits";
        break;
    case FieldOutcome::EmptyRetry:
        text += "=empty";
        break;
    case FieldOutcome::Unterminated:
        text += "=open";
        break;
    }
    return text;
}

/// One line for each call: kind, place, type, "+id" where it sets the last event ID, lines.
QByteArrayList printed(const ParserRun &run)
{
    static const QByteArrayList kinds{"event", "dropped", "id", "retry", "ignored", "unfinished"};
    QByteArrayList calls;
    for (const ParserCall &call : run.calls) {
        QByteArray text = call.isComment ? "comment" : kinds[static_cast<int>(call.kind)];
        text += ' ' + QByteArray::number(call.begin) + ".." + QByteArray::number(call.end);
        if (!call.type.isEmpty())
            text += " type=" + call.type;
        if (call.setsLastEventId)
            text += " +id=" + call.lastEventId;
        if (!call.isComment) {
            for (const ParsedLine &line : call.lines)
                text += ' ' + printed(line);
        }
        calls.append(text);
    }
    return calls;
}

} // namespace

class TestStreamParser final : public QObject
{
    Q_OBJECT

private slots:
    void calls_data();
    void calls();
    void byteOrderMarks_data();
    void byteOrderMarks();
    void endsOfLine_data();
    void endsOfLine();
    void retryState_data();
    void retryState();
    void lastEventId_data();
    void lastEventId();
    void dropsAllButIdAndRetryBetweenConnections();
    void swallowsNoLineFeedOfTheNextConnection();
    void startsFromAGivenId();
    void resetsRetry();
    void tellsWhereItStands();
};

void TestStreamParser::calls_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *title, const QByteArray &body, const QByteArrayList &calls) {
        QTest::newRow(title) << body << calls;
    };
    row("nothing", "", {});
    row("blank lines", "\n\r\n\r\n\n", {});
    row("event", "data: x\n\n", {"event 0..9 data@0+7"});
    row("event with empty data", "data\n\n", {"event 0..6 data@0+4"});
    row("event and blank lines", "\n\ndata\n\n\n", {"event 2..8 data@2+4"});
    row("type before data", "event: a\ndata\n\n", {"event 0..15 type=a event@0+8 data@9+4"});
    row("type behind data", "data\nevent: a\n\n", {"event 0..15 type=a data@0+4 event@5+8"});
    row("last type counts", "event:a\nevent:b\ndata\n\n",
        {"event 0..22 type=b event@0+7 event@8+7 data@16+4"});
    row("empty type", "event:a\nevent\ndata\n\n", {"event 0..20 event@0+7 event@8+5 data@14+4"});
    row("type is not kept", "event:a\n\ndata\n\n",
        {"dropped 0..9 type=a event@0+7", "event 9..15 data@9+4"});
    row("dropped for lack of data, with id", "event:a\nid:1\n\n",
        {"dropped 0..14 type=a +id=1 event@0+7 id@8+4"});
    row("event of no type is dropped too", "event\n\n", {"dropped 0..7 event@0+5"});
    row("id goes before retry", "retry:5\nid:1\n\n", {"id 0..14 +id=1 retry@0+7 id@8+4"});
    row("retry goes before ignored", "a\nretry:5\n\n", {"retry 0..11 unknown@0+1 retry@2+7"});
    row("ignored", "a: b\n\n", {"ignored 0..6 unknown@0+4"});
    row("ignored: a line of one space", " \n\n", {"ignored 0..3 unknown@0+1"});
    row("ignored: id with NUL", QByteArray("id:a\0\n\n", 7), {"ignored 0..7 id@0+5=nul"});
    row("ignored: bad retry", "retry:x\nretry\n\n",
        {"ignored 0..15 retry@0+7=no-digits retry@8+5=empty"});
    row("event goes before all", "retry:5\nid:1\nevent:a\ndata\n\n",
        {"event 0..27 type=a +id=1 retry@0+7 id@8+4 event@13+7 data@21+4"});
    row("comment", ": x\n", {"comment 0..4"});
    row("comments stand alone", ":\n\n:\ndata\n\n",
        {"comment 0..2", "comment 3..5", "event 5..11 data@5+4"});
    row("comment in a block", "data\n: x\ndata\n\n",
        {"comment 5..9", "event 0..15 data@0+4 comment@5+3 data@9+4"});
    row("comment behind a block's lines", "data\n:\n\n",
        {"comment 5..7", "event 0..8 data@0+4 comment@5+1"});
    row("unfinished", "data: x\n", {"unfinished 0..8 data@0+7"});
    row("unfinished in a line", "data: x", {"unfinished 0..7 data@0+7=open"});
    row("unfinished in a second line", "event:a\ndat",
        {"unfinished 0..11 type=a event@0+7 unknown@8+3=open"});
    row("unfinished id is lost", "id:1\ndata\n", {"unfinished 0..10 id@0+4 data@5+4"});
    row("unfinished comment", "\n: x", {"unfinished 1..4 comment@1+3=open"});
    row("unfinished comment in a block", "data\n: x",
        {"unfinished 0..8 data@0+4 comment@5+3=open"});
    row("unfinished behind an event", "data\n\nid",
        {"event 0..6 data@0+4", "unfinished 6..8 id@6+2=open"});
    row("not SSE", "{\"a\":1}\n{\"a\":2}", {"unfinished 0..15 unknown@0+7 unknown@8+7=open"});
}

void TestStreamParser::calls()
{
    QFETCH(const QByteArray, body);
    const ParserRun whole = runPieces({body});
    QTEST(printed(whole), "expected");
    QCOMPARE(violationIn(whole, body), QByteArray());
    forEverySplit(body, [&](const QList<QByteArray> &pieces) {
        QCOMPARE(printed(runPieces(pieces)), printed(whole));
    });
    QVERIFY(runPieces(piecesOf(body, 1)) == whole);
}

void TestStreamParser::byteOrderMarks_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *title, const QByteArray &body, const QByteArrayList &calls) {
        QTest::newRow(title) << body << calls;
    };
    row("first",
        "\xEF\xBB\xBF"
        "data\n\n",
        {"event 3..9 data@3+4"});
    row("before a comment", "\xEF\xBB\xBF:\n", {"comment 3..5"});
    row("before a blank line", "\xEF\xBB\xBF\ndata\n\n", {"event 4..10 data@4+4"});
    row("alone", "\xEF\xBB\xBF", {});
    row("second stays",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data\n\n",
        {"ignored 3..12 unknown@3+7"});
    row("later stays",
        "\n\xEF\xBB\xBF"
        "data\n\n",
        {"ignored 1..10 unknown@1+7"});
    row("one byte of it",
        "\xEF"
        "data\n\n",
        {"ignored 0..7 unknown@0+5"});
    row("two bytes of it",
        "\xEF\xBB"
        "data\n\n",
        {"ignored 0..8 unknown@0+6"});
    row("one byte of it alone", "\xEF", {"unfinished 0..1 unknown@0+1=open"});
    row("two bytes of it alone", "\xEF\xBB", {"unfinished 0..2 unknown@0+2=open"});
    row("two bytes of it, a line", "\xEF\xBB\n\n", {"ignored 0..4 unknown@0+2"});
    row("UTF-16's",
        "\xFF\xFE"
        "data\n\n",
        {"ignored 0..8 unknown@0+6"});
}

void TestStreamParser::byteOrderMarks()
{
    calls();
}

void TestStreamParser::endsOfLine_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *title, const QByteArray &body, const QByteArrayList &calls) {
        QTest::newRow(title) << body << calls;
    };
    row("CRLF", "data\r\n\r\ndata\r\n\r\n", {"event 0..7 data@0+4", "event 8..15 data@8+4"});
    row("CR", "data\r\rdata\r\r", {"event 0..6 data@0+4", "event 6..12 data@6+4"});
    row("CR, LF CR, LF is CR, LFCR, LF", "data\r\n\rdata\n\r\n",
        {"event 0..7 data@0+4", "event 7..13 data@7+4"});
    row("LF CR is two", "data\n\rdata\n\n", {"event 0..6 data@0+4", "event 6..12 data@6+4"});
    row("CR LF LF is two", "data\r\n\n", {"event 0..7 data@0+4"});
    row("CR CR LF is two", "data\r\r\ndata",
        {"event 0..6 data@0+4", "unfinished 7..11 data@7+4=open"});
    row("comments", ":\r\n:\r:\n", {"comment 0..2", "comment 3..5", "comment 5..7"});
    row("not VT, FF, NEL, LS", "data\v\f\xC2\x85\xE2\x80\xA8\n\n", {"ignored 0..13 unknown@0+11"});
}

void TestStreamParser::endsOfLine()
{
    calls();
}

void TestStreamParser::retryState_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<RetryState>("expected");
    QTest::newRow("none") << QByteArray("data\n\n") << RetryState{};
    QTest::newRow("at once") << QByteArray("retry: 5\n") << RetryState{5, false};
    QTest::newRow("not on an open line") << QByteArray("retry: 5") << RetryState{};
    QTest::newRow("last") << QByteArray("retry: 5\nretry: 6\n") << RetryState{6, false};
    QTest::newRow("bad one is ignored")
        << QByteArray("retry: 5\nretry: -1\n") << RetryState{5, false};
    QTest::newRow("empty behind it") << QByteArray("retry: 5\nretry\n") << RetryState{5, true};
    QTest::newRow("empty alone") << QByteArray("retry:\n") << RetryState{std::nullopt, true};
    QTest::newRow("empty before it") << QByteArray("retry\nretry: 5\n") << RetryState{5, false};
    QTest::newRow("huge") << QByteArray("retry: 18446744073709551617\n")
                          << RetryState{~quint64{0}, false};
}

void TestStreamParser::retryState()
{
    QFETCH(const QByteArray, body);
    QFETCH(const RetryState, expected);
    QVERIFY(runPieces({body}).retry == expected);
    QVERIFY(runPieces(piecesOf(body, 1)).retry == expected);
}

void TestStreamParser::lastEventId_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("kept") << QByteArray("data\n\n") << QByteArray("old");
    QTest::newRow("set") << QByteArray("id: 1\n\n") << QByteArray("1");
    QTest::newRow("reset") << QByteArray("id\n\n") << QByteArray();
    QTest::newRow("at dispatch only") << QByteArray("id: 1\n") << QByteArray("old");
    QTest::newRow("last of a block") << QByteArray("id: 1\nid: 2\n\n") << QByteArray("2");
    QTest::newRow("not with NUL") << QByteArray("id: 1\nid: \0\n\n", 13) << QByteArray("1");
    QTest::newRow("decoded") << QByteArray("id: \xC3\n\n") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("byte order mark stays")
        << QByteArray("id: \xEF\xBB\xBF\n\n") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("unfinished behind it")
        << QByteArray("id: 1\n\nid: 2\ndata\n") << QByteArray("1");
}

void TestStreamParser::lastEventId()
{
    QFETCH(const QByteArray, body);
    QTEST(runPieces({body}, "old").lastEventId, "expected");
    forEverySplit(body, [&](const QList<QByteArray> &pieces) {
        QTEST(runPieces(pieces, "old").lastEventId, "expected");
    });
}

void TestStreamParser::dropsAllButIdAndRetryBetweenConnections()
{
    StreamParser parser;
    QCOMPARE(
        printed(runConnection(parser, {"id: 1\nretry: 5\n\nevent: a\nid: 2\ndata: \xC3"})).size(),
        2);
    const ParserRun next = runConnection(parser, {"\xEF\xBB\xBF", "data\n\n"});
    QCOMPARE(printed(next), QByteArrayList{"event 3..9 data@3+4"});
    QCOMPARE(next.lastEventId, QByteArray("1"));
    QVERIFY((next.retry == RetryState{5, false}));
    // Without the end of the first one being told, as when the user stops it.
    CallRecorder recorder(parser);
    parser.feed(std::span("event: a\nid: 3\nda", 17), recorder);
    QCOMPARE(printed(runConnection(parser, {"ta\n\n"})),
             QByteArrayList{"ignored 0..4 unknown@0+2"});
    QCOMPARE(parser.lastEventId(), QByteArray("1"));
}

void TestStreamParser::swallowsNoLineFeedOfTheNextConnection()
{
    StreamParser parser;
    QCOMPARE(printed(runConnection(parser, {"data\r"})),
             QByteArrayList{"unfinished 0..5 data@0+4"});
    parser.beginConnection();
    CallRecorder recorder(parser);
    parser.feed(std::span("\n", 1), recorder);
    parser.feed(std::span("data\n\n", 6), recorder);
    QCOMPARE(recorder.calls.size(), std::size_t{1});
    QCOMPARE(recorder.calls[0].begin, ByteOffset{1});
}

void TestStreamParser::startsFromAGivenId()
{
    StreamParser parser;
    parser.setLastEventId("7");
    QCOMPARE(runConnection(parser, {"data\n\n"}).calls[0].lastEventId, QByteArray("7"));
    parser.setLastEventId({});
    QCOMPARE(runConnection(parser, {"data\n\n"}).calls[0].lastEventId, QByteArray());
}

void TestStreamParser::resetsRetry()
{
    StreamParser parser;
    QVERIFY((runConnection(parser, {"retry: 5\nretry\n"}).retry == RetryState{5, true}));
    parser.resetRetry();
    QVERIFY(parser.retry() == RetryState{});
}

void TestStreamParser::tellsWhereItStands()
{
    struct Step
    {
        QByteArray bytes;
        ByteOffset position;
        ByteOffset openLine;
        ByteOffset openBlock;
    };
    StreamParser parser;
    CallRecorder recorder(parser);
    const Step steps[] = {{"\n: a", 4, 1, 4},   {"b", 5, 1, 5},     {"\ndata", 10, 6, 10},
                          {": x\n", 14, 14, 6}, {"", 14, 14, 6},    {":", 15, 14, 6},
                          {"\n\n", 17, 17, 17}, {"\r", 18, 18, 18}, {"\n", 19, 19, 19}};
    for (const Step &step : steps) {
        parser.feed(std::span(step.bytes.data(), static_cast<std::size_t>(step.bytes.size())),
                    recorder);
        QCOMPARE(parser.position(), step.position);
        QCOMPARE(parser.openLineBegin(), step.openLine);
        QCOMPARE(parser.openBlockBegin(), step.openBlock);
    }
    parser.beginConnection();
    QCOMPARE(parser.position(), ByteOffset{0});
}

QTEST_APPLESS_MAIN(TestStreamParser)
#include "tst_streamparser.moc"
