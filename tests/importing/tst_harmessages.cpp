// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/importing/harofone.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestHarMessages : public QObject
{
    Q_OBJECT

private slots:
    void messages_data();
    void messages();
    void tellsOfTimesThatAreNone();
    void bodiesBesideMessages_data();
    void bodiesBesideMessages();
    void tellsOfGuesses_data();
    void tellsOfGuesses();
};

void TestHarMessages::messages_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("bodies");
    QTest::newRow("seconds in a string") << QByteArray(R"([{"time":"1772359200.5","data":"x"}])")
                                         << QByteArray("1 @0.500000 data: x||");
    QTest::newRow("milliseconds") << QByteArray(R"([{"time":1772359200500,"data":"x"}])")
                                  << QByteArray("1 @0.500000 data: x||");
    QTest::newRow("ISO 8601") << QByteArray(R"([{"time":"2026-03-01T10:00:00.5Z","data":"x"}])")
                              << QByteArray("1 @0.500000 data: x||");
    QTest::newRow("another clock")
        << QByteArray(R"([{"time":5000.25,"data":"x"},{"time":5000.75,"data":"y"}])")
        << QByteArray("1 @0.000000 data: x||\n1 @0.500000 data: y||");
    QTest::newRow("no time") << QByteArray(R"([{"data":"x"}])")
                             << QByteArray("1 @0.000000 data: x||");
    QTest::newRow("backwards")
        << QByteArray(R"([{"time":1772359200.5,"data":"x"},{"time":1772359200.25,"data":"y"}])")
        << QByteArray("1 @0.500000 data: x||\n1 @0.500000 data: y||");
    QTest::newRow("no data") << QByteArray(R"([{"time":1772359200.5,"eventName":"a"}])")
                             << QByteArray("1 @0.500000 event: a|data: ||");
    QTest::newRow("every line end") << QByteArray(R"([{"time":1772359200.5,"data":"a\rb\r\nc\n"}])")
                                    << QByteArray("1 @0.500000 data: a|data: b|data: c|data: ||");
    QTest::newRow("name and id that no field holds")
        << QByteArray(R"([{"time":1772359200.5,"eventName":"a\nb","eventId":"1\r2","data":"x"}])")
        << QByteArray("1 @0.500000 data: x||");
    QTest::newRow("other types") << QByteArray(R"([1,null,[],{"time":{},"data":7,"eventId":[]}])")
                                 << QByteArray("1 @0.000000 data: ||");
}

void TestHarMessages::messages()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, bodies);
    const Result<Imported> imported = import(harOf({}, "\"_eventSourceMessages\":" + messages));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(bodiesOf(*imported.value().streams.front().log, tenOClock), bodies);
}

void TestHarMessages::tellsOfTimesThatAreNone()
{
    const auto message = [](const char *time) -> QByteArray {
        return QByteArray(R"({"time":)") + time + R"(,"data":"x"})";
    };
    const QByteArray good = message("1772359201.5");
    for (const char *time : {"1e999", "-5", "null", "\"noon\"", "1e30", "{}"}) {
        const Result<Imported> imported =
            import(harOf({}, "\"_eventSourceMessages\":[" + good + ',' + message(time) + ']'));
        QVERIFY(imported);
        QCOMPARE(bodiesOf(*imported.value().streams.at(0).log, tenOClock),
                 QByteArray("1 @1.500000 data: x||\n1 @1.500000 data: x||"));
        QVERIFY2(imported.value().notes.join(u' ').contains(QStringLiteral("the one before: 1.")),
                 time);
    }
    const Result<Imported> sound = import(harOf({}, "\"_eventSourceMessages\":[" + good + ']'));
    QVERIFY(sound);
    QVERIFY(!sound.value().notes.join(u' ').contains(QStringLiteral("the one before")));
}

