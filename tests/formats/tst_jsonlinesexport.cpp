// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/formats/reportstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

QList<QJsonObject> parsed(const QByteArray &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        QJsonParseError error;
        objects.append(QJsonDocument::fromJson(line, &error).object());
        if (error.error != QJsonParseError::NoError)
            qWarning("%s: %s", qPrintable(error.errorString()), line.constData());
    }
    return objects;
}

/// The lines of blocks and comments, without what all have in front.
QByteArrayList blockLines(const ReportStream &stream)
{
    QByteArrayList lines;
    for (const QByteArray &line : stream.exported(ExportFormat::JsonLines).split('\n')) {
        const qsizetype at = line.indexOf(",\"connection\":1");
        if (at >= 0 && !line.contains("\"url\"") && !line.contains("\"reason\""))
            lines += line.sliced(at + 15);
    }
    return lines;
}

} // namespace

class TestJsonLinesExport final : public QObject
{
    Q_OBJECT

private slots:
    void writesBlocks_data();
    void writesBlocks();
    void writesTheLifeCycle();
    void leavesOutTimesThatMeanNothing();
    void masks();
    void masksOverSeveralLines();
    void masksNamesOfFields_data();
    void masksNamesOfFields();
    void writesRequestBodies();
    void knowsResponsesThatOpenedNothing();
    void survivesHostileText();
    void takesHugeBlocks();
};

void TestJsonLinesExport::writesBlocks_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("event") << QByteArray("event: e\nid: 7\ndata: a\"b\n\n")
                           << QByteArray(
                                  R"(,"type":"e","data":"a\"b","lastEventId":"7","fields":[)"
                                  R"({"name":"event","value":"e","outcome":"set"},)"
                                  R"({"name":"id","value":"7","outcome":"set"},)"
                                  R"({"name":"data","value":"a\"b","outcome":"appended"}]})");
    QTest::newRow("lines") << QByteArray("data: a\r:c\rdata\r\ndata:b\n\n")
                           << QByteArray(R"(,"text":"c"})");
    QTest::newRow("retry") << QByteArray("retry: 0050\n\n")
                           << QByteArray(R"(,"value":"0050","ms":50,"fields":[)"
                                         R"({"name":"retry","value":"0050","outcome":"set"}]})");
    QTest::newRow("long retry")
        << QByteArray("retry: 99999999999999999\n\n")
        << QByteArray(R"(,"value":"99999999999999999","ms":"99999999999999999","fields":[)"
                      R"({"name":"retry","value":"99999999999999999","outcome":"set"}]})");
    QTest::newRow("ignored") << QByteArray("foo: x\nid: a\0b\n\n", 15)
                             << QByteArray(R"(,"fields":[)"
                                           R"({"name":"foo","value":"x","outcome":"unknown"},)"
                                           R"({"name":"id","value":"a\u0000b","outcome":"nul"}]})");
    QTest::newRow("unfinished") << QByteArray("data: x\nda")
                                << QByteArray(
                                       R"(,"fields":[)"
                                       R"({"name":"data","value":"x","outcome":"discarded"},)"
                                       R"({"name":"da","value":"","outcome":"unterminated"}]})");
    QTest::newRow("ill-formed") << QByteArray("data: \xFF\n\n")
                                << QByteArray(
                                       ",\"type\":\"message\",\"data\":\"\xEF\xBF\xBD\","
                                       "\"lastEventId\":\"\",\"fields\":[{\"name\":\"data\","
                                       "\"value\":\"\xEF\xBF\xBD\",\"outcome\":\"appended\"}]}");
}

void TestJsonLinesExport::writesBlocks()
{
    QFETCH(const QByteArray, block);
    QFETCH(const QByteArray, line);
    ReportStream stream;
    stream.open();
    stream.read(block);
    stream.close();
    QCOMPARE(blockLines(stream).value(0), line);
}

