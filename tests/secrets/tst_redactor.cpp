// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/secretcorpus.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestRedactor final : public QObject
{
    Q_OBJECT

private slots:
    void masks_data();
    void masks();
    void headers_data();
    void headers();
    void addresses_data();
    void addresses();
    void masksTheCorpus();
    void masksWhatIsKnown();
    void learnsFromFacts_data();
    void learnsFromFacts();
    void learnsOnlyWhatIsSpecific();
    void keepsTheHarmless();
    void keepsEverythingWhenAsked();
    void countsWhatItMasks();
    void tellsInSentences();
};

namespace {

/// Marks without their sums.
QByteArray plain(QByteArray text)
{
    for (qsizetype at = 0; (at = text.indexOf("edacted:", at)) >= 0; ++at)
        text.remove(at + 7, 9);
    for (qsizetype at = 0; (at = text.indexOf("REDACTED-", at)) >= 0; ++at)
        text.remove(at + 8, 9);
    return text;
}

} // namespace

void TestRedactor::masks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const char *text, const char *masked) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(masked);
    };
    row("clean", "abc", "abc");
    row("a member", R"({"token":"x","b":"y"})", R"({"token":"‹redacted›","b":"y"})");
    row("a number", R"({"otp":123456,"b":1})", R"({"otp":"‹redacted›","b":1})");
    row("an escaped number", R"("{\"otp\": 123456}")", R"("{\"otp\": \"‹redacted›\"}")");
    row("an item", "see http://h/?code=x&b=1", "see http://h/?code=REDACTED&b=1");
    row("a user", "http://u:p@h/", "http://REDACTED@h/");
    row("a pair's number", R"({"name":"otp","value":123456})",
        R"({"name":"otp","value":"‹redacted›"})");
    row("a line", "X-Api-Key: abcdef\n", "X-Api-Key: ‹redacted›\n");
    row("credentials", "Bearer abc12345", "Bearer ‹redacted›");
    row("broken bytes", "\xFF\"token\":\"\xFE\"\x80", "\xFF\"token\":\"‹redacted›\"\x80");
}

void TestRedactor::masks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, masked);
    Redactor redactor(Redactor::Mode::Mask, "key");
    const QByteArray once = redactor.text(text, TextPlace::EventData);
    QCOMPARE(plain(once), masked);
    QCOMPARE(redactor.isClean(text), text == masked);
    QVERIFY(redactor.isClean(once));
    QCOMPARE(redactor.text(once, TextPlace::EventData), once);
}

void TestRedactor::headers_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const char *value, const char *masked) {
        QTest::addRow("%s: %s", name, value) << QByteArray(value) << QByteArray(masked);
    };
    row("Authorization", "Bearer abc", "Bearer ‹redacted›");
    row("Authorization", "abc", "‹redacted›");
    row("Authorization", "Digest username=\"bob\", response=\"x\"", "Digest ‹redacted›");
    row("Cookie", "sid=abc; theme=dark; =x; y",
        "sid=‹redacted›; theme=‹redacted›; =‹redacted›; ‹redacted›");
    row("Cookie", "sid=\"abc\"", "sid=\"‹redacted›\"");
    row("Set-Cookie", "sid=abc; Path=/; Max-Age=60", "sid=‹redacted›; Path=/; Max-Age=60");
    row("X-Api-Key", "abc", "‹redacted›");
    row("X-Api-Key", "", "");
    row("X-Api-Key", "‹redacted:0123abcd›", "‹redacted›");
    row("X-Other", "Bearer abc", "Bearer ‹redacted›");
    row("Location", "https://u:p@h/?code=a&b=1", "https://REDACTED@h/?code=REDACTED&b=1");
    row("Location", "/a b?c=1", "/a b?c=1");
    row("Location", "http://h:99999/?code=x", "http://h:99999/?code=REDACTED");
    row("WWW-Authenticate", "Bearer realm=\"x\"", "Bearer realm=\"x\"");
    row("Server", "nginx", "nginx");
    row("X-RateLimit-Remaining-Tokens", "149984", "149984");
    row("X-RateLimit-Reset-Tokens", "6ms", "6ms");
    row("Max-Tokens", "100", "100");
    row("Max-Tokens", "abc", "‹redacted›");
}

