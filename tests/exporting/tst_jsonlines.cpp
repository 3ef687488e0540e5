// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/exporting/printedstream.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

class TestJsonLines : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data();
    void kinds();
    void rawHoldsExactBytes_data();
    void rawHoldsExactBytes();
    void lifeCycle();
    void onlyOpeningResponseIsPrinted();
    void responseWaitsForItsVerdict();
    void closingWhileWaitingIsAnEnd();
    void stampsComeFromTheRead();
    void isoTime_data();
    void isoTime();
};

void TestJsonLines::kinds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("everything");
    QTest::addColumn<QByteArray>("expected");
    const auto events = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << bytes << false << expected;
    };
    const auto every = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::newRow(name) << bytes << true << expected;
    };
    events("event", "event:a\ndata: b\ndata: c\nid:7\n\n",
           R"({"kind":"event","type":"a","data":"b\u000ac","lastEventId":"7"})"
           "\n");
    events("others are left out", ":c\nid:1\n\nretry:5\n\nfoo:1\n\nevent:x\n\ndata:1\n\ndata:2",
           R"({"kind":"event","type":"message","data":"1","lastEventId":"1"})"
           "\n");
    events("nothing", "", "");
    events("quotes and backslash", "data:\"\\/\n\n",
           R"({"kind":"event","type":"message","data":"\"\\/","lastEventId":""})"
           "\n");
    events("hidden characters",
           QByteArray("data:\0\t\x1b\x7f\xC2\x85\xE2\x80\xA8\xE2\x80\xAE\xE2\x80\x8B\xEF\xBB\xBF|",
                      24) +
               "\xF3\xA0\x80\x81\n\n",
           R"({"kind":"event","type":"message","data":"\u0000\u0009\u001b\u007f\u0085\u2028\u202e)"
           R"(\u200b\ufeff|\udb40\udc01","lastEventId":""})"
           "\n");
    events("text stays UTF-8", "data:ä € 😀\n\n",
           "{\"kind\":\"event\",\"type\":\"message\",\"data\":\"ä € 😀\",\"lastEventId\":\"\"}\n");
    events("ill-formed UTF-8", "event:\xC3\ndata:\xE2\x82|\xFF\nid:\xF0\n\n",
           "{\"kind\":\"event\",\"type\":\"\uFFFD\",\"data\":\"\uFFFD|\uFFFD\",\"lastEventId\":"
           "\"\uFFFD\"}\n");
    every("comment", ": hi\n:\n",
          R"({"kind":"comment","text":" hi"})"
          "\n"
          R"({"kind":"comment","text":""})"
          "\n");
    every("comment in a block has no field", "data:1\n:x\n\n",
          R"({"kind":"comment","text":"x"})"
          "\n"
          R"({"kind":"event","type":"message","data":"1","lastEventId":"","fields":)"
          R"([{"name":"data","value":"1","outcome":"appended"}]})"
          "\n");
    every("id", "id:5\n\n",
          R"({"kind":"id","lastEventId":"5","fields":[{"name":"id","value":"5","outcome":"set"}]})"
          "\n");
    every("retry", "retry:0010\n\n",
          R"({"kind":"retry","value":"0010","ms":10,"fields":)"
          R"([{"name":"retry","value":"0010","outcome":"set"}]})"
          "\n");
    every("retry: greatest integer", "retry:9007199254740991\n\n",
          R"({"kind":"retry","value":"9007199254740991","ms":9007199254740991,"fields":)"
          R"([{"name":"retry","value":"9007199254740991","outcome":"set"}]})"
          "\n");
    every("retry: string above", "retry:9007199254740992\n\n",
          R"({"kind":"retry","value":"9007199254740992","ms":"9007199254740992","fields":)"
          R"([{"name":"retry","value":"9007199254740992","outcome":"set"}]})"
          "\n");
    every(
        "retry: all digits kept", "retry:00340282366920938463463374607431768211457\n\n",
        R"({"kind":"retry","value":"00340282366920938463463374607431768211457",)"
        R"("ms":"340282366920938463463374607431768211457","fields":)"
        R"([{"name":"retry","value":"00340282366920938463463374607431768211457","outcome":"set"}]})"
        "\n");
    every("dropped", "event:x\nid\n\n",
          R"({"kind":"dropped","fields":[{"name":"event","value":"x","outcome":"set"},)"
          R"({"name":"id","value":"","outcome":"set"}]})"
          "\n");
    every("ignored", "Data:1\n\n",
          R"({"kind":"ignored","fields":[{"name":"Data","value":"1","outcome":"unknown"}]})"
          "\n");
    every("unfinished", "data:1\nid:2",
          R"({"kind":"unfinished","fields":[{"name":"data","value":"1","outcome":"discarded"},)"
          R"({"name":"id","value":"2","outcome":"unterminated"}]})"
          "\n");
}

