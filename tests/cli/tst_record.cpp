// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"
#include "tests/support/rawserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace sse::test;

namespace {

const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                        "Set-Cookie: sid=s3cret\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray tokens()
{
    QByteArray body;
    for (int i = 0; i < 20'000; ++i)
        body += "id: " + QByteArray::number(i) + "\ndata: {\"delta\":\"word " +
                QByteArray::number(i) + "\"}\n\n";
    return body;
}

QByteArray mixed()
{
    QByteArray body = "\xEF\xBB\xBF:\r\nretry: 10\r\n\r\n";
    for (int i = 0; i < 3'000; ++i) {
        body += i % 3 == 0 ? ": comment\r\r" : "event: price\ndata: ä\ndata:\r\ndata: €\n\n";
        body += i % 7 == 0 ? "unknown\n\n" : "";
    }
    return body;
}

QByteArray large()
{
    QByteArray body;
    for (int i = 0; i < 40; ++i)
        body += "data: " + QByteArray(64 << 10, static_cast<char>('a' + i % 26)) + "\n\n";
    return body + "data: without an end";
}

QByteArray randomBytes()
{
    QRandomGenerator generator(7);
    QByteArray body(1'000'000, Qt::Uninitialized);
    std::generate(body.begin(), body.end(),
                  [&] { return static_cast<char>(generator.bounded(256)); });
    return body;
}

QByteArray bodyOf(const QByteArray &path)
{
    if (path == "/tokens")
        return tokens();
    if (path == "/mixed")
        return mixed();
    if (path == "/large")
        return large();
    if (path == "/random")
        return randomBytes();
    if (path == "/nul")
        return QByteArray("data: a\0b\r\rid: \0\n\xFF\xFE\xC0\r\n\n\r", 24);
    return {};
}

/// The body in chunks of uneven sizes.
RawAnswer inChunks(QByteArray body)
{
    RawAnswer answer;
    answer.send(head);
    for (qsizetype size = 1; !body.isEmpty(); size = size * 3 % 50'021) {
        answer.chunk(body.left(size));
        body.remove(0, size);
    }
    return answer;
}

RawAnswer answerTo(const RawRequest &request)
{
    if (request.path == "/open")
        return inChunks("retry:1\n\nid:7\ndata:1\n\ndata:2\n\n").hold();
    if (request.path == "/three")
        return inChunks("retry:1\n\n:c\ndata:1\n\ndata:2\n\nid:3\ndata:3\n\n").lastChunk();
    const QByteArray body = bodyOf(request.path);
    if (!body.isEmpty())
        return inChunks(body).lastChunk();
    return RawAnswer().send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n").close();
}

QJsonObject objectOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

class TestRecord : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void catGivesTheBytesSent_data();
    void catGivesTheBytesSent();
    void infoTells();
    void several();
    void failuresAreRecordedToo();
    void signalsCompleteIt_data();
    void signalsCompleteIt();
    void killedIsReadable();
    void liveIsReadable();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList record(const char *path, const char *options = "--no-reconnect") const;
    bool waitForEvents(const QString &file, int count) const;

    RawServer m_server{answerTo};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QString m_live;
};

void TestRecord::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = at("a.sserec");
    m_live = m_file + QStringLiteral(".part");
}

QStringList TestRecord::record(const char *path, const char *options) const
{
    QStringList arguments{QStringLiteral("record"),
                          m_server.url(QString::fromLatin1(path)).toString(), QStringLiteral("-o"),
                          m_file};
    return arguments + QString::fromLatin1(options).split(u'|', Qt::SkipEmptyParts);
}

bool TestRecord::waitForEvents(const QString &file, int count) const
{
    return QTest::qWaitFor(
        [&] {
            const CliRun run = runCli({QStringLiteral("info"), file});
            return objectOf(run.output)[u"counts"].toObject()[u"events"].toInt() >= count;
        },
        20'000);
}

void TestRecord::catGivesTheBytesSent_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/tokens", "/mixed", "/large", "/random", "/nul"})
        QTest::newRow(path + 1) << QByteArray(path);
}

