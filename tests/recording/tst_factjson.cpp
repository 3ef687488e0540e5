// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/factjson.h"

#include "core/base/utf8.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>
#include <random>

using namespace sse;

Q_DECLARE_METATYPE(sse::LogRecord::Fact)

class FactJsonTest final : public QObject
{
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void keepsEveryByte();
    void keepsEveryCharacter();
    void keepsLargeNumbers();
    void refuses_data();
    void refuses();
    void passesOverUnknownKeys();
    void survivesAnyBytes();
    void masks_data();
    void masks();
    void keepsEqualityVisible();
};

namespace {

const QByteArray secretKey("0123456789abcdef0123456789abcdef");

AttemptRecord attempt(const QString &url, HeaderList headers = {}, QByteArray body = {})
{
    return {0, "GET", QUrl(url), std::move(headers), std::move(body), {}};
}

/// What is left of \a fact after a way through a file, as JSON.
QByteArray afterRoundTrip(const LogRecord::Fact &fact)
{
    const auto again = factFromJson(factKind(fact), factToJson(fact));
    return again ? factKind(*again) + ' ' + factToJson(*again) : QByteArray("refused");
}

} // namespace

void FactJsonTest::writes_data()
{
    QTest::addColumn<LogRecord::Fact>("fact");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const LogRecord::Fact &fact, const QByteArray &expected) {
        QTest::newRow(name) << fact << expected;
    };
    row("attempt",
        AttemptRecord{2,
                      "POST",
                      QUrl(QStringLiteral("https://example.org/a%20b?q=ü#f")),
                      {{"Accept", "text/event-stream"}, {"accept", "\xff"}, {"B", ""}},
                      "{\"a\":1}\n",
                      "last"},
        "attempt {\"hop\":2,\"method\":\"POST\",\"url\":\"https://example.org/a%20b?q=%C3%BC#f\","
        "\"headers\":[[\"Accept\",\"text/event-stream\"],[\"accept\",{\"base64\":\"/w==\"}],"
        "[\"B\",\"\"]],\"body\":\"{\\\"a\\\":1}\\u000a\",\"lastEventId\":\"last\"}");
    row("empty attempt", AttemptRecord{},
        "attempt {\"hop\":0,\"method\":\"\",\"url\":\"\",\"headers\":[],\"body\":\"\","
        "\"lastEventId\":\"\"}");
    row("response",
        ResponseRecord{200, "OK", QUrl(QStringLiteral("http://[::1]:80/")), {{"A", "b"}}},
        "response {\"status\":200,\"reasonPhrase\":\"OK\",\"url\":\"http://[::1]:80/\","
        "\"headers\":[[\"A\",\"b\"]]}");
    row("state", StateRecord{ReadyState::Closed}, "state {\"state\":\"closed\"}");
    row("end", EndRecord{EndReason::TimeoutFirstByte, QStringLiteral("Ende “ü”"), false},
        "end {\"reason\":\"timeout-first-byte\",\"message\":\"Ende “ü”\",\"failed\":false}");
    row("reconnect", ReconnectRecord{Millis(3000), DelaySource::Retry, QStringLiteral("m")},
        "reconnect {\"delayMs\":3000,\"source\":\"retry\",\"message\":\"m\"}");
    row("note", NoteRecord{"a-code", QStringLiteral("m")},
        "note {\"code\":\"a-code\",\"message\":\"m\"}");
    row("start", StartRecord{"whatwg", false, true, true, "\x01", 5, Nanos(1), Nanos(2), Nanos(3)},
        "start {\"profile\":\"whatwg\",\"reconnect\":false,\"insecure\":true,\"keepsState\":true,"
        "\"lastEventId\":\"\\u0001\",\"mostEvents\":5,\"connectTimeoutNs\":1,"
        "\"firstByteTimeoutNs\":2,\"idleTimeoutNs\":3}");
    row("body end", BodyEndRecord{}, "body-end {}");
    row("checkpoint", CheckpointRecord{12, "id", 3000},
        "checkpoint {\"row\":12,\"lastEventId\":\"id\",\"retry\":3000}");
    row("checkpoint without retry", CheckpointRecord{12, "id", {}},
        "checkpoint {\"row\":12,\"lastEventId\":\"id\",\"retry\":null}");
}

void FactJsonTest::writes()
{
    QFETCH(LogRecord::Fact, fact);
    QFETCH(QByteArray, expected);
    QCOMPARE(factKind(fact) + ' ' + factToJson(fact), expected);
    QCOMPARE(afterRoundTrip(fact), expected);
}

void FactJsonTest::keepsEveryByte()
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes(static_cast<qsizetype>(random() % 9), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(round % 2 == 0 ? random() : random() % 0x80);
        const CheckpointRecord fact{0, bytes, {}};
        const auto again = factFromJson("checkpoint", factToJson(fact));
        QVERIFY2(again, bytes.toHex().constData());
        QCOMPARE(std::get<CheckpointRecord>(*again).lastEventId, bytes);
    }
}

