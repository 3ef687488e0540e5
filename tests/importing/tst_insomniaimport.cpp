// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/importing/insomniaimport.h"

#include "tests/importing/importedlog.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

QByteArray entry(const char *request, const char *type, qint64 time, const char *rest = "")
{
    return QByteArray("{\"_id\":\"res_1\",\"requestId\":\"") + request + "\",\"type\":\"" + type +
           "\",\"timestamp\":" + QByteArray::number(time) + rest + '}';
}

const char *const someData = R"(,"data":"data: a\n\nda","direction":"INCOMING")";
const char *const moreData = R"(,"data":"ta: b\n\n","direction":"INCOMING")";

} // namespace

class TestInsomniaImport final : public QObject
{
    Q_OBJECT

private slots:
    void joinsMessages_data();
    void joinsMessages();
    void keepsStreamsApart();
    void tellsFacts();
    void refuses_data();
    void refuses();
};

void TestInsomniaImport::joinsMessages_data()
{
    QTest::addColumn<QByteArray>("log");
    const QByteArrayList entries{entry("req_1", "open", 1'700'000'000'000),
                                 entry("req_1", "message", 1'700'000'000'100, someData),
                                 entry("req_1", "message", 1'700'000'000'100, moreData),
                                 entry("req_1", "close", 1'700'000'000'300, ",\"code\":1000")};
    QByteArrayList backwards = entries;
    std::reverse(backwards.begin(), backwards.end());
    QTest::newRow("lines") << entries.join('\n');
    QTest::newRow("lines with CRLF and a mark")
        << QByteArray("\xEF\xBB\xBF" + entries.join("\r\n"));
    QTest::newRow("newest first") << backwards.join('\n');
    QTest::newRow("an array") << QByteArray("[\n" + entries.join(",\n") + "\n]");
    QTest::newRow("an array, newest first") << QByteArray('[' + backwards.join(',') + ']');
}

void TestInsomniaImport::joinsMessages()
{
    QFETCH(QByteArray, log);
    const Result<Imported> imported = import(log);
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message));
    QCOMPARE(imported.value().kind, ImportKind::InsomniaLog);
    QCOMPARE(imported.value().streams.size(), std::size_t{1});
    const ImportedStream &stream = imported.value().streams.at(0);
    QVERIFY(stream.hasTimes);
    QCOMPARE(bodyOf(*stream.log), QByteArrayLiteral("data: a\n\ndata: b\n\n"));
    QCOMPARE(readsOf(*stream.log), QByteArrayLiteral("11 7"));
    QCOMPARE(stream.log->anchor().toWall(stream.log->read(0).time),
             WallTime(Millis(1'700'000'000'100)));
    QCOMPARE(factsOf(*stream.log),
             QByteArrayLiteral("1 state 0\n1 state 1\n1 body-end\n1 end end-not-verifiable\n"
                               "1 state 2"));
}

void TestInsomniaImport::keepsStreamsApart()
{
    const QByteArrayList entries{
        entry("req_1", "open", 1000), entry("req_2", "open", 2000),
        entry("req_1", "message", 3000, ",\"data\":\"data: one\\n\\n\""),
        entry("req_2", "message", 4000, ",\"data\":\"data: two\\n\\n\""),
        entry("req_2", "message", 4000, ",\"data\":\"sent\",\"direction\":\"OUTGOING\"")};
    const Result<Imported> imported = import(entries.join('\n'));
    QVERIFY(imported);
    QCOMPARE(imported.value().streams.size(), std::size_t{2});
    QCOMPARE(bodyOf(*imported.value().streams.at(0).log), QByteArrayLiteral("data: one\n\n"));
    QCOMPARE(bodyOf(*imported.value().streams.at(1).log), QByteArrayLiteral("data: two\n\n"));
    QVERIFY(imported.value().notes.join(u'\n').contains(QLatin1String("to the server")));
}

void TestInsomniaImport::tellsFacts()
{
    const QByteArrayList entries{entry("r", "open", 1),
                                 entry("r", "message", 2, someData),
                                 entry("r", "error", 3, ",\"message\":\"reset\""),
                                 entry("r", "close", 4),
                                 entry("r", "open", 5),
                                 entry("r", "message", 6, moreData)};
    const Result<Imported> imported = import(entries.join('\n'));
    QVERIFY(imported);
    QCOMPARE(factsOf(*imported.value().streams.at(0).log),
             QByteArrayLiteral("1 state 0\n1 state 1\n1 body-end\n1 end truncated\n1 state 0\n"
                               "2 state 1\n2 body-end"));
}

void TestInsomniaImport::refuses_data()
{
    QTest::addColumn<QByteArray>("log");
    const QByteArray good = entry("r", "open", 1);
    QTest::newRow("another object") << QByteArray(good + "\n{\"a\":1}");
    QTest::newRow("no JSON") << QByteArray(good + "\nhello");
    QTest::newRow("a cut array") << QByteArray('[' + good + ',');
    QTest::newRow("an array of something") << QByteArray('[' + good + ",7]");
}

void TestInsomniaImport::refuses()
{
    QFETCH(QByteArray, log);
    const Result<Imported> imported = import(log);
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, QByteArrayLiteral("import"));
    QVERIFY(!imported.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestInsomniaImport)
#include "tst_insomniaimport.moc"
