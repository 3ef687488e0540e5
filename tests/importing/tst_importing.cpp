// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/import.h"

#include "core/importing/logbuilder.h"
#include "tests/importing/importedlog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::optional<sse::ImportKind>)

namespace {

constexpr WallTime begin{std::chrono::seconds(1'800'000'000)};

AttemptRecord attemptTo(const char *url, const QByteArray &lastEventId = {}, int hop = 0)
{
    AttemptRecord attempt;
    attempt.hop = hop;
    attempt.method = "GET";
    attempt.url = QUrl(QString::fromLatin1(url));
    attempt.headers = {{"Accept", "text/event-stream"}};
    attempt.lastEventId = lastEventId;
    return attempt;
}

} // namespace

/// What a file is, and how the log of what it holds is built.
class TestImporting final : public QObject
{
    Q_OBJECT

private slots:
    void detects_data();
    void detects();
    void readsText();
    void readsFiles();
    void refusesFiles();
    void tellsOfEmptyFiles();
    void isCancelled();
    void buildsWhatACaptureLogs();
    void forgetsTheLastEventId();
    void neverGoesBackInTime();
    void keepsNumbers();
};

void TestImporting::detects_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<ImportKind>>("kind");
    const auto row = [](const char *name, const char *bytes, std::optional<ImportKind> kind) {
        QTest::newRow(name) << QByteArray(bytes) << kind;
    };
    row("nothing", "", {});
    row("prose", "Dear Sir or Madam\nhow are you\n", {});
    row("a recording", "SQLite format 3", {});
    row("HAR", "{\"log\":{\"version\":\"1.2\",\"entries\":[]}}", ImportKind::Har);
    row("indented HAR", "\xEF\xBB\xBF\r\n{\r\n  \"log\" : {\r\n", ImportKind::Har);
    row("JSON lines", "{\"kind\":\"event\",\"data\":\"\"}\n", ImportKind::JsonLines);
    row("JSON lines that talk of others",
        "{\"kind\":\"event\",\"data\":\"{\\\"log\\\":1}\",\"requestId\":1}\n",
        ImportKind::JsonLines);
    row("a kind that comes late", "\n{\"time\":\"\",\"kind\":\"event\"}\n", ImportKind::JsonLines);
    row("other JSON", "{\"a\":1}\n", {});
    row("Insomnia", "{\"_id\":\"1\",\"requestId\":\"2\",\"type\":\"open\",\"timestamp\":3}",
        ImportKind::InsomniaLog);
    row("Insomnia's array", "[\n {\"requestId\" : \"2\",\n\"type\":\"open\",\n\"timestamp\":3}]",
        ImportKind::InsomniaLog);
    row("a trace", "== Info:   Trying 127.0.0.1:80...\n", ImportKind::CurlTrace);
    row("a trace with times", "12:34:56.123456 == Info: Trying\n", ImportKind::CurlTrace);
    row("a trace with IDs", "12:34:56.123456 [0-x] == Info: Trying\n", ImportKind::CurlTrace);
    row("a trace that begins with its request", "=> Send header, 86 bytes (0x56)\n",
        ImportKind::CurlTrace);
    row("text", "data: a\n\n", ImportKind::EventStream);
    row("text with CR", "\xEF\xBB\xBFid\rdata: a\r\r", ImportKind::EventStream);
    row("a comment first", ": hello\n\n", ImportKind::EventStream);
    row("text that quotes a trace", "data: x\n== Info: y\n", ImportKind::EventStream);
    row("a field behind others", "foo: bar\nevent: a\n", ImportKind::EventStream);
    row("JSON that looks like a field", "{data: 1}\n", {});
    row("only unknown fields", "foo: bar\n\nx-y: 1\n", ImportKind::EventStream);
    row("unknown fields behind a BOM", "\xEF\xBB\xBF\nfoo: \xC3\xBC\n", ImportKind::EventStream);
    row("unknown fields that are cut", "foo: bar\nfoo: \xC3", ImportKind::EventStream);
    row("a page", "<!doctype html>\n<style>\n:root{color:red}\n</style>\n", {});
    row("a page in capitals", "\xEF\xBB\xBF\r\n \t<!DOCTYPE HTML PUBLIC\ndata: a\n", {});
    row("a page without a type", "<Html lang=en>\ndata: a\n", {});
    row("text that quotes a page", "data: <html>\n<html>\n", ImportKind::EventStream);
    row("times of day", "12:34:56 a\n", {});
    row("blank lines", "\n\n", ImportKind::EventStream);
    row("unknown fields in Latin-1", "foo: \xFC\nbar: x\n", {});
    row("known fields in Latin-1", "data: f\xFCr d\xFCrre \xD6 o\n\n", ImportKind::EventStream);
    row("noise with a field in it", "\x01\x02\x9F\xFE\x8A\x07\ndata\n\x05\x88\xC1\x1D\x03\xB2", {});
    row("bytes of another encoding", "data\n\xB1\xB2\xB3\xB4\xB5\xB6\xB7\xB8\xB9\xBA\xBB", {});
    row("one control character", "data: a\x01z\n\n", ImportKind::EventStream);
    QTest::newRow("NULs") << QByteArray("data\n") + QByteArray(20, '\0')
                          << std::optional<ImportKind>();
    QTest::newRow("a NUL in an ID")
        << QByteArray("id: a\0b\ndata: x\n\n", 17) << std::optional(ImportKind::EventStream);
}

void TestImporting::detects()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<ImportKind>, kind);
    QCOMPARE(detectImport(bytes), kind);
}

