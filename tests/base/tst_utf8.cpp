// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/utf8.h"

#include <QTest>

using namespace sse;

class TestUtf8 final : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void prefixEndsAtWholeSequences_data();
    void prefixEndsAtWholeSequences();
    void decodesMegabytes();
};

void TestUtf8::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << bytes << text;
    };
    const QString r(QChar(0xFFFD));

    row("nothing", "", QString());
    row("ASCII", "data", QStringLiteral("data"));
    row("NUL", QByteArray("a\0b", 3), QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    row("two, three and four bytes", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", QStringLiteral("é€😀"));
    row("a byte order mark stays",
        "\xEF\xBB\xBF"
        "a",
        QChar(0xFEFF) + QStringLiteral("a"));
    row("two byte order marks stay", "\xEF\xBB\xBF\xEF\xBB\xBF", QString(2, QChar(0xFEFF)));
    row("a mark before an error stays", "\xEF\xBB\xBF\xFF", QChar(0xFEFF) + r);
    row("a lone continuation byte",
        "a\x80"
        "b",
        QStringLiteral("a") + r + QStringLiteral("b"));
    row("three lone continuation bytes", "\x80\xBF\x80", r + r + r);
    row("overlong C0 80", "\xC0\x80", r + r);
    row("overlong E0 80 80", "\xE0\x80\x80", r + r + r);
    row("overlong F0 8F BF BF", "\xF0\x8F\xBF\xBF", r + r + r + r);
    row("a surrogate", "\xED\xA0\x80", r + r + r);
    row("above U+10FFFF", "\xF4\x90\x80\x80", r + r + r + r);
    row("F5 never starts", "\xF5\x80", r + r);
    row("a cut sequence of two", "\xC3", r);
    row("a cut sequence of three", "\xE2\x82", r);
    row("a cut sequence of four is one", "\xF0\x9F\x98", r);
    row("a cut sequence before a letter",
        "\xF0\x9F\x98"
        "a",
        r + QStringLiteral("a"));
    row("a cut sequence before another", "\xE2\x82\xC3\xA9", r + QStringLiteral("é"));
    row("Unicode table 3-8", "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
        QStringLiteral("a") + r + r + r + QStringLiteral("b") + r + QStringLiteral("c") + r + r +
            QStringLiteral("d"));
}

void TestUtf8::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(decodeUtf8(bytes), text);
    QCOMPARE(toWellFormedUtf8(bytes), text.toUtf8());
    QVERIFY(isWellFormedUtf8(toWellFormedUtf8(bytes)));
    QCOMPARE(isWellFormedUtf8(bytes), text.toUtf8() == bytes);
}

void TestUtf8::prefixEndsAtWholeSequences_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("prefix");

    const QByteArray smile("\xF0\x9F\x98\x80");
    QTest::newRow("shorter") << QByteArray("ab") << 9 << QByteArray("ab");
    QTest::newRow("as long") << QByteArray("ab") << 2 << QByteArray("ab");
    QTest::newRow("ASCII") << QByteArray("abc") << 2 << QByteArray("ab");
    QTest::newRow("nothing") << QByteArray("abc") << 0 << QByteArray();
    for (int most = 1; most < 5; ++most)
        QTest::addRow("a smile cut at %d", most) << "a" + smile << most << QByteArray("a");
    QTest::newRow("a whole smile") << "a" + smile + "b" << 5 << "a" + smile;
    QTest::newRow("only continuation bytes")
        << QByteArray("\x80\x80\x80\x80\x80") << 4 << QByteArray("\xEF\xBF\xBD");
}

void TestUtf8::prefixEndsAtWholeSequences()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, most);
    QFETCH(QByteArray, prefix);
    QCOMPARE(toWellFormedUtf8Prefix(bytes, most), prefix);
    QCOMPARE(decodeUtf8Prefix(bytes, most), QString::fromUtf8(prefix));
}

void TestUtf8::decodesMegabytes()
{
    const QByteArray bytes(4 * 1024 * 1024, '\x80');
    QCOMPARE(toWellFormedUtf8(bytes).size(), 3 * bytes.size());
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
