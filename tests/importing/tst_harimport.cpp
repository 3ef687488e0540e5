// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/harjson.h"
#include "tests/importing/harofone.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace sse;
using namespace sse::test;

namespace {

QByteArray fileOf(const char *name)
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/har/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestHarImport : public QObject
{
    Q_OBJECT

private slots:
    void chrome();
    void firefox();
    void frames();
    void times_data();
    void times();
    void reconnects();
    void ownReads();
    void errors_data();
    void errors();
    void cancelled();
    void manyStreams();
    void hostile();
};

void TestHarImport::chrome()
{
    const Result<Imported> imported = import(fileOf("chrome-eventsource.har"));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(imported.value().kind, ImportKind::Har);
    QCOMPARE(imported.value().streams.size(), std::size_t{1});
    const ImportedStream &stream = imported.value().streams.front();
    QCOMPARE(stream.title, QStringLiteral("http://localhost:8080/start"));
    QVERIFY(stream.hasTimes);
    QCOMPARE(factsOf(*stream.log),
             QByteArray("1 state 0\n"
                        "1 attempt GET http://localhost:8080/start hop 0 id \n"
                        "1 response 307\n"
                        "1 attempt GET http://localhost:8080/events?n=1#top "
                        "hop 1 id \n"
                        "1 response 200\n"
                        "1 state 1\n"
                        "1 body-end\n"
                        "1 end closed\n"
                        "1 state 2"));
    QCOMPARE(bodiesOf(*stream.log, tenOClock),
             QByteArray("1 @1.500000 data: hello||\n"
                        "1 @2.250000 event: tick|id: 7|data: two|data: lines||\n"
                        "1 @3.000000 data:  spaced||\n"
                        "1 @3.125001 id:|data: ||"));
    QCOMPARE(imported.value().notes.size(), 1);
    QVERIFY(imported.value().notes.front().contains(QStringLiteral("written anew")));
    const auto *note = std::get_if<NoteRecord>(&stream.log->record(0).fact);
    QVERIFY(note);
    QCOMPARE(note->code, QByteArray("imported"));
}

void TestHarImport::firefox()
{
    const Result<Imported> imported = import(fileOf("firefox-fetch.har"));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(imported.value().streams.size(), std::size_t{2});
    const ImportedStream &stream = imported.value().streams.front();
    QCOMPARE(bodiesOf(*stream.log, tenOClock),
             QByteArray("1 @4.500000 : hi^|^|data: {\"d\":\"ä\"}^|^|data: [DONE]^|^|\n"
                        "2 @9.020000 data: \xC3\xFF||"));
    const LogRecord &first = stream.log->record(imported.value().notes.size() + 1);
    const auto *attempt = std::get_if<AttemptRecord>(&first.fact);
    QVERIFY(attempt);
    QCOMPARE(stream.log->anchor().toWall(first.time), tenOClock + std::chrono::milliseconds(2500));
    QCOMPARE(attempt->method, QByteArray("POST"));
    QCOMPARE(attempt->body, QByteArray("{\"stream\":true}"));
    QCOMPARE(attempt->headers,
             (HeaderList{{"Host", "llm.example"}, {"Content-Type", "application/json"}}));
    // It was asked for while the other one was under way.
    const ImportedStream &second = imported.value().streams.back();
    QCOMPARE(factsOf(*second.log),
             QByteArray("1 state 0\n"
                        "1 attempt POST https://llm.example/v1/chat hop 0 id \n"
                        "1 response 429\n"
                        "1 end status!\n"
                        "1 state 2"));
}

void TestHarImport::frames()
{
    const Result<Imported> imported = import(fileOf("websocket-frames.har"));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(imported.value().streams.size(), std::size_t{1});
    QCOMPARE(bodiesOf(*imported.value().streams.front().log, tenOClock),
             QByteArray("1 @0.500000 event: a|data: 1||da\n1 @1.500000 ta: 2||"));
}

void TestHarImport::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("microseconds"); // since ten o'clock; -1: none
    QTest::newRow("UTC") << QByteArray("2026-03-01T10:00:01Z") << qint64{1'000'000};
    QTest::newRow("ms") << QByteArray("2026-03-01T10:00:01.250Z") << qint64{1'250'000};
    QTest::newRow("µs") << QByteArray("2026-03-01T10:00:01.000001Z") << qint64{1'000'001};
    QTest::newRow("ns") << QByteArray("2026-03-01T10:00:01.123456789Z") << qint64{1'123'456};
    QTest::newRow("east") << QByteArray("2026-03-01T15:30:01.5+05:30") << qint64{1'500'000};
    QTest::newRow("west") << QByteArray("2026-03-01T05:00:01-0500") << qint64{1'000'000};
    QTest::newRow("hours only") << QByteArray("2026-03-01T05:00:01-05") << qint64{1'000'000};
    QTest::newRow("no zone") << QByteArray("2026-03-01T10:00:01") << qint64{1'000'000};
    QTest::newRow("space") << QByteArray("2026-03-01 10:00:01Z") << qint64{1'000'000};
    QTest::newRow("no such day") << QByteArray("2026-02-30T10:00:01Z") << qint64{-1};
    QTest::newRow("date") << QByteArray("2026-03-01") << qint64{-1};
    QTest::newRow("words") << QByteArray("yesterday") << qint64{-1};
    QTest::newRow("nothing") << QByteArray() << qint64{-1};
}

