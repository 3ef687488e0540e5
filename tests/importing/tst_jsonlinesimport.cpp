// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/jsonlinesimport.h"

#include "tests/importing/importedlog.h"
#include "tests/support/randomstream.h"
#include "tests/support/readerbench.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

namespace {

constexpr JsonLineOptions all{true, false, true};
constexpr JsonLineOptions exact{true, true, true};

/// Three connections with random bodies in random reads, a millisecond apart.
std::unique_ptr<ReaderBench> randomCapture(quint32 seed)
{
    RandomStream random(seed);
    QList<ScriptReply> replies;
    for (int connection = 0; connection < 3; ++connection) {
        ScriptReply reply = ScriptReply().stream();
        for (const QByteArray &piece : random.piecesOf(random.next()))
            reply.wait(1ms).body(piece);
        // Of a request that was sent twice a note tells where the body ends.
        replies.append(reply.sentTimes(1 + static_cast<int>(seed % 2)).wait(1ms).end());
    }
    auto bench = std::make_unique<ReaderBench>(inTurn(replies));
    bench->reader.start(ReaderBench::endpoint());
    bench->timers.advance(20s);
    bench->reader.close();
    return bench;
}

QByteArray onlyLog(const Result<Imported> &imported, const JsonLineOptions &options)
{
    if (!imported)
        return imported.error().message.toUtf8();
    return linesOf(*imported.value().streams.at(0).log, options);
}

} // namespace

class TestJsonLinesImport final : public QObject
{
    Q_OBJECT

private slots:
    void givesTheSameRows();
    void givesTheSameBytes();
    void givesTheSameFacts();
    void readsWhatParsePrints();
    void standsAnyCut();
    void takesBlocksApart_data();
    void takesBlocksApart();
    void refuses_data();
    void refuses();
    void keepsReads();
    void keepsTimesAtTheBodysEnd_data();
    void keepsTimesAtTheBodysEnd();
    void addsTheLastEventId();
    void tellsWhatIsMissing();
};

void TestJsonLinesImport::givesTheSameRows()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        const auto bench = randomCapture(seed);
        const QByteArray lines = linesOf(bench->log, bench->index, all);
        QCOMPARE(differenceOf(onlyLog(import(lines), all), lines), QByteArray());
    }
}

void TestJsonLinesImport::givesTheSameBytes()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        const auto bench = randomCapture(seed);
        const QByteArray lines = linesOf(bench->log, bench->index, exact);
        const Result<Imported> imported = import(lines);
        QVERIFY(imported);
        // An LF that came behind its CR can be missing, as it is in lines that were printed live.
        const QByteArray expected = linesOf(bench->log, bench->index, all);
        QCOMPARE(differenceOf(onlyLog(imported, all), expected), QByteArray());
    }
}

void TestJsonLinesImport::givesTheSameFacts()
{
    const auto bench = randomCapture(5);
    const Result<Imported> imported = import(linesOf(bench->log, bench->index, all));
    QVERIFY(imported);
    QCOMPARE(imported.value().kind, ImportKind::JsonLines);
    QByteArray expected = factsOf(bench->log);
    // The lines tell no requests, so that one without an answer is missing.
    expected.replace("id 7", "id ").replace("id 8", "id ");
    expected.replace("4 attempt GET http://server.test/stream hop 0 id \n", "");
    const QByteArray got = factsOf(*imported.value().streams.at(0).log);
    QCOMPARE(differenceOf(got, expected), QByteArray());
    QVERIFY(imported.value().streams.at(0).hasTimes);
    QCOMPARE(imported.value().streams.at(0).title, QStringLiteral("http://server.test/stream"));
}

void TestJsonLinesImport::readsWhatParsePrints()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        RandomStream random(seed);
        SystemClock clock;
        CaptureLog log(clock);
        log.appendRead(1, random.next());
        const JsonLineOptions options{true, seed % 2 == 1, false};
        const QByteArray lines = linesOf(log, options);
        if (lines.isEmpty())
            continue;
        const Result<Imported> imported = import(lines);
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
        QCOMPARE(onlyLog(imported, {true, false, false}), linesOf(log, {true, false, false}));
        QVERIFY(!imported.value().streams.at(0).hasTimes);
    }
}

void TestJsonLinesImport::standsAnyCut()
{
    const auto bench = randomCapture(11);
    const QByteArray lines = linesOf(bench->log, bench->index, exact);
    const QByteArray whole = onlyLog(import(lines), all);
    QVERIFY(lines.size() > 2000);
    for (qsizetype size = 1; size < lines.size(); size += size < 1000 ? 1 : 17) {
        const Result<Imported> imported = import(lines.first(size));
        if (!imported) {
            QCOMPARE(imported.error().code, QByteArrayLiteral("import"));
            QVERIFY(!imported.error().message.isEmpty());
            // Only where no line is whole.
            QVERIFY2(size < lines.indexOf('\n') + 1, qPrintable(imported.error().message));
        } else {
            QVERIFY(linesOf(*imported.value().streams.at(0).log, all).size() <= whole.size() + 200);
        }
    }
}

