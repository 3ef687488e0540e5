// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/endpoint.h"

#include <QTest>

using namespace sse;

namespace {

QByteArray lines(const HeaderList &headers)
{
    QByteArrayList result;
    for (const HeaderField &field : headers)
        result.append(field.name + ": " + field.value);
    return result.join('\n');
}

} // namespace

class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void address_data();
    void address();
    void headerLine_data();
    void headerLine();
    void method_data();
    void method();
    void defaultHeaders();
    void userHeadersReplace();
    void bodyNamesJson();
    void lastEventId_data();
    void lastEventId();
    void findsTheLast();
};

void TestEndpoint::address_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // the URL, or "!" and the error's code

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("whole", "https://example.com/a?b=c", "https://example.com/a?b=c");
    row("host and port", "localhost:8080/x", "http://localhost:8080/x");
    row("host", "example.com", "http://example.com");
    row("host and path", "example.com/events", "http://example.com/events");
    row("address", "127.0.0.1:80", "http://127.0.0.1:80");
    row("IPv6", "[::1]:8080/x", "http://[::1]:8080/x");
    row("no scheme", "//example.com/a", "http://example.com/a");
    row("http stays", "http://localhost", "http://localhost");
    row("upper-case scheme", "HTTPS://example.com/", "https://example.com/");
    row("surrounding space", "  example.com/a\t", "http://example.com/a");
    row("colon in the query", "example.com/a?t=1:2", "http://example.com/a?t=1:2");
    row("userinfo", "http://me:pass@example.com/", "http://me:pass@example.com/");
    row("space inside", "example.com/a b", "http://example.com/a%20b");
    row("empty", "", "!url-empty");
    row("only space", " \t", "!url-empty");
    row("file", "file:///etc/hostname", "!url-scheme");
    row("ftp", "ftp://example.com/x", "!url-scheme");
    row("mail", "mailto:a@example.com", "!url-scheme");
    row("no host", "http:///x", "!url-host");
    row("http alone", "http:", "!url-host");
    row("port too large", "localhost:70000/", "!url-malformed");
    row("open bracket", "http://[::1/x", "!url-malformed");
    row("line break", "http://example.com/a\r\nX: y", "!url-malformed");
    row("zero width", "http://exam\u200bple.com/", "!url-malformed");
}

void TestEndpoint::address()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Result<QUrl> result = parseAddress(text);
    if (expected.startsWith(QLatin1Char('!'))) {
        QVERIFY(!result);
        QCOMPARE(QString::fromLatin1(result.error().code), expected.sliced(1));
        QVERIFY(result.error().message.endsWith(QLatin1Char('.')));
    } else {
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QCOMPARE(result.value().toString(QUrl::FullyEncoded), expected);
    }
}

void TestEndpoint::headerLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected"); // "name|value", or "!" and the error's code

    QTest::newRow("plain") << QByteArray("X-A: b") << QByteArray("X-A|b");
    QTest::newRow("no space") << QByteArray("X-A:b") << QByteArray("X-A|b");
    QTest::newRow("more space") << QByteArray("X-A: \t b c \t") << QByteArray("X-A|b c");
    QTest::newRow("empty value") << QByteArray("X-A:") << QByteArray("X-A|");
    QTest::newRow("colon in value") << QByteArray("X-A: b:c") << QByteArray("X-A|b:c");
    QTest::newRow("tab in value") << QByteArray("X-A: b\tc") << QByteArray("X-A|b\tc");
    QTest::newRow("UTF-8 in value") << QByteArray("X-A: \xC3\xA4") << QByteArray("X-A|\xC3\xA4");
    QTest::newRow("odd name") << QByteArray("!#$%&'*+-.^_`|~: b")
                              << QByteArray("!#$%&'*+-.^_`|~|b");
    QTest::newRow("no colon") << QByteArray("X-A b") << QByteArray("!header-colon");
    QTest::newRow("empty line") << QByteArray() << QByteArray("!header-colon");
    QTest::newRow("no name") << QByteArray(": b") << QByteArray("!header-name");
    QTest::newRow("space in name") << QByteArray("X A: b") << QByteArray("!header-name");
    QTest::newRow("space before colon") << QByteArray("X-A : b") << QByteArray("!header-name");
    QTest::newRow("UTF-8 in name") << QByteArray("\xC3\xA4: b") << QByteArray("!header-name");
    QTest::newRow("line break") << QByteArray("X-A: b\r\nX-B: c") << QByteArray("!header-value");
    QTest::newRow("line feed at the end") << QByteArray("X-A: b\n") << QByteArray("!header-value");
    QTest::newRow("line break in name") << QByteArray("X\r\nA: b") << QByteArray("!header-name");
    QTest::newRow("NUL") << QByteArray("X-A: b\0c", 8) << QByteArray("!header-value");
    QTest::newRow("DEL") << QByteArray("X-A: \x7F") << QByteArray("!header-value");
}

