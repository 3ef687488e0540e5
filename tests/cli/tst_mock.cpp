// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/builtinscenarios.h"
#include "tests/cli/servingcli.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sse;
using namespace sse::test;

namespace {

constexpr auto threeEvents = R"({
  "name": "three",
  "steps": [
    {"repeat": {"times": 3, "steps": [
      {"event": {"id": "{{counter}}", "data": "number {{counter}}"}},
      {"wait": 3600000}
    ]}}
  ]
}
)";

constexpr auto oneEvent =
    R"({"name": "one", "steps": [{"event": {"data": "after {{lastEventId}}"}}]})";

} // namespace

class TestMock : public QObject
{
    Q_OBJECT

private slots:
    void list();
    void unknownScenarios_data();
    void unknownScenarios();
    void unreadableFiles_data();
    void unreadableFiles();
    void problemsAreTold();
    void manyProblems();
    void address();
    void servesAFileAtItsSpeed();
    void servesABuiltIn();
    void everyRequestHasALine();
    void requestLineMasksSecrets();
    void hostileRequests();
    void refusals_data();
    void refusals();
    void tooManyConnections();
    void portInUse();
    void addressOfNobody();
    void listensOnBothLoopbacks();
    void warnsOfTheNetwork();
    void endsOnSignals_data();
    void endsOnSignals();
    void endsWithItsReader();

private:
    QString file(const QByteArray &json, const char *name = "a.json");
    QStringList mock(const QByteArray &json, const QStringList &options = {});

    QTemporaryDir m_folder;
};

QString TestMock::file(const QByteArray &json, const char *name)
{
    QFile file(m_folder.filePath(QString::fromUtf8(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return {};
    return file.fileName();
}

QStringList TestMock::mock(const QByteArray &json, const QStringList &options)
{
    return QStringList{QStringLiteral("mock"), file(json)} + options;
}

void TestMock::list()
{
    const CliRun run = runCli({QStringLiteral("mock"), QStringLiteral("--list")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QByteArrayList lines = run.output.split('\n');
    QCOMPARE(lines.takeLast(), QByteArray());
    QCOMPARE(lines.size(), builtinScenarioNames().size());
    QVERIFY(lines.size() > 40);
    const qsizetype column = lines.first().indexOf(builtinScenario("bom")->demonstrates);
    QVERIFY(column > 0);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray name = builtinScenarioNames()[i];
        QCOMPARE(lines[i].left(column).trimmed(), name);
        QCOMPARE(lines[i].mid(column), builtinScenario(name)->demonstrates);
        QVERIFY(!lines[i].mid(column).isEmpty());
    }
}

void TestMock::unknownScenarios_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("mentions");
    QTest::newRow("typing error") << QStringLiteral("clok")
                                  << QByteArray("similar scenarios: clock");
    QTest::newRow("upper case") << QStringLiteral("CLOCK") << QByteArray("clock");
    QTest::newRow("a part") << QStringLiteral("gzip") << QByteArray("gzip-flush, gzip-held-back");
    QTest::newRow("none is similar") << QStringLiteral("qqqqqqq") << QByteArray("mock --list");
    QTest::newRow("hidden") << QStringLiteral("a\x1B[2J") << QByteArray("a\\u001b[2J");
    QTest::newRow("long") << QString(100'000, u'a') << QByteArray("mock --list");
}

void TestMock::unknownScenarios()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, mentions);
    const CliRun run = runCli({QStringLiteral("mock"), name});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(mentions), run.errors.left(1000).constData());
    QVERIFY(run.errors.contains("mock --list"));
    QCOMPARE(run.errors.count('\n'), 1);
}

void TestMock::unreadableFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing"));
    QTest::newRow("by its ending") << QStringLiteral("missing.json");
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("endless") << QStringLiteral("/dev/zero");
    QTest::newRow("too large") << file(QByteArray((1 << 20) + 1, ' '), "large");
}

void TestMock::unreadableFiles()
{
    QFETCH(QString, path);
    const CliRun run = runCli({QStringLiteral("mock"), path});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(path.toUtf8()), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
}

void TestMock::problemsAreTold()
{
    const QString path =
        file("{\n  \"name\": \"x\",\n  \"stepz\": [],\n  \"counterFrom\": \"1\"\n}\n");
    const CliRun run = runCli({QStringLiteral("mock"), path});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    const QByteArrayList lines = run.errors.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith(QByteArray(path.toUtf8() + ":3:3: ")), lines[0].constData());
    QVERIFY2(lines[0].contains("stepz") && lines[0].endsWith('.'), lines[0].constData());
    QVERIFY2(lines[1].startsWith(QByteArray(path.toUtf8() + ":4:18: ")), lines[1].constData());
}