void TestJsonLinesImport::takesBlocksApart_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *lines, const char *body) {
        QTest::newRow(name) << QByteArray(lines) << QByteArray(body);
    };
    row("type and data", R"({"kind":"event","type":"tick","data":"a\nb","lastEventId":""})",
        "event: tick\ndata: a\ndata: b\n\n");
    row("message is no type", R"({"kind":"event","type":"message","data":"","lastEventId":"7"})",
        "id: 7\ndata: \n\n");
    row("an id that stays",
        "{\"kind\":\"event\",\"type\":\"message\",\"data\":\"a\",\"lastEventId\":\"7\"}\n"
        "{\"kind\":\"event\",\"type\":\"message\",\"data\":\"b\",\"lastEventId\":\"7\"}\n"
        "{\"kind\":\"event\",\"type\":\"message\",\"data\":\"c\",\"lastEventId\":\"\"}\n",
        "id: 7\ndata: a\n\ndata: b\n\nid: \ndata: c\n\n");
    row("an id alone", R"({"kind":"id","lastEventId":"7"})", "id: 7\n\n");
    row("a retry alone", R"({"kind":"retry","value":"0010","ms":10})", "retry: 0010\n\n");
    row("a comment", R"({"kind":"comment","text":" hello"})", ": hello\n");
    row("a value with a space in front",
        R"({"kind":"dropped","fields":[{"name":"event","value":" a","outcome":"set"}]})",
        "event:  a\n\n");
    row("unfinished",
        R"({"kind":"unfinished","fields":[{"name":"data","value":"a","outcome":"discarded"},)"
        R"({"name":"da","value":"","outcome":"unterminated"}]})",
        "data: a\nda: ");
    row("raw", R"({"kind":"event","raw":"ZGF0YTphDQoNCg=="})", "data:a\r\n\r\n");
    row("a comment in a raw block",
        "{\"kind\":\"comment\",\"text\":\"c\",\"raw\":\"OmMK\"}\n"
        "{\"kind\":\"event\",\"raw\":\"ZGF0YTphCjpjCmRhdGE6YgoK\"}",
        "data:a\n:c\ndata:b\n\n");
    row("a note in a raw block",
        "{\"kind\":\"comment\",\"text\":\"c\",\"raw\":\"OmMK\"}\n"
        "{\"kind\":\"note\",\"code\":\"n\",\"message\":\"m\"}\n"
        "{\"kind\":\"event\",\"raw\":\"ZGF0YTphCjpjCmRhdGE6YgoK\"}",
        "data:a\n:c\ndata:b\n\n");
    row("a second byte-order mark",
        R"({"kind":"ignored","fields":[{"name":"\ufeffdata","value":"a","outcome":"unknown"}]})",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\n");
}

void TestJsonLinesImport::takesBlocksApart()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, body);
    const Result<Imported> imported = import(lines);
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    QCOMPARE(bodyOf(*imported.value().streams.at(0).log), body);
}

void TestJsonLinesImport::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("another kind") << QByteArray(R"({"kind":"log","data":"a"})");
    QTest::newRow("half a line") << QByteArray(R"({"kind":"event","data":")");
    QTest::newRow("an end of line in a field")
        << QByteArray(R"({"kind":"event","fields":[{"name":"data","value":"a\nb"}]})");
    QTest::newRow("a field without a name")
        << QByteArray(R"({"kind":"event","fields":[{"value":"a"}]})");
    QTest::newRow("fields of another type") << QByteArray(R"({"kind":"event","fields":7})");
    QTest::newRow("a comment of two lines") << QByteArray(R"({"kind":"comment","text":"a\rb"})");
    QTest::newRow("a type of two lines")
        << QByteArray(R"({"kind":"event","type":"a\nb","data":""})");
    QTest::newRow("an id of two lines")
        << QByteArray(R"({"kind":"event","data":"","lastEventId":"a\nb"})");
    QTest::newRow("raw that is no Base64") << QByteArray(R"({"kind":"event","raw":"%"})");
    QTest::newRow("a time that is none") << QByteArray(R"({"kind":"event","time":"noon"})");
    QTest::newRow("a connection that is none") << QByteArray(R"({"kind":"event","connection":-1})");
    QTest::newRow("an end for another reason") << QByteArray(R"({"kind":"end","reason":"tired"})");
    QTest::newRow("a reconnect without a delay") << QByteArray(R"({"kind":"reconnect"})");
    for (const char *member :
         {R"("data":5)", R"("data":null)", R"("type":["x"])", R"("lastEventId":7)", R"("raw":{})",
          R"("connection":"1")", R"("time":5)", R"("fields":["data"])",
          R"("fields":[{"name":"data","value":5}])", R"("fields":[{"name":5,"value":""}])"}) {
        QTest::newRow(member) << QByteArray(R"({"kind":"event",)") + member + '}';
    }
    QTest::newRow("a text that is a number") << QByteArray(R"({"kind":"comment","text":5})");
    QTest::newRow("a status that is text") << QByteArray(R"({"kind":"open","status":"200"})");
    QTest::newRow("headers that are an object") << QByteArray(R"({"kind":"open","headers":{}})");
    QTest::newRow("a header that is text") << QByteArray(R"({"kind":"open","headers":["a"]})");
    QTest::newRow("dropped without fields") << QByteArray(R"({"kind":"dropped"})");
}