void FactJsonTest::keepsEveryCharacter()
{
    for (char32_t character = 0; character <= 0x10ffff; ++character) {
        if (character >= 0xd800 && character <= 0xdfff)
            continue;
        // Alone, so that it also comes first.
        const QString text = QString::fromUcs4(&character, 1);
        const auto again = factFromJson("note", factToJson(NoteRecord{{}, text}));
        if (!again || std::get<NoteRecord>(*again).message != text)
            QFAIL(QByteArray::number(uint(character), 16).constData());
    }
}

void FactJsonTest::keepsLargeNumbers()
{
    const quint64 most = std::numeric_limits<quint64>::max();
    for (const quint64 number : {quint64{0}, quint64{1} << 53, (quint64{1} << 53) + 1, most}) {
        const auto again =
            factFromJson("checkpoint", factToJson(CheckpointRecord{number, {}, number}));
        QVERIFY(again);
        QCOMPARE(std::get<CheckpointRecord>(*again).row, number);
        QCOMPARE(std::get<CheckpointRecord>(*again).retry, std::optional(number));
    }
    QVERIFY(factToJson(CheckpointRecord{most, {}, {}}).contains("\"18446744073709551615\""));
    const Nanos longest = Nanos::max();
    const auto again = factFromJson(
        "start", factToJson(StartRecord{{}, true, false, false, {}, 0, longest, longest, longest}));
    QVERIFY(again);
    QCOMPARE(std::get<StartRecord>(*again).idleTimeout, longest);
}

void FactJsonTest::refuses_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *kind, const QByteArray &json) {
        QTest::newRow(name) << QByteArray(kind) << json;
    };
    row("unknown kind", "states", "{\"state\":\"open\"}");
    row("empty kind", "", "{}");
    row("no JSON", "body-end", "");
    row("an array", "body-end", "[]");
    row("more behind", "body-end", "{} x");
    row("key missing", "state", "{}");
    row("wrong type", "state", "{\"state\":1}");
    row("unknown word", "state", "{\"state\":\"opened\"}");
    row("upper case", "state", "{\"state\":\"OPEN\"}");
    row("fraction", "checkpoint", "{\"row\":1.5,\"lastEventId\":\"\",\"retry\":null}");
    row("negative", "checkpoint", "{\"row\":-1,\"lastEventId\":\"\",\"retry\":null}");
    row("minus one as retry", "checkpoint", "{\"row\":1,\"lastEventId\":\"\",\"retry\":-1}");
    row("too large", "checkpoint",
        "{\"row\":\"18446744073709551616\",\"lastEventId\":\"\",\"retry\":null}");
    row("huge double", "checkpoint", "{\"row\":1e300,\"lastEventId\":\"\",\"retry\":null}");
    row("plus sign", "checkpoint", "{\"row\":\"+1\",\"lastEventId\":\"\",\"retry\":null}");
    row("space in number", "checkpoint", "{\"row\":\" 1\",\"lastEventId\":\"\",\"retry\":null}");
    row("negative delay", "reconnect", "{\"delayMs\":-1,\"source\":\"retry\",\"message\":\"\"}");
    row("status beyond int", "response",
        "{\"status\":2147483648,\"reasonPhrase\":\"\",\"url\":\"\",\"headers\":[]}");
    row("headers no list", "response",
        "{\"status\":1,\"reasonPhrase\":\"\",\"url\":\"\",\"headers\":{}}");
    row("header of three", "response",
        "{\"status\":1,\"reasonPhrase\":\"\",\"url\":\"\",\"headers\":[[\"a\",\"b\",\"c\"]]}");
    row("header no pair", "response",
        "{\"status\":1,\"reasonPhrase\":\"\",\"url\":\"\",\"headers\":[\"ab\"]}");
    row("no address", "response",
        "{\"status\":1,\"reasonPhrase\":\"\",\"url\":\"http://[\",\"headers\":[]}");
    row("no base64", "note", "{\"code\":{\"base64\":\"*\"},\"message\":\"\"}");
    row("base64 no text", "note", "{\"code\":{\"base64\":1},\"message\":\"\"}");
    row("deep", "body-end", "{\"a\":" + QByteArray(100'000, '[') + '}');
    row("many values", "body-end", "{\"a\":[" + QByteArray("0,").repeated(1'000'000) + "0]}");
}

void FactJsonTest::refuses()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, json);
    QVERIFY(!factFromJson(kind, json));
}

void FactJsonTest::passesOverUnknownKeys()
{
    const auto fact = factFromJson("state", "{\"later\":{\"a\":[1,2]},\"state\":\"open\"}");
    QVERIFY(fact);
    QVERIFY(std::get<StateRecord>(*fact).state == ReadyState::Open);
}

