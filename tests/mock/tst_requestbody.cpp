// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestbody.h"

#include "tests/support/everysplit.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

RequestHead headWith(const HeaderList &headers, int minorVersion = 1)
{
    return {"POST", "/", minorVersion, headers};
}

HeaderList length(const QByteArray &value)
{
    return {{"Content-Length", value}};
}

HeaderList coding(const QByteArray &value)
{
    return {{"transfer-encoding", value}};
}

/// "more", "complete SIZE [BYTES]" or "refused STATUS".
QByteArray read(const RequestHead &head, const QList<QByteArray> &pieces,
                qsizetype kept = qsizetype{1} << 20)
{
    RequestBody body(head, kept);
    for (const QByteArray &piece : pieces)
        body.feed(piece);
    switch (body.state()) {
    case RequestBody::State::More:
        return "more";
    case RequestBody::State::Complete:
        return "complete " + QByteArray::number(body.size()) + " [" + body.bytes() + ']';
    case RequestBody::State::Refused:
        return "refused " + QByteArray::number(body.refusal().status);
    }
    return {};
}

} // namespace

class TestRequestBody : public QObject
{
    Q_OBJECT

private slots:
    void heads_data();
    void heads();
    void bodies_data();
    void bodies();
    void keepsTheBeginning();
    void limits_data();
    void limits();
};

void TestRequestBody::heads_data()
{
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const HeaderList &headers, const QByteArray &expected,
                        int minorVersion = 1) {
        QTest::newRow(name) << headers << minorVersion << expected;
    };
    row("neither", {}, "complete 0 []");
    row("length 0", length("0"), "complete 0 []");
    row("length", length("5"), "more");
    row("leading zeros", length("005"), "more");
    row("chunked", coding("Chunked"), "more");
    row("sign", length("+5"), "refused 400");
    row("negative", length("-5"), "refused 400");
    row("empty", length(""), "refused 400");
    row("hexadecimal", length("0x5"), "refused 400");
    row("list", length("5, 5"), "refused 400");
    row("1 MiB", length("1048576"), "more");
    row("1 MiB and a byte", length("1048577"), "refused 413");
    row("2^64", length("18446744073709551616"), "refused 413");
    row("2^64 + 5", length("18446744073709551621"), "refused 413");
    row("other coding", coding("gzip"), "refused 501");
    row("two codings", coding("gzip, chunked"), "refused 501");
    row("chunked twice", coding("chunked, chunked"), "refused 501");
    row("empty coding", coding(""), "refused 501");
    row("obfuscated coding", coding("\vchunked"), "refused 501");
    row("coding in HTTP/1.0", coding("chunked"), "refused 400", 0);
    row("length and coding", length("5") + coding("chunked"), "refused 400");
}

void TestRequestBody::heads()
{
    QFETCH(HeaderList, headers);
    QFETCH(int, minorVersion);
    QFETCH(QByteArray, expected);
    QCOMPARE(read(headWith(headers, minorVersion), {}), expected);
}

void TestRequestBody::bodies_data()
{
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");

    const auto fixed = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << length("5") << bytes << expected;
    };
    fixed("length, short", "hell", "more");
    fixed("length", "hello", "complete 5 [hello]");
    fixed("length, with more behind", "helloGET /", "complete 5 [hello]");
    const auto chunked = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << coding("chunked") << bytes << expected;
    };
    chunked("no chunk", "0\r\n\r\n", "complete 0 []");
    chunked("two chunks", "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", "complete 6 [hello!]");
    chunked("hexadecimal", "A\r\n0123456789\r\n00b\r\n0123456789x\r\n0\r\n\r\n",
            "complete 21 [01234567890123456789x]");
    chunked("extension", "2;a=b;c=\"d\"\r\nhi\r\n0;e\r\n\r\n", "complete 2 [hi]");
    chunked("trailer", "2\r\nhi\r\n0\r\nA: b\r\nC: d\r\n\r\n", "complete 2 [hi]");
    chunked("more behind", "0\r\n\r\nGET / HTTP/1.1\r\n", "complete 0 []");
    chunked("not ended", "2\r\nhi\r\n0\r\n", "more");
    chunked("no size", "\r\n", "refused 400");
    chunked("no size but an extension", ";a\r\n", "refused 400");
    chunked("no number", "zz\r\n", "refused 400");
    chunked("sign", "+2\r\nhi\r\n", "refused 400");
    chunked("negative", "-2\r\nhi\r\n", "refused 400");
    chunked("0x", "0x2\r\nhi\r\n", "refused 400");
    chunked("space before", " 2\r\nhi\r\n", "refused 400");
    chunked("space behind", "2 \r\nhi\r\n", "refused 400");
    chunked("bare LF", "2\nhi\r\n", "refused 400");
    chunked("NUL in an extension", QByteArray("2;\0\r\nhi\r\n", 9), "refused 400");
    chunked("CR in an extension", "2;\r \r\nhi\r\n", "refused 400");
    chunked("overflow", "10000000000000002\r\nhi\r\n", "refused 400");
    chunked("2^63", "8000000000000000\r\nhi\r\n", "refused 400");
    chunked("too much", "100001\r\nhi\r\n", "refused 413");
    chunked("too much in all", "2\r\nhi\r\nfffff\r\n", "refused 413");
    chunked("longer than it says", "2\r\nhip\r\n0\r\n\r\n", "refused 400");
    chunked("bare LF behind data", "2\r\nhi\n0\r\n\r\n", "refused 400");
    chunked("bad trailer", "0\r\nnothing\r\n\r\n", "refused 400");
    chunked("folded trailer", "0\r\nA: b\r\n c:d\r\n\r\n", "refused 400");
}

void TestRequestBody::bodies()
{
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    const RequestHead head = headWith(headers);
    QCOMPARE(read(head, {bytes}), expected);
    QCOMPARE(read(head, withEmptyPieces(piecesOf(bytes, 1))), expected);
    forEverySplit(bytes,
                  [&](const QList<QByteArray> &pieces) { QCOMPARE(read(head, pieces), expected); });
}

void TestRequestBody::keepsTheBeginning()
{
    QCOMPARE(read(headWith(length("5")), {"hello"}, 2), "complete 5 [he]");
    QCOMPARE(read(headWith(coding("chunked")), {"2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"}, 4),
             "complete 5 [hell]");
    QCOMPARE(read(headWith(length("5")), {"hello"}, 0), "complete 5 []");
}

void TestRequestBody::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");

    const QByteArray most(qsizetype{1} << 20, 'x');
    QTest::newRow("1 MiB") << QByteArray("100000\r\n" + most + "\r\n0\r\n\r\n")
                           << QByteArray("complete 1048576");
    QTest::newRow("1 MiB and a byte")
        << QByteArray("100000\r\n" + most + "\r\n1\r\n") << QByteArray("refused 413");
    QTest::newRow("endless size line")
        << QByteArray("1;" + QByteArray(5000, 'x')) << QByteArray("refused 400");
    QTest::newRow("endless trailer line")
        << QByteArray("0\r\nA: " + QByteArray(20'000, 'x')) << QByteArray("refused 400");
    QTest::newRow("endless trailer")
        << QByteArray("0\r\n" + QByteArray("A: b\r\n").repeated(5000)) << QByteArray("refused 400");
}

void TestRequestBody::limits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QVERIFY(read(headWith(coding("chunked")), {bytes}, 0).startsWith(expected));
}

QTEST_APPLESS_MAIN(TestRequestBody)
#include "tst_requestbody.moc"
