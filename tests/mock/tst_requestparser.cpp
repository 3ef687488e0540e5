// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestparser.h"

#include <QTest>

using namespace sse;

namespace {

/// "incomplete", "refused STATUS" or "METHOD TARGET MINOR [name=value]…".
QByteArray printed(const RequestParse &parse)
{
    if (std::holds_alternative<RequestIncomplete>(parse))
        return "incomplete";
    if (const auto *refusal = std::get_if<RequestRefusal>(&parse))
        return "refused " + QByteArray::number(refusal->status);
    const auto &head = std::get<RequestHead>(parse);
    QByteArray text = head.method + ' ' + head.target + ' ' + QByteArray::number(head.minorVersion);
    for (const HeaderField &field : head.headers)
        text += " [" + field.name + '=' + field.value + ']';
    return text;
}

QByteArray withFields(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void everyPrefixIsIncomplete();
    void limits_data();
    void limits();
    void headerIsFoundWithoutCase();
};

void TestRequestParser::parse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("empty", "", "incomplete");
    row("plain", withFields(""), "GET / 1 [Host=h]");
    row("1.0", "GET /a?b HTTP/1.0\r\nHost: h\r\n\r\n", "GET /a?b 0 [Host=h]");
    row("white space around a value", withFields("A: \t b c \r\n"), "GET / 1 [Host=h] [A=b c]");
    row("empty value", withFields("A:\r\n"), "GET / 1 [Host=h] [A=]");
    row("bytes after the head", withFields("") + "body", "GET / 1 [Host=h]");
    row("high bytes in a value", withFields("A: \xe6\x9d\xb1\r\n"),
        "GET / 1 [Host=h] [A=\xe6\x9d\xb1]");
    row("other version", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", "refused 505");
    row("no version", "GET /\r\nHost: h\r\n\r\n", "refused 400");
    row("too many words", "GET / x HTTP/1.1\r\nHost: h\r\n\r\n", "refused 400");
    row("method that is no token", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n", "refused 400");
    row("empty line first", "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", "refused 400");
    row("bare LF", "GET / HTTP/1.1\nHost: h\r\n\r\n", "refused 400");
    row("bare CR", "GET / HTTP/1.1\r\nHost: h\rx\r\n\r\n", "refused 400");
    row("NUL", withFields(QByteArray("A: \0\r\n", 6)), "refused 400");
    row("folded line", withFields("A: b\r\n c\r\n"), "refused 400");
    row("space before the colon", withFields("A : b\r\n"), "refused 400");
    row("name that is no token", withFields("A/B: c\r\n"), "refused 400");
    row("no colon", withFields("A\r\n"), "refused 400");
    row("no name", withFields(": c\r\n"), "refused 400");
    row("control in a value", withFields("A: \x1b[31m\r\n"), "refused 400");
    row("length and coding", withFields("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"),
        "refused 400");
    row("two lengths", withFields("Content-Length: 1\r\ncontent-length: 1\r\n"), "refused 400");
    row("no host", "GET / HTTP/1.1\r\n\r\n", "refused 400");
    row("VT before a value",
        withFields("Transfer-Encoding: \x0b"
                   "chunked\r\n"),
        "refused 400");
    row("FF behind a value", withFields("Content-Length: 2\x0c\r\n"), "refused 400");
    row("fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", "refused 400");
    row("target beyond ASCII", "GET /\xC3\xA9 HTTP/1.1\r\nHost: h\r\n\r\n", "refused 400");
    row("two hosts", withFields("HOST: i\r\n"), "refused 400");
}

void TestRequestParser::parse()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(printed(parseRequestHead(bytes)), expected);
}

void TestRequestParser::everyPrefixIsIncomplete()
{
    const QByteArray bytes = withFields("Last-Event-ID: 9\r\n");
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(printed(parseRequestHead(QByteArrayView(bytes).first(size))), "incomplete");
}

void TestRequestParser::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const qsizetype framing = withFields("A: \r\n").size();
    const auto sized = [framing](qsizetype size) {
        return withFields("A: " + QByteArray(size - framing, 'x') + "\r\n");
    };
    QTest::newRow("64 KiB") << sized(maxRequestHead) << 0;
    QTest::newRow("64 KiB and a byte") << sized(maxRequestHead + 1) << 431;
    QTest::newRow("an endless line") << QByteArray(maxRequestHead + 1, 'x') << 431;
    QTest::newRow("100 fields") << withFields(QByteArray("A: b\r\n").repeated(99)) << 0;
    QTest::newRow("101 fields") << withFields(QByteArray("A: b\r\n").repeated(100)) << 431;
}

void TestRequestParser::limits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const RequestParse parse = parseRequestHead(bytes);
    const auto *refusal = std::get_if<RequestRefusal>(&parse);
    QCOMPARE(refusal ? refusal->status : 0, status);
    if (refusal)
        QVERIFY(refusal->sentence.endsWith('.'));
}

void TestRequestParser::headerIsFoundWithoutCase()
{
    const RequestParse parse = parseRequestHead(withFields("LAST-event-ID: 9\r\n"));
    const auto &head = std::get<RequestHead>(parse);
    QCOMPARE(head.header("Last-Event-Id"), "9");
    QVERIFY(head.header("Cookie").isNull());
}

QTEST_APPLESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