void TestImporting::readsText()
{
    const QByteArray text = "\xEF\xBB\xBFid: 1\r\ndata: a\r\n\r\n: c\n\ndata: lost";
    const Result<Imported> imported = import(text);
    QVERIFY(imported);
    const ImportedStream &stream = imported.value().streams.at(0);
    QCOMPARE(bodyOf(*stream.log), text);
    QVERIFY(!stream.hasTimes);
    QCOMPARE(stream.title, QStringLiteral("file"));
    QCOMPARE(linesOf(*stream.log, {true, false, false}).count('\n'), 3);
    QVERIFY(!import("nothing of the kind\n"));
}

void TestImporting::readsFiles()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("data: a\n\n");
    file.close();
    const Result<Imported> imported = importFile(path);
    QVERIFY(imported);
    QCOMPARE(imported.value().streams.at(0).title, QStringLiteral("a.txt"));
}

void TestImporting::refusesFiles()
{
    const QTemporaryDir folder;
    for (const QString &path : {folder.path(), folder.filePath(QStringLiteral("nothing"))}) {
        const Result<Imported> imported = importFile(path);
        QVERIFY(!imported);
        QCOMPARE(imported.error().code, QByteArrayLiteral("import"));
        QVERIFY(imported.error().message.endsWith(u'.'));
    }
}

void TestImporting::tellsOfEmptyFiles()
{
    const Result<Imported> imported = import({});
    QVERIFY(!imported);
    QCOMPARE(imported.error().message,
             QStringLiteral("“file” is empty: there is nothing to import."));
}

void TestImporting::isCancelled()
{
    const ImportInput input{QByteArray("data: a\n\n").repeated(100'000), {}, begin};
    int calls = 0;
    const Result<Imported> imported =
        importBytes(input, [&](quint64, quint64) { return ++calls < 3; });
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, QByteArrayLiteral("cancelled"));
    QCOMPARE(calls, 3);
}

void TestImporting::buildsWhatACaptureLogs()
{
    LogBuilder builder(begin);
    builder.attempt(begin, attemptTo("http://a.test/?token=x"));
    builder.response(begin + 1ms, {302, "Found", {}, {}}, false);
    builder.attempt(begin + 2ms, attemptTo("http://a.test/b", {}, 1));
    builder.response(begin + 3ms, {200, "OK", {}, {}}, true);
    builder.read(begin + 4ms, "id: 7\ndata: a\n\n");
    builder.end(begin + 5ms, EndReason::Truncated, {});
    builder.tell(begin + 5ms, {"response-body", {}});
    builder.reconnect(begin + 5ms, {Millis(3000), DelaySource::Default, {}});
    builder.attempt(begin + 6ms, attemptTo("http://a.test/b", "7"));
    builder.end(begin + 7ms, EndReason::Refused, {});
    builder.note(QStringLiteral("A note."));
    const ImportedStream stream = builder.take({});
    QCOMPARE(stream.title, QStringLiteral("http://a.test/?token=REDACTED"));
    QCOMPARE(factsOf(*stream.log),
             QByteArrayLiteral("1 state 0\n1 attempt GET http://a.test/?token=x hop 0 id \n"
                               "1 response 302\n1 attempt GET http://a.test/b hop 1 id \n"
                               "1 response 200\n1 state 1\n1 body-end\n1 end truncated\n1 state 0\n"
                               "1 note response-body\n1 reconnect 3000\n"
                               "2 attempt GET http://a.test/b hop 0 id 7\n2 end refused!\n"
                               "2 state 2"));
    QVERIFY(std::holds_alternative<NoteRecord>(stream.log->record(0).fact));
}

void TestImporting::forgetsTheLastEventId()
{
    LogBuilder builder(begin);
    builder.attempt(begin, attemptTo("http://a.test/", "5"));
    builder.read(begin, "data: a\n\nid: 7\ndata: b\n\n");
    builder.end(begin, EndReason::EndOfBody, {});
    // Another stream: it did not send what the first one left.
    builder.attempt(begin, attemptTo("http://a.test/"));
    builder.read(begin, "data: c\n\n");
    const ImportedStream stream = builder.take({});
    EventIndex index;
    LogIndexer(*stream.log, index).finish();
    EventText text(*stream.log, index);
    QByteArrayList ids;
    for (RowNumber row = 0; row < index.rowCount(); ++row) {
        if (index.row(row).kind == RowKind::Event)
            ids += text.lastEventId(row);
    }
    QCOMPARE(ids.join(','), QByteArrayLiteral("5,7,"));
}

void TestImporting::neverGoesBackInTime()
{
    LogBuilder builder(begin);
    builder.read(begin + 5s, "data: a\n\n");
    builder.read(begin - 9h, "data: b\n\n");
    builder.read(WallTime::max(), "data: c\n\n");
    builder.read(WallTime::min(), "data: d\n\n");
    const ImportedStream stream = builder.take({});
    for (std::size_t i = 1; i < stream.log->readCount(); ++i)
        QVERIFY(stream.log->read(i).time >= stream.log->read(i - 1).time);
    QCOMPARE(stream.log->read(1).time, stream.log->read(0).time);
}

void TestImporting::keepsNumbers()
{
    LogBuilder builder(begin);
    builder.skipTo(3);
    builder.read(begin, "data: a\n\n");
    builder.leave(begin);
    builder.skipTo(2);
    builder.read(begin, "data: b\n\n");
    const ImportedStream stream = builder.take({});
    QCOMPARE(stream.log->read(0).connection, ConnectionId{3});
    QCOMPARE(stream.log->read(1).connection, ConnectionId{4});
}

QTEST_GUILESS_MAIN(TestImporting)
#include "tst_importing.moc"
