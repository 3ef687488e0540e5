// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/wire/field.h"
#include "core/wire/fieldname.h"

#include <QTest>

using namespace sse;
using namespace sse::wire;

Q_DECLARE_METATYPE(sse::FieldName)
Q_DECLARE_METATYPE(sse::FieldOutcome)

class TestField final : public QObject
{
    Q_OBJECT

private slots:
    void splitsLines_data();
    void splitsLines();
    void findsLinesOfBlocks_data();
    void findsLinesOfBlocks();
    void dispatches_data();
    void dispatches();
    void readsRetry_data();
    void readsRetry();
    void findsNulInIds();
    void findsBlockEnds_data();
    void findsBlockEnds();
};

void TestField::splitsLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<FieldName>("field");
    QTest::addColumn<FieldOutcome>("outcome");
    const auto row = [](const char *title, const QByteArray &line, const QByteArray &name,
                        const QByteArray &value, FieldName field, FieldOutcome outcome) {
        QTest::newRow(title) << line << name << value << field << outcome;
    };
    using enum FieldOutcome;
    constexpr FieldName data = FieldName::Data;
    constexpr FieldName id = FieldName::Id;
    constexpr FieldName retry = FieldName::Retry;
    constexpr FieldName unknown = FieldName::Unknown;
    row("data", "data: x", "data", "x", data, Appended);
    row("no space", "data:x", "data", "x", data, Appended);
    row("one space only", "data:  x", "data", " x", data, Appended);
    row("tab is not a space", "data:\tx", "data", "\tx", data, Appended);
    row("no colon", "data", "data", "", data, Appended);
    row("colon alone", "data:", "data", "", data, Appended);
    row("space alone", "data: ", "data", "", data, Appended);
    row("colon in value", "data: a:b", "data", "a:b", data, Appended);
    row("space before colon", "data : x", "data ", "x", unknown, UnknownName);
    row("upper case", "DATA: x", "DATA", "x", unknown, UnknownName);
    row("longer name", "dataa: x", "dataa", "x", unknown, UnknownName);
    row("shorter name", "dat", "dat", "", unknown, UnknownName);
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: x",
        "\xEF\xBB\xBF"
        "data",
        "x", unknown, UnknownName);
    row("JSON", "{\"a\":1}", "{\"a\"", "1}", unknown, UnknownName);
    row("blank name", " ", " ", "", unknown, UnknownName);
    row("event", "event: a", "event", "a", FieldName::Event, Set);
    row("event, empty", "event", "event", "", FieldName::Event, Set);
    row("id", "id: 1", "id", "1", id, Set);
    row("id, empty", "id", "id", "", id, Set);
    row("id with NUL", QByteArray("id: a\0b", 7), "id", QByteArray("a\0b", 3), id, ContainsNul);
    row("id with overlong NUL", "id: \xC0\x80", "id", "\xC0\x80", id, Set);
    row("retry", "retry: 10", "retry", "10", retry, Set);
    row("retry, leading zeros", "retry: 010", "retry", "010", retry, Set);
    row("retry, empty", "retry:", "retry", "", retry, EmptyRetry);
    row("retry, no colon", "retry", "retry", "", retry, EmptyRetry);
    row("retry, sign", "retry: +1", "retry", "+1", retry, NotDigits);
    row("retry, minus", "retry: -1", "retry", "-1", retry, NotDigits);
    row("retry, two spaces", "retry:  1", "retry", " 1", retry, NotDigits);
    row("retry, space behind", "retry: 1 ", "retry", "1 ", retry, NotDigits);
    row("retry, full-width digit", "retry: \xEF\xBC\x91", "retry", "\xEF\xBC\x91", retry,
        NotDigits);
    row("retry, hexadecimal", "retry: 0x10", "retry", "0x10", retry, NotDigits);
    row("comment", ": hello", "", " hello", FieldName::Comment, Comment);
    row("comment, empty", ":", "", "", FieldName::Comment, Comment);
    row("comment like data", ":data: x", "", "data: x", FieldName::Comment, Comment);
}

void TestField::splitsLines()
{
    QFETCH(const QByteArray, line);
    const SplitLine split = splitLine(line);
    QTEST(split.name.toByteArray(), "name");
    QTEST(split.value.toByteArray(), "value");
    QTEST(split.field, "field");
    QTEST(outcomeOf(split), "outcome");
    // What the parser uses instead: the beginning of the line, and a word of eight bytes.
    const auto length = static_cast<std::size_t>(line.size());
    QTEST(fieldOfLine(line.constData(), length), "field");
    for (const char *behind : {"\n.......", "\r:......"}) {
        const QByteArray longer = line + behind;
        QTEST(fieldOfLineWord(longer.constData(), length), "field");
    }
}