void TestJsonLines::kinds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, everything);
    Stream stream;
    stream.indexer.beginConnection(1);
    stream.read(1, bytes);
    stream.indexer.endConnection();
    QTEST(stream.printed(everything ? all : eventsOnly), "expected");
}

void TestJsonLines::rawHoldsExactBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("raws");
    using Raws = QList<QByteArray>;
    QTest::newRow("LF") << QByteArray("data:1\n\n") << Raws{"data:1\n\n"};
    QTest::newRow("CR") << QByteArray("data:1\r\rdata:2\r\r") << Raws{"data:1\r\r", "data:2\r\r"};
    QTest::newRow("CRLF") << QByteArray(":c\r\ndata:1\r\n\r\n") << Raws{":c\r\n", "data:1\r\n\r\n"};
    QTest::newRow("not decoded") << QByteArray("data:\xFF\n\n") << Raws{"data:\xFF\n\n"};
    QTest::newRow("no byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                      "data\n\n")
                                        << Raws{"data\n\n"};
    QTest::newRow("unfinished") << QByteArray("\n\ndata:1\nda") << Raws{"data:1\nda"};
}

void TestJsonLines::rawHoldsExactBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QByteArray>, raws);
    Stream stream;
    stream.indexer.beginConnection(1);
    stream.read(1, bytes);
    stream.indexer.endConnection();
    QList<QByteArray> printed;
    for (const QByteArray &line : stream.printed(allBytes).split('\n')) {
        const qsizetype at = line.indexOf(",\"raw\":\"");
        if (at < 0)
            continue;
        QVERIFY(line.endsWith("\"}"));
        printed << QByteArray::fromBase64(line.mid(at + 8).chopped(2));
    }
    QCOMPARE(printed, raws);
}

void TestJsonLines::lifeCycle()
{
    Stream stream;
    ResponseRecord response;
    response.status = 200;
    response.url = QUrl(QStringLiteral("http://user:pass@host/a%20b?x=1&token=s3"));
    response.headers = {
        {"Content-Type", "text/event-stream"}, {"set-cookie", "sid=1"}, {"X", "1"}, {"X", "\xFF"}};
    stream.fact(1, AttemptRecord());
    stream.fact(1, StateRecord{ReadyState::Connecting});
    stream.fact(1, response);
    stream.fact(1, StateRecord{ReadyState::Open});
    stream.fact(1, NoteRecord{"some-code", QStringLiteral("A sentence.")});
    stream.fact(1, EndRecord{EndReason::EndOfBody, QStringLiteral("It \"ended\".")});
    stream.fact(1, ReconnectRecord{Millis(3000), DelaySource::Default, QStringLiteral("Why.")});
    const QByteArray head = R"(,"time":"2026-03-01T23:59:59.999000Z","connection":1,)";
    QCOMPARE(stream.printed(stamped),
             R"({"kind":"open")" + head +
                 R"("status":200,"url":"http://REDACTED@host/a%20b?x=1&token=REDACTED",)"
                 R"("headers":)"
                 R"([{"name":"Content-Type","value":"text/event-stream"},)"
                 R"({"name":"set-cookie","value":"REDACTED"},)"
                 R"({"name":"X","value":"1"},{"name":"X","value":")"
                 "\uFFFD\"}]}\n"
                 R"({"kind":"note")" +
                 head +
                 R"("code":"some-code","message":"A sentence."})"
                 "\n"
                 R"({"kind":"end")" +
                 head +
                 R"("reason":"end-of-body","message":"It \"ended\"."})"
                 "\n"
                 R"({"kind":"reconnect")" +
                 head +
                 R"("delayMs":3000,"from":"default"})"
                 "\n");
    QCOMPARE(stream.printed(all), QByteArray());
}

