// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/secretfinders.h"
#include "tests/support/secretcorpus.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

/// What is found, one a line: kind, name, text.
QByteArray found(const QByteArray &text)
{
    static const QByteArrayList kinds{"header", "user",        "item",  "webtoken",
                                      "member", "credentials", "value", "known"};
    QByteArrayList lines;
    for (const SecretRange &range : findSecrets(text)) {
        lines << kinds.at(static_cast<int>(range.kind)) + ' ' + range.name + '|' +
                     text.sliced(range.begin, range.end - range.begin);
    }
    return lines.join('\n');
}

/// Whether \a inner lies within a range.
bool covers(const QList<SecretRange> &ranges, qsizetype begin, qsizetype end)
{
    return std::any_of(ranges.begin(), ranges.end(), [&](const SecretRange &range) {
        return range.begin <= begin && end <= range.end;
    });
}

} // namespace

class TestSecretScanner final : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void members_data();
    void members();
    void findsTheCorpus();
    void leavesTheHarmlessAlone();
    void findsAtAnyOffset();
    void findsWhereTheTextIsCut();
    void isLinear_data();
    void isLinear();
};

void TestSecretScanner::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("ranges");
    const auto row = [](const char *name, const char *text, const char *ranges) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(ranges);
    };
    row("nothing", R"({"a":1})", "");
    row("a string", R"({"token":"abc"})", "member token|abc");
    row("escapes within", R"({"token":"a\"b\\","user":"bob"})", R"(member token|a\"b\\)");
    row("a number", R"({"session_id":-12.75e3,"b":1})", "member session_id|-12.75e3");
    row("a small number", R"({"session":3,"otp":1234,"token":-9.25})", "");
    row("a number of five digits", R"({"session":31234})", "member session|31234");
    row("what is known of a piece of text",
        R"({"token":{"id":5229,"text":" Deep","logprob":-1.5,"special":false}})", "");
    row("pieces of text", R"({"tokens":[" world","!"],"top":{"tokens":["a","b"]}})", "");
    row("no pieces of text", R"({"tokens":["0123456789abcdef"]})",
        "member tokens|0123456789abcdef");
    row("secrets by their names within", R"({"token":{"api_key":"a","session":{"b":"c"}}})",
        "member api_key|a\nmember session|c");
    row("details", R"({"prompt_tokens_details":{"cached_tokens":10240,"a":"b"}})", "");
    row("counters' items", "/x?max_tokens=5&maxTokens=7&token_count=3&token=5", "item token|5");
    row("a counter", R"({"max_tokens":100})", "");
    row("a counter's text", R"({"max_tokens":"abcdef"})", "member max_tokens|abcdef");
    row("literals", R"({"token":true,"secret":null,"password":false})", "");
    row("white space", "{\"token\" \n:\r\n\t \"abc\"}", "member token|abc");
    row("an escaped name", R"({"tok\u0065n":"abc"})", "member token|abc");
    row("an array", R"({"secrets":["a",1,{"b":"c"}],"d":"e"})",
        "member secrets|a\nmember secrets|c");
    row("an object", R"({"session":{"a":"b","n":5,"otp":123456},"d":"e"})",
        "member session|b\nmember otp|123456");
    row("brackets in strings", R"({"session":{"a":"}]"},"d":"e"})", "member session|}]");
    row("JSON in JSON", R"({"t":"{\"token\":\"abc\",\"b\":\"c\"}"})", "member token|abc");
    row("JSON in JSON in JSON", R"({"t":"{\"u\":\"{\\\"token\\\":\\\"abc\\\"}\"}"})",
        "member token|abc");
    row("an inner string that is cut", R"({"t":"{\"token\":\"abc","u":"v"})", "member token|abc");
    row("an inner object that is cut", R"({"t":"{\"session\":{\"a\":\"b\"","u":"v"})",
        "member session|b");
    row("a cut begin", R"(token":"abc")", "member token|abc");
    row("single quotes", R"({'token': 'abc', 'x': 'y'})", "member token|abc");
    row("a scored piece of text", R"({"token":" Hi","logprob":-0.1})", "");
    row("a piece of text and a token", R"({"token":" Hi","id":1})", "member token| Hi");
    row("a user", "at https://bob:pw@h/x.", "user |bob:pw");
    row("a user in JSON", R"({"u":"https:\/\/bob:pw@h\/x"})", "user |bob:pw");
    row("an @ in a password", "https://bob:p@w@h/x", "user |bob:p@w");
    row("items", "/x?a=1&code=2&state=3#key=4", "item code|2\nitem state|3\nitem key|4");
    row("an item in a program's JSON", R"({"u":"/x?a=1\u0026code=2\u0026b=3"})", "item code|2");
    row("an address within another", "u=http%3A%2F%2Fh%2F%3Fcode%3D12%26b%3D1", "item code|12");
    row("a form", "client_secret=x,y&b=c", "item client_secret|x,y");
    row("a form of one item", "password=hunter", "item password|hunter");
    row("an assignment", "state=open", "");
    row("a web token", "x eyJhbGciOi.eyJzdWIi.c2ln-_, y", "webtoken |eyJhbGciOi.eyJzdWIi.c2ln-_");
    row("an encrypted web token", "eyJhbGciOi..aXY.Y3Q.dGFn", "webtoken |eyJhbGciOi..aXY.Y3Q.dGFn");
    row("an unsigned web token", "eyJhbGciOi.eyJzdWIi.", "webtoken |eyJhbGciOi.eyJzdWIi.");
    row("credentials", "Authorization: bearer\t abc12345", "credentials |abc12345");
    row("credentials without digits", "Basic dXNlcjpwYXNzd", "credentials |dXNlcjpwYXNzd");
    row("a word", "forbearer abc12345", "");
    row("a user without a scheme", "at //bob:pw@h/x, a//b:c@d //a@b // x:y@z", "user |bob:pw");
    row("a pair", R"([{"name":"X-Api-Key","value":"abc"},{"name":"b","value":"c"}])",
        "member X-Api-Key|abc");
    row("a pair with a key", R"({ "Key" : "api_key" , "Value" : "abc" })", "member api_key|abc");
    row("a pair the other way round", R"({"value":"abc","header":"Set-Cookie"})",
        "member Set-Cookie|abc");
    row("a pair with a number", R"({"name":"session","value":12345})", "member session|12345");
    row("a pair within JSON", R"({"t":"{\"name\":\"token\",\"value\":\"a\"}"})", "member token|a");
    row("a counter's pair", R"({"name":"max_tokens","value":"12345"})", "");
    row("no pair", R"({"name":"token","value":{"a":"b"}})", "");
    row("a list that is a pair", R"([["api_key", "abc123"],["b","c12345"]])",
        "member api_key|abc123");
    row("a list of names", R"(["api_key","X-Api-Key-2"],["password","refresh"])", "");
    row("a longer list", R"(["password","sha256sum","c"])", "");
    row("a header's line", "GET / HTTP/1.1\r\nX-Api-Key: value-x\r\nHost: h",
        "value X-Api-Key|value-x");
    row("a header's line in JSON", R"({"t":"a\nX-Api-Key: value-x\nHost: h"})",
        "value X-Api-Key|value-x");
    row("a line in YAML", "a: b\n  api_key: \"value-x\"\n", "value api_key|value-x");
    row("a line in YAML in JSON", R"({"t":"a: b\n  api_key: \"value-x\"\n"})",
        "value api_key|value-x");
    row("a line", "password: swordfish2", "value password|swordfish2");
    row("a line's end", "{password: swordfish, x: y}", "value password|swordfish");
    row("another scheme", "-H 'Authorization: Token abc'", "value Authorization|abc");
    row("no line of a secret", "the secret: be kind\npassword: sword fish\ntoken: abcde", "");
    row("what is said of a secret", "password: required\nToken: Wonderful\napiKey: apiKey", "");
    row("a program's line", "token: $TOKEN,\napiKey: process.env.API_KEY,\nsecret: get('a1')", "");
    row("an address behind a name", "token_url: https://h.example/1", "");
    row("a counter's line", "max_tokens: 123456", "");
    row("a part of a form",
        "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\na b\r\n--b\r\n"
        "Content-Disposition: form-data; name=\"x\"\r\n\r\nc\r\n--b--",
        "value api_key|a b");
    row("a form in HTML", "<input name=\"password\">\n\n<p>Text</p>", "");
    row("a mark", "{\"token\":\"‹redacted:0123abcd›\"}", "");
    row("a mark and more", "{\"token\":\"‹redacted:0123abcd›x\"}",
        "member token|‹redacted:0123abcd›x");
}

