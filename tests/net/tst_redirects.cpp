// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/readerbench.h"

#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace std::chrono_literals;

namespace {

/// \a replies by path; others get a stream that lasts.
ScriptTransport::Server byPath(const QMap<QString, ScriptReply> &replies)
{
    return [replies](const TransportRequest &request, int) {
        return replies.value(request.url.path(), ScriptReply().stream());
    };
}

ScriptReply redirect(int status, const QByteArray &location)
{
    return ScriptReply().head(status, {{"Location", location}}).end();
}

QByteArray targets(const ReaderBench &bench)
{
    QByteArrayList urls;
    for (const TransportRequest &request : bench.transport.requests)
        urls.append(request.method + ' ' + request.url.toEncoded());
    return urls.join('\n');
}

} // namespace

/// Redirects, hop by hop.
class TestRedirects : public QObject
{
    Q_OBJECT

private slots:
    void redirectMethods_data();
    void redirectMethods();
    void everyHopIsLogged();
    void credentialsStayWithTheirOrigin_data();
    void credentialsStayWithTheirOrigin();
    void redirectEnds_data();
    void redirectEnds();
    void reconnectTarget_data();
    void reconnectTarget();
};

void TestRedirects::redirectMethods_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](int status, const char *method, const char *expected) {
        QTest::addRow("%d %s", status, method)
            << status << QByteArray(method) << QByteArray(expected);
    };
    for (const int status : {301, 302}) {
        row(status, "GET", "GET");
        row(status, "POST", "GET");
        row(status, "PUT", "PUT");
        row(status, "HEAD", "HEAD");
    }
    row(303, "GET", "GET");
    row(303, "POST", "GET");
    row(303, "PUT", "GET");
    row(303, "HEAD", "HEAD");
    for (const int status : {307, 308}) {
        row(status, "GET", "GET");
        row(status, "POST", "POST");
        row(status, "DELETE", "DELETE");
    }
}

void TestRedirects::redirectMethods()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, expected);
    ReaderBench bench(byPath({{QStringLiteral("/stream"), redirect(status, "/other")}}));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.method = method;
    endpoint.body = "body";
    endpoint.headers = {{"X-Own", "1"}};
    bench.reader.start(endpoint);
    bench.timers.advance(1ms);
    QCOMPARE(bench.transport.requests.size(), 2);
    const TransportRequest &request = bench.transport.requests.last();
    QCOMPARE(request.method, expected);
    QCOMPARE(request.body, expected == method ? QByteArray("body") : QByteArray());
    QCOMPARE(findHeader(request.headers, "Content-Type").has_value(), expected == method);
    QCOMPARE(findHeader(request.headers, "X-Own"), QByteArray("1"));
    QCOMPARE(bench.reader.status().readyState, ReadyState::Open);
    QCOMPARE(bench.reader.status().url, QUrl(QStringLiteral("http://server.test/other")));
}

void TestRedirects::everyHopIsLogged()
{
    ReaderBench bench(byPath({{QStringLiteral("/stream"), redirect(302, "a?x=1")},
                              {QStringLiteral("/a"), redirect(308, "//server.test:80/b")}}));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1ms);
    QCOMPARE(targets(bench), QByteArray("GET http://server.test/stream\n"
                                        "GET http://server.test/a?x=1\n"
                                        "GET http://server.test:80/b"));
    const QList<AttemptRecord> attempts = bench.facts<AttemptRecord>();
    QCOMPARE(attempts.size(), 3);
    QCOMPARE(attempts.last().hop, 2);
    QCOMPARE(bench.facts<ResponseRecord>().size(), 3);
    QCOMPARE(bench.notes(), QByteArray("redirect redirect"));
    // Behind the start, which belongs to none.
    for (std::size_t i = 1; i < bench.log.recordCount(); ++i)
        QCOMPARE(bench.log.record(i).connection, ConnectionId(1));
}

void TestRedirects::credentialsStayWithTheirOrigin_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("kept");
    QTest::newRow("relative") << QByteArray("/b") << true;
    QTest::newRow("same origin") << QByteArray("http://server.test/b") << true;
    QTest::newRow("default port") << QByteArray("http://server.test:80/b") << true;
    QTest::newRow("other host") << QByteArray("http://other.test/b") << false;
    QTest::newRow("other port") << QByteArray("http://server.test:8080/b") << false;
    QTest::newRow("other scheme") << QByteArray("https://server.test/b") << false;
    QTest::newRow("subdomain") << QByteArray("http://a.server.test/b") << false;
}

