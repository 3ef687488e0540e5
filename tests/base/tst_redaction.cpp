// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/redaction.h"

#include <QTest>

using namespace sse;

class TestRedaction final : public QObject
{
    Q_OBJECT

private slots:
    void headers_data();
    void headers();
    void urls_data();
    void urls();
    void headerValues_data();
    void headerValues();
    void targets_data();
    void targets();
};

void TestRedaction::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("secret");
    for (const char *name :
         {"Authorization", "proxy-authorization", "COOKIE", "Set-Cookie", "X-Api-Key",
          "X-Auth-Token", "Client-Secret", "X-Session-Id", "X-Hub-Signature-256", "X-Auth",
          "X-Forwarded-Authorization", "Ocp-Apim-Subscription-Key", "X-Functions-Key",
          "X-Access-Key", "X-License-Key", "X-Passwd", "X-Amz-Credential", "DPoP",
          "X-JWT-Assertion"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : {"Accept", "Content-Type", "Last-Event-ID", "Authority", "Author",
                             "Key", "Idempotency-Key", "WWW-Authenticate", ""})
        QTest::newRow(name) << QByteArray(name) << false;
}

void TestRedaction::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, secret);
    QCOMPARE(isSecretHeader(name), secret);
}

void TestRedaction::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *url, const char *shown) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(shown);
    };

    row("compound keys",
        "https://h.example/?subscription-key=a&subscription_key=b&AccountKey=c&monkey=d",
        "https://h.example/?subscription-key=REDACTED&subscription_key=REDACTED&"
        "AccountKey=REDACTED&monkey=d");
    row("nothing secret", "https://h.example:8443/a%20b?q=1&r=%2F#top",
        "https://h.example:8443/a%20b?q=1&r=%2F#top");
    row("userinfo", "http://user:pw@h.example/", "http://REDACTED@h.example/");
    row("user only", "http://user@h.example/", "http://REDACTED@h.example/");
    row("token", "http://h/?a=1&access_token=x%20y&b=2", "http://h/?a=1&access_token=REDACTED&b=2");
    row("names in any case", "http://h/?API_KEY=x&Code=y",
        "http://h/?API_KEY=REDACTED&Code=REDACTED");
    row("escaped name", "http://h/?%74oken=x", "http://h/?token=REDACTED");
    row("an item without a value", "http://h/?token", "http://h/?token");
    row("a value with =", "http://h/?token=a=b", "http://h/?token=REDACTED");
    row("similar names stay", "http://h/?codec=1&keys=2", "http://h/?codec=1&keys=2");
    row("fragment", "http://h/#id_token=x&a=1", "http://h/#id_token=REDACTED&a=1");
    row("a web token in the path", "http://h/s/eyJhbGciOi.eyJzdWIi.c2ln-_/x",
        "http://h/s/REDACTED/x");
    row("counters", "http://h/?max_tokens=5&maxTokens=x&token=5",
        "http://h/?max_tokens=5&maxTokens=REDACTED&token=REDACTED");
    row("short names", "http://h/?pw=x&sid=y&otp=1&pwned=2",
        "http://h/?pw=REDACTED&sid=REDACTED&otp=REDACTED&pwned=2");
    row("an address within",
        "http://h/?u=http%3A%2F%2Fx%2F%3Ftoken%3Da&v=http%3A%2F%2Fx%2F%3Fa%3D1",
        "http://h/?u=REDACTED&v=http%3A%2F%2Fx%2F%3Fa%3D1");
    row("a session in the path", "http://h/a;jsessionid=12AB/b?q=1",
        "http://h/a;jsessionid=REDACTED/b?q=1");
    row("a web token under any name", "http://h/?jwt=eyJhbGciOi.eyJzdWIi.c2ln",
        "http://h/?jwt=REDACTED");
}

void TestRedaction::urls()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(redactedUrl(QUrl(url)), shown);
}

void TestRedaction::headerValues_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const QByteArray &value, const QByteArray &shown) {
        QTest::addRow("%s: %s", name, value.constData()) << QByteArray(name) << value << shown;
    };
    row("Set-Cookie", "sid=1", "REDACTED");
    row("Set-Cookie", "", "REDACTED");
    row("Server", "nginx", "nginx");
    row("x-ratelimit-remaining-tokens", "149984", "149984");
    row("x-ratelimit-reset-tokens", "1m30s", "1m30s");
    row("max-tokens", "100", "100");
    row("max-tokens", "abc", "REDACTED");
    row("x-token", "149984", "REDACTED");
    row("X-Note", "at //u:p@h/ // a@b //x@y", "at //REDACTED@h/ // a@b //x@y");
    row("X-Bytes", "\xFF\xE2\x80", "\xFF\xE2\x80");
    row("X-Note", "a eyJhbGciOi.eyJzdWIi.c2ln-_ \xFF", "a REDACTED \xFF");
    row("X-Note", "‹redacted:0123abcd› and ‹redacted:›", "REDACTED and ‹redacted:›");
    row("Content-Location", "/a?token=x&b=%20", "/a?token=REDACTED&b=%20");
    row("content-location", "/a b?c=ä", "/a b?c=ä");
    row("Location", "http://u:p@h/", "http://REDACTED@h/");
    row("Location", "http://h:99999/?token=x", "REDACTED");
    row("Referer", "", "");
    row("X-Custom", "Bearer abc", "REDACTED");
    row("WWW-Authenticate", "Basic realm=\"x\"", "Basic realm=\"x\"");
    row("Origin", "http://u:p@h", "http://REDACTED@h");
    row("Link", "</x?access_token=abc&a=1>; rel=next", "</x?access_token=REDACTED&a=1>; rel=next");
    row("Refresh", "0; url=/x?a=1&token=b", "0; url=/x?a=1&token=REDACTED");
    row("Cache-Control", "max-age=1, s-maxage=2", "max-age=1, s-maxage=2");
}

void TestRedaction::headerValues()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QTEST(redactedHeaderValue({name, value}), "shown");
}

void TestRedaction::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const QByteArray &target, const QByteArray &shown) {
        QTest::newRow(target.constData()) << target << shown;
    };
    row("/", "/");
    row("*", "*");
    row("", "");
    row("/a?b=%20&c=\xFF", "/a?b=%20&c=\xFF");
    row("/a?token=x&b=1&API_KEY=y", "/a?token=REDACTED&b=1&API_KEY=REDACTED");
    row("/a?to%6Ben=x", "/a?to%6Ben=REDACTED");
    row("/a?next=http%3A%2F%2Fu%3Ap%40h", "/a?next=REDACTED");
    row("/eyJhbGciOi.eyJzdWIi.c2ln-_/b", "/REDACTED/b");
    row("/a;jsessionid=12?b", "/a;jsessionid=REDACTED?b");
    row("//evil/?token=x", "//evil/?token=REDACTED");
    row("http://u:p@h/?sid=1", "http://REDACTED@h/?sid=REDACTED");
}

void TestRedaction::targets()
{
    QFETCH(QByteArray, target);
    QTEST(redactedTarget(target), "shown");
}

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
