// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/servingcli.h"
#include "tests/support/rawserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sse;
using namespace sse::test;

namespace {

const QByteArray firstBody = QByteArrayLiteral("retry: 1\n\nid: 1\ndata: one\n\n"
                                               "id: 2\r\ndata: tw\xC3\xB6\r\n\r\n: comment\n");
const QByteArray secondBody = QByteArrayLiteral("id: 3\ndata: three\n\nid: 4\ndata: four\n\n");

RawAnswer answerTo(const RawRequest &request)
{
    RawAnswer answer;
    answer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Recorded: yes\r\n"
                "Transfer-Encoding: chunked\r\n\r\n");
    if (request.query == "slow") {
        return answer.chunk("data: begin\n\n").wait(Millis(700)).chunk("data: end\n\n").lastChunk();
    }
    if (request.query == "open")
        return answer.chunk("data: begin\n\n").hold();
    if (request.query == "two" && request.number == 2)
        return answer.chunk(secondBody).lastChunk();
    return answer.chunk(firstBody.left(20)).wait(Millis(20)).chunk(firstBody.mid(20)).lastChunk();
}

QStringList serve(const QString &file, const char *options = "")
{
    return QStringList{QStringLiteral("serve"), file} +
           QString::fromUtf8(options).split(u'|', Qt::SkipEmptyParts);
}

} // namespace

class TestServe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void servesText();
    void servesARecording();
    void everyConnectionInTurn();
    void oneConnection();
    void unknownConnection();
    void lastEventId();
    void pace();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void nothingInIt();
    void runningRecording();
    void damageIsTold();
    void endsOnSignals();
    void endsWithItsReader();

private:
    QString file(const char *name, const QByteArray &content);
    QString record(const char *query, const char *options);

    RawServer m_server{answerTo};
    QTemporaryDir m_folder;
    QString m_one;
    QString m_two;
};

QString TestServe::file(const char *name, const QByteArray &content)
{
    QFile file(m_folder.filePath(QString::fromUtf8(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

QString TestServe::record(const char *query, const char *options)
{
    const QString name = m_folder.filePath(QString::fromUtf8(query) + QStringLiteral(".sserec"));
    const QStringList arguments{QStringLiteral("record"),
                                m_server.url(u'/' + (u'?' + QString::fromUtf8(query))).toString(),
                                QStringLiteral("-o"), name};
    const CliRun run = runCli(arguments + QString::fromUtf8(options).split(u'|'));
    return run.exitCode == 0 ? name : QString();
}

void TestServe::initTestCase()
{
    m_one = record("one", "--no-reconnect");
    m_two = record("two", "--max-events|4");
    QVERIFY(!m_one.isEmpty() && !m_two.isEmpty());
}

void TestServe::servesText()
{
    ServingCli server(serve(file("body.txt", firstBody)));
    const QByteArray origin = "http://127.0.0.1:" + QByteArray::number(server.port());
    QVERIFY2(server.addressLine().contains(QByteArray("\"" + origin + "/")),
             server.addressLine().constData());
    const ServedAnswer answer = server.get("/");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.contains("\r\nContent-Type: text/event-stream\r\n"));
    QCOMPARE(answer.body, firstBody);
    const QJsonObject request = server.request(1);
    QCOMPARE(request.value(u"status").toInt(), 200);
    QCOMPARE(request.value(u"connection").toInt(), 1);
    QCOMPARE(server.end(), 0);
    QCOMPARE(server.cli().errors(), QByteArray());
}

void TestServe::servesARecording()
{
    ServingCli server(serve(m_one, "--speed|0"));
    const ServedAnswer answer = server.get("/x");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, firstBody);
    QCOMPARE(answer.body, runCli({QStringLiteral("cat"), m_one}).output);
    QVERIFY(answer.head.contains("X-Recorded: yes"));
}

void TestServe::everyConnectionInTurn()
{
    ServingCli server(serve(m_two, "--speed|1000"));
    QCOMPARE(server.get("/").body, firstBody);
    QCOMPARE(server.get("/", {"Last-Event-ID: 2"}).body, secondBody);
    QCOMPARE(server.get("/", {"Last-Event-ID: 4"}).status, 204);
    // Without the id that it was sent it is another client.
    QCOMPARE(server.get("/").body, firstBody);
    QCOMPARE(server.request(3).value(u"status").toInt(), 204);
}

void TestServe::oneConnection()
{
    ServingCli server(serve(m_two, "--connection|2"));
    QCOMPARE(server.get("/").body, secondBody);
    QCOMPARE(server.get("/").body, secondBody);
}

void TestServe::unknownConnection()
{
    const CliRun run = runCli(serve(m_two, "--connection|7"));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains("no connection 7"), run.errors.constData());
    QVERIFY(run.errors.contains("--connection 1") && run.errors.contains("--connection 2"));
}

void TestServe::lastEventId()
{
    ServingCli server(serve(m_two, "--speed|0"));
    const ServedAnswer answer = server.get("/", {"Last-Event-ID: 3"});
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.contains("four") && !answer.body.contains("three"),
             answer.body.constData());
    QCOMPARE(server.request(1).value(u"lastEventId").toString(), QStringLiteral("3"));
}