void TestEndpoint::headerLine()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    const Result<HeaderField> result = parseHeaderLine(line);
    if (result)
        QCOMPARE(result.value().name + '|' + result.value().value, expected);
    else
        QCOMPARE('!' + result.error().code, expected);
}

void TestEndpoint::method_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("valid");
    QTest::newRow("GET") << QByteArray("GET") << true;
    QTest::newRow("own") << QByteArray("M-SEARCH") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("space") << QByteArray("GET /") << false;
    QTest::newRow("line break") << QByteArray("GET\r\n") << false;
}

void TestEndpoint::method()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, valid);
    const std::optional<Error> error = validateMethod(method);
    QCOMPARE(!error, valid);
    if (error)
        QCOMPARE(error->code, QByteArray("method"));
}

void TestEndpoint::defaultHeaders()
{
    QCOMPARE(lines(requestHeaders({}, {})),
             QByteArray("Accept: text/event-stream\nCache-Control: no-cache\nPragma: no-cache\n"
                        "Accept-Encoding: gzip, deflate\nAccept-Language: *\n"
                        "User-Agent: sse-inspector/" SSE_VERSION "\nConnection: close"));
}

void TestEndpoint::userHeadersReplace()
{
    Endpoint endpoint;
    endpoint.headers = {{"X-A", "1"},
                        {"accept", "application/json"},
                        {"X-A", "2"},
                        {"ACCEPT", "text/plain"},
                        {"Connection", "keep-alive"}};
    QCOMPARE(lines(requestHeaders(endpoint, {})),
             QByteArray("accept: application/json\nACCEPT: text/plain\nCache-Control: no-cache\n"
                        "Pragma: no-cache\nAccept-Encoding: gzip, deflate\nAccept-Language: *\n"
                        "User-Agent: sse-inspector/" SSE_VERSION "\nConnection: keep-alive\n"
                        "X-A: 1\nX-A: 2"));
}

void TestEndpoint::bodyNamesJson()
{
    Endpoint endpoint;
    endpoint.method = "POST";
    endpoint.body = "{}";
    QCOMPARE(findHeader(requestHeaders(endpoint, {}), "Content-Type"),
             QByteArray("application/json"));
    endpoint.headers = {{"content-type", "text/plain"}};
    QCOMPARE(findHeader(requestHeaders(endpoint, {}), "Content-Type"), QByteArray("text/plain"));
}

void TestEndpoint::lastEventId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << QByteArray() << QByteArray() << QByteArray("-");
    QTest::newRow("plain") << QByteArray("7") << QByteArray() << QByteArray("7");
    QTest::newRow("UTF-8") << QByteArray("\xE2\x80\xA6") << QByteArray()
                           << QByteArray("\xE2\x80\xA6");
    QTest::newRow("control") << QByteArray("a\x01") << QByteArray() << QByteArray("-");
    QTest::newRow("DEL") << QByteArray("a\x7F") << QByteArray() << QByteArray("-");
    QTest::newRow("typed") << QByteArray() << QByteArray("3") << QByteArray("3");
    QTest::newRow("newer than typed") << QByteArray("7") << QByteArray("3") << QByteArray("7");
    QTest::newRow("unsafe, typed is stale")
        << QByteArray("\r\nX: y") << QByteArray("3") << QByteArray("-");
}

void TestEndpoint::lastEventId()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, expected);
    Endpoint endpoint;
    if (!typed.isEmpty())
        endpoint.headers = {{"last-event-id", typed}};
    QCOMPARE(findHeader(requestHeaders(endpoint, id), "Last-Event-ID").value_or("-"), expected);
}

void TestEndpoint::findsTheLast()
{
    const HeaderList headers{{"A", "1"}, {"a", "2"}, {"B", "3"}};
    QCOMPARE(findHeader(headers, "A"), QByteArray("2"));
    QVERIFY(!findHeader(headers, "C"));
}

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