void TestRedirects::credentialsStayWithTheirOrigin()
{
    QFETCH(QByteArray, location);
    QFETCH(bool, kept);
    // The third hop leads back home: what was dropped stays dropped.
    ReaderBench bench(byPath({{QStringLiteral("/stream"), redirect(307, location)},
                              {QStringLiteral("/b"), redirect(307, "http://server.test/c")}}));
    Endpoint endpoint = ReaderBench::endpoint();
    endpoint.headers = {{"Authorization", "Bearer x"}, {"cookie", "a=b"},
                        {"Proxy-Authorization", "x"},  {"X-API-Key", "x"},
                        {"X-Session-Token", "x"},      {"X-Harmless", "x"}};
    bench.reader.start(endpoint);
    bench.timers.advance(1ms);
    QCOMPARE(bench.transport.requests.size(), 3);
    for (const qsizetype hop : {1, 2}) {
        const HeaderList &headers = bench.transport.requests.at(hop).headers;
        for (const char *name :
             {"Authorization", "Cookie", "Proxy-Authorization", "X-Api-Key", "X-Session-Token"})
            QCOMPARE(findHeader(headers, name).has_value(), kept);
        QVERIFY(findHeader(headers, "X-Harmless"));
    }
    QCOMPARE(bench.noteText("redirect").contains(QLatin1String("credentials")), !kept);
}

void TestRedirects::redirectEnds_data()
{
    QTest::addColumn<ScriptReply>("reply");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("requests");
    QTest::newRow("loop") << redirect(302, "/stream") << QByteArray("redirect!") << 21;
    QTest::newRow("empty") << redirect(301, "") << QByteArray("redirect!") << 1;
    QTest::newRow("file") << redirect(302, "file:///etc/hostname") << QByteArray("redirect!") << 1;
    QTest::newRow("ftp") << redirect(302, "ftp://server.test/") << QByteArray("redirect!") << 1;
    QTest::newRow("no URL") << redirect(302, "http://[") << QByteArray("redirect!") << 1;
    QTest::newRow("no Location") << ScriptReply().head(301, streamType).end()
                                 << QByteArray("status!") << 1;
    QTest::newRow("300") << redirect(300, "/b") << QByteArray("status!") << 1;
    QTest::newRow("304") << redirect(304, "/b") << QByteArray("status!") << 1;
}

void TestRedirects::redirectEnds()
{
    QFETCH(ScriptReply, reply);
    QFETCH(QByteArray, end);
    QFETCH(int, requests);
    ReaderBench bench(always(reply));
    bench.reader.start(ReaderBench::endpoint());
    bench.timers.advance(1h);
    QCOMPARE(bench.ends(), end);
    QCOMPARE(bench.transport.requests.size(), requests);
    QCOMPARE(bench.states(), QByteArray("0 2"));
    QVERIFY(bench.reader.status().ended);
}

void TestRedirects::reconnectTarget_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("toFinal");
    for (const int status : {301, 302, 303, 307, 308}) {
        const bool permanent = status == 301 || status == 308;
        QTest::addRow("chrome %d", status) << QByteArray("chrome") << status << true;
        QTest::addRow("firefox %d", status) << QByteArray("firefox") << status << permanent;
        QTest::addRow("safari %d", status) << QByteArray("safari") << status << false;
    }
}

void TestRedirects::reconnectTarget()
{
    QFETCH(QByteArray, profile);
    QFETCH(int, status);
    QFETCH(bool, toFinal);
    ReaderBench bench(byPath({{QStringLiteral("/stream"), redirect(status, "http://other.test/b")},
                              {QStringLiteral("/b"), ScriptReply().stream().end()}}));
    Endpoint endpoint = ReaderBench::endpoint(profile);
    endpoint.headers = {{"Authorization", "Bearer x"}};
    bench.reader.start(endpoint);
    bench.timers.advance(5s + 1ms);
    QVERIFY(bench.transport.requests.size() >= 3);
    const TransportRequest &third = bench.transport.requests.at(2);
    QCOMPARE(third.url.host(),
             toFinal ? QStringLiteral("other.test") : QStringLiteral("server.test"));
    // A reconnect that goes to the other origin takes no credentials there either.
    QCOMPARE(findHeader(third.headers, "Authorization").has_value(), !toFinal);
}

QTEST_APPLESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
