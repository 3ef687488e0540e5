// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/jsonscanner.h"

#include <QTest>

using namespace sse;

class TestJsonScanner final : public QObject
{
    Q_OBJECT

private slots:
    static void nodes();
    static void faultsHaveAPlace_data();
    static void faultsHaveAPlace();
    static void everyPrefixIsRefused();
    static void stringText_data();
    static void stringText();
    static void cutStringText();
};

void TestJsonScanner::nodes()
{
    const QByteArray text = " {\"a\":[1,2.50],\"a\":\"x\"} ";
    const auto nodes = scanJson(text);
    QVERIFY(bool(nodes));
    QVERIFY(!jsonFaultAt(text));
    QByteArrayList shown;
    for (const JsonNode &node : nodes.value()) {
        const bool hasKey = node.keyBegin != JsonNode::none;
        shown += (hasKey ? text.mid(node.keyBegin, node.keyEnd - node.keyBegin) : QByteArray("-")) +
                 ' ' + text.mid(node.begin, node.end - node.begin) + ' ' +
                 QByteArray::number(node.rowInParent) + ' ' + QByteArray::number(node.childCount);
    }
    QCOMPARE(shown.join('\n'), QByteArray("- {\"a\":[1,2.50],\"a\":\"x\"} 0 2\n"
                                          "\"a\" [1,2.50] 0 2\n"
                                          "- 1 0 0\n"
                                          "- 2.50 1 0\n"
                                          "\"a\" \"x\" 1 0"));
}

void TestJsonScanner::faultsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<qsizetype>("at");
    QTest::newRow("early end") << QByteArray("{\"a\":")
                               << QStringLiteral(
                                      "Not JSON: the text ends too early, after 5 bytes.")
                               << qsizetype{5};
    QTest::newRow("marker") << QByteArray("[DONE]")
                            << QStringLiteral("Not JSON: unexpected text at byte 1.")
                            << qsizetype{1};
    QTest::newRow("more behind") << QByteArray("{} {}")
                                 << QStringLiteral("Not JSON: unexpected text at byte 3.")
                                 << qsizetype{3};
}

void TestJsonScanner::faultsHaveAPlace()
{
    QFETCH(QByteArray, text);
    const auto nodes = scanJson(text);
    QVERIFY(!nodes);
    QCOMPARE(nodes.error().code, QByteArray("json"));
    QTEST(nodes.error().message, "message");
    QTEST(jsonFaultAt(text).value_or(-1), "at");
}

void TestJsonScanner::everyPrefixIsRefused()
{
    const QByteArray text = "{\"a\":[1,-2e+3,\"\\u00e9\\\"\",true,false,null,{}],\"b\":{\"c\":[]}}";
    QVERIFY(bool(scanJson(text)));
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(!scanJson(text.first(size)), text.first(size).constData());
}

void TestJsonScanner::stringText_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray("\"\"") << QString();
    QTest::newRow("escapes") << QByteArray("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")
                             << QStringLiteral("\"\\/\b\f\n\r\t");
    QTest::newRow("pair") << QByteArray("\"\\ud83d\\ude00\"") << QStringLiteral("\U0001F600");
    QTest::newRow("lone high") << QByteArray("\"\\ud83dx\"") << QStringLiteral("\uFFFDx");
    QTest::newRow("lone low") << QByteArray("\"x\\ude00\"") << QStringLiteral("x\uFFFD");
    QTest::newRow("utf-8") << QByteArray("\"\xC3\xA9\"") << QStringLiteral("\u00E9");
}

void TestJsonScanner::stringText()
{
    QFETCH(QByteArray, token);
    QTEST(jsonStringText(token), "text");
}

void TestJsonScanner::cutStringText()
{
    const QByteArray token = "\"" + QByteArray("\\u00e9\\\\").repeated(100) + "\"";
    const QString whole = jsonStringText(token);
    for (qsizetype most = 0; most < 40; ++most) {
        const QString cut = jsonStringText(token, most);
        QVERIFY(cut.size() * 4 >= most - 16);
        QVERIFY2(whole.startsWith(cut), qPrintable(cut));
    }
}

QTEST_GUILESS_MAIN(TestJsonScanner)
#include "tst_jsonscanner.moc"
