// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/harfixture.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestHarExport : public QObject
{
    Q_OBJECT

private slots:
    void everyMember();
    void redirectAndReconnect();
    void failure();
    void masksAlike();
    void goesOn();
    void lostRequest();
    void withoutTimes();
    void nothingCame();
    void cancelled();
    void endsWhereItEnded();
    void tellsFacts();
    void countsSecretsOnce();
    void countsAnIdFromOutsideTheScope();
};

void TestHarExport::everyMember()
{
    const Capture capture([](LogBuilder &builder) {
        AttemptRecord attempt = get("http://a.example/x?a=1&b=%20c#f");
        attempt.method = "POST";
        attempt.headers += {{"Content-Type", "application/json"}, {"Cookie", "k=v; l=w"}};
        attempt.body = "{\"stream\":true}";
        builder.attempt(begin, attempt);
        ResponseRecord response = ok();
        response.headers += {{"Set-Cookie", "m=n; Path=/"}};
        builder.response(begin + milliseconds(250), response, true);
        builder.read(begin + milliseconds(500), "data: é\n\nid: 7\n");
        builder.read(begin + milliseconds(750), "event: e\ndata: 2\ndata: 3\n\n: c\n");
        builder.end(begin + milliseconds(1000), EndReason::EndOfBody, QStringLiteral("Done."));
        builder.reconnect(begin + milliseconds(1001),
                          {Millis(3000), DelaySource::Default, QStringLiteral("Soon.")});
    });
    const QByteArray har = capture.har(true);
    const QJsonArray entries = entriesOf(har);
    QCOMPARE(entries.size(), 1);
    const QJsonObject log = QJsonDocument::fromJson(har)[QStringLiteral("log")].toObject();
    QCOMPARE(log.value(QStringLiteral("version")), QJsonValue(QStringLiteral("1.2")));
    QCOMPARE(log.value(QStringLiteral("creator"))[QStringLiteral("name")],
             QJsonValue(QStringLiteral("SSE Inspector")));
    const QJsonValue expected = parsed(R"({
        "startedDateTime": "2026-03-01T10:00:00.000000Z", "time": 1000,
        "request": {"method": "POST", "url": "http://a.example/x?a=1&b=%20c#f",
            "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Host", "value": "a.example"},
                {"name": "Accept", "value": "text/event-stream"},
                {"name": "Content-Type", "value": "application/json"},
                {"name": "Cookie", "value": "k=v; l=w"}],
            "cookies": [{"name": "k", "value": "v"}, {"name": "l", "value": "w"}],
            "queryString": [{"name": "a", "value": "1"}, {"name": "b", "value": " c"}],
            "headersSize": -1, "bodySize": 15,
            "postData": {"mimeType": "application/json", "text": "{\"stream\":true}"}},
        "_resourceType": "fetch", "cache": {},
        "_eventSourceMessages": [
            {"time": 1772359200.5, "eventName": "message", "eventId": "", "data": "é"},
            {"time": 1772359200.75, "eventName": "e", "eventId": "7", "data": "2\n3"}],
        "response": {"status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1",
            "headers": [{"name": "Content-Type", "value": "text/event-stream"},
                {"name": "Set-Cookie", "value": "m=n; Path=/"}],
            "cookies": [{"name": "m", "value": "n"}], "redirectURL": "",
            "headersSize": -1, "bodySize": -1,
            "content": {"mimeType": "text/event-stream", "size": 46,
                "text": "data: é\n\nid: 7\nevent: e\ndata: 2\ndata: 3\n\n: c\n"}},
        "timings": {"blocked": -1, "dns": -1, "connect": -1, "ssl": -1, "send": 0, "wait": 250,
            "receive": 750},
        "_sseInspector": {"version": 1, "connection": 1, "hop": 0, "opened": true,
            "reads": [[16, 1772359200500000], [30, 1772359200750000]],
            "end": {"reason": "end-of-body", "message": "Done.", "time": 1772359201000000},
            "reconnect": {"delayMs": 3000, "from": "default", "message": "Soon.",
                "time": 1772359201001000}}})");
    for (const QString &name : expected.toObject().keys())
        QCOMPARE(entries[0][name], expected[name]);
    QCOMPARE(entries[0].toObject(), expected.toObject());
}

