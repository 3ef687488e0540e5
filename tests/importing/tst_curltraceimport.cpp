// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/curltraceimport.h"

#include "core/importing/curlbody.h"
#include "tests/importing/importedlog.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/curl/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray timeOfDay(const CaptureLog &log, MonoTime time)
{
    const WallTime wall = log.anchor().toWall(time);
    const auto millis = std::chrono::floor<Millis>(wall.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(millis).toString(QStringLiteral("hh:mm:ss.zzz")).toUtf8();
}

/// A trace in which a stream of two events comes at 23:59:59.9 and a tenth of a second later.
QByteArray traceAround(const QByteArray &first, const QByteArray &second)
{
    return first +
           " => Send header, 29 bytes (0x1d)\n"
           "0000: GET / HTTP/1.1\n"
           "0010: Host: a.b\n"
           "001b: \n" +
           first + " <= Recv header, 17 bytes (0x11)\n0000: HTTP/1.1 200 OK\n" + first +
           " <= Recv header, 2 bytes (0x2)\n0000: \n" + first +
           " <= Recv data, 9 bytes (0x9)\n0000: data: a..\n" + second +
           " <= Recv data, 9 bytes (0x9)\n0000: data: b..\n";
}

} // namespace

class TestCurlTraceImport final : public QObject
{
    Q_OBJECT

private slots:
    void readsBodies_data();
    void readsBodies();
    void tellsFacts_data();
    void tellsFacts();
    void keepsTheRequest();
    void keepsReadsAndTimes();
    void knowsTheDate();
    void restoresLineFeeds_data();
    void restoresLineFeeds();
    void readsAsciiTraces();
    void leavesOutCompressedBodiesOfAsciiTraces_data();
    void leavesOutCompressedBodiesOfAsciiTraces();
    void passesOverTransfers();
    void standsAnyCut_data();
    void standsAnyCut();
    void refusesATraceWithoutARequest();
};

void TestCurlTraceImport::readsBodies_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("body");
    const auto row = [](const char *file, const char *body) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(body);
    };
    row("chunked.trace", "body.sse");
    row("split.trace", "body.sse");
    row("close.trace", "body.sse");
    row("http10.trace", "body.sse");
    row("gzip.trace", "body.sse");
    row("deflate.trace", "body.sse");
    row("redirect.trace", "body.sse");
    row("without-times.trace", "body.sse");
    row("time-limit.trace", "body.sse");
    row("llm.trace", "llm.sse");
    row("llm.ascii", "llm.sse");
}

void TestCurlTraceImport::readsBodies()
{
    QFETCH(QString, file);
    QFETCH(QString, body);
    const QByteArray expected = dataFile(body);
    QVERIFY(!expected.isEmpty());
    const Result<Imported> imported = import(dataFile(file));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    QCOMPARE(imported.value().kind, ImportKind::CurlTrace);
    QCOMPARE(imported.value().streams.size(), std::size_t{1});
    QCOMPARE(bodyOf(*imported.value().streams.at(0).log), expected);
    QCOMPARE(imported.value().streams.at(0).hasTimes, !file.startsWith(QLatin1String("without")));
}