void TestField::findsLinesOfBlocks_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<bool>("unfinished");
    QTest::addColumn<QByteArray>("lines");
    const QByteArray none;
    QTest::newRow("empty") << none << false << none;
    QTest::newRow("blank lines") << QByteArray("\n\r\n\r") << false << none;
    QTest::newRow("LF") << QByteArray("data: x\nid\n\n") << false << QByteArray("0+7:1 8+2:3 ");
    QTest::newRow("CRLF") << QByteArray("data: x\r\nid\r\n\r") << false
                          << QByteArray("0+7:1 9+2:3 ");
    QTest::newRow("CR") << QByteArray("data: x\rid\r\r") << false << QByteArray("0+7:1 8+2:3 ");
    QTest::newRow("comment") << QByteArray(": x\r") << false << QByteArray("0+3:0 ");
    QTest::newRow("unfinished, whole line") << QByteArray("data\n") << true << QByteArray("0+4:1 ");
    QTest::newRow("unfinished, in a line")
        << QByteArray("data\nretry: 5") << true << QByteArray("0+4:1 5+8:4! ");
}

void TestField::findsLinesOfBlocks()
{
    QFETCH(const QByteArray, block);
    QFETCH(const bool, unfinished);
    QByteArray printed;
    for (const BlockLine &line : linesOf(block, unfinished)) {
        printed += QByteArray::number(line.begin) + '+' + QByteArray::number(line.length) + ':' +
                   QByteArray::number(static_cast<int>(line.text.field));
        printed += line.outcome == FieldOutcome::Unterminated ? "! " : " ";
    }
    QTEST(printed, "lines");
}

void TestField::dispatches_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("data");
    const QByteArray message("message");
    QTest::newRow("one line") << QByteArray("data: x\n\n") << message << QByteArray("x");
    QTest::newRow("two lines") << QByteArray("data: x\ndata:y\n\n") << message
                               << QByteArray("x\ny");
    QTest::newRow("empty lines") << QByteArray("data\ndata\n\n") << message << QByteArray("\n");
    QTest::newRow("one empty line") << QByteArray("data\n\n") << message << QByteArray("");
    QTest::newRow("last type") << QByteArray("event: a\ndata: x\nevent: b\n\n") << QByteArray("b")
                               << QByteArray("x");
    QTest::newRow("type taken back")
        << QByteArray("event: a\ndata: x\nevent\n\n") << message << QByteArray("x");
    QTest::newRow("invalid UTF-8")
        << QByteArray("event: \xC3\ndata: \xC3\ndata: \xA9\n\n") << QByteArray("\xEF\xBF\xBD")
        << QByteArray("\xEF\xBF\xBD\n\xEF\xBF\xBD");
    QTest::newRow("byte order mark in a value")
        << QByteArray("data: \xEF\xBB\xBFx\n\n") << message << QByteArray("\xEF\xBB\xBFx");
}

void TestField::dispatches()
{
    QFETCH(const QByteArray, block);
    const DispatchedEvent event = dispatch(linesOf(block, false));
    QTEST(event.type, "type");
    QTEST(event.data, "data");
}

void TestField::readsRetry_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<quint64>("milliseconds");
    QTest::newRow("0") << QByteArray("0") << QByteArray("0") << quint64{0};
    QTest::newRow("000") << QByteArray("000") << QByteArray("0") << quint64{0};
    QTest::newRow("0010") << QByteArray("0010") << QByteArray("10") << quint64{10};
    QTest::newRow("2^32+1") << QByteArray("4294967297") << QByteArray("4294967297")
                            << quint64{4'294'967'297};
    QTest::newRow("2^64-1") << QByteArray("18446744073709551615")
                            << QByteArray("18446744073709551615") << ~quint64{0};
    QTest::newRow("2^64") << QByteArray("18446744073709551616")
                          << QByteArray("18446744073709551616") << ~quint64{0};
    QTest::newRow("2^64+1") << QByteArray("18446744073709551617")
                            << QByteArray("18446744073709551617") << ~quint64{0};
    QTest::newRow("zeros before much")
        << QByteArray(1000, '0') + "12" << QByteArray("12") << quint64{12};
    QTest::newRow("endless") << QByteArray(100'000, '9') << QByteArray(100'000, '9') << ~quint64{0};
}

void TestField::readsRetry()
{
    QFETCH(const QByteArray, value);
    QTEST(retryDigits(value), "digits");
    QTEST(retryMilliseconds(value), "milliseconds");
}

/// At every place of lines of every length around the steps of the search.
void TestField::findsNulInIds()
{
    for (qsizetype size = 2; size < 100; ++size) {
        const QByteArray line = "id" + QByteArray(size - 2, '\x80');
        QVERIFY(!idContainsNul(line));
        for (qsizetype at = 2; at < size; ++at) {
            QByteArray withNul = line;
            withNul[at] = '\0';
            QVERIFY2(idContainsNul(withNul), qPrintable(QString::number(at)));
        }
    }
}

void TestField::findsBlockEnds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("withLineFeed");
    QTest::newRow("LF") << QByteArray("data\n\n") << 6 << 6;
    QTest::newRow("LF, then LF") << QByteArray("data\n\n\n") << 6 << 6;
    QTest::newRow("CRLF") << QByteArray("data\r\n\r\nid") << 7 << 8;
    QTest::newRow("CR") << QByteArray("data\r\rid") << 6 << 6;
    QTest::newRow("CR at the end") << QByteArray("data\r\r") << 6 << 6;
    QTest::newRow("nothing") << QByteArray("\n") << 0 << 0;
}

void TestField::findsBlockEnds()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, end);
    QTEST(static_cast<int>(blockEnd(body, end)), "withLineFeed");
}

QTEST_APPLESS_MAIN(TestField)
#include "tst_field.moc"