void TestHarExport::redirectAndReconnect()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin + seconds(1), {302, "Found", {}, {{"Location", "/b"}}}, false);
        AttemptRecord second = get("http://a.example/b");
        second.hop = 1;
        builder.attempt(begin + seconds(1), second);
        builder.response(begin + seconds(2), ok(), true);
        builder.read(begin + seconds(3), "id: 1\ndata: a\n\n");
        builder.end(begin + seconds(4), EndReason::Truncated, {});
        AttemptRecord third = get("http://a.example/");
        third.lastEventId = "1";
        builder.attempt(begin + seconds(7), third);
        builder.response(begin + seconds(8), ok(), true);
        builder.read(begin + seconds(9), "data: b\n\n");
    });
    const QJsonArray entries = entriesOf(capture.har(true));
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[0][QStringLiteral("response")][QStringLiteral("redirectURL")],
             QJsonValue(QStringLiteral("/b")));
    QCOMPARE(entries[0][QStringLiteral("time")], QJsonValue(1000));
    QCOMPARE(entries[0][QStringLiteral("_sseInspector")],
             parsed(R"({"version": 1, "connection": 1, "hop": 0})"));
    QCOMPARE(entries[1][QStringLiteral("_sseInspector")][QStringLiteral("hop")], QJsonValue(1));
    QCOMPARE(textOf(entries[1]), QByteArray("id: 1\ndata: a\n\n"));
    QCOMPARE(entries[1][QStringLiteral("_resourceType")],
             QJsonValue(QStringLiteral("eventsource")));
    QCOMPARE(entries[2][QStringLiteral("startedDateTime")],
             QJsonValue(QStringLiteral("2026-03-01T10:00:07.000000Z")));
    QCOMPARE(entries[2][QStringLiteral("_sseInspector")][QStringLiteral("lastEventId")],
             QJsonValue(QStringLiteral("1")));
    QCOMPARE(textOf(entries[2]), QByteArray("data: b\n\n"));
}

void TestHarExport::failure()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/"));
        builder.end(begin + seconds(2), EndReason::Refused, QStringLiteral("Nobody listens."));
    });
    const QJsonArray entries = entriesOf(capture.har(true));
    QCOMPARE(entries.size(), 1);
    const QJsonValue response = entries[0][QStringLiteral("response")];
    QCOMPARE(response[QStringLiteral("status")], QJsonValue(0));
    QCOMPARE(response[QStringLiteral("_error")],
             QJsonValue(QStringLiteral("net::ERR_CONNECTION_REFUSED")));
    QCOMPARE(response[QStringLiteral("content")],
             parsed(R"({"mimeType": "x-unknown", "size": 0})"));
    QCOMPARE(entries[0][QStringLiteral("timings")][QStringLiteral("wait")], QJsonValue(2000));
}

void TestHarExport::masksAlike()
{
    const Capture capture([](LogBuilder &builder) {
        AttemptRecord attempt = get("http://a.example/?access_token=secret-in-url&x=1");
        attempt.headers +=
            {{"Cookie", "sid=secret-cookie"}, {"Authorization", "Bearer secret-bearer"}};
        attempt.body = "secret-bearer";
        builder.attempt(begin, attempt);
        builder.response(begin, ok(), true);
        builder.read(begin, "data: secret-cookie, secret-in-url\n\n: secret-bearer\n\n");
    });
    const QByteArray har = capture.har(false);
    QVERIFY2(!har.contains("secret-"), har.constData());
    const QJsonArray entries = entriesOf(har);
    QCOMPARE(entries.size(), 1);
    const QJsonValue request = entries[0][QStringLiteral("request")];
    const QString url = request[QStringLiteral("url")].toString();
    const QString item =
        request[QStringLiteral("queryString")][0][QStringLiteral("value")].toString();
    QVERIFY(item.startsWith(QStringLiteral("REDACTED-")));
    QCOMPARE(url, QString(QStringLiteral("http://a.example/?access_token=") + item +
                          QStringLiteral("&x=1")));
    const QString data =
        entries[0][QStringLiteral("_eventSourceMessages")][0][QStringLiteral("data")].toString();
    QVERIFY(data.contains(item.mid(9)));
    QVERIFY(
        textOf(entries[0]).startsWith(QByteArray("data: " + data.toUtf8() + "\n\n: ‹redacted:")));
    // The whole value is a secret, so that no cookie can be told in it; or its mark is the
    // cookie's.
    const QString header =
        request[QStringLiteral("headers")][2][QStringLiteral("value")].toString();
    for (const QJsonValue cookie : request[QStringLiteral("cookies")].toArray())
        QVERIFY(header.contains(cookie[QStringLiteral("value")].toString()));
}