void TestSecretScanner::finds()
{
    QFETCH(QByteArray, text);
    QTEST(found(text), "ranges");
    QVERIFY(mayHoldSecrets(text) || findSecrets(text).isEmpty());
}

void TestSecretScanner::members_data()
{
    QTest::addColumn<bool>("secret");
    for (const char *name :
         {"token",         "accessToken", "ACCESS-TOKEN", "x-api-key",  "apiKey",
          "openaiApiKey",  "password",    "db_pass",      "pwd",        "otp",
          "session_id",    "signature",   "clientSecret", "privateKey", "jwt",
          "authorization", "cookie",      "Set-Cookie",   "bearer",     "x.api.key"})
        QTest::newRow(name) << true;
    for (const char *name : {"",
                             "code",
                             "key",
                             "state",
                             "id",
                             "max_tokens",
                             "promptTokens",
                             "token_count",
                             "tokenizer",
                             "author",
                             "authority",
                             "monkey",
                             "keyboard",
                             "compass",
                             "passed",
                             "token_type",
                             "expires_in",
                             "secretary",
                             "authorization_endpoint",
                             "public_key"})
        QTest::newRow(name) << false;
}

void TestSecretScanner::members()
{
    QFETCH(bool, secret);
    QCOMPARE(isSecretMember(QTest::currentDataTag()), secret);
}

