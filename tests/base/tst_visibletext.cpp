// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/visibletext.h"

#include <QTest>

using namespace sse;

class TestVisibleText final : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatHides_data();
    void showsWhatHides();
    void keepsLines();
    void cuts_data();
    void cuts();
    void escapes_data();
    void escapes();
    void escapesAtEveryPlace();
};

void TestVisibleText::showsWhatHides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << QStringLiteral("a é € 😀 <b>") << QStringLiteral("a é € 😀 <b>");
    QTest::newRow("NUL") << QString(QChar(0)) << QStringLiteral("␀");
    QTest::newRow("line ends") << QStringLiteral("\r\n\t") << QStringLiteral("␍␊␉");
    QTest::newRow("escape") << QStringLiteral("\x1B[2J") << QStringLiteral("␛[2J");
    QTest::newRow("delete") << QStringLiteral("\x7F") << QStringLiteral("␡");
    QTest::newRow("C1") << QString(QChar(0x85)) << QStringLiteral("‹U+0085›");
    QTest::newRow("bidi override") << QString(QChar(0x202E)) << QStringLiteral("‹U+202E›");
    QTest::newRow("bidi isolate") << QString(QChar(0x2066)) << QStringLiteral("‹U+2066›");
    QTest::newRow("zero width") << QString(QChar(0x200B)) << QStringLiteral("‹U+200B›");
    QTest::newRow("byte order mark") << QString(QChar(0xFEFF)) << QStringLiteral("‹U+FEFF›");
    QTest::newRow("joined emoji") << QStringLiteral("👨\u200D👩\u200D👧")
                                  << QStringLiteral("👨\u200D👩\u200D👧");
    QTest::newRow("joiner in front of a letter")
        << QStringLiteral("👨\u200Da") << QStringLiteral("👨‹U+200D›a");
    QTest::newRow("joiner at the end") << QStringLiteral("👨\u200D") << QStringLiteral("👨‹U+200D›");
    QTest::newRow("joiner between letters")
        << QStringLiteral("a\u200Db") << QStringLiteral("a‹U+200D›b");
    QTest::newRow("line separator") << QString(QChar(0x2028)) << QStringLiteral("‹U+2028›");
    QTest::newRow("tag") << QString::fromUcs4(U"\U000E0041", 1) << QStringLiteral("‹U+E0041›");
}

void TestVisibleText::showsWhatHides()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(toVisibleText(text, 100), shown);
}

void TestVisibleText::keepsLines()
{
    QCOMPARE(toVisibleText(QStringLiteral("a\n\tb\r"), 100, true), QStringLiteral("a\n\tb␍"));
}

void TestVisibleText::cuts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("shown");

    QTest::newRow("fits") << QStringLiteral("abc") << 3 << QStringLiteral("abc");
    QTest::newRow("cut") << QStringLiteral("abcd") << 3 << QStringLiteral("abc…");
    QTest::newRow("nothing") << QStringLiteral("a") << 0 << QStringLiteral("…");
    QTest::newRow("a pair is not split") << QStringLiteral("😀b") << 1 << QStringLiteral("😀…");
}

void TestVisibleText::cuts()
{
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(QString, shown);
    QCOMPARE(toVisibleText(text, most), shown);
}

void TestVisibleText::escapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("terminal");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &json,
                        const QByteArray &terminal) {
        QTest::newRow(name) << text << json << terminal;
    };

    row("nothing", "", "", "");
    row("plain", "a \xC3\xA9 \xF0\x9F\x98\x80", "a \xC3\xA9 \xF0\x9F\x98\x80",
        "a \xC3\xA9 \xF0\x9F\x98\x80");
    row("quotes", "\"\\", "\\\"\\\\", "\"\\");
    row("line feed", "a\nb", "a\\u000ab", "a\nb");
    row("carriage return", "\r", "\\u000d", "\\u000d");
    row("NUL", QByteArray("\0", 1), "\\u0000", "\\u0000");
    row("escape", "\x1B[2J", "\\u001b[2J", "\\u001b[2J");
    row("delete", "\x7F", "\\u007f", "\\u007f");
    row("C1", "\xC2\x9B", "\\u009b", "\\u009b");
    row("line separator", "\xE2\x80\xA8", "\\u2028", "\\u2028");
    row("bidi", "\xE2\x80\xAE", "\\u202e", "\\u202e");
    row("beyond the first plane", "\xF3\xA0\x81\x81", "\\udb40\\udc41", "\\udb40\\udc41");
}

void TestVisibleText::escapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, terminal);
    QByteArray out("before ");
    appendJsonString(out, text);
    QCOMPARE(out, "before \"" + json + '"');
    QCOMPARE(toTerminalText(text), terminal);
}

// Runs of plain bytes are copied in words; a character to escape may stand anywhere in one.
void TestVisibleText::escapesAtEveryPlace()
{
    const QList<std::pair<QByteArray, QByteArray>> cases{
        {"\x1F", "\\u001f"}, {"\"", "\\\""},          {"\\", "\\\\"},
        {"\x7F", "\\u007f"}, {"\xC2\x85", "\\u0085"}, {"\xC3\xA9", "\xC3\xA9"}};
    for (const auto &[character, escaped] : cases) {
        for (int before = 0; before < 20; ++before) {
            for (int after = 0; after < 20; ++after) {
                QByteArray out;
                const QByteArray text =
                    QByteArray(before, 'a') + character + QByteArray(after, '~');
                appendJsonString(out, text);
                QCOMPARE(out,
                         '"' + QByteArray(before, 'a') + escaped + QByteArray(after, '~') + '"');
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
