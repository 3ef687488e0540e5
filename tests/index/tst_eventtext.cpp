// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/eventtext.h"

#include "tests/support/indexfixture.h"

#include <QTest>

using namespace sse;
using test::IndexFixture;

namespace {

QByteArray printFields(EventText &text, const CaptureLog &log, RowNumber row)
{
    LogCursor cursor(log);
    QByteArrayList lines;
    for (const FieldText &field : text.fields(row)) {
        lines << field.name + '=' + test::quoted(field.value) + ' ' + outcomeName(field) + " <" +
                     cursor.bytes(field.begin, field.length).toByteArray() + '>';
    }
    return lines.join('\n');
}

} // namespace

class TestEventText final : public QObject
{
    Q_OBJECT

private slots:
    void fields_data();
    void fields();
    void rawBytes_data();
    void rawBytes();
    void dataPrefix_data();
    void dataPrefix();
    void dataPrefixAgreesWithTheDataAtEveryLength_data();
    void dataPrefixAgreesWithTheDataAtEveryLength();
    void dataSize_data();
    void dataSize();
    void typesThatAreNotInterned();
    void lastEventIdsOfLongBlocks();
    void timesOfFacts();
};

void TestEventText::fields_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &fields) {
        QTest::newRow(name) << bytes << fields;
    };

    row("an event", "event:a\nid: 1\ndata:  b\nretry: 5\n\n",
        "event=\"a\" set <event:a>\nid=\"1\" set <id: 1>\ndata=\" b\" appended <data:  b>\n"
        "retry=\"5\" set <retry: 5>");
    row("what is ignored", test::bytesOf("foo: x\nDATA: y\nid: a\0\nretry: -1\nretry\n\n"),
        test::bytesOf("foo=\"x\" unknown <foo: x>\nDATA=\"y\" unknown <DATA: y>\n"
                      "id=\"a\\u0000\" nul <id: a\0>\nretry=\"-1\" not-digits <retry: -1>\n"
                      "retry=\"\" empty <retry>"));
    row("an unfinished block", "event: a\nid: 1\nretry: 5\nfoo\ndata: b\ndata: c",
        "event=\"a\" discarded <event: a>\nid=\"1\" discarded <id: 1>\nretry=\"5\" set <retry: 5>\n"
        "foo=\"\" unknown <foo>\ndata=\"b\" discarded <data: b>\ndata=\"c\" unterminated <data: "
        "c>");
    row("comments have rows of their own", "data: a\r\n\r\n", "data=\"a\" appended <data: a>");
    row("CR ends lines", "data\rdata\r\r", "data=\"\" appended <data>\ndata=\"\" appended <data>");
    row("malformed UTF-8", "data: \xFF\n\n", "data=\"\xEF\xBF\xBD\" appended <data: \xFF>");
    row("a comment", ": a\n", "");
}

void TestEventText::fields()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, fields);
    IndexFixture fixture;
    fixture.connectionOf({bytes});
    EventText text(fixture.log, fixture.index);
    QCOMPARE(fixture.index.rowCount(), RowNumber{1});
    QCOMPARE(printFields(text, fixture.log, 0), fields);
}

void TestEventText::rawBytes_data()
{
    QTest::addColumn<QList<QByteArray>>("reads");
    QTest::addColumn<QList<QByteArray>>("raw");
    using List = QList<QByteArray>;

    QTest::newRow("LF") << List{"data: a\n\ndata: b\n\n"} << List{"data: a\n\n", "data: b\n\n"};
    QTest::newRow("blank lines before") << List{"\n\ndata: a\n\n"} << List{"data: a\n\n"};
    QTest::newRow("CRLF") << List{"data: a\r\n\r\ndata: b\r\n\r\n"}
                          << List{"data: a\r\n\r\n", "data: b\r\n\r\n"};
    QTest::newRow("the LF comes later") << List{"data: a\r\n\r", "\n"} << List{"data: a\r\n\r\n"};
    QTest::newRow("CR") << List{"data: a\r\rdata: b\r\r"} << List{"data: a\r\r", "data: b\r\r"};
    QTest::newRow("a comment's CRLF") << List{":a\r", "\n:b\n"} << List{":a\r\n", ":b\n"};
    QTest::newRow("unfinished") << List{"data: a\nda"} << List{"data: a\nda"};
}

void TestEventText::rawBytes()
{
    QFETCH(QList<QByteArray>, reads);
    QFETCH(QList<QByteArray>, raw);
    IndexFixture fixture;
    fixture.connectionOf(reads);
    EventText text(fixture.log, fixture.index);
    QList<QByteArray> found;
    for (RowNumber row = 0; row < fixture.index.rowCount(); ++row)
        found << text.raw(row).toByteArray();
    QCOMPARE(found, raw);

    // An LF that begins another connection is not the end of this one's CRLF.
    IndexFixture cut;
    cut.connectionOf({"data: a\r\r"});
    cut.connectionOf({"\ndata: b\n\n"});
    EventText cutText(cut.log, cut.index);
    QCOMPARE(cutText.raw(0), QByteArrayView("data: a\r\r"));
}

