// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/index/asciineedle.h"

#include <QTest>

using namespace sse;

class TestAsciiNeedle final : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void agreesWithQtAtEveryPlace();
};

void TestAsciiNeedle::finds_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("found");
    const auto row = [](const QByteArray &word, const QByteArray &bytes, bool found) {
        QTest::addRow("%s in %s", word.constData(), bytes.constData()) << word << bytes << found;
    };

    row("", "", true);
    row("", "a", true);
    row("a", "", false);
    row("A", "a", true);
    row("needle", "a NeEdLe here", true);
    row("needle", "needl", false);
    row("aab", "aaaaaab", true);
    row("aba", "abba", false);
    row("[x]", "{X}", false); // differ from each other as a letter's cases do
    row("@", "`", false);
    row("k", "\xE2\x84\xAA", false); // the Kelvin sign
    row(QByteArray(300, 'x') + "y", QByteArray(900, 'x') + "Y", true);
    row(QByteArray(300, 'x') + "y", QByteArray(900, 'x'), false);
}

void TestAsciiNeedle::finds()
{
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, found);
    QCOMPARE(AsciiNeedle(word).isIn(bytes), found);
    QCOMPARE(AsciiNeedle(word.toUpper()).isIn(bytes), found);
}

void TestAsciiNeedle::agreesWithQtAtEveryPlace()
{
    // All words of up to four letters over two letters, in all texts of eight.
    for (uint text = 0; text < 256; ++text) {
        QByteArray bytes;
        for (uint bit = 0; bit < 8; ++bit)
            bytes += (text >> bit & 1U) != 0 ? 'a' : 'b';
        for (int size = 1; size <= 4; ++size) {
            for (uint number = 0; number < 1U << static_cast<uint>(size); ++number) {
                QByteArray word;
                for (uint bit = 0; bit < static_cast<uint>(size); ++bit)
                    word += (number >> bit & 1U) != 0 ? 'a' : 'b';
                QCOMPARE(AsciiNeedle(word).isIn(bytes), bytes.contains(word));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestAsciiNeedle)
#include "tst_asciineedle.moc"
