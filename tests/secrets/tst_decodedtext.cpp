// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/decodedtext.h"

#include <QTest>

using namespace sse;

class TestDecodedText final : public QObject
{
    Q_OBJECT

private slots:
    void escapes_data();
    void escapes();
    void remembersWhereThingsCameFrom();
};

void TestDecodedText::escapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("decoded");
    const auto row = [](const char *text, const char *decoded) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(decoded);
    };
    row("", "");
    row("plain", "plain");
    row(R"(\n\t\r\b\f\"\/\')", "\n\t\r\b\f\"/'");
    row(R"(\\\")", "\"");
    row(R"(\\\\)", "\\");
    row(R"(\u0041\u00e9\u20ac\ud83d\ude00)", "Aé€😀");
    row(R"(\ud83dx\ude00)", "\xEF\xBF\xBDx\xEF\xBF\xBD");
    row(R"(\u12)", R"(\u12)");
    row(R"(\x)", R"(\x)");
    row("\\", "\\");
    row("%41%c3%A9%4", "Aé%4");
    row("%2541", "A");
    row("100%", "100%");
    row(R"(%5Cu0041)", "A");
}

void TestDecodedText::escapes()
{
    QFETCH(QByteArray, text);
    QTEST(withoutEscapes(text), "decoded");
}

void TestDecodedText::remembersWhereThingsCameFrom()
{
    const QByteArray source = R"(a\\\"b%2541€\u20acc)";
    DecodedText text(source);
    QVERIFY(text.next());
    QCOMPARE(text.text(), QByteArrayView("a\\\"b%41€€c"));
    QVERIFY(!text.isNew(0) && text.isNew(1) && text.isNew(2) && !text.isNew(3));
    QVERIFY(text.next());
    QCOMPARE(text.text(), QByteArrayView("a\"bA€€c"));
    QVERIFY(!text.next());
    QCOMPARE(text.level(), 2);
    const auto sourceOf = [&](qsizetype at, qsizetype size) {
        const qsizetype begin = text.sourceBegin(at);
        return source.sliced(begin, text.sourceEnd(at + size) - begin);
    };
    QCOMPARE(sourceOf(0, 1), QByteArray("a"));
    QCOMPARE(sourceOf(1, 1), QByteArray(R"(\\\")"));
    QCOMPARE(sourceOf(2, 1), QByteArray("b"));
    QCOMPARE(sourceOf(3, 1), QByteArray("%2541"));
    QCOMPARE(sourceOf(4, 3), QByteArray("€"));
    QCOMPARE(sourceOf(7, 3), QByteArray(R"(\u20ac)"));
    QCOMPARE(sourceOf(8, 1), QByteArray(R"(\u20ac)"));
    QCOMPARE(sourceOf(10, 1), QByteArray("c"));
    QCOMPARE(sourceOf(0, 11), source);
}

QTEST_APPLESS_MAIN(TestDecodedText)
#include "tst_decodedtext.moc"