void TestHarMessages::bodiesBesideMessages_data()
{
    QTest::addColumn<QByteArray>("content"); // members of it
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("bodies");
    QTest::addColumn<QString>("told"); // of the notes
    const QString cut = QStringLiteral("that of the end: 1.");
    const QString left =
        QStringLiteral("left out; the blocks of these events were written anew: 1");
    const QByteArray ab(R"({"time":1772359200.5,"data":"a"},{"time":1772359200.75,"data":"b"})");
    const QByteArray anewAb("1 @0.500000 data: a||\n1 @0.750000 data: b||");
    const auto row = [](const char *name, const QByteArray &content, const QByteArray &messages,
                        const QByteArray &bodies, const QString &told) {
        QTest::newRow(name) << content << messages << bodies << told;
    };
    row("comments and retry", R"("text":": hi\n\nretry: 5\ndata: a\n\n: b\ndata:b\n\n: end\n\nda")",
        ab, "1 @0.500000 : hi||retry: 5|data: a||\n1 @0.750000 : b|data:b||\n1 @1.000000 : end||da",
        cut);
    row("nothing behind", R"("text":"data: a\n\ndata: b\n\n")", ab, anewAb, cut);
    row("CRLF", R"("text":"data: a\r\n\r\ndata: b\r\n\r\n")", ab,
        "1 @0.500000 data: a^|^|\n1 @0.750000 data: b^|^|", cut);
    row("CR", R"("text":"data: a\r\rdata: b\r\r")", ab,
        "1 @0.500000 data: a^^\n1 @0.750000 data: b^^", cut);
    row("byte-order mark", R"("text":"\uFEFFdata: a\n\ndata: b\n\n")", ab,
        "1 @0.500000 \xEF\xBB\xBF"
        "data: a||\n1 @0.750000 data: b||",
        cut);
    row("Base64", R"("encoding":"base64","text":"ZGF0YTogYf8KCg==")",
        R"({"time":1772359200.5,"data":"a\uFFFD"})", "1 @0.500000 data: a\xFF||", cut);
    row("names and IDs",
        R"("text":"event: t\nid: 1\ndata: a\ndata\n\nevent: message\ndata: b\n\n")",
        R"({"time":1772359200.5,"eventName":"t","eventId":"1","data":"a\n"},)"
        R"({"time":1772359200.75,"eventName":"message","eventId":"1","data":"b"})",
        "1 @0.500000 event: t|id: 1|data: a|data||\n1 @0.750000 event: message|data: b||", cut);
    row("without times", R"("text":":\n\ndata: a\n\n:")", R"({"data":"a"})",
        "1 @0.000000 :||data: a||\n1 @1.000000 :", cut);
    row("other type", R"("mimeType":"text/html","text":":\ndata: a\n\ndata: b\n\n")", ab,
        "1 @0.500000 :|data: a||\n1 @0.750000 data: b||", cut);
    row("no text", R"("size":0)", ab, anewAb, QStringLiteral("not the bytes that came"));
    row("empty text", R"("text":"")", ab, anewAb, QStringLiteral("not the bytes that came"));
    row("other data", R"("text":"data: a\n\ndata: c\n\n")", ab, anewAb, left);
    row("event too few", R"("text":"data: a\n\ndata: b\n")", ab, anewAb, left);
    row("event too many", R"("text":"data: a\n\ndata: b\n\ndata\n\n")", ab, anewAb, left);
    row("other event name", R"("text":"event: t\ndata: a\n\ndata: b\n\n")", ab, anewAb, left);
    row("other ID", R"("text":"id: 2\ndata: a\n\n")",
        R"({"time":1772359200.5,"eventId":"1","data":"a"})", "1 @0.500000 id: 1|data: a||", left);
    row("no data", R"("text":"data\n\n")", R"({"time":1772359200.5})", "1 @0.500000 data: ||",
        left);
    row("no message", R"("text":"data: a\n\ndata: b\n\n")", "7," + ab, anewAb, left);
    row("no Base64", R"("encoding":"base64","text":"%%")", ab, anewAb, left);
    row("no events", R"("text":"<html>")", ab, anewAb, left);
}

void TestHarMessages::bodiesBesideMessages()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, bodies);
    QFETCH(QString, told);
    const Result<Imported> imported = import(
        harOf("\"content\":{" + content + '}', "\"_eventSourceMessages\":[" + messages + ']'));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    QCOMPARE(bodiesOf(*imported.value().streams.front().log, tenOClock), bodies);
    // One of three, never two.
    const QString notes = imported.value().notes.join(u'\n');
    for (const char *one :
         {"not the bytes that came", "that of the end: ", "left out; the blocks"}) {
        const bool isTold = notes.contains(QLatin1String(one));
        QVERIFY2(isTold == told.contains(QLatin1String(one)), qPrintable(notes));
    }
    QVERIFY2(notes.contains(told), qPrintable(notes));
}

void TestHarMessages::tellsOfGuesses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QStringList>("told"); // each at the end of a note, or not at all
    const QString earlier = QStringLiteral("one before, which they were given: ");
    const QString uncarried = QStringLiteral("line breaks or NUL, and were left out: ");
    const QByteArray none;
    QTest::newRow("times go up") << none
                                 << QByteArray(R"({"time":1772359200.5},{"time":1772359200.5})")
                                 << QStringList();
    QTest::newRow("times go back")
        << none
        << QByteArray(
               R"({"time":1772359201},{"time":1772359200},{"time":1772359200.5},{"time":1772359202})")
        << QStringList{earlier + u'2'};
    QTest::newRow("times go back, exact bytes")
        << QByteArray(R"("content":{"text":"data:a\n\ndata:b\n\n"})")
        << QByteArray(R"({"time":1772359201,"data":"a"},{"time":1772359200,"data":"b"})")
        << QStringList{earlier + u'1'};
    QTest::newRow("earlier than the head")
        << none << QByteArray(R"({"time":1772359199},{"time":1772359201})") << QStringList();
    QTest::newRow("name of two lines")
        << none << QByteArray(R"({"eventName":"mess\nage"},{"eventName":"a\r"},{"eventName":"a"})")
        << QStringList{uncarried + u'2'};
    QTest::newRow("IDs") << none
                         << QByteArray(
                                R"({"eventId":"x\u0000y"},{"eventId":"1\n2"},{"eventId":"1\r"},)"
                                R"({"eventId":""},{"eventId":"1"})")
                         << QStringList{uncarried + u'3'};
    QTest::newRow("name and ID") << none << QByteArray(R"({"eventName":"\n","eventId":"\n"})")
                                 << QStringList{uncarried + u'2'};
}

void TestHarMessages::tellsOfGuesses()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, messages);
    QFETCH(QStringList, told);
    const Result<Imported> imported =
        import(harOf(content, "\"_eventSourceMessages\":[" + messages + ']'));
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    const QString notes = imported.value().notes.join(u'\n');
    for (const QString &one : std::as_const(told))
        QVERIFY2(notes.contains(one + u'.'), qPrintable(notes));
    QStringList found;
    for (const char *one : {"which they were given", "line breaks or NUL"}) {
        if (notes.contains(QLatin1String(one)))
            found.append(QLatin1String(one));
    }
    QCOMPARE(found.size(), told.size());
}

QTEST_GUILESS_MAIN(TestHarMessages)
#include "tst_harmessages.moc"