void TestJsonLinesExport::writesTheLifeCycle()
{
    ReportStream stream;
    stream.open();
    stream.read("data: x\n\n");
    stream.close();
    stream.fact(ReconnectRecord{Millis(50), DelaySource::Retry, {}});
    stream.fact(NoteRecord{"some-code", QStringLiteral("Something.")});
    stream.fact(NoteRecord{"closed", QStringLiteral("You closed it.")});
    const QList<QJsonObject> lines = parsed(stream.exported(ExportFormat::JsonLines));
    QStringList kinds;
    for (const QJsonObject &line : lines)
        kinds += line.value(QLatin1String("kind")).toString();
    QCOMPARE(kinds.join(QLatin1Char(' ')),
             QStringLiteral("request open event end reconnect note end"));
    QCOMPARE(lines[0].value(QLatin1String("method")).toString(), QStringLiteral("GET"));
    QCOMPARE(lines[0].value(QLatin1String("url")).toString(),
             QStringLiteral("http://localhost:8080/events"));
    QVERIFY(!lines[0].contains(QLatin1String("lastEventId")));
    QCOMPARE(lines[1].value(QLatin1String("status")).toInt(), 200);
    QCOMPARE(lines[4].value(QLatin1String("delayMs")).toInt(), 50);
    QCOMPARE(lines[6].value(QLatin1String("reason")).toString(), QStringLiteral("closed"));
    QCOMPARE(lines[2].value(QLatin1String("time")).toString(),
             QStringLiteral("2023-11-14T22:13:20.002000Z"));
}

void TestJsonLinesExport::leavesOutTimesThatMeanNothing()
{
    ReportStream stream;
    stream.hasTimes = false;
    stream.open();
    stream.read("data: x\n\n");
    QVERIFY(!stream.exported(ExportFormat::JsonLines).contains("\"time\""));
}

void TestJsonLinesExport::masks()
{
    ReportStream stream;
    AttemptRecord attempt;
    attempt.method = "POST";
    attempt.url = QUrl(QStringLiteral("http://u:secretinurl42@localhost/?token=secretinitem42"));
    attempt.headers = {{"Authorization", "Bearer secretinheader42"}};
    attempt.body = "{\"password\":\"secretinbody42\"}";
    attempt.lastEventId = "secretinid42";
    stream.open(attempt, {200, "OK", attempt.url, {{"Set-Cookie", "a=secretincookie42"}}});
    stream.read("data: {\"api_key\":\"secretindata42\"}\n\n");
    stream.read("id: secretindata42\nevent: secretinheader42\ndata: again secretinbody42\n\n");
    stream.read(":secretinitem42\nsecretin: secretinurl42 {\"token\":\"secretinline42\"}\n\n");
    stream.read("data: behind the ID\n\n");
    stream.close(EndReason::Closed, QStringLiteral("It was secretincookie42."));
    const QByteArray all = stream.exported(ExportFormat::JsonLines, true);
    const QByteArray masked = stream.exported(ExportFormat::JsonLines);
    for (const QByteArray secret :
         {"secretinurl42", "secretinitem42", "secretinheader42", "secretinbody42",
          "secretincookie42", "secretindata42", "secretinline42"}) {
        QVERIFY2(all.contains(secret), secret.constData());
        QVERIFY2(!masked.contains(secret), masked.constData());
    }
    QCOMPARE(parsed(masked).size(), parsed(all).size());
}

void TestJsonLinesExport::masksOverSeveralLines()
{
    ReportStream stream;
    stream.open();
    stream.read("data: {\"password\":\ndata: \"overtwolines42\",\nid: 1\ndata: \"a\":1}\n\n");
    const QList<QJsonObject> lines = parsed(stream.exported(ExportFormat::JsonLines));
    const QJsonObject event = lines.last();
    const QString data = event.value(QLatin1String("data")).toString();
    QVERIFY(!data.contains(QLatin1String("overtwolines42")));
    QStringList values;
    for (const QJsonValue field : event.value(QLatin1String("fields")).toArray()) {
        if (field[QLatin1String("name")].toString() == QLatin1String("data"))
            values += field[QLatin1String("value")].toString();
    }
    QCOMPARE(values.join(QLatin1Char('\n')), data);
    QCOMPARE(event.value(QLatin1String("lastEventId")).toString(), QStringLiteral("1"));
}

void TestJsonLinesExport::masksNamesOfFields_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const QByteArray token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefgh";
    const QString mark = QStringLiteral("‹redacted:M›");
    QTest::newRow("name") << QByteArray(token + ": x") << mark << QStringLiteral("x");
    QTest::newRow("a part of it") << QByteArray("a " + token + " b:x")
                                  << QString(QStringLiteral("a ") + mark + QStringLiteral(" b"))
                                  << QStringLiteral("x");
    QTest::newRow("no value") << QByteArray(token) << mark << QString();
    QTest::newRow("value") << QByteArray("foo:  " + token + ":y") << QStringLiteral("foo")
                           << QString(QLatin1Char(' ') + mark + QStringLiteral(":y"));
    QTest::newRow("both") << QByteArray(token + ':' + token) << mark << mark;
}

