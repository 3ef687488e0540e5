// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"
#include "tests/support/rawserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sse::test;

namespace {

constexpr int eventCount = 24 << 10;

QByteArray kibibyteEvent()
{
    return "data: " + QByteArray(1016, 'x') + "\n\n";
}

RawAnswer answerTo(const RawRequest &request)
{
    RawAnswer answer;
    answer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                "Transfer-Encoding: chunked\r\n\r\n");
    if (request.path == "/open")
        return answer.chunk("data:1\n\ndata:2\n\n").hold();
    if (request.path == "/slow") {
        return answer.chunk(kibibyteEvent().repeated(eventCount))
            .wait(std::chrono::seconds(1))
            .chunk("data:last\n\n")
            .lastChunk();
    }
    if (request.path == "/flood")
        return answer.chunk(kibibyteEvent().repeated(eventCount)).lastChunk();
    return answer.chunk("data:1\n\n").lastChunk();
}

QJsonObject infoOf(const QString &file)
{
    return QJsonDocument::fromJson(runCli({QStringLiteral("info"), file}).output).object();
}

} // namespace

class TestRecordFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void existingFilesStay();
    void forceReplaces();
    void fileMadeMeanwhileStays();
    void limitStops();
    void limitDropsOldest();
    void failingDiskIsTold();

private:
    QStringList record(const char *path, const char *options = "--no-reconnect") const;
    bool waitForEvents(int count) const;

    RawServer m_server{answerTo};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QString m_live;
};

void TestRecordFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("a.sserec"));
    m_live = m_file + QStringLiteral(".part");
}

QStringList TestRecordFiles::record(const char *path, const char *options) const
{
    QStringList arguments{QStringLiteral("record"),
                          m_server.url(QString::fromLatin1(path)).toString(), QStringLiteral("-o"),
                          m_file};
    return arguments + QString::fromLatin1(options).split(u'|', Qt::SkipEmptyParts);
}

bool TestRecordFiles::waitForEvents(int count) const
{
    return QTest::qWaitFor(
        [&] { return infoOf(m_live)[u"counts"].toObject()[u"events"].toInt() >= count; }, 20'000);
}

void TestRecordFiles::existingFilesStay()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    const CliRun run = runCli(record("/three?stay"));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.errors.contains("--force"));
    QVERIFY(m_server.requests("/three?stay").empty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestRecordFiles::forceReplaces()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QCOMPARE(runCli(record("/three", "--no-reconnect|--force")).exitCode, 0);
    QCOMPARE(runCli({QStringLiteral("verify"), m_file}).exitCode, 0);
    QVERIFY(!QFile::exists(m_live));
}

void TestRecordFiles::fileMadeMeanwhileStays()
{
    CliProcess cli(record("/open"));
    QVERIFY(waitForEvents(2));
    QVERIFY(QFile(m_file).open(QIODevice::WriteOnly));
    cli.signal(SIGTERM);
    QCOMPARE(cli.exitCode(), 2);
    QVERIFY(cli.errors().contains("in the meantime"));
    QCOMPARE(QFile(m_file).size(), 0);
    QCOMPARE(infoOf(m_live)[u"state"].toString(), QStringLiteral("complete"));
}

void TestRecordFiles::limitStops()
{
    const CliRun run = runCli(record("/flood", "--size-limit|1|--at-limit|stop"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.errors.contains("limit of 1"));
    const CliRun cat = runCli({QStringLiteral("cat"), m_file});
    QCOMPARE(cat.exitCode, 0);
    QVERIFY(cat.output.size() >= 900'000);
    QVERIFY(cat.output.startsWith("data: xxx"));
    // What came until the stream was closed was recorded, the end included.
    QVERIFY(runCli({QStringLiteral("events"), m_file}).output.contains("\"reason\":\"limit\""));
}

void TestRecordFiles::limitDropsOldest()
{
    const CliRun run = runCli(record("/slow", "--size-limit|10|--no-reconnect"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.errors.contains("limit of 10"), run.errors.constData());
    QVERIFY(run.errors.contains("made room"));
    const QJsonObject info = infoOf(m_file);
    const qint64 dropped = info[u"dropped"].toObject()[u"bytes"].toInteger();
    const qint64 kept = info[u"counts"].toObject()[u"bytes"].toInteger();
    QVERIFY(dropped > 0);
    QCOMPARE(dropped + kept, (qint64(24) << 20) + 11);
    const CliRun cat = runCli({QStringLiteral("cat"), m_file});
    QCOMPARE(cat.exitCode, 0);
    QVERIFY(cat.errors.contains("oldest part"));
    QCOMPARE(cat.output.size(), kept);
    QVERIFY(cat.output.startsWith("data: xxx"));
    QVERIFY(runCli({QStringLiteral("events"), m_file}).output.contains("recording-ring"));
}

void TestRecordFiles::failingDiskIsTold()
{
    // As a full disk, without one.
    CliProcess cli(record("/slow"), quint64{4} << 20);
    QCOMPARE(cli.exitCode(), 2);
    QCOMPARE(cli.output(), QByteArray());
    QVERIFY2(cli.errors().contains("can't be recorded"), cli.errors().constData());
    QVERIFY2(cli.errors().contains("not complete"), cli.errors().constData());
    // The stream went on.
    QVERIFY(cli.errors().indexOf("can't be recorded") < cli.errors().indexOf("ended the stream"));
    QVERIFY(!QFile::exists(m_file));
    // What was written before is there.
    const CliRun cat = runCli({QStringLiteral("cat"), m_live});
    QCOMPARE(cat.exitCode, 0);
    QVERIFY(kibibyteEvent().repeated(eventCount).startsWith(cat.output));
}

QTEST_GUILESS_MAIN(TestRecordFiles)
#include "tst_recordfiles.moc"
