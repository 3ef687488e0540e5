// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/knownsecrets.h"
#include "tests/support/secretcorpus.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

QByteArrayList found(const KnownSecrets &known, const QByteArray &text)
{
    QList<SecretRange> ranges;
    known.find(text, ranges);
    QByteArrayList texts;
    for (const SecretRange &range : ranges)
        texts << text.sliced(range.begin, range.end - range.begin);
    return texts;
}

QByteArray secretOf(quint64 number)
{
    return "s-" + QByteArray::number(number * 2654435761U, 36) + '!';
}

} // namespace

class TestKnownSecrets final : public QObject
{
    Q_OBJECT

private slots:
    void forms_data();
    void forms();
    void findsAtAnyOffset();
    void findsOneOfMany();
    void whatIsTaken();
    void isLinear_data();
    void isLinear();
};

void TestKnownSecrets::forms_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("range");
    const QByteArray secret = "a+b/c \"d\\e12";
    const auto row = [&](const char *name, const QByteArray &text, const QByteArray &range) {
        QTest::newRow(name) << secret << text << range;
    };
    row("raw", "x" + secret + "y", secret);
    row("percent", "x=a%2Bb%2Fc%20%22d%5Ce12&", "a%2Bb%2Fc%20%22d%5Ce12");
    row("percent, small", "x=a%2bb%2fc%20%22d%5ce12&", "a%2bb%2fc%20%22d%5ce12");
    row("form", "x=a%2Bb%2Fc+%22d%5Ce12&", "a%2Bb%2Fc+%22d%5Ce12");
    row("JSON", R"("a+b/c \"d\\e12")", R"(a+b/c \"d\\e12)");
    row("JSON with slashes", R"("a+b\/c \"d\\e12")", R"(a+b\/c \"d\\e12)");
    row("JSON, all escaped", R"("\u0061\u002bb\/c \u0022d\\e12")",
        R"(\u0061\u002bb\/c \u0022d\\e12)");
    row("JSON twice", R"("{\"a\":\"a+b/c \\\"d\\\\e12\"}")", R"(a+b/c \\\"d\\\\e12)");
    for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (const char *before : {"", "1", "12"}) {
            const QByteArray text = QByteArray(before + secret + "+?>?zz").toBase64(options);
            QTest::addRow("Base64 %d behind %d", static_cast<int>(options), int(qstrlen(before)))
                << secret << QByteArray("x " + text + " y") << text;
        }
    }
    QTest::newRow("Base64 in a path")
        << QByteArray("hunter42!") << QByteArray("http://h/a/aHVudGVyNDIh/b")
        << QByteArray("aHVudGVyNDIh");
    QTest::newRow("looks escaped")
        << QByteArray("a%41b%42c") << QByteArray("xa%41b%42cx") << QByteArray("a%41b%42c");
    QTest::newRow("short") << QByteArray("abc123") << QByteArray("xabc123x")
                           << QByteArray("abc123");
}

void TestKnownSecrets::forms()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, range);
    KnownSecrets known;
    QVERIFY(!known.mayFind(text));
    QVERIFY(found(known, text).isEmpty());
    known.add(secret);
    QVERIFY(known.mayFind(text));
    QCOMPARE(found(known, text), QByteArrayList{range});
}

void TestKnownSecrets::findsAtAnyOffset()
{
    KnownSecrets known;
    for (const char *secret :
         {"abc123", "abc1234", "0123456789abcdef0123456789", "aaaaaaaaaaaaaaaa"})
        known.add(secret);
    for (qsizetype before = 0; before < 40; ++before) {
        for (qsizetype after = 0; after < 20; ++after) {
            const QByteArray filler(before, '.');
            const QByteArray end(after, '.');
            for (const char *secret :
                 {"abc123", "0123456789abcdef0123456789", "aaaaaaaaaaaaaaaa"}) {
                const QByteArray text = filler + secret + end;
                QVERIFY(known.mayFind(text));
                QCOMPARE(found(known, text), QByteArrayList{secret});
            }
            QVERIFY(!known.mayFind(QByteArray(filler + "abc12" + end)));
        }
    }
}

void TestKnownSecrets::findsOneOfMany()
{
    KnownSecrets known;
    for (quint64 i = 1; i <= 3000; ++i)
        known.add(secretOf(i));
    QCOMPARE(known.count(), std::size_t{3000});
    for (quint64 i = 1; i <= 3000; i += 7)
        QCOMPARE(found(known, "{\"a\":\"" + secretOf(i) + "\"}"), QByteArrayList{secretOf(i)});
    for (quint64 i = 3001; i < 3100; ++i)
        QVERIFY(found(known, "{\"a\":\"" + secretOf(i) + "\"}").isEmpty());
}

void TestKnownSecrets::whatIsTaken()
{
    KnownSecrets known;
    known.add("12345");
    known.add("REDACTED");
    known.add("‹redacted:0123abcd›");
    known.add("");
    QCOMPARE(known.count(), std::size_t{0});
    known.add("123456");
    known.add("123456");
    known.add(R"(\u0031\u00323456)");
    QCOMPARE(known.count(), std::size_t{1});
    for (quint64 i = 0; i < KnownSecrets::most + 5; ++i)
        known.add(QByteArray::number(quint64{100000} + i));
    QCOMPARE(known.count(), KnownSecrets::most);
    QVERIFY(known.isFull());
}

void TestKnownSecrets::isLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece :
         {"a", "aaaaaab", "YWFhYWFh/", "YWFhYWFh", "\\", "%61", "\\u0061", "//"})
        QTest::newRow(piece) << QByteArray(piece);
}

void TestKnownSecrets::isLinear()
{
    QFETCH(QByteArray, piece);
    KnownSecrets known;
    for (int size = 6; size < 40; ++size)
        known.add(QByteArray(size, 'a'));
    const QByteArray text = piece.repeated((1 << 18) / piece.size());
    QList<SecretRange> ranges;
    known.find(text, ranges);
    for (const SecretRange &range : ranges)
        QVERIFY(range.begin >= 0 && range.begin < range.end && range.end <= text.size());
}

QTEST_APPLESS_MAIN(TestKnownSecrets)
#include "tst_knownsecrets.moc"