void TestEventText::dataPrefix_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("prefix");

    const QByteArray megabyte(1024 * 1024, 'x');
    QTest::newRow("short") << QByteArray("data: ab\ndata: c\n\n") << 9 << QByteArray("ab\nc");
    QTest::newRow("cut") << QByteArray("data: ab\ndata: c\n\n") << 3 << QByteArray("ab\n");
    QTest::newRow("whole characters") << QByteArray("data: a\xC3\xA9\n\n") << 2 << QByteArray("a");
    QTest::newRow("a comment") << QByteArray(": abc\n") << 3 << QByteArray(" ab");
    QTest::newRow("a long comment") << ':' + megabyte + '\n' << 3 << QByteArray("xxx");
    QTest::newRow("a retry") << QByteArray("retry: 123\n\n") << 2 << QByteArray("12");
    QTest::newRow("a long line") << "data: " + megabyte + "\n\n" << 5 << QByteArray("xxxxx");
    QTest::newRow("behind a long field") << "foo: " + megabyte + "\ndata: ab\n\n"
                                         << 5 << QByteArray("ab");
    QTest::newRow("an id only") << QByteArray("id: 1\n\n") << 5 << QByteArray();
}

void TestEventText::dataPrefix()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, most);
    QFETCH(QByteArray, prefix);
    IndexFixture fixture;
    fixture.connectionOf({bytes});
    EventText text(fixture.log, fixture.index);
    QCOMPARE(text.dataPrefix(0, most), prefix);
}

void TestEventText::dataPrefixAgreesWithTheDataAtEveryLength_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray filler(200, 'f');
    QTest::newRow("fields between") << "foo: " + filler + "\ndata\ndata: one\nfoo: " + filler +
                                           "\ndata:two\n:c\ndatabase: no\ndata:" + filler + "\n\n";
    QTest::newRow("CRLF") << "data: " + filler + "\r\ndata: b\r\ndata\r\n\r\n";
    QByteArray lines;
    for (int i = 0; i < 300; ++i)
        lines += "data: " + QByteArray::number(i) + "\n";
    QTest::newRow("many lines") << lines + '\n';
}

void TestEventText::dataPrefixAgreesWithTheDataAtEveryLength()
{
    QFETCH(QByteArray, bytes);
    IndexFixture fixture;
    fixture.connectionOf({bytes});
    EventText text(fixture.log, fixture.index);
    const RowNumber row = fixture.index.rowCount() - 1;
    const QByteArray data = text.text(row).data;
    QVERIFY(!data.isEmpty());
    for (qsizetype most = 0; most <= data.size() + 2; ++most)
        QCOMPARE(text.dataPrefix(row, most), data.left(most));
}

void TestEventText::dataSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one line") << QByteArray("data: abc\n\n");
    QTest::newRow("lines") << QByteArray("data: abc\ndata\n:x\ndata: \xC3\xA9\n\n");
    QTest::newRow("empty") << QByteArray("data\n\n");
    QTest::newRow("malformed") << QByteArray("data: \xFF\xFF\n\n");
    QTest::newRow("a comment") << QByteArray(": abc\r\n");
    QTest::newRow("a malformed comment") << QByteArray(":\x80\n");
    QTest::newRow("an id") << QByteArray("id: abc\n\n");
    QTest::newRow("a retry") << QByteArray("retry: 12\n\n");
    QTest::newRow("long") << "data: " + QByteArray(100'000, 'x') + "\n\n";
    QTest::newRow("long and malformed") << "data: " + QByteArray(100'000, '\xFF') + "\n\n";
}

void TestEventText::dataSize()
{
    QFETCH(QByteArray, bytes);
    IndexFixture fixture;
    fixture.connectionOf({bytes});
    EventText text(fixture.log, fixture.index);
    const RowNumber row = fixture.index.rowCount() - 1;
    const auto size = static_cast<quint64>(text.text(row).data.size());
    QCOMPARE(text.dataSize(row), size);
    QCOMPARE(text.dataSize(row), size);
}

void TestEventText::typesThatAreNotInterned()
{
    const QByteArray longType(1000, 't');
    IndexFixture fixture;
    fixture.connectionOf({"event: x\nevent: " + longType +
                          "\ndata: a\n\nevent\ndata: b\n\n"
                          "event: x\n\n"});
    EventText text(fixture.log, fixture.index);
    QCOMPARE(fixture.index.row(0).type, EventRow::typeNotInterned);
    QCOMPARE(text.type(0), longType);
    QCOMPARE(text.text(0).type, longType);
    QCOMPARE(text.type(1), QByteArray("message"));
    QCOMPARE(text.type(2), QByteArray());
}

void TestEventText::lastEventIdsOfLongBlocks()
{
    const QByteArray padding(100'000, 'x');
    IndexFixture fixture;
    fixture.connectionOf({"id: 1\ndata: " + padding + "\nid: 2\n\n", "id: 3\ndata: a\n\n",
                          "id: 4\ndata: " + padding + "\n\n"});
    EventText text(fixture.log, fixture.index);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(text.lastEventId(0), QByteArray("2"));
        QCOMPARE(text.lastEventId(1), QByteArray("3"));
        QCOMPARE(text.lastEventId(2), QByteArray("4"));
    }
}

void TestEventText::timesOfFacts()
{
    IndexFixture fixture;
    fixture.begin();
    fixture.clock.advance(Nanos(50));
    fixture.note("here");
    EventText text(fixture.log, fixture.index);
    QCOMPARE(text.time(0) - fixture.log.anchor().mono, Nanos(50));
    QCOMPARE(text.connection(0), ConnectionId{1});
    QCOMPARE(text.rawRange(0), (std::pair<ByteOffset, quint64>(0, 0)));
    QVERIFY(text.fields(0).isEmpty());
}

QTEST_APPLESS_MAIN(TestEventText)
#include "tst_eventtext.moc"
