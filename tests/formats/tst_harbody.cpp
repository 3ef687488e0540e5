// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/harfixture.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestHarBody : public QObject
{
    Q_OBJECT

private slots:
    void partOfAStream();
    void commentsWithinBlocks();
    void notUtf8();
    void largeBody();
};

void TestHarBody::partOfAStream()
{
    const Capture capture([](LogBuilder &builder) {
        builder.attempt(begin, get("http://a.example/"));
        builder.response(begin, ok(), true);
        builder.read(begin + seconds(1), "data: a\r\n\r\nda");
        builder.read(begin + seconds(2), "ta: b\r\n\r");
        builder.read(begin + seconds(3), "\ndata: c\r\n\r\n");
        builder.read(begin + seconds(4), "data: d\n\n");
        builder.end(begin + seconds(5), EndReason::EndOfBody, {});
        builder.attempt(begin + seconds(6), get("http://a.example/"));
        builder.response(begin + seconds(6), ok(), true);
        builder.read(begin + seconds(7), "data: e\n\n");
    });
    // Rows: attempt, response, a, b, c, d, end, attempt, response, e.
    ExportScope scope;
    scope.selection = {{3, 3}, {5, 5}};
    const QJsonArray entries = entriesOf(capture.har(true, scope));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(textOf(entries[0]), QByteArray("data: b\r\n\r\ndata: d\n\n"));
    QCOMPARE(readsOf(entries[0]), QByteArray("2@1000 8@2000 1@3000 9@4000"));
    QCOMPARE(entries[0][QStringLiteral("_eventSourceMessages")].toArray().size(), 2);
    ExportScope last;
    last.connections = {2};
    const QJsonArray second = entriesOf(capture.har(true, last));
    QCOMPARE(second.size(), 1);
    QCOMPARE(textOf(second[0]), QByteArray("data: e\n\n"));
    // Nothing of the bodies.
    ExportScope facts;
    facts.selection = {{0, 1}};
    const QJsonArray heads = entriesOf(capture.har(true, facts));
    QCOMPARE(heads.size(), 1);
    QCOMPARE(textOf(heads[0]), QByteArray());
}

void TestHarBody::commentsWithinBlocks()
{
    const Capture capture([](LogBuilder &builder) {
        builder.open(begin);
        builder.read(begin + seconds(1), "data: a\n: one\n: t");
        builder.read(begin + seconds(2), "wo\ndata: b\n\n: three\n\ndata: c\n\n");
    });
    // Rows: one, two, the block around them, three, c.
    const auto textWith = [&capture](std::vector<std::pair<RowNumber, RowNumber>> rows) {
        ExportScope scope;
        scope.selection = std::move(rows);
        const QJsonArray entries = entriesOf(capture.har(true, scope));
        return entries.isEmpty() ? QByteArray() : textOf(entries[0]) + readsOf(entries[0]);
    };
    QCOMPARE(textWith({{0, 2}}), QByteArray("data: a\n: one\n: two\ndata: b\n\n17@1000 12@2000"));
    QCOMPARE(textWith({{1, 2}}), QByteArray("data: a\n: one\n: two\ndata: b\n\n17@1000 12@2000"));
    QCOMPARE(textWith({{1, 1}, {3, 3}}), QByteArray(": two\n: three\n3@1000 11@2000"));
}

void TestHarBody::notUtf8()
{
    const QByteArray body("data: \xC3\xFF\n\ndata: {\"api_key\":\"sk-12345678\"}\n\n");
    const Capture capture([&body](LogBuilder &builder) {
        builder.open(begin);
        builder.read(begin, body);
    });
    const QJsonArray entries = entriesOf(capture.har(true));
    QCOMPARE(entries[0][QStringLiteral("response")][QStringLiteral("content")]
                    [QStringLiteral("encoding")],
             QJsonValue(QStringLiteral("base64")));
    QCOMPARE(textOf(entries[0]), body);
    const QByteArray masked = textOf(entriesOf(capture.har(false))[0]);
    QVERIFY(masked.startsWith("data: \xC3\xFF\n\ndata: {\"api_key\":\"‹redacted:"));
    QVERIFY(!masked.contains("sk-12345678"));
}

void TestHarBody::largeBody()
{
    // Over the ends of pieces and chunks, characters of several bytes among them.
    QByteArray body;
    for (int i = 0; body.size() < 5'000'000; ++i)
        body += "data: " + QByteArray::number(i) + QByteArray("ä€😀").repeated(i % 50) + "\n\n";
    const Capture capture([&body](LogBuilder &builder) {
        builder.open(begin);
        for (qsizetype at = 0; at < body.size(); at += 100'003)
            builder.read(begin + seconds(at), body.mid(at, 100'003));
    });
    for (const bool includeSecrets : {false, true}) {
        const QJsonArray entries = entriesOf(capture.har(includeSecrets));
        QCOMPARE(entries.size(), 1);
        QVERIFY(textOf(entries[0]) == body);
        QCOMPARE(entries[0][QStringLiteral("response")][QStringLiteral("content")]
                        [QStringLiteral("size")],
                 QJsonValue(body.size()));
    }
}

QTEST_GUILESS_MAIN(TestHarBody)
#include "tst_harbody.moc"