void TestCurlTraceImport::tellsFacts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArrayList>("facts");
    const auto row = [](const char *file, const QByteArrayList &facts) {
        QTest::newRow(file) << QString::fromLatin1(file) << facts;
    };
    const QByteArray end = "1 response 200\n1 state 1\n1 body-end\n1 end ";
    const auto get = [](const char *path) -> QByteArray {
        return QByteArray("1 state 0\n1 attempt GET http://127.0.0.1:18080/") + path +
               " hop 0 id \n";
    };
    row("chunked.trace", {get("chunked") + end + "end-of-body\n1 state 2"});
    row("chunked.ascii", {get("chunked") + end + "end-of-body\n1 state 2"});
    row("close.trace", {get("close") + end + "end-not-verifiable\n1 state 2"});
    row("http10.trace", {get("old") + end + "end-not-verifiable\n1 state 2"});
    row("cut.trace", {get("cut") + end + "truncated!\n1 state 2"});
    row("time-limit.trace", {get("long") + end + "limit\n1 state 2"});
    row("no-content.trace", {get("none") + "1 response 204\n1 end no-content\n1 state 2"});
    row("status-503.trace",
        {get("503") + "1 response 503\n1 end status!\n1 state 2\n1 note response-body"});
    row("redirect.trace", {get("redirect") +
                           "1 response 302\n1 note redirect\n"
                           "1 attempt GET http://127.0.0.1:18080/chunked hop 1 id \n" +
                           end + "end-of-body\n1 state 2"});
    row("two.trace", {get("chunked") + end + "end-of-body\n1 state 2",
                      get("close") + end + "end-not-verifiable\n1 state 2"});
    row("post.trace", {"1 state 0\n1 attempt POST http://127.0.0.1:18080/echo hop 0 id \n" + end +
                       "end-of-body\n1 state 2"});
    row("expect.trace", {"1 state 0\n1 attempt POST http://127.0.0.1:18080/echo hop 0 id \n" + end +
                         "end-of-body\n1 state 2"});
}

void TestCurlTraceImport::tellsFacts()
{
    QFETCH(QString, file);
    QFETCH(QByteArrayList, facts);
    const Result<Imported> imported = import(dataFile(file));
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    QByteArrayList got;
    for (const ImportedStream &stream : imported.value().streams)
        got += factsOf(*stream.log);
    QCOMPARE(got.join('|'), facts.join('|'));
}

void TestCurlTraceImport::keepsTheRequest()
{
    const Result<Imported> imported = import(dataFile(QStringLiteral("post.trace")));
    QVERIFY(imported);
    const ImportedStream &stream = imported.value().streams.at(0);
    QCOMPARE(stream.title, QStringLiteral("http://127.0.0.1:18080/echo"));
    const AttemptRecord *attempt = nullptr;
    for (std::size_t i = 0; i < stream.log->recordCount() && !attempt; ++i)
        attempt = std::get_if<AttemptRecord>(&stream.log->record(i).fact);
    QVERIFY(attempt);
    QCOMPARE(attempt->body, QByteArrayLiteral("{\"prompt\":\"hi\"}"));
    QVERIFY(attempt->headers.contains({"Authorization", "Bearer abc"}));
    QVERIFY(attempt->headers.contains({"Content-Type", "application/json"}));
    QCOMPARE(bodyOf(*stream.log), QByteArrayLiteral("data: {\"prompt\":\"hi\"}\n\n"));
}