void TestMock::manyProblems()
{
    QByteArray json = "{\"name\": \"x\", \"steps\": [\n";
    for (int i = 0; i < 30; ++i)
        json += "{\"wait\": -1},\n";
    const QString path = file(json + "{\"wait\": 1}]}");
    const CliRun run = runCli({QStringLiteral("mock"), path});
    QCOMPARE(run.exitCode, 2);
    const QByteArrayList lines = run.errors.trimmed().split('\n');
    QCOMPARE(lines.size(), 21);
    QVERIFY2(lines[19].startsWith(QByteArray(path.toUtf8() + ":21:")), lines[19].constData());
    QVERIFY2(lines[20].contains("besides: 10."), lines[20].constData());
}

void TestMock::address()
{
    ServingCli server(mock(oneEvent));
    QVERIFY(server.isReady());
    const QByteArray port = QByteArray::number(server.port());
    QVERIFY(server.port() > 0);
    QCOMPARE(server.addressLine(),
             QByteArray("{\"url\":\"http://127.0.0.1:" + port + "/one\",\"port\":" + port + "}"));
    QCOMPARE(server.end(), 0);
    QCOMPARE(server.cli().output().count('\n'), 1);
}

void TestMock::servesAFileAtItsSpeed()
{
    ServingCli server(mock(threeEvents, {QStringLiteral("--speed"), QStringLiteral("1000000")}));
    const ServedAnswer answer = server.get("/any/path");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.contains("\r\nContent-Type: text/event-stream\r\n"));
    QCOMPARE(answer.body, QByteArray("id: 1\ndata: number 1\n\nid: 2\ndata: number 2\n\n"
                                     "id: 3\ndata: number 3\n\n"));
    QCOMPARE(server.end(), 0);
    QCOMPARE(server.cli().errors(), QByteArray());
}

void TestMock::servesABuiltIn()
{
    ServingCli server({QStringLiteral("mock"), QStringLiteral("once")});
    QVERIFY(server.addressLine().contains("/once\""));
    QCOMPARE(server.get("/once").body, QByteArray("data: This is all.\n\n"));
}

void TestMock::everyRequestHasALine()
{
    ServingCli server(mock(oneEvent));
    QCOMPARE(server.get("/a?b=%20").body, QByteArray("data: after \n\n"));
    QCOMPARE(server.get("/c", {"Last-Event-ID: caf\xC3\xA9"}).body,
             QByteArray("data: after caf\xC3\xA9\n\n"));
    const QJsonObject first = server.request(1);
    QCOMPARE(first.value(u"kind").toString(), QStringLiteral("request"));
    QCOMPARE(first.value(u"number").toInt(), 1);
    QCOMPARE(first.value(u"connection").toInt(), 1);
    QCOMPARE(first.value(u"method").toString(), QStringLiteral("GET"));
    QCOMPARE(first.value(u"target").toString(), QStringLiteral("/a?b=%20"));
    QCOMPARE(first.value(u"status").toInt(), 200);
    QVERIFY(first.value(u"client").toString().startsWith(QLatin1String("127.0.0.1:")));
    QVERIFY(first.value(u"time").toString().endsWith(u'Z'));
    QVERIFY(!first.contains(u"lastEventId") && !first.contains(u"message"));
    QCOMPARE(first.value(u"headers").toArray().size(), 1);
    const QByteArray second = server.requestLine(2);
    QVERIFY2(second.contains(",\"status\":200,\"lastEventId\":\"caf\xC3\xA9\",\"headers\":[{"),
             second.constData());
    QCOMPARE(server.end(), 0);
    QCOMPARE(server.cli().output().count('\n'), 3);
}

void TestMock::requestLineMasksSecrets()
{
    ServingCli server(mock(oneEvent));
    QCOMPARE(server.get("/?token=s3cret&a=1", {"Authorization: Bearer s3cret"}).status, 200);
    const QByteArray line = server.requestLine(1);
    QVERIFY2(!line.contains("s3cret"), line.constData());
    QVERIFY(line.contains("\"target\":\"/?token=REDACTED&a=1\""));
}