void TestHarImport::times()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, microseconds);
    const std::optional<WallTime> time = timeOfHar(text);
    QCOMPARE(time ? qint64{(*time - tenOClock).count()} : qint64{-1}, microseconds);
}

void TestHarImport::reconnects()
{
    const auto entry = [](int second, const QByteArray &id,
                          const QByteArray &headers) -> QByteArray {
        return R"({"startedDateTime":"2026-03-01T10:00:0)" + QByteArray::number(second) +
               R"(Z","time":500,"request":{"method":"GET","url":"http://a.example/","headers":[)" +
               headers +
               R"(]},"response":{"status":200,"content":{"mimeType":"text/event-stream"}},)" +
               R"("_eventSourceMessages":[{"time":)" + QByteArray::number(1'772'359'200 + second) +
               R"(,"eventName":"message","eventId":")" + id + R"(","data":"x"}]})";
    };
    // As some write them: in the order in which they ended, or none at all.
    const QByteArray har = R"({"log":{"entries":[)" +
                           entry(4, "2", R"({"name":"last-event-id","value":"1"})") + ',' +
                           entry(1, "1", R"({"name":"Accept","value":"*/*"})") + "]}}";
    const Result<Imported> imported = import(har);
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(imported.value().streams.size(), std::size_t{1});
    const CaptureLog &log = *imported.value().streams.front().log;
    QCOMPARE(factsOf(log), QByteArray("1 state 0\n"
                                      "1 attempt GET http://a.example/ hop 0 id \n"
                                      "1 response 200\n"
                                      "1 state 1\n"
                                      "1 body-end\n"
                                      "1 end end-not-verifiable\n"
                                      "1 state 0\n"
                                      "2 attempt GET http://a.example/ hop 0 id 1\n"
                                      "2 response 200\n"
                                      "2 state 1\n"
                                      "2 body-end\n"
                                      "2 end end-not-verifiable\n"
                                      "2 state 2"));
    QCOMPARE(bodiesOf(log, tenOClock),
             QByteArray("1 @1.000000 id: 1|data: x||\n2 @4.000000 id: 2|data: x||"));
}

void TestHarImport::ownReads()
{
    const auto bodies = [](const QByteArray &reads) {
        const Result<Imported> imported = import(harOf(
            R"("content":{"mimeType":"text/event-stream","text":"data: abc\n\n"})",
            R"("_sseInspector":{"version":1,"connection":3,"opened":true,"reads":)" + reads + '}'));
        return imported ? bodiesOf(*imported.value().streams.front().log, tenOClock)
                        : imported.error().message.toUtf8();
    };
    QCOMPARE(bodies("[[6,1772359200500000],[5,1772359200600001]]"),
             QByteArray("3 @0.500000 data: \n3 @0.600001 abc||"));
    // What does not fit comes at the end.
    QCOMPARE(bodies("[[6,1772359200500000],[50,1772359200600001]]"),
             QByteArray("3 @0.500000 data: \n3 @1.000000 abc||"));
    QCOMPARE(bodies("[[6,1772359200500000]]"), QByteArray("3 @0.500000 data: \n3 @1.000000 abc||"));
    QCOMPARE(bodies("[[-6,1],[1e300,2],{},7,[]]"), QByteArray("3 @1.000000 data: abc||"));
    QCOMPARE(bodies("[[11,1e300]]"), QByteArray("3 @0.000000 data: abc||"));
    QCOMPARE(bodies("7"), QByteArray("3 @1.000000 data: abc||"));
}

void TestHarImport::errors_data()
{
    QTest::addColumn<QByteArray>("har");
    QTest::addColumn<QString>("message");
    QTest::newRow("no streams")
        << QByteArray(R"({"log":{"entries":[{},1]}})")
        << QStringLiteral(
               "The HAR “file” can't be imported. It has 2 entries, but none of an event stream.");
    QTest::newRow("no entries") << QByteArray(R"({"log":{"entries":[]}})")
                                << QStringLiteral(
                                       "The HAR “file” can't be imported. It has no entries.");
    QTest::newRow("no array") << QByteArray(R"({"log":{"entries":{}}})")
                              << QStringLiteral("The HAR “file” can't be imported. It has no array "
                                                "“entries” in “log”.");
    QTest::newRow("log is a list")
        << QByteArray(R"({"log":[]})")
        << QStringLiteral("The HAR “file” can't be imported. It has no array "
                          "“entries” in “log”.");
    QTest::newRow("cut") << QByteArray(R"({"log":{"entries":[{"request":)")
                         << QStringLiteral(
                                "The HAR “file” can't be imported. Not JSON: the text ends too "
                                "early, after 30 bytes.");
    QTest::newRow("no Base64")
        << harOf(R"("content":{"mimeType":"text/event-stream","encoding":"base64","text":"%%"})",
                 {})
        << QStringLiteral(
               "The HAR “file” can't be imported. The body of entry 1 says that it is Base64, "
               "but it is not.");
    QTest::newRow("no event stream")
        << harOf(R"("content":{"mimeType":"text/html","text":"data: x"})", {})
        << QStringLiteral("The HAR “file” can't be imported. It has one entry, which is none of an "
                          "event stream.");
}

void TestHarImport::errors()
{
    QFETCH(QByteArray, har);
    QFETCH(QString, message);
    const Result<Imported> imported = import(har);
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, QByteArray("import"));
    QCOMPARE(imported.error().message, message);
}

void TestHarImport::cancelled()
{
    const Result<Imported> imported =
        importBytes({fileOf("chrome-eventsource.har"), QStringLiteral("x.har"), {}},
                    [](quint64, quint64) { return false; });
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, QByteArray("cancelled"));
    // Also while a long body is compared with messages.
    const QByteArray text(500'000, 'x');
    const QByteArray har = harOf(R"("content":{"text":"data:)" + text + R"(\n\n"})",
                                 R"("_eventSourceMessages":[{"data":")" + text + R"("}])");
    for (int most = 0; most < 5; ++most) {
        int calls = 0;
        const Result<Imported> stopped = importBytes(
            {har, QStringLiteral("x.har"), {}}, [&](quint64, quint64) { return calls++ < most; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, QByteArray("cancelled"));
        QCOMPARE(calls, most + 1);
    }
}

void TestHarImport::manyStreams()
{
    // All at once: each is a stream of its own, and there is an end to it.
    QByteArray har = R"({"log":{"entries":[)";
    for (int i = 0; i < 250; ++i) {
        har += QByteArray(i > 0 ? "," : "") +
               R"({"startedDateTime":"2026-03-01T10:00:00Z","time":1000,)"
               R"("_resourceType":"eventsource","request":{"url":"http://a.example/"}})";
    }
    const Result<Imported> imported = import(har + "]}}");
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(imported.value().streams.size(), std::size_t{200});
    QVERIFY(imported.value().notes.front().contains(QStringLiteral("50")));
}

void TestHarImport::hostile()
{
    const QByteArray deep =
        "{\"log\":{\"entries\":" + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "}}";
    QVERIFY(!import(deep));
    // Bytes turned into others that mean something: an error or a stream, nothing else.
    std::mt19937 random(7);
    const auto below = [&random](quint32 limit) { return static_cast<quint32>(random()) % limit; };
    const QByteArray bytes(R"({}[]":,0e9-\untrue)");
    for (const char *name :
         {"chrome-eventsource.har", "firefox-fetch.har", "websocket-frames.har"}) {
        const QByteArray whole = fileOf(name);
        for (int i = 0; i < 2000; ++i) {
            QByteArray har = whole;
            for (quint32 changes = 1 + below(3); changes > 0; --changes)
                har[below(static_cast<quint32>(har.size()))] =
                    bytes[below(static_cast<quint32>(bytes.size()))];
            const Result<Imported> imported = import(har);
            QVERIFY(imported ? !imported.value().streams.empty()
                             : imported.error().code == "import");
        }
        for (qsizetype size = 0; size < whole.trimmed().size(); size += 13)
            QVERIFY(!import(whole.first(size)));
    }
}

QTEST_GUILESS_MAIN(TestHarImport)
#include "tst_harimport.moc"