void TestJsonLinesImport::refuses()
{
    QFETCH(QByteArray, line);
    const Result<Imported> imported =
        import("{\"kind\":\"event\",\"data\":\"x\"}\n\n" + line + '\n');
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, QByteArrayLiteral("import"));
    QVERIFY2(imported.error().message.contains(QLatin1String("Line 3")),
             qPrintable(imported.error().message));
}

void TestJsonLinesImport::keepsReads()
{
    const QByteArray lines =
        R"({"kind":"event","time":"2026-01-02T03:04:05.000001Z","connection":1,"data":"a"}
{"kind":"event","time":"2026-01-02T03:04:05.000001Z","connection":1,"data":"b"}
{"kind":"event","time":"2026-01-02T03:04:05.000002Z","connection":1,"data":"c"}
{"kind":"event","time":"2026-01-02T03:04:05.000002Z","connection":4,"data":"d"}
)";
    const Result<Imported> imported = import(lines);
    QVERIFY(imported);
    const CaptureLog &log = *imported.value().streams.at(0).log;
    QCOMPARE(readsOf(log), QByteArrayLiteral("18 9 9"));
    QCOMPARE(log.read(1).time - log.read(0).time, Nanos(1000));
    QCOMPARE(log.read(2).connection, 4U);
    QByteArray time;
    appendIsoTime(time, log.anchor().toWall(log.read(1).time));
    QCOMPARE(time, QByteArrayLiteral("2026-01-02T03:04:05.000002Z"));
}

void TestJsonLinesImport::keepsTimesAtTheBodysEnd_data()
{
    QTest::addColumn<QByteArrayList>("rows"); // "kind microsecond"
    const auto add = [](const char *name, const QByteArrayList &rows) {
        QTest::newRow(name) << rows;
    };
    add("at once", {"event 1", "unfinished 2", "end 3"});
    add("a note where the body ends", {"event 1", "note 3", "unfinished 2", "end 3"});
    add("several", {"event 1", "note 3", "note 4", "unfinished 2", "end 4"});
    add("within the block, too", {"event 1", "note 2", "note 4", "unfinished 3", "end 4"});
    add("behind the body's end", {"event 1", "note 3", "unfinished 2", "note 4", "end 4"});
    add("within blocks only", {"event 1", "note 2", "event 3", "note 3", "event 4", "end 5"});
    add("a cut export", {"event 1", "note 3", "unfinished 2"});
    add("notes alone", {"event 1", "note 3"});
}

void TestJsonLinesImport::keepsTimesAtTheBodysEnd()
{
    QFETCH(const QByteArrayList, rows);
    const QMap<QByteArray, QByteArray> texts{
        {"event", R"("type":"message","data":"a","lastEventId":"",)"
                  R"("fields":[{"name":"data","value":"a","outcome":"appended"}])"},
        {"unfinished", R"("fields":[{"name":"data","value":"b","outcome":"discarded"}])"},
        {"note", R"("code":"content-unfinished","message":"It is cut.")"},
        {"end", R"("reason":"truncated","message":"It was cut.")"}};
    QByteArray lines;
    for (const QByteArray &row : rows) {
        const QByteArrayList words = row.split(' ');
        lines += R"({"kind":")" + words.at(0) + R"(","time":"2026-01-02T03:04:05.00000)" +
                 words.at(1) + R"(Z","connection":1,)" + texts.value(words.at(0)) + "}\n";
    }
    QCOMPARE(differenceOf(onlyLog(import(lines), all), lines), QByteArray());
}

void TestJsonLinesImport::addsTheLastEventId()
{
    // Filtered: the block that set the ID is missing.
    const Result<Imported> imported =
        import(R"({"kind":"event","type":"message","data":"a","lastEventId":"5",)"
               R"("fields":[{"name":"data","value":"a","outcome":"appended"}]})");
    QVERIFY(imported);
    QCOMPARE(bodyOf(*imported.value().streams.at(0).log), QByteArrayLiteral("id: 5\ndata: a\n\n"));
    QVERIFY(imported.value().notes.join(u'\n').contains(QLatin1String("last event ID")));
}

void TestJsonLinesImport::tellsWhatIsMissing()
{
    const Result<Imported> imported = import(R"({"kind":"event","data":"a"})");
    QVERIFY(imported);
    const CaptureLog &log = *imported.value().streams.at(0).log;
    const auto *note = std::get_if<NoteRecord>(&log.record(0).fact);
    QVERIFY(note);
    QCOMPARE(note->code, QByteArrayLiteral("imported"));
    QCOMPARE(note->message, imported.value().notes.at(0));
    QCOMPARE(imported.value().streams.at(0).title, QStringLiteral("file"));
}

QTEST_GUILESS_MAIN(TestJsonLinesImport)
#include "tst_jsonlinesimport.moc"
