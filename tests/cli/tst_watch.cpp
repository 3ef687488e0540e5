// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"
#include "tests/support/rawserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sse::test;

namespace {

const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-A: 1\r\n"
                        "Transfer-Encoding: chunked\r\n\r\n";

RawAnswer stream()
{
    return RawAnswer().send(head);
}

RawAnswer answerTo(const RawRequest &request)
{
    if (request.path == "/three")
        return stream().chunk("retry:1\n\n:c\ndata:1\n\ndata:2\n\nid:3\ndata:3\n\n").lastChunk();
    if (request.path == "/open")
        return stream().chunk("data:1\n\n").hold();
    if (request.path == "/cr")
        return stream().chunk("data:1\r\n\r").hold();
    if (request.path == "/waiting")
        return stream().chunk("retry:3600000\n\ndata:1\n\n").lastChunk();
    if (request.path == "/half")
        return stream().chunk("data:1\n\ndata:2").lastChunk();
    if (request.path == "/moved") {
        return RawAnswer()
            .send("HTTP/1.1 302 Found\r\nLocation: /three\r\nContent-Length: 0\r\n\r\n")
            .close();
    }
    if (request.path == "/gone")
        return RawAnswer().send("HTTP/1.1 204 No Content\r\nX: y\r\n\r\n").close();
    if (request.path == "/json") {
        return RawAnswer()
            .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                  "Content-Length: 2\r\n\r\n{}")
            .close();
    }
    return RawAnswer().send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n").close();
}

QStringList watch(const RawServer &server, const QByteArray &path, const QByteArray &options = {})
{
    QStringList arguments{QStringLiteral("watch"), server.url(QString::fromUtf8(path)).toString()};
    const QString words = QString::fromUtf8(options);
    if (!words.isEmpty())
        arguments += words.split(QLatin1Char('|'));
    return arguments;
}

QByteArrayList kindsOf(const QByteArray &lines)
{
    return valuesOf(lines, QStringLiteral("kind"));
}

} // namespace

class TestWatch : public QObject
{
    Q_OBJECT

private slots:
    void ends_data();
    void ends();
    void linesAreStamped();
    void reconnectsUntilTheLimit();
    void durationEndsIt();
    void postIsSentOnce();
    void headersFromEnvironmentAndFile();
    void lastEventIdIsSent();
    void filterKeepsLifeCycle();
    void signalsCloseIt_data();
    void signalsCloseIt();
    void lineEndingInCrComesAtOnce();
    void closedPipeEndsQuietly();
    void refusedConnection();

private:
    RawServer m_server{answerTo};
};

void TestWatch::ends_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArrayList>("kinds");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("exitCode");
    const auto add = [](const char *path, const char *options, const QByteArrayList &kinds,
                        const char *reason, int exitCode) {
        QTest::newRow(QByteArray(path).append(' ').append(options).constData())
            << QByteArray(path) << QByteArray(options) << kinds << QByteArray(reason) << exitCode;
    };
    add("/three", "--no-reconnect", {"open", "event", "event", "event", "end"}, "end-of-body", 0);
    add("/three", "--no-reconnect|--all",
        {"open", "retry", "comment", "event", "event", "event", "end"}, "end-of-body", 0);
    add("/three", "--profile|fetch-event-source", {"open", "event", "event", "event", "end"},
        "end-of-body", 0);
    add("/three", "--max-events|2", {"open", "event", "event", "end"}, "limit", 0);
    add("/half", "--no-reconnect|--all", {"open", "event", "unfinished", "end"}, "end-of-body", 0);
    add("/half", "-X|POST", {"open", "event", "end"}, "end-of-body", 0);
    add("/gone", "", {"end"}, "no-content", 0);
    add("/none", "", {"end"}, "status", 1);
    add("/none", "--no-reconnect", {"end"}, "status", 1);
    add("/json", "", {"end"}, "content-type", 1);
    add("/open", "--idle-timeout|0.05|--no-reconnect", {"open", "event", "end"}, "timeout-idle", 3);
    add("/open", "--idle-timeout|0.05|-X|POST", {"open", "event", "end"}, "timeout-idle", 3);
    add("/moved", "--no-reconnect", {"open", "event", "event", "event", "end"}, "end-of-body", 0);
}