void TestCurlTraceImport::keepsReadsAndTimes()
{
    const Result<Imported> chunked = import(dataFile(QStringLiteral("chunked.trace")));
    QVERIFY(chunked);
    const CaptureLog &log = *chunked.value().streams.at(0).log;
    QCOMPARE(readsOf(log), QByteArrayLiteral("33 49 183 17 23"));
    QCOMPARE(timeOfDay(log, log.read(0).time), QByteArrayLiteral("23:41:08.784"));
    QCOMPARE(log.read(1).time - log.read(0).time, Nanos(std::chrono::microseconds(50'247)));
    const Result<Imported> split = import(dataFile(QStringLiteral("split.trace")));
    QVERIFY(split);
    QCOMPARE(readsOf(*split.value().streams.at(0).log),
             QByteArrayLiteral("33 31 31 37 37 37 37 31 31"));
}

void TestCurlTraceImport::knowsTheDate()
{
    const QDateTime written(QDate(2026, 3, 2), QTime(0, 0, 1));
    const QByteArray trace = traceAround("23:59:59.900000", "00:00:00.000000");
    const Result<Imported> imported =
        importBytes({trace, QStringLiteral("t"), WallTime(Millis(written.toMSecsSinceEpoch()))});
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    const CaptureLog &log = *imported.value().streams.at(0).log;
    QCOMPARE(readsOf(log), QByteArrayLiteral("9 9"));
    const auto millisOf = [&](std::size_t read) {
        const WallTime wall = log.anchor().toWall(log.read(read).time);
        return std::chrono::floor<Millis>(wall.time_since_epoch()).count();
    };
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(millisOf(1)),
             QDateTime(QDate(2026, 3, 2), QTime(0, 0)));
    QCOMPARE(millisOf(1) - millisOf(0), 100);
    // The last stamp is of the day before the file was written.
    const Result<Imported> late =
        importBytes({traceAround("23:59:59.800000", "23:59:59.900000"), QStringLiteral("t"),
                     WallTime(Millis(written.toMSecsSinceEpoch()))});
    QVERIFY(late);
    const CaptureLog &lateLog = *late.value().streams.at(0).log;
    const WallTime wall = lateLog.anchor().toWall(lateLog.read(1).time);
    QCOMPARE(
        QDateTime::fromMSecsSinceEpoch(std::chrono::floor<Millis>(wall.time_since_epoch()).count()),
        QDateTime(QDate(2026, 3, 1), QTime(23, 59, 59, 900)));
}

void TestCurlTraceImport::restoresLineFeeds_data()
{
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *shown, const char *text) {
        QTest::newRow(name) << QByteArray(shown) << QByteArray(text);
    };
    row("two events", "data: a..data: b..", "data: a\n\ndata: b\n\n");
    row("fields of an event", "event: x.id: 1.data: a..", "event: x\nid: 1\ndata: a\n\n");
    row("a full stop", "data: a...data: b..", "data: a.\n\ndata: b\n\n");
    row("full stops within", "data: e.g. a.b...c..", "data: e.g. a.b...c\n\n");
    row("a comment", "data: a..: ping..", "data: a\n\n: ping\n\n");
    row("a name alone", "data: a..data..", "data: a\n\ndata\n\n");
    row("a word like a name", "data: a.database..", "data: a.database\n\n");
    row("CRLF", "data: a..b\r\ndata: c.\r\n\r\n", "data: a..b\r\ndata: c.\r\n\r\n");
    row("nothing", "", "");
}

void TestCurlTraceImport::restoresLineFeeds()
{
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, text);
    QCOMPARE(restoredText(shown, {shown.size()}), text);
}

void TestCurlTraceImport::readsAsciiTraces()
{
    for (const char *name : {"chunked", "split", "close", "redirect"}) {
        const QString file = QString::fromLatin1(name);
        const Result<Imported> ascii = import(dataFile(file + QLatin1String(".ascii")));
        const Result<Imported> hex = import(dataFile(file + QLatin1String(".trace")));
        QVERIFY(ascii && hex);
        const CaptureLog &log = *ascii.value().streams.at(0).log;
        const CaptureLog &exact = *hex.value().streams.at(0).log;
        QCOMPARE(factsOf(log), factsOf(exact));
        if (file != QLatin1String("split"))
            QCOMPARE(readsOf(log), readsOf(exact));
        QByteArray expected = dataFile(QStringLiteral("body.sse"));
        expected.replace("zw\xC3\xB6lf \xE2\x98\x95 \xF0\x9F\x98\x80", "zw..lf ... ....");
        expected.replace('\r', '\n').replace("\n\n\n\n", "\n\n");
        QByteArray got = bodyOf(log);
        got.replace("\r\n", "\n").replace('\r', '\n');
        expected.replace("tick\n\ndata: one\n\nid: 1", "tick\ndata: one\nid: 1");
        QCOMPARE(got, expected);
        QVERIFY(ascii.value().notes.join(u'\n').contains(QLatin1String("--trace-ascii")));
    }
}

void TestCurlTraceImport::leavesOutCompressedBodiesOfAsciiTraces_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *coding, const char *shown, const char *body) {
        QTest::newRow(name) << QByteArray(coding) << QByteArray(shown) << QByteArray(body);
    };
    row("gzip", "gzip", "..........KI,ID..B.....I..", "");
    row("deflate", "deflate", "x.KI,ID..B.....I..", "");
    row("br", "br", "...data: a..", "");
    row("what curl decoded", "gzip", "data: abcdefghijklmnopq...", "data: abcdefghijklmnopq.\n\n");
}