void FactJsonTest::survivesAnyBytes()
{
    std::mt19937 random(11);
    const LogRecord::Fact fact = AttemptRecord{
        2, "GET", QUrl(QStringLiteral("http://h/")), {{"a", "\xff"}, {"b", "c"}}, "body", "id"};
    const QByteArray good = factToJson(fact);
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray json = good;
        for (quint32 change = random() % 4 + 1; change > 0; --change) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(json.size()));
            json[at] = static_cast<char>(random());
        }
        const auto again = factFromJson("attempt", json);
        if (again) {
            ++taken;
            // Whatever it is, it can be written down again.
            QCOMPARE(afterRoundTrip(*again), "attempt " + factToJson(*again));
        }
    }
    QVERIFY(taken > 0);
    QVERIFY(taken < 20'000);
}

void FactJsonTest::masks_data()
{
    QTest::addColumn<LogRecord::Fact>("fact");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("stays");
    const auto row = [](const char *name, const LogRecord::Fact &fact, const char *secret,
                        const char *stays) {
        QTest::newRow(name) << fact << QByteArray(secret) << QByteArray(stays);
    };
    const QString url = QStringLiteral("https://example.org/");
    row("userinfo", attempt(QStringLiteral("https://me:hunter2@example.org/")), "hunter2",
        "example.org");
    row("query", attempt(url + QStringLiteral("?a=b&access_token=hunter2")), "hunter2", "a=b");
    row("query of response",
        ResponseRecord{200, "OK", QUrl(url + QStringLiteral("?sig=hunter2&a=b")), {}}, "hunter2",
        "a=b");
    row("request header", attempt(url, {{"authorization", "Bearer hunter2"}}), "hunter2",
        "authorization");
    row("key header", attempt(url, {{"X-Api-Key", "hunter2"}, {"Accept", "x"}}), "hunter2",
        "[\"Accept\",\"x\"]");
    row("response header", ResponseRecord{200, "OK", QUrl(url), {{"Set-Cookie", "a=hunter2"}}},
        "hunter2", "Set-Cookie");
    row("token in a header", attempt(url, {{"X-Debug", "a eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl b"}}),
        "eyJ", "[\"X-Debug\",\"a ‹redacted:");
    row("token in ill-formed bytes",
        attempt(url, {{"X-Debug", "\xff"
                                  "eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl"}}),
        "eyJ", "base64");
    row("token in the body", attempt(url, {}, "{\"t\":\"eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl\"}"),
        "eyJ", "\\\"t\\\"");
    row("location", ResponseRecord{302, "Found", QUrl(url), {{"Location", "/a?token=hunter2&b=c"}}},
        "hunter2", "/a?token=REDACTED&b=c");
    row("no address as location",
        ResponseRecord{302, "Found", QUrl(url), {{"location", "http://[?token=hunter2"}}},
        "hunter2", "redacted");
    row("plain location", ResponseRecord{302, "Found", QUrl(url), {{"Location", "/a b?c=%41"}}},
        "hunter2", "/a b?c=%41");
    row("message",
        EndRecord{EndReason::Status, QStringLiteral("x eyJhbGciOi.eyJzdWIi.c2ln y"), true}, "eyJ",
        "x ‹redacted:");
    row("note", NoteRecord{"a", QStringLiteral("x eyJhbGciOi.eyJzdWIi.c2ln y")}, "eyJ",
        "x ‹redacted:");
    row("nothing", StartRecord{"whatwg", true, false, false, "id", 0, {}, {}, {}}, "hunter2",
        "whatwg");
}

void FactJsonTest::masks()
{
    QFETCH(LogRecord::Fact, fact);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, stays);
    const LogRecord::Fact redacted = redactedFact(fact, secretKey);
    const QByteArray json = factToJson(redacted);
    QVERIFY2(!json.contains(secret), json.constData());
    QVERIFY2(json.contains(stays), json.constData());
    QCOMPARE(factToJson(redactedFact(redacted, secretKey)).contains(secret), false);
    QVERIFY(afterRoundTrip(redacted) != "refused");
}

void FactJsonTest::keepsEqualityVisible()
{
    const LogRecord::Fact fact = attempt(
        QStringLiteral("http://h/"),
        {{"Authorization", "one"}, {"Cookie", "one"}, {"X-Api-Key", "two"}, {"X-Token", ""}});
    const auto values = [&](const QByteArray &key) {
        QByteArrayList list;
        const LogRecord::Fact redacted = redactedFact(fact, key);
        for (const HeaderField &field : std::get<AttemptRecord>(redacted).headers)
            list.append(field.value);
        return list;
    };
    const QByteArrayList masked = values(secretKey);
    // First digits of HMAC-SHA256.
    QCOMPARE(masked[0], QByteArray("‹redacted:57d43950›"));
    QCOMPARE(masked[1], masked[0]);
    QVERIFY(masked[2] != masked[0]);
    QCOMPARE(masked[3], QByteArray());
    QVERIFY(values("another key")[0] != masked[0]);
}

QTEST_GUILESS_MAIN(FactJsonTest)
#include "tst_factjson.moc"