void TestServe::pace()
{
    const QString slow = record("slow", "--no-reconnect");
    ServingCli own(serve(slow));
    QVERIFY(own.isReady());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(own.get("/").body.endsWith("data: end\n\n"));
    QVERIFY2(timer.elapsed() >= 690, QByteArray::number(timer.elapsed()).constData());
    ServingCli fast(serve(slow, "--speed|100"));
    QVERIFY(fast.isReady());
    timer.restart();
    QVERIFY(fast.get("/").body.endsWith("data: end\n\n"));
    QVERIFY2(timer.elapsed() < 500, QByteArray::number(timer.elapsed()).constData());
}

void TestServe::otherFilesAreRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing"));
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("another database")
        << file("other.db", QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0'));
}

void TestServe::otherFilesAreRefused()
{
    QFETCH(QString, path);
    const CliRun run = runCli(serve(path));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(path.toUtf8()), run.errors.constData());
}

void TestServe::nothingInIt()
{
    ServingCli server(serve(file("empty", QByteArray())));
    QVERIFY(server.isReady());
    QVERIFY(server.cli().waitForError("holds no bytes"));
    QVERIFY(server.get("/").status != 0);
    QCOMPARE(server.end(), 0);
}

void TestServe::runningRecording()
{
    const QString name = m_folder.filePath(QStringLiteral("running.sserec"));
    CliProcess recorder({QStringLiteral("record"),
                         m_server.url(QStringLiteral("/?open")).toString(), QStringLiteral("-o"),
                         name});
    const QString live = name + QStringLiteral(".part");
    QTRY_VERIFY_WITH_TIMEOUT(runCli({QStringLiteral("events"), live}).output.contains("begin"),
                             20'000);
    ServingCli server(serve(live));
    QVERIFY(server.isReady());
    QVERIFY(server.cli().waitForError("still being recorded"));
    QVERIFY(server.get("/").body.contains("data: begin\n\n"));
    recorder.signal(SIGTERM);
    QCOMPARE(recorder.exitCode(), 0);
    QCOMPARE(server.end(), 0);
}

void TestServe::damageIsTold()
{
    QFile whole(m_one);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QByteArray bytes = whole.readAll();
    const qsizetype at = bytes.indexOf(": one");
    QVERIFY(at > 0);
    bytes[at] = '!';
    ServingCli server(serve(file("damaged.sserec", bytes)));
    QVERIFY(server.isReady());
    QVERIFY(server.cli().waitForError("Damaged places"));
    QCOMPARE(server.end(), 0);
}

void TestServe::endsOnSignals()
{
    ServingCli server(serve(m_one));
    QVERIFY(server.isReady());
    server.cli().signal(SIGTERM);
    QCOMPARE(server.cli().exitCode(), 0);
}

void TestServe::endsWithItsReader()
{
    ReaderThatLeaves reader;
    CliProcess cli(serve(m_one), reader.endToWrite());
    QVERIFY(reader.readAndLeave());
    QCOMPARE(cli.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
