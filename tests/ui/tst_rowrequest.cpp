// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/base/rowrequest.h"

#include "tests/ui/capturedstream.h"
#include "ui/base/requestcode.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

AttemptRecord attemptTo(const char *address, int hop = 0)
{
    AttemptRecord attempt;
    attempt.hop = hop;
    attempt.method = "GET";
    attempt.url = QUrl(QString::fromLatin1(address));
    attempt.headers = requestHeaders({}, {});
    return attempt;
}

/// Connection 1 asks for /first, sees a redirect to /hop and an event there; connection 2 asks for
/// /second without verifying the server.
struct TwoRequests : CapturedStream
{
    TwoRequests()
    {
        note("before");
        record(StartRecord{});
        ++connection;
        fact(attemptTo("http://h.test/first"));
        open(302);
        fact(attemptTo("http://h.test/hop", 1));
        open();
        CapturedStream::read("data: one\n\n");
        indexer.endConnection();
        StartRecord start;
        start.insecure = true;
        record(start);
        ++connection;
        fact(attemptTo("http://h.test/second"));
        open();
        CapturedStream::read("data: two\n\n");
    }
};

} // namespace

class TestRowRequest final : public QObject
{
    Q_OBJECT

private slots:
    static void findsTheRequest_data();
    static void findsTheRequest();
    static void keepsWhatIsNeeded_data();
    static void keepsWhatIsNeeded();
    static void sendsAllOfIt();
};

void TestRowRequest::findsTheRequest_data()
{
    QTest::addColumn<RowNumber>("row");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("insecure");
    QTest::newRow("none") << RowNumber{0} << QString() << false;
    QTest::newRow("first attempt") << RowNumber{1} << QStringLiteral("/first") << false;
    QTest::newRow("redirect") << RowNumber{2} << QStringLiteral("/first") << false;
    QTest::newRow("hop") << RowNumber{3} << QStringLiteral("/hop") << false;
    QTest::newRow("first event") << RowNumber{5} << QStringLiteral("/hop") << false;
    QTest::newRow("second attempt") << RowNumber{6} << QStringLiteral("/second") << true;
    QTest::newRow("second event") << RowNumber{8} << QStringLiteral("/second") << true;
}

void TestRowRequest::findsTheRequest()
{
    QFETCH(const RowNumber, row);
    QFETCH(const QString, path);
    QFETCH(const bool, insecure);
    const TwoRequests stream;
    QCOMPARE(stream.index.rowCount(), RowNumber{9});
    const std::optional<Endpoint> request = requestOfRow(stream.log, stream.index, row);
    QCOMPARE(request ? request->url.path() : QString(), path);
    QCOMPARE(request && request->insecure, insecure);
    QCOMPARE(attemptOfRow(stream.log, stream.index, row).has_value(), request.has_value());
}

void TestRowRequest::keepsWhatIsNeeded_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char *name, const char *value, bool kept) {
        QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << kept;
    };
    row("Host", "h.test", false);
    row("Content-Length", "3", false);
    row("accept-encoding", "gzip, deflate, br", false);
    row("Connection", "keep-alive", false);
    row("Transfer-Encoding", "chunked", false);
    row("Accept", "text/event-stream", false);
    row("Accept", "*/*", true);
    row("cache-control", "no-cache", false);
    row("Cache-Control", "no-store", true);
    row("User-Agent", "sse-inspector/0.0.1", false);
    row("User-Agent", "Mine/1", true);
    row("Content-Type", "application/json", true);
    row("Last-Event-ID", "7", true);
    row("X-Key", "1", true);
    row("X-Escape", "\x1b[201~", false);
    row("X Name", "1", false);
}

void TestRowRequest::keepsWhatIsNeeded()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const bool, kept);
    AttemptRecord attempt = attemptTo("http://h.test/");
    attempt.headers.append(HeaderField{name, value});
    const Endpoint endpoint = endpointOf(attempt);
    QCOMPARE(endpoint.headers.size(), kept ? 1 : 0);
    QCOMPARE(findHeader(endpoint.headers, name).value_or(QByteArray()),
             kept ? value : QByteArray());
}

void TestRowRequest::sendsAllOfIt()
{
    AttemptRecord attempt = attemptTo("http://h.test/a?key=k");
    attempt.method = "PUT";
    attempt.headers.append(HeaderField{"Content-Type", "text/plain"});
    attempt.headers.append(HeaderField{"Last-Event-ID", "4"});
    attempt.lastEventId = "4";
    attempt.body = "hello";
    QCOMPARE(curlCommand(endpointOf(attempt), Secrets::Masked),
             QStringLiteral("curl -N -X 'PUT' \\\n"
                            "  -H 'Accept: text/event-stream' \\\n"
                            "  -H 'Content-Type: text/plain' \\\n"
                            "  -H 'Last-Event-ID: 4' \\\n"
                            "  --data-raw 'hello' \\\n"
                            "  'http://h.test/a?key=REDACTED'"));
    attempt.method = "G\x1bT";
    QCOMPARE(endpointOf(attempt).method, QByteArray("GET"));
}

QTEST_GUILESS_MAIN(TestRowRequest)
#include "tst_rowrequest.moc"