void TestHarExport::goesOn()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin, ok(), true);
        builder.read(begin + seconds(1), "data: a\n\ndata: b");
    });
    const QJsonArray entries = entriesOf(capture.har(false));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(textOf(entries[0]), QByteArray("data: a\n\ndata: b"));
    QVERIFY(
        !entries[0][QStringLiteral("_sseInspector")].toObject().contains(QStringLiteral("end")));
}

void TestHarExport::lostRequest()
{
    const Capture capture([](LogBuilder &builder) {
        builder.open(begin);
        builder.read(begin + seconds(1), "data: a\n\n");
    });
    const QJsonArray entries = entriesOf(capture.har(false));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0][QStringLiteral("request")][QStringLiteral("url")],
             QJsonValue(QStringLiteral("about:blank")));
    QCOMPARE(entries[0][QStringLiteral("comment")],
             QJsonValue(QStringLiteral("The request is not known.")));
    QCOMPARE(textOf(entries[0]), QByteArray("data: a\n\n"));
}

void TestHarExport::withoutTimes()
{
    const Capture capture([](LogBuilder &builder) {
        builder.open(begin);
        builder.read(begin, "data: a\n\n");
    });
    const QJsonArray entries = entriesOf(capture.har(false, {}, false));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries[0][QStringLiteral("startedDateTime")],
             QJsonValue(QStringLiteral("1970-01-01T00:00:00.000000Z")));
    QVERIFY(entries[0].toObject().contains(QStringLiteral("comment")));
    QCOMPARE(readsOf(entries[0]), QByteArray());
    QCOMPARE(entries[0][QStringLiteral("timings")][QStringLiteral("receive")], QJsonValue(-1));
}

void TestHarExport::nothingCame()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin, ok(), true);
        builder.end(begin, EndReason::EndOfBody, {});
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin, ok(), true);
        builder.read(begin, "\n\n\n");
        builder.end(begin, EndReason::EndOfBody, {});
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin, ok(), true);
        builder.read(begin, "data: a\n\n");
    });
    const QJsonArray entries = entriesOf(capture.har(false));
    QCOMPARE(entries.size(), 3);
    QVERIFY(!entries[0].toObject().contains(QStringLiteral("_eventSourceMessages")));
    QVERIFY(!entries[0][QStringLiteral("response")][QStringLiteral("content")].toObject().contains(
        QStringLiteral("text")));
    QCOMPARE(textOf(entries[1]), QByteArray("\n\n\n"));
    QCOMPARE(textOf(entries[2]), QByteArray("data: a\n\n"));
}

void TestHarExport::cancelled()
{
    LogBuilder builder(begin);
    builder.read(begin, QByteArray("data: a\n\n").repeated(1'000'000));
    const ImportedStream stream = builder.take(QStringLiteral("capture"));
    EventIndex index;
    LogIndexer(*stream.log, index).finish();
    ExportPlan plan;
    plan.format = ExportFormat::Har;
    qsizetype passed = 0;
    const auto report =
        runExport(plan, captureSource(*stream.log, index, true), [&passed](QByteArrayView part) {
            passed += part.size();
            return false;
        });
    QVERIFY(report);
    QVERIFY(report.value().cancelled);
    QVERIFY(passed < 4'000'000);
}

void TestHarExport::endsWhereItEnded()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin + milliseconds(250), ok(), true);
        builder.end(begin + milliseconds(1000), EndReason::EndOfBody, QStringLiteral("Done."));
        builder.stayClosed();
        builder.tell(begin + milliseconds(41'000), {"later", QStringLiteral("Later.")});
    });
    const QJsonObject entry = entriesOf(capture.har(true)).at(0).toObject();
    QCOMPARE(entry[QStringLiteral("time")].toDouble(), 1000.0);
    QCOMPARE(entry[QStringLiteral("timings")][QStringLiteral("receive")].toDouble(), 750.0);
}