void TestSecretScanner::findsTheCorpus()
{
    qsizetype secrets = 0;
    for (const CorpusText &text : shownSecrets()) {
        secrets += text.secrets.size();
        if (text.place == TextPlace::RequestHeader || text.place == TextPlace::ResponseHeader)
            continue;
        QVERIFY2(mayHoldSecrets(text.text), text.text.constData());
        const QList<SecretRange> ranges = findSecrets(text.text);
        for (const QByteArray &secret : text.secrets) {
            const qsizetype begin = text.text.indexOf(secret);
            QVERIFY2(covers(ranges, begin, begin + secret.size()), text.text.constData());
        }
    }
    QVERIFY(secrets >= 200);
}

void TestSecretScanner::leavesTheHarmlessAlone()
{
    const QList<CorpusText> texts = harmlessTexts();
    QVERIFY(texts.size() >= 60);
    for (const CorpusText &text : texts)
        QVERIFY2(found(text.text).isEmpty(),
                 QByteArray(text.text + " : " + found(text.text)).constData());
}

void TestSecretScanner::findsAtAnyOffset()
{
    const QByteArray filler = R"({"a":"b\n","c":[1,2.5,"ü"],"d":{"e":null}} )";
    const QByteArrayList secrets{R"("api_key":"abc")",      "https://bob:abc@h/", "?code=abc ",
                                 "eyJhbGciOi.eyJzdWIi.abc", " bearer abc12345",   R"("otp":"abc")"};
    for (const QByteArray &secret : secrets) {
        for (qsizetype at = 0; at <= filler.size(); ++at) {
            if (filler.mid(at - 1, 1) == "\\" || filler.mid(at, 1) == "\\" ||
                isLetterOrDigit(secret.front()))
                continue;
            const QByteArray text = filler.first(at) + ' ' + secret + ' ' + filler.sliced(at);
            const qsizetype begin = text.indexOf("abc");
            QVERIFY2(mayHoldSecrets(text), text.constData());
            QVERIFY2(covers(findSecrets(text), begin, begin + 3), text.constData());
        }
    }
}

void TestSecretScanner::findsWhereTheTextIsCut()
{
    const QByteArray whole = R"({"t":"{\"u\":1,\"api_key\":\"secret-value\",\"b\":\"c\"}"})";
    const qsizetype begin = whole.indexOf("secret-value");
    const qsizetype name = whole.indexOf("api_key");
    for (qsizetype from = 0; from <= name; ++from) {
        for (qsizetype to = begin + 1; to <= whole.size(); ++to) {
            const QByteArray text = whole.sliced(from, to - from);
            const qsizetype end = std::min(begin + 12, to);
            QVERIFY2(covers(findSecrets(text), begin - from, end - from), text.constData());
        }
    }
}

void TestSecretScanner::isLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : {"\"token\":\"",
                              "\"token\":",
                              "\"token\":{",
                              "\"token\":[\"",
                              "eyJ",
                              "eyJhbGciOi.",
                              "\\",
                              "\\\"",
                              "\\\\\\\"token\\\\\\\":\\\\\\\"",
                              "a=",
                              "?a=",
                              ",token=",
                              "&code",
                              "://",
                              "://a@",
                              "%25",
                              "%",
                              "\\u005c",
                              "bearer ",
                              "basic",
                              ":",
                              "\":",
                              " ",
                              "\"",
                              "'",
                              "{",
                              "key",
                              "/a/b",
                              "token=",
                              " token=",
                              "%2525252525",
                              "\\u005cu005c",
                              "\"token\" ",
                              "REDACTED",
                              "token: abcdef1\n",
                              "token:",
                              "token: ",
                              "token: \\n",
                              "form-data; name=\"token\"",
                              "form-data; name=\"token\"\n\n",
                              "[\"token\",'",
                              "[\"token\",\"a1b2c3\"",
                              "\"name\":'\"value\":\"",
                              "\"name\":\"token\",\"value\":'",
                              "\"tokens\":[",
                              "//a:b",
                              " //",
                              "‹redacted:"})
        QTest::newRow(piece) << QByteArray(piece);
}

void TestSecretScanner::isLinear()
{
    // What is quadratic takes minutes.
    QFETCH(QByteArray, piece);
    const QByteArray text = piece.repeated((1 << 20) / piece.size());
    const QList<SecretRange> ranges = findSecrets(text);
    qsizetype end = 0;
    for (const SecretRange &range : ranges) {
        QVERIFY(range.begin >= end && range.begin < range.end && range.end <= text.size());
        end = range.end;
    }
    QVERIFY(mayHoldSecrets(text) || ranges.isEmpty());
}

QTEST_APPLESS_MAIN(TestSecretScanner)
#include "tst_secretscanner.moc"