void TestRecord::catGivesTheBytesSent()
{
    QFETCH(QByteArray, path);
    const CliRun run = runCli(record(path.constData()));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
             QStringList{QStringLiteral("a.sserec")});
    QCOMPARE(QFile(m_file).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    const CliRun cat = runCli({QStringLiteral("cat"), m_file});
    QCOMPARE(cat.exitCode, 0);
    QVERIFY(cat.output == bodyOf(path));
    QCOMPARE(cat.errors, QByteArray());
    const CliRun verify = runCli({QStringLiteral("verify"), m_file});
    QCOMPARE(verify.exitCode, 0);
    QCOMPARE(verify.output, QByteArray());
    QVERIFY(verify.errors.contains("is sound."));
}

void TestRecord::infoTells()
{
    QCOMPARE(runCli(record("/three?token=s3cret&a=b", "--max-events|4")).exitCode, 0);
    const CliRun run = runCli({QStringLiteral("info"), m_file});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output.count('\n'), 1);
    QVERIFY(!run.output.contains("s3cret"));
    const QJsonObject info = objectOf(run.output);
    QCOMPARE(info[u"file"].toString(), m_file);
    QCOMPARE(info[u"fileSize"].toInt(), int(QFile(m_file).size()));
    QCOMPARE(info[u"formatVersion"].toInt(), 1);
    QVERIFY(info[u"application"].toString().contains(QLatin1String(SSE_VERSION)));
    QCOMPARE(info[u"state"].toString(), QStringLiteral("complete"));
    QVERIFY(info[u"begun"].toString().startsWith(QLatin1String("20")));
    QVERIFY(info[u"duration"].toDouble() > 0);
    QVERIFY(info[u"url"].toString().endsWith(QLatin1String("/three?token=REDACTED&a=b")));
    QCOMPARE(info[u"lastEventId"].toString(), QStringLiteral("3"));
    QCOMPARE(info[u"retryMs"].toInt(), 1);
    QCOMPARE(info[u"damage"].toInt(), 0);
    QCOMPARE(info[u"counts"].toObject()[u"events"].toInt(), 4);
    const QJsonArray connections = info[u"connections"].toArray();
    QCOMPARE(connections.size(), 2);
    const QJsonObject first = connections[0].toObject();
    QCOMPARE(first[u"connection"].toInt(), 1);
    QCOMPARE(first[u"method"].toString(), QStringLiteral("GET"));
    QCOMPARE(first[u"status"].toInt(), 200);
    QCOMPARE(first[u"reason"].toString(), QStringLiteral("end-of-body"));
    QCOMPARE(first[u"events"].toInt(), 3);
    QCOMPARE(first[u"comments"].toInt(), 1);
    QVERIFY(first[u"started"].toString() <= first[u"opened"].toString());
    QVERIFY(first[u"opened"].toString() <= first[u"ended"].toString());
    QCOMPARE(connections[1].toObject()[u"reason"].toString(), QStringLiteral("limit"));
}

void TestRecord::several()
{
    QCOMPARE(runCli(record("/three?several", "--max-events|6")).exitCode, 0);
    const CliRun run = runCli({QStringLiteral("cat"), m_file});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY(run.errors.contains("--connection 1") && run.errors.contains("--connection 2"));
    const CliRun first = runCli(
        {QStringLiteral("cat"), m_file, QStringLiteral("--connection"), QStringLiteral("1")});
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.output, QByteArray("retry:1\n\n:c\ndata:1\n\ndata:2\n\nid:3\ndata:3\n\n"));
    const CliRun none = runCli(
        {QStringLiteral("cat"), m_file, QStringLiteral("--connection"), QStringLiteral("9")});
    QCOMPARE(none.exitCode, 2);
    QVERIFY(none.errors.contains("no connection 9"));
}

