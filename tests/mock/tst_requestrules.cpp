// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestrules.h"

#include <QTest>

using namespace sse;

namespace {

/// Of \a head under \a rules; 0: it is answered.
int statusOf(const RequestHead &head, const RequestRules &rules)
{
    const std::optional<RequestRefusal> refusal = checkRequest(head, rules);
    if (!refusal)
        return 0;
    return refusal->sentence.endsWith('.') ? refusal->status : -1;
}

RequestHead headOf(const QByteArray &host, const QByteArray &origin = {},
                   const QByteArray &target = "/", const QByteArray &method = "GET")
{
    RequestHead head{method, target, 1, {{"Host", host}}};
    if (!origin.isNull())
        head.headers.append(HeaderField{"origin", origin});
    return head;
}

} // namespace

class TestRequestRules : public QObject
{
    Q_OBJECT

private slots:
    void host_data();
    void host();
    void port80();
    void origin_data();
    void origin();
    void otherSites();
    void target_data();
    void target();
};

void TestRequestRules::host_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("onLoopback"); // status
    QTest::addColumn<int>("beyond");

    const auto row = [](const QByteArray &host, int onLoopback, int beyond) {
        QTest::newRow(host.constData()) << host << onLoopback << beyond;
    };
    row("127.0.0.1:8080", 0, 0);
    row("127.9.9.9:8080", 0, 0);
    row("localhost:8080", 0, 0);
    row("LocalHost:8080", 0, 0);
    row("[::1]:8080", 0, 0);
    row("[0:0:0:0:0:0:0:1]:8080", 0, 0);
    row("mock.test:8080", 0, 0);
    row("MOCK.test:8080", 0, 0);
    row("192.168.1.7:8080", 421, 0);
    row("[fe80::1]:8080", 421, 0);
    row("0.0.0.0:8080", 421, 0);
    row("127.0.0.1", 421, 421);
    row("127.0.0.1:8081", 421, 421);
    row("127.0.0.1:80800", 421, 421);
    row("127.0.0.1:+8080", 421, 421);
    row("127.0.0.1:", 421, 421);
    row("127.0.0.1:8080:8080", 421, 421);
    row("127.1:8080", 421, 421);
    row("2130706433:8080", 421, 421);
    row("0x7f.0.0.1:8080", 421, 421);
    row("0177.0.0.1:8080", 421, 421);
    row("127.0.0.1.example:8080", 421, 421);
    row("localhost.example:8080", 421, 421);
    row("localhost.:8080", 421, 421);
    row("evil.example:8080", 421, 421);
    row("x.mock.test:8080", 421, 421);
    row("user@127.0.0.1:8080", 421, 421);
    row("::1:8080", 421, 421);
    row("[::1:8080", 421, 421);
    row("[::1]8080", 421, 421);
    row("[::1%lo]:8080", 421, 421);
    row("[localhost]:8080", 421, 421);
    row("[127.0.0.1]:8080", 421, 421);
    row(":8080", 421, 421);
    row("", 421, 421);
}

void TestRequestRules::host()
{
    QFETCH(QByteArray, host);
    RequestRules rules{.port = 8080, .hosts = {QStringLiteral("mock.test")}};
    QTEST(statusOf(headOf(host), rules), "onLoopback");
    rules.beyondLoopback = true;
    QTEST(statusOf(headOf(host), rules), "beyond");
}

void TestRequestRules::port80()
{
    const RequestRules rules{.port = 80};
    QCOMPARE(statusOf(headOf("127.0.0.1"), rules), 0);
    QCOMPARE(statusOf(headOf("[::1]"), rules), 0);
    QCOMPARE(statusOf(headOf("127.0.0.1:80"), rules), 0);
    QCOMPARE(statusOf(headOf("127.0.0.1:8080"), rules), 421);
}

void TestRequestRules::origin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");

    const auto row = [](const QByteArray &origin, int status) {
        QTest::newRow(origin.constData()) << origin << status;
    };
    row("http://localhost:3000", 0);
    row("https://localhost", 0);
    row("HTTP://LOCALHOST:3000", 0);
    row("http://127.0.0.1:5173", 0);
    row("http://[::1]:5173", 0);
    row("https://app.example", 0);
    row("https://app.example:443", 0);
    row("https://APP.example", 0);
    row("http://mock.test:8080", 0); // the server's own
    row("http://app.example", 403);
    row("https://app.example:444", 403);
    row("https://app.example.evil.example", 403);
    row("https://evil.example", 403);
    row("http://mock.test", 403);
    row("http://localhost.evil.example", 403);
    row("http://localhost/", 403);
    row("http://localhost:3000, http://evil.example", 403);
    row("http://localhost@evil.example", 403);
    row("ftp://localhost", 403);
    row("localhost", 403);
    row("://localhost", 403);
    row("null", 403);
    row("", 403);
}

void TestRequestRules::origin()
{
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    RequestRules rules{.port = 8080,
                       .hosts = {QStringLiteral("mock.test")},
                       .origins = {QStringLiteral("https://app.example")}};
    RequestHead head = headOf("mock.test:8080", origin);
    QCOMPARE(statusOf(head, rules), status);
    rules.anyOrigin = true;
    QCOMPARE(statusOf(head, rules), 0);
    head.headers.append(HeaderField{"Origin", "http://localhost"});
    QCOMPARE(statusOf(head, rules), 403);
}

void TestRequestRules::otherSites()
{
    RequestRules rules;
    rules.port = 8080;
    const auto asked = [&rules](const QByteArray &site, const QByteArray &mode,
                                const QByteArray &dest) {
        RequestHead head = headOf("localhost:8080");
        head.headers.append(HeaderField{"Sec-Fetch-Site", site});
        head.headers.append(HeaderField{"Sec-Fetch-Mode", mode});
        head.headers.append(HeaderField{"Sec-Fetch-Dest", dest});
        return statusOf(head, rules);
    };
    QCOMPARE(asked("cross-site", "no-cors", "image"), 403);
    QCOMPARE(asked("cross-site", "navigate", "iframe"), 403);
    QCOMPARE(asked("cross-site", "navigate", "document"), 0);
    QCOMPARE(asked("same-site", "no-cors", "image"), 0);
    QCOMPARE(asked("none", "navigate", "document"), 0);
    rules.anyOrigin = true;
    QCOMPARE(asked("cross-site", "no-cors", "image"), 0);
}

void TestRequestRules::target_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");

    const auto row = [](const char *method, const QByteArray &target, int status) {
        QTest::addRow("%s %s", method, target.constData())
            << QByteArray(method) << target << status;
    };
    row("GET", "/", 0);
    row("GET", "/a?b=http://c", 0);
    row("OPTIONS", "*", 0);
    row("GET", "*", 400);
    row("GET", "http://127.0.0.1:8080/a", 0);
    row("GET", "HTTP://localhost:8080", 0);
    row("GET", "http://localhost:8080?a", 0);
    row("GET", "http://evil.example/a", 421);
    row("GET", "http://evil.example:8080/a", 421);
    row("GET", "http://127.0.0.1:8081/a", 421);
    row("GET", "http:///a", 421);
    row("GET", "https://127.0.0.1:8080/a", 400);
    row("CONNECT", "127.0.0.1:8080", 400);
    row("GET", "a", 400);
}

void TestRequestRules::target()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    const RequestRules rules{.port = 8080};
    QCOMPARE(statusOf(headOf("127.0.0.1:8080", {}, target, method), rules), status);
}

QTEST_APPLESS_MAIN(TestRequestRules)
#include "tst_requestrules.moc"