void TestJsonLinesExport::masksNamesOfFields()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, name);
    QFETCH(QString, value);
    ReportStream stream;
    stream.open();
    stream.read(line + "\n\n");
    const auto masked = [](const QJsonObject &field, QLatin1String member) {
        static const QRegularExpression sum(QStringLiteral("redacted:[0-9a-f]{8}"));
        return field[member].toString().replace(sum, QStringLiteral("redacted:M"));
    };
    bool isThere = false;
    for (const QJsonObject &row : parsed(stream.exported(ExportFormat::JsonLines))) {
        if (row[QLatin1String("kind")] != QLatin1String("ignored"))
            continue;
        isThere = true;
        const QJsonObject field = row[QLatin1String("fields")].toArray().at(0).toObject();
        QCOMPARE(masked(field, QLatin1String("name")), name);
        QCOMPARE(masked(field, QLatin1String("value")), value);
    }
    QVERIFY(isThere);
}

void TestJsonLinesExport::writesRequestBodies()
{
    ReportStream stream;
    AttemptRecord attempt;
    attempt.method = "POST";
    attempt.url = QUrl(QStringLiteral("http://localhost/"));
    attempt.body = "{\"q\":1}";
    stream.open(attempt, {200, "OK", attempt.url, {}});
    stream.close();
    attempt.body = "\xFF\x00";
    attempt.lastEventId = "9";
    stream.open(attempt, {200, "OK", attempt.url, {}});
    const QList<QJsonObject> lines = parsed(stream.exported(ExportFormat::JsonLines));
    QCOMPARE(lines[0].value(QLatin1String("body")).toString(), QStringLiteral("{\"q\":1}"));
    QVERIFY(!lines[0].contains(QLatin1String("bodyBase64")));
    QCOMPARE(lines[3].value(QLatin1String("bodyBase64")).toString(),
             QString::fromLatin1(attempt.body.toBase64()));
    QCOMPARE(lines[3].value(QLatin1String("lastEventId")).toString(), QStringLiteral("9"));
}

void TestJsonLinesExport::knowsResponsesThatOpenedNothing()
{
    ReportStream stream;
    stream.begin();
    stream.fact(ResponseRecord{302, "Found", {}, {}});
    stream.fact(ResponseRecord{500, "Oops", {}, {}});
    stream.fact(EndRecord{EndReason::Status, QStringLiteral("500."), true});
    const QByteArray lines = stream.exported(ExportFormat::JsonLines);
    QCOMPARE(lines.count("\"kind\":\"response\""), qsizetype{2});
    QVERIFY(!lines.contains("\"kind\":\"open\""));
}

void TestJsonLinesExport::survivesHostileText()
{
    ReportStream stream;
    stream.open();
    const QList<QByteArray> texts = hostileTexts();
    for (const QByteArray &text : texts) {
        stream.read(QByteArray("event: " + text + "\ndata: " + text + "\n\n"));
        stream.read(QByteArray(text + ": " + text + "\n\n:" + text + '\n'));
    }
    const QList<QJsonObject> lines = parsed(stream.exported(ExportFormat::JsonLines, true));
    QCOMPARE(lines.size(), 2 + texts.size() * 3);
    EventText text(stream.log, stream.index);
    RowNumber row = 2;
    for (qsizetype i = 2; i < lines.size(); ++i, ++row) {
        const RowText shown = text.text(row);
        const QLatin1String key(shown.kind == RowKind::Comment ? "text" : "data");
        QCOMPARE(lines[i].value(key).toString().toUtf8(), shown.data);
    }
}

void TestJsonLinesExport::takesHugeBlocks()
{
    ReportStream stream;
    stream.open();
    const QByteArray huge = QByteArray("\xC3\xA4\"\\x").repeated(700'000);
    stream.read(QByteArray("data: " + huge + "\n\n"));
    stream.read("data: small\n\n");
    const QList<QJsonObject> lines = parsed(stream.exported(ExportFormat::JsonLines));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[2].value(QLatin1String("data")).toString().toUtf8() == huge);
    QCOMPARE(lines[3].value(QLatin1String("data")).toString(), QStringLiteral("small"));
}

QTEST_GUILESS_MAIN(TestJsonLinesExport)
#include "tst_jsonlinesexport.moc"