void TestCurlTraceImport::leavesOutCompressedBodiesOfAsciiTraces()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, body);
    const QByteArray header = "Content-Encoding: " + coding;
    const Result<Imported> imported =
        import("=> Send header, 29 bytes (0x1d)\n"
               "0000: GET / HTTP/1.1\n"
               "0010: Host: a.b\n"
               "001b: \n"
               "<= Recv header, 17 bytes (0x11)\n"
               "0000: HTTP/1.1 200 OK\n"
               "<= Recv header, " +
               QByteArray::number(header.size() + 2) + " bytes (0x1)\n0000: " + header +
               "\n<= Recv header, 2 bytes (0x2)\n0000: \n"
               "<= Recv data, " +
               QByteArray::number(shown.size()) + " bytes (0x1)\n0000: " + shown + "\n");
    QVERIFY(imported);
    QCOMPARE(bodyOf(*imported.value().streams.at(0).log), body);
    QCOMPARE(imported.value().notes.join(u' ').contains(QStringLiteral("The body is compressed")),
             body.isEmpty());
}

void TestCurlTraceImport::passesOverTransfers()
{
    // Newer versions: IDs of transfer and connection, bodies without chunks, two transfers at once.
    QByteArray trace = dataFile(QStringLiteral("close.trace"));
    QByteArray other = trace;
    other.replace("2f 63 6c 6f 73 65", "2f 6f 74 68 65 72");
    const QByteArrayList first = trace.split('\n');
    const QByteArrayList second = other.split('\n');
    QByteArrayList all;
    const auto entries = [](const QByteArrayList &from, const QByteArray &id) {
        QByteArrayList result;
        for (QByteArray line : from) {
            if (line.size() > 15 && line.at(8) == '.')
                result += line.insert(16, id);
            else if (!line.isEmpty())
                result.back() += '\n' + line;
        }
        return result;
    };
    const QByteArrayList a = entries(first, "[0-0] ");
    const QByteArrayList b = entries(second, "[1-1] ");
    for (qsizetype i = 0; i < a.size(); ++i)
        all << a.at(i) << b.at(i);
    const Result<Imported> imported = import(all.join('\n') + '\n');
    QVERIFY(imported);
    QCOMPARE(imported.value().streams.size(), std::size_t{2});
    QCOMPARE(imported.value().streams.at(1).title, QStringLiteral("http://127.0.0.1:18080/other"));
    for (const ImportedStream &stream : imported.value().streams)
        QCOMPARE(bodyOf(*stream.log), dataFile(QStringLiteral("body.sse")));
}

void TestCurlTraceImport::standsAnyCut_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"split.trace", "gzip.trace", "redirect.ascii", "llm.ascii"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestCurlTraceImport::standsAnyCut()
{
    QFETCH(QString, file);
    const QByteArray trace = dataFile(file);
    const Result<Imported> all = import(trace);
    QVERIFY(all);
    const ByteOffset whole = all.value().streams.at(0).log->byteCount();
    ByteOffset before = 0;
    for (qsizetype size = 1; size < trace.size(); size += 7) {
        const Result<Imported> imported = import(trace.first(size));
        if (!imported) {
            QCOMPARE(imported.error().code, QByteArrayLiteral("import"));
            continue;
        }
        const ByteOffset count = imported.value().streams.at(0).log->byteCount();
        QVERIFY(count <= whole);
        QVERIFY(count >= before);
        before = count;
    }
    QVERIFY(before > 0);
}

void TestCurlTraceImport::refusesATraceWithoutARequest()
{
    const Result<Imported> imported = import(dataFile(QStringLiteral("refused.trace")));
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, QByteArrayLiteral("import"));
}

QTEST_GUILESS_MAIN(TestCurlTraceImport)
#include "tst_curltraceimport.moc"