void TestRedactor::headers()
{
    QFETCH(QByteArray, value);
    Redactor redactor(Redactor::Mode::Mask, "key");
    const QByteArray name = QByteArray(QTest::currentDataTag()).split(':').first();
    const QByteArray once = redactor.headerValue({name, value}, TextPlace::RequestHeader);
    QTEST(plain(once), "masked");
    QCOMPARE(redactor.headerValue({name, once}, TextPlace::RequestHeader), once);
}

void TestRedactor::addresses_data()
{
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *url, const char *masked) {
        QTest::newRow(url) << QByteArray(masked);
    };
    row("https://h/a%20b?q=1#top", "https://h/a%20b?q=1#top");
    row("https://h/?max_tokens=5&maxTokens=5", "https://h/?max_tokens=5&maxTokens=5");
    row("https://u:p@h/", "https://REDACTED@h/");
    row("//u:p@h/", "//REDACTED@h/");
    row("https://h/?token=a,b;c'd&x=1", "https://h/?token=REDACTED&x=1");
    row("https://h/?a=1#id_token=x&b=1", "https://h/?a=1#id_token=REDACTED&b=1");
    row("https://h/?%74oken=a", "https://h/?token=REDACTED");
    row("https://h/eyJhbGciOi.eyJzdWIi.c2ln/x", "https://h/REDACTED/x");
    row("https://h/?u=http%3A%2F%2Fu%3Ap%40i%2F", "https://h/?u=http%3A%2F%2FREDACTED%40i%2F");
    row("https://h/?token=REDACTED-0123abcd", "https://h/?token=REDACTED");
    row("https://h/v1/sk-known-secret-1/%20", "https://h/v1/REDACTED/%20");
}

void TestRedactor::addresses()
{
    Redactor redactor(Redactor::Mode::Mask, "key");
    redactor.learn(factOf({TextPlace::RequestHeader, "X-Api-Key", "sk-known-secret-1", {}}));
    const QByteArray once = redactor.address(QUrl::fromEncoded(QTest::currentDataTag()));
    QTEST(plain(once), "masked");
    QVERIFY(QUrl::fromEncoded(once, QUrl::StrictMode).isValid());
    QCOMPARE(redactor.address(QUrl::fromEncoded(once)), once);
}

void TestRedactor::masksTheCorpus()
{
    Redactor redactor(Redactor::Mode::Mask, "key");
    Redactor other(Redactor::Mode::Mask, "key");
    Redactor third(Redactor::Mode::Mask, "another key");
    for (const CorpusText &text : shownSecrets()) {
        const QByteArray masked = redacted(redactor, text);
        for (const QByteArray &secret : text.secrets)
            QVERIFY2(!masked.contains(secret), masked.constData());
        QCOMPARE(redacted(redactor, {text.place, text.name, masked, {}}), masked);
        QCOMPARE(redacted(other, text), masked);
        QVERIFY(redacted(third, text) != masked);
    }
}

void TestRedactor::masksWhatIsKnown()
{
    Redactor redactor(Redactor::Mode::Mask, "key");
    for (const KnownCorpusSecret &secret : knownSecrets())
        redactor.learn(factOf(secret.source));
    for (const KnownCorpusSecret &secret : knownSecrets()) {
        for (const CorpusText &text : secret.forms) {
            const QByteArray masked = redacted(redactor, text);
            for (const QByteArray &hidden : text.secrets)
                QVERIFY2(!masked.contains(hidden),
                         QByteArray(text.text + " : " + masked).constData());
            QVERIFY(redactor.isClean(masked));
        }
    }
}

void TestRedactor::learnsFromFacts_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("secret");
    const auto row = [](const char *title, const char *place, const char *name, const char *text,
                        const char *secret) {
        QTest::newRow(title) << QByteArray(place) << QByteArray(name) << QByteArray(text)
                             << QByteArray(secret);
    };
    row("bearer", "requestHeader", "Authorization", "Bearer abcdef", "abcdef");
    row("basic", "requestHeader", "Authorization", "Basic Ym9iOnN3b3JkZmlzaA==", "swordfish");
    row("basic, both", "requestHeader", "Authorization",
        "Basic Ym9iOnN3b3JkZmlzaA==", "bob:swordfish");
    row("cookie", "requestHeader", "Cookie", "a=b; sid=abcdef", "abcdef");
    row("set-cookie", "responseHeader", "Set-Cookie", "sid=abcdef; Path=/", "abcdef");
    row("user", "address", "", "https://bob:sword%40fish@h/", "sword@fish");
    row("item", "address", "", "https://h/?token=sword%40fish", "sword@fish");
    row("location", "responseHeader", "Location", "/x?code=abcdef", "abcdef");
    row("JSON body", "body", "", R"({"apiKey":"abcdef12"})", "abcdef12");
    row("form body", "body", "", "a=b&client_secret=abc%2Fdef12", "abc/def12");
    row("a word in a JSON body", "body", "", R"({"password":"hunter"})", "hunter");
    row("a word in a form", "body", "", "a=b&password=hunter", "hunter");
    row("a form of several parts", "body", "",
        "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\nhunter\r\n--b--", "hunter");
    row("message", "message", "", "token=abcdef12", "abcdef12");
}