void TestJsonLines::onlyOpeningResponseIsPrinted()
{
    Stream stream;
    ResponseRecord redirect;
    redirect.status = 302;
    ResponseRecord last;
    last.status = 200;
    stream.fact(1, AttemptRecord());
    stream.fact(1, redirect);
    stream.fact(1, NoteRecord{"redirect", {}});
    stream.fact(1, AttemptRecord());
    stream.fact(1, last);
    stream.fact(1, NoteRecord{"charset", {}});
    stream.fact(1, StateRecord{ReadyState::Open});
    ResponseRecord refused;
    refused.status = 503;
    stream.fact(2, AttemptRecord());
    stream.fact(2, refused);
    stream.fact(2, EndRecord{EndReason::Status, {}, true});
    stream.fact(2, StateRecord{ReadyState::Closed});
    const QByteArray printed = stream.printed(stamped);
    QCOMPARE(printed.count("{\"kind\":\"open\""), 1);
    QVERIFY(printed.contains("\"status\":200"));
    QVERIFY(printed.indexOf("redirect") < printed.indexOf("open"));
    QVERIFY(printed.indexOf("open") < printed.indexOf("charset"));
}

void TestJsonLines::responseWaitsForItsVerdict()
{
    Stream stream;
    RowPrinter printer(stream.log, stream.index, stamped, FilterExpression());
    QByteArray out;
    stream.fact(1, AttemptRecord());
    stream.fact(1, ResponseRecord());
    stream.fact(1, NoteRecord{"charset", {}});
    printer.print(out, false, noLimit);
    QCOMPARE(out, QByteArray());
    stream.fact(1, StateRecord{ReadyState::Open});
    printer.print(out, false, noLimit);
    QVERIFY(out.startsWith("{\"kind\":\"open\""));
    QCOMPARE(out.count('\n'), 2);
}

void TestJsonLines::closingWhileWaitingIsAnEnd()
{
    Stream stream;
    stream.fact(1, NoteRecord{"closed", QStringLiteral("You closed it.")});
    QVERIFY(stream.printed(stamped).startsWith("{\"kind\":\"end\""));
    QVERIFY(stream.printed(stamped).endsWith(R"("reason":"closed","message":"You closed it."})"
                                             "\n"));
}

void TestJsonLines::stampsComeFromTheRead()
{
    Stream stream;
    stream.indexer.beginConnection(3);
    stream.read(3, "data:1\n");
    stream.clock.advance(std::chrono::microseconds(1001));
    stream.read(3, "\n");
    QCOMPARE(stream.printed(stamped),
             QByteArray(R"({"kind":"event","time":"2026-03-02T00:00:00.000001Z","connection":3,)"
                        R"("type":"message","data":"1","lastEventId":""})"
                        "\n"));
}

void TestJsonLines::isoTime_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00.000000Z");
    QTest::newRow("before") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999999Z");
    QTest::newRow("leap day") << qint64(1709210096000007)
                              << QByteArray("2024-02-29T12:34:56.000007Z");
}

void TestJsonLines::isoTime()
{
    QFETCH(qint64, microseconds);
    QByteArray out;
    appendIsoTime(out, WallTime(std::chrono::microseconds(microseconds)));
    QTEST(out, "expected");
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