void TestHarExport::tellsFacts()
{
    const Capture capture([](LogBuilder &builder) {
        builder.tell(begin, {"recording-failed", QStringLiteral("No.")});
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin, {302, "Found", {}, {{"Location", "/b"}}}, false);
        builder.tell(begin + seconds(1), {"redirect", QStringLiteral("There.")});
        AttemptRecord second = get("http://a.example/b");
        second.hop = 1;
        builder.attempt(begin + seconds(1), second);
        builder.response(begin + seconds(2), ok(), true);
        builder.read(begin + seconds(3), "data: {\"api_key\":\"sk-12345678\"}\n\n");
        builder.tell(begin + seconds(3), {"throttled", QStringLiteral("Fast.")});
        builder.read(begin + seconds(4), "data: b\n\n");
        builder.end(begin + seconds(5), EndReason::Truncated, {});
        builder.stayClosed();
        builder.reconnect(begin + seconds(6), {Millis(5), DelaySource::Backoff, {}});
        builder.reconnect(begin + seconds(7), {Millis(0), DelaySource::User, {}});
        builder.tell(begin + seconds(8), {"closed", QStringLiteral("Bye.")});
    });
    const QJsonArray entries = entriesOf(capture.har(false));
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0][QStringLiteral("_sseInspector")],
             parsed(R"({"version": 1, "connection": 1, "hop": 0})"));
    const QJsonValue inspector = entries[1][QStringLiteral("_sseInspector")];
    QCOMPARE(inspector[QStringLiteral("end")][QStringLiteral("closed")], QJsonValue(true));
    const qsizetype before = textOf(entries[1]).indexOf("data: b");
    const QJsonValue expected = parsed(R"({"facts": [
        {"kind": "note", "code": "recording-failed", "message": "No.", "time": 1772359200000000},
        {"kind": "note", "behind": "response", "code": "redirect", "message": "There.",
            "time": 1772359201000000},
        {"kind": "note", "behind": "open", "hop": 1, "bytes": 0, "code": "throttled",
            "message": "Fast.", "time": 1772359203000000},
        {"kind": "reconnect", "behind": "reconnect", "hop": 1, "delayMs": 0, "from": "user",
            "message": "", "time": 1772359207000000},
        {"kind": "note", "behind": "reconnect", "hop": 1, "code": "closed", "message": "Bye.",
            "time": 1772359208000000}]})");
    QJsonArray facts = expected[QStringLiteral("facts")].toArray();
    QJsonObject throttled = facts[2].toObject();
    throttled.insert(QStringLiteral("bytes"), before);
    facts[2] = throttled;
    QCOMPARE(inspector[QStringLiteral("facts")].toArray(), facts);
}

void TestHarExport::countsSecretsOnce()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/?x=1"));
        ResponseRecord response = ok();
        response.status = 302;
        response.headers += {{"Location", "/?access_token=secret-in-url"}};
        builder.response(begin, response, false);
        AttemptRecord second = get("http://a.example/");
        second.hop = 1;
        builder.attempt(begin, second);
        builder.response(begin, ok(), true);
        builder.read(begin, "id: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl\n"
                            "data: {\"api_key\":\"sk-12345678\"}\n\n"
                            ": sk-12345678\n\ndata: b\n\ndata: sk-12345678\n\n");
    });
    QStringList lines;
    for (const Redaction &redaction : capture.report(ExportFormat::Har).redactions)
        lines += toText(redaction);
    lines.sort();
    QCOMPARE(lines, QStringList({QStringLiteral("JSON member “api_key” in event data, once"),
                                 QStringLiteral("JSON web token in event IDs, once"),
                                 QStringLiteral("item “access_token” of an address or a form in "
                                                "addresses, once"),
                                 QStringLiteral("secret known from elsewhere in comments, once"),
                                 QStringLiteral("secret known from elsewhere in event data, "
                                                "once")}));
}

void TestHarExport::countsAnIdFromOutsideTheScope()
{
    const Capture capture([](LogBuilder &builder) {
        builder.open(begin);
        builder.read(begin, "id: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl\n"
                            "data: a\n\ndata: b\n\ndata: c\n\n");
    });
    ExportScope scope;
    scope.selection = {{1, 2}};
    const QList<Redaction> redactions = capture.report(ExportFormat::Har, scope).redactions;
    QCOMPARE(redactions.size(), 1);
    QCOMPARE(redactions[0].place, TextPlace::EventId);
    QCOMPARE(redactions[0].count, quint64{1});
}

QTEST_GUILESS_MAIN(TestHarExport)
#include "tst_harexport.moc"