void TestRedactor::learnsFromFacts()
{
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, secret);
    Redactor redactor(Redactor::Mode::Mask, "key");
    const QByteArray data = "see " + secret + " there";
    QVERIFY(redactor.isClean(data));
    redactor.learn(factOf({corpusPlace(QString::fromUtf8(place)), name, text, {}}));
    QCOMPARE(plain(redactor.text(data, TextPlace::Comment)), QByteArray("see ‹redacted› there"));
}

void TestRedactor::learnsOnlyWhatIsSpecific()
{
    Redactor redactor(Redactor::Mode::Mask, "key");
    redactor.learn(R"({"token":"hello","secret":"information","otp":"12"})");
    QVERIFY(redactor.isClean("hello information 12"));
    redactor.learn(R"({"token":"hello-12","secret":"information-information"})");
    QVERIFY(!redactor.isClean("say hello-12"));
    QVERIFY(!redactor.isClean("say information-information"));
    QVERIFY(!redactor.knowsTooMany());
}

void TestRedactor::keepsTheHarmless()
{
    Redactor redactor(Redactor::Mode::Mask, "key");
    for (const CorpusText &text : harmlessTexts()) {
        redactor.learn(text.text);
        QVERIFY2(redactor.isClean(text.text), text.text.constData());
        QCOMPARE(redactor.text(text.text, text.place), text.text);
    }
    QVERIFY(redactor.redactions().isEmpty());
}

void TestRedactor::keepsEverythingWhenAsked()
{
    Redactor redactor(Redactor::Mode::Keep);
    for (const CorpusText &text : shownSecrets()) {
        redactor.learn(factOf(text));
        if (text.place == TextPlace::Address)
            QCOMPARE(redacted(redactor, text), QUrl::fromEncoded(text.text).toEncoded());
        else
            QCOMPARE(redacted(redactor, text), text.text);
    }
    QVERIFY(redactor.redactions().isEmpty());
}

void TestRedactor::countsWhatItMasks()
{
    Redactor redactor(Redactor::Mode::Mask, "key");
    for (int i = 0; i < 3; ++i)
        (void)redactor.text(QByteArray(R"({"token":"x"})"), TextPlace::EventData);
    (void)redactor.headerValue({"X-Api-Key", "abc"}, TextPlace::RequestHeader);
    QCOMPARE(redactor.redactions().size(), 2);
    const Redaction first = redactor.redactions().constFirst();
    QCOMPARE(first.kind, SecretKind::JsonValue);
    QCOMPARE(first.name, QByteArray("token"));
    QCOMPARE(first.count, quint64{3});
    for (int i = 0; i < 1200; ++i) {
        (void)redactor.text("{\"token" + QByteArray::number(i) + "\":\"x\"}", TextPlace::EventData);
    }
    QCOMPARE(redactor.redactions().size(), 1000);
    QCOMPARE(redactor.redactions().constLast().name, QByteArray());
    QCOMPARE(redactor.redactions().constLast().count, quint64{203});
}

void TestRedactor::tellsInSentences()
{
    QCOMPARE(toText({SecretKind::JsonValue, TextPlace::EventData, "api_key", 14}),
             QStringLiteral("JSON member “api_key” in event data, 14 times"));
    QCOMPARE(toText({SecretKind::HeaderField, TextPlace::RequestHeader, "Co\x1Bokie", 1}),
             QStringLiteral("header field “Co␛okie” in request headers, once"));
    for (int kind = 0; kind <= static_cast<int>(SecretKind::Known); ++kind) {
        for (int place = 0; place <= static_cast<int>(TextPlace::Message); ++place) {
            const QString text =
                toText({static_cast<SecretKind>(kind), static_cast<TextPlace>(place), {}, 2});
            QVERIFY(!text.contains(u'%') && text.endsWith(QLatin1String(", 2 times")));
        }
    }
}

QTEST_APPLESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