void TestRecord::failuresAreRecordedToo()
{
    const CliRun run = runCli(record("/none", ""));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!QFile::exists(m_live));
    const CliRun events = runCli({QStringLiteral("events"), m_file});
    QCOMPARE(events.exitCode, 0);
    QCOMPARE(valuesOf(events.output, QStringLiteral("reason")), QByteArrayList{"status"});
    const CliRun cat = runCli({QStringLiteral("cat"), m_file});
    QCOMPARE(cat.exitCode, 0);
    QCOMPARE(cat.output, QByteArray());
}

void TestRecord::signalsCompleteIt_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestRecord::signalsCompleteIt()
{
    QFETCH(int, number);
    CliProcess cli(record("/open"));
    QVERIFY(waitForEvents(m_live, 2));
    cli.signal(number);
    // As timeout(1) does: to the process, then to its group.
    cli.signal(number);
    QCOMPARE(cli.exitCode(), 0);
    QVERIFY(!QFile::exists(m_live));
    const QJsonObject info = objectOf(runCli({QStringLiteral("info"), m_file}).output);
    QCOMPARE(info[u"state"].toString(), QStringLiteral("complete"));
    const CliRun events = runCli({QStringLiteral("events"), m_file});
    QCOMPARE(valuesOf(events.output, QStringLiteral("kind")),
             QByteArrayList({"open", "event", "event", "end"}));
    QCOMPARE(valuesOf(events.output, QStringLiteral("reason")), QByteArrayList{"closed"});
}

void TestRecord::killedIsReadable()
{
    CliProcess cli(record("/open"));
    QVERIFY(waitForEvents(m_live, 2));
    cli.signal(SIGKILL);
    QCOMPARE(cli.exitCode(), -1);
    const CliRun info = runCli({QStringLiteral("info"), m_live});
    QCOMPARE(info.exitCode, 0);
    QCOMPARE(objectOf(info.output)[u"state"].toString(), QStringLiteral("interrupted"));
    QVERIFY(info.errors.contains("was interrupted"));
    const CliRun events = runCli({QStringLiteral("events"), m_live});
    QCOMPARE(events.exitCode, 0);
    QCOMPARE(valuesOf(events.output, QStringLiteral("kind")),
             QByteArrayList({"open", "event", "event", "note"}));
    QCOMPARE(valuesOf(events.output, QStringLiteral("code")),
             QByteArrayList{"recording-interrupted"});
    QCOMPARE(runCli({QStringLiteral("cat"), m_live}).output,
             QByteArray("retry:1\n\nid:7\ndata:1\n\ndata:2\n\n"));
    QCOMPARE(runCli({QStringLiteral("verify"), m_live}).exitCode, 0);
    // It is not recorded over.
    const CliRun again = runCli(record("/three?again", "--force"));
    QCOMPARE(again.exitCode, 2);
    QVERIFY(again.errors.contains("interrupted"));
    QVERIFY(m_server.requests("/three?again").empty());
}

void TestRecord::liveIsReadable()
{
    CliProcess cli(record("/open"));
    QVERIFY(waitForEvents(m_live, 2));
    const CliRun info = runCli({QStringLiteral("info"), m_live});
    QCOMPARE(objectOf(info.output)[u"state"].toString(), QStringLiteral("recording"));
    const CliRun events = runCli({QStringLiteral("events"), m_live});
    QCOMPARE(events.exitCode, 0);
    QCOMPARE(valuesOf(events.output, QStringLiteral("kind")),
             QByteArrayList({"open", "event", "event"}));
    QCOMPARE(runCli({QStringLiteral("verify"), m_live}).exitCode, 0);
    cli.signal(SIGTERM);
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(runCli({QStringLiteral("verify"), m_file}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestRecord)
#include "tst_record.moc"