void TestMock::hostileRequests()
{
    ServingCli server(mock(oneEvent));
    QCOMPARE(server.send("GET / HTTP/1.1\nHost: localhost\n\n").status, 400);
    QCOMPARE(server.send("\x16\x03\x01\r\n\r\n").status, 400);
    QCOMPARE(server.send(QByteArray("GET / HTTP/1.1\r\nX: ") + QByteArray(70'000, 'x')).status,
             431);
    QCOMPARE(server.get("/", {"X: \x1B[2J\x7F"}).status, 400);
    for (int number = 1; number <= 4; ++number) {
        const QJsonObject request = server.request(number);
        QCOMPARE(request.value(u"status").toInt(), number == 3 ? 431 : 400);
        QVERIFY(request.value(u"connection").isNull());
        QVERIFY(request.value(u"message").toString().endsWith(u'.'));
    }
    // It serves on.
    QCOMPARE(server.get("/").status, 200);
    QCOMPARE(server.request(5).value(u"status").toInt(), 200);
}

void TestMock::refusals_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<int>("status");
    const auto add = [](const char *name, const char *options, const QByteArrayList &lines,
                        int status) {
        QTest::newRow(name) << QString::fromUtf8(options) << lines << status;
    };
    add("page of this machine", "", {"Origin: http://localhost:3000"}, 200);
    add("page of elsewhere", "", {"Origin: https://evil.example"}, 403);
    add("page without origin", "", {"Origin: null"}, 403);
    add("page that is allowed", "--allow-origin|HTTPS://App.example/",
        {"Origin: https://app.example"}, 200);
    add("page beside it", "--allow-origin|https://app.example",
        {"Origin: https://app.example.evil.example"}, 403);
    add("any page", "--allow-origin|any", {"Origin: null"}, 200);
    add("rebound name", "", {"Host: evil.example:PORT"}, 421);
    add("allowed name", "--allow-host|Mock.example", {"Host: MOCK.example:PORT"}, 200);
}

void TestMock::refusals()
{
    QFETCH(QString, options);
    QFETCH(QByteArrayList, lines);
    QFETCH(int, status);
    ServingCli server(mock(oneEvent, options.split(u'|', Qt::SkipEmptyParts)));
    for (QByteArray &line : lines)
        line.replace("PORT", QByteArray::number(server.port()));
    QCOMPARE(server.get("/", lines).status, status);
    const QJsonObject request = server.request(1);
    QCOMPARE(request.value(u"status").toInt(), status);
    QCOMPARE(request.contains(u"message"), status != 200);
    QCOMPARE(request.value(u"connection").isNull(), status != 200);
}

void TestMock::tooManyConnections()
{
    ServingCli server({QStringLiteral("mock"), QStringLiteral("silent-hang"),
                       QStringLiteral("--max-connections"), QStringLiteral("1")});
    QTcpSocket first;
    first.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(first.waitForConnected());
    first.write("GET / HTTP/1.1\r\nHost: localhost:" + QByteArray::number(server.port()) +
                "\r\n\r\n");
    QVERIFY(first.waitForReadyRead(20'000));
    QCOMPARE(server.get("/").status, 503);
    QVERIFY(server.requestLine(2).contains("\"status\":503"));
}

void TestMock::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    QElapsedTimer timer;
    timer.start();
    const CliRun run = runCli(mock(oneEvent, {QStringLiteral("--port"), port}));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(port.toUtf8()), run.errors.constData());
    QByteArray rest = run.errors;
    rest.replace(port.toUtf8(), "");
    bool offersAnother = false;
    for (const QByteArray &word : rest.simplified().split(' '))
        offersAnother |= QByteArray(word).replace('.', "").toInt() > 1023;
    QVERIFY2(offersAnother, run.errors.constData());
}

void TestMock::addressOfNobody()
{
    // TEST-NET-1 is no machine's.
    const CliRun run =
        runCli(mock(oneEvent, {QStringLiteral("--host"), QStringLiteral("192.0.2.1")}));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains("192.0.2.1"), run.errors.constData());
}

void TestMock::listensOnBothLoopbacks()
{
    const bool hasIp6 = QTcpServer().listen(QHostAddress::LocalHostIPv6);
    ServingCli server(mock(oneEvent));
    QCOMPARE(server.get("/", {}, QStringLiteral("127.0.0.1")).status, 200);
    QCOMPARE(server.get("/", {}, QStringLiteral("::1")).status, hasIp6 ? 200 : 0);
    QCOMPARE(server.end(), 0);
    QCOMPARE(server.cli().errors().contains("::1"), !hasIp6);
}

void TestMock::warnsOfTheNetwork()
{
    ServingCli server(mock(oneEvent, {QStringLiteral("--host"), QStringLiteral("0.0.0.0")}));
    QVERIFY(server.isReady());
    QVERIFY(server.cli().waitForError("network"));
    // An address can't be rebound, so it is a name of this server now.
    QCOMPARE(server.get("/", {"Host: 10.0.0.7:" + QByteArray::number(server.port())}).status, 200);
    QCOMPARE(server.get("/", {"Host: evil.example"}).status, 421);
}

void TestMock::endsOnSignals_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestMock::endsOnSignals()
{
    QFETCH(int, number);
    ServingCli server({QStringLiteral("mock"), QStringLiteral("clock")});
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(client.waitForConnected());
    client.write("GET / HTTP/1.1\r\nHost: localhost:" + QByteArray::number(server.port()) +
                 "\r\n\r\n");
    QVERIFY(client.waitForReadyRead(20'000));
    QElapsedTimer timer;
    timer.start();
    server.cli().signal(number);
    QCOMPARE(server.cli().exitCode(), 0);
    QVERIFY2(timer.elapsed() < 900, QByteArray::number(timer.elapsed()).constData());
    // The client was still there, and its request has its line all the same.
    QCOMPARE(server.cli().output().count('\n'), 2);
}

void TestMock::endsWithItsReader()
{
    ReaderThatLeaves reader;
    CliProcess cli({QStringLiteral("mock"), QStringLiteral("clock")}, reader.endToWrite());
    QVERIFY(reader.readAndLeave());
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(cli.errors(), QByteArray());
}

QTEST_GUILESS_MAIN(TestMock)
#include "tst_mock.moc"