void TestWatch::ends()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, options);
    QFETCH(QByteArrayList, kinds);
    QFETCH(QByteArray, reason);
    const CliRun run = runCli(watch(m_server, path, options));
    QTEST(run.exitCode, "exitCode");
    QByteArrayList found = kindsOf(run.output);
    // What is noted besides is the reader's to test.
    found.removeAll("note");
    QCOMPARE(found, kinds);
    QCOMPARE(valuesOf(run.output, QStringLiteral("reason")), QByteArrayList{reason});
    // The sentence is for people too.
    const QByteArray message = valuesOf(run.output, QStringLiteral("message")).constLast();
    QVERIFY(!message.isEmpty());
    QVERIFY2(run.errors.contains(message.left(40)), run.errors.constData());
}

void TestWatch::linesAreStamped()
{
    const CliRun run = runCli(watch(m_server, "/three?a=b", "--no-reconnect|--bytes"));
    const QByteArrayList lines = run.output.split('\n');
    const QString stamp =
        QStringLiteral(R"(,"time":"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","connection":1,)");
    const auto matches = [&](qsizetype line, const QString &before, const QString &after) {
        const QRegularExpression expression(QRegularExpression::anchoredPattern(
            QRegularExpression::escape(before) + stamp + QRegularExpression::escape(after)));
        return expression.match(QString::fromUtf8(lines[line])).hasMatch();
    };
    const QString url = m_server.url(QStringLiteral("/three?a=b")).toString();
    QVERIFY2(matches(0, QStringLiteral(R"({"kind":"open")"),
                     QStringLiteral(R"("status":200,"url":"%1","headers":[{"name":"Content-Type",)"
                                    R"("value":"text/event-stream"},{"name":"X-A","value":"1"},)"
                                    R"({"name":"Transfer-Encoding","value":"chunked"}]})")
                         .arg(url)),
             lines[0].constData());
    QVERIFY2(matches(3, QStringLiteral(R"({"kind":"event")"),
                     QStringLiteral(R"("type":"message","data":"3","lastEventId":"3",)"
                                    R"("raw":"aWQ6MwpkYXRhOjMKCg=="})")),
             lines[3].constData());
}

void TestWatch::reconnectsUntilTheLimit()
{
    const CliRun run = runCli(watch(m_server, "/three?again", "--max-events|4"));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(kindsOf(run.output), QByteArrayList({"open", "event", "event", "event", "end",
                                                  "reconnect", "open", "event", "end"}));
    QCOMPARE(valuesOf(run.output, QStringLiteral("delayMs")), QByteArrayList{"1"});
    QCOMPARE(valuesOf(run.output, QStringLiteral("from")), QByteArrayList{"retry"});
    QCOMPARE(valuesOf(run.output, QStringLiteral("connection")).constLast(), QByteArray("2"));
    QCOMPARE(valuesOf(run.output, QStringLiteral("reason")).constLast(), QByteArray("limit"));
    const auto requests = m_server.requests("/three?again");
    QCOMPARE(requests.size(), 2U);
    QVERIFY(!requests[0].header("Last-Event-ID"));
    QCOMPARE(requests[1].header("Last-Event-ID").value_or("none"), QByteArray("3"));
}

void TestWatch::durationEndsIt()
{
    const CliRun run = runCli(watch(m_server, "/open", "--duration|0.5"));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(kindsOf(run.output), QByteArrayList({"open", "event", "end"}));
    QCOMPARE(valuesOf(run.output, QStringLiteral("reason")), QByteArrayList{"limit"});
    // While it waits, too.
    const CliRun waiting = runCli(watch(m_server, "/waiting", "--duration|0.5"));
    QCOMPARE(waiting.exitCode, 0);
    QCOMPARE(valuesOf(waiting.output, QStringLiteral("reason")),
             QByteArrayList({"end-of-body", "limit"}));
}

void TestWatch::postIsSentOnce()
{
    CliProcess cli(watch(m_server, "/three?post", "-d|@-|-H|X-B:1"));
    cli.write("{\"a\":\n1}");
    cli.closeInput();
    QCOMPARE(cli.exitCode(), 0);
    const auto requests = m_server.requests("/three?post");
    QCOMPARE(requests.size(), 1U);
    QCOMPARE(requests[0].method, QByteArray("POST"));
    QCOMPARE(requests[0].body, QByteArray("{\"a\":\n1}"));
    QCOMPARE(requests[0].header("Content-Type").value_or("none"), QByteArray("application/json"));
    QCOMPARE(requests[0].header("X-B").value_or("none"), QByteArray("1"));
}

void TestWatch::headersFromEnvironmentAndFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("headers")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("X-File: yes\r\n");
    file.close();
    qputenv("SSE_TEST_TOKEN", "s3cret");
    QStringList arguments = watch(m_server, "/three?headers", "--no-reconnect|-H");
    arguments << QStringLiteral("Authorization: Bearer $SSE_TEST_TOKEN") << QStringLiteral("-H")
              << u'@' + file.fileName();
    const CliRun run = runCli(arguments);
    qunsetenv("SSE_TEST_TOKEN");
    QCOMPARE(run.exitCode, 0);
    const auto requests = m_server.requests("/three?headers");
    QCOMPARE(requests.size(), 1U);
    QCOMPARE(requests[0].header("Authorization").value_or("none"), QByteArray("Bearer s3cret"));
    QCOMPARE(requests[0].header("X-File").value_or("none"), QByteArray("yes"));
    QVERIFY(!run.output.contains("s3cret"));
}

void TestWatch::lastEventIdIsSent()
{
    const CliRun run = runCli(watch(m_server, "/three?id", "--no-reconnect|--last-event-id|ä"));
    QCOMPARE(m_server.requests("/three?id").at(0).header("Last-Event-ID").value_or("none"),
             QByteArray("ä"));
    QCOMPARE(valuesOf(run.output, QStringLiteral("lastEventId")), QByteArrayList({"ä", "ä", "3"}));
}

void TestWatch::filterKeepsLifeCycle()
{
    const CliRun run = runCli(watch(m_server, "/three", "--no-reconnect|--filter|2"));
    QCOMPARE(kindsOf(run.output), QByteArrayList({"open", "event", "end"}));
}

void TestWatch::signalsCloseIt_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("lines"); // before the signal
    QTest::newRow("SIGINT while open") << QByteArray("/open") << SIGINT << 2;
    QTest::newRow("SIGTERM while open") << QByteArray("/open") << SIGTERM << 2;
    QTest::newRow("SIGINT while waiting") << QByteArray("/waiting") << SIGINT << 4;
    QTest::newRow("SIGTERM while waiting") << QByteArray("/waiting") << SIGTERM << 4;
}

void TestWatch::signalsCloseIt()
{
    QFETCH(QByteArray, path);
    QFETCH(int, number);
    QFETCH(int, lines);
    CliProcess cli(watch(m_server, path));
    QCOMPARE(cli.waitForLines(lines).size(), lines);
    cli.signal(number);
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(kindsOf(cli.output()).size(), lines + 1);
    QCOMPARE(kindsOf(cli.output()).constLast(), QByteArray("end"));
    QCOMPARE(valuesOf(cli.output(), QStringLiteral("reason")).constLast(), QByteArray("closed"));
}

void TestWatch::lineEndingInCrComesAtOnce()
{
    CliProcess cli(watch(m_server, "/cr", "--bytes"));
    QCOMPARE(cli.waitForLines(2).size(), 2);
    QCOMPARE(valuesOf(cli.output(), QStringLiteral("raw")),
             QByteArrayList{QByteArray("data:1\r\n\r").toBase64()});
    cli.signal(SIGTERM);
    QCOMPARE(cli.exitCode(), 0);
}

void TestWatch::closedPipeEndsQuietly()
{
    // Nothing more comes, so that no write tells.
    ReaderThatLeaves reader;
    CliProcess cli(watch(m_server, "/open"), reader.endToWrite());
    QVERIFY(reader.readAndLeave());
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(cli.errors(), QByteArray());
}

void TestWatch::refusedConnection()
{
    quint16 port = 0;
    {
        const RawServer server(answerTo);
        port = server.port();
    }
    const CliRun run = runCli({QStringLiteral("watch"), QStringLiteral("--no-reconnect"),
                               QStringLiteral("http://127.0.0.1:%1/").arg(port)});
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(valuesOf(run.output, QStringLiteral("reason")), QByteArrayList{"refused"});
    QCOMPARE(run.errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
