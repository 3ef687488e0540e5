// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/rowprinter.h"
#include "core/session/inspectorsession.h"
#include "tests/cli/cliprocess.h"
#include "tests/support/rawserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <limits>

#include <fcntl.h>
#include <unistd.h>

using namespace sse;
using namespace sse::test;

namespace {

RawAnswer answerTo(const RawRequest &request)
{
    RawAnswer answer;
    answer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Api-Key: s3cret\r\n"
                "Content-Location: /?code=s3cret\r\n"
                "X-Any: eyJhbGciOi.eyJzdWIi.s3cret\r\n"
                "Transfer-Encoding: chunked\r\n\r\n");
    if (request.query == "one") {
        return answer.chunk("data: first\n\n").chunk("data: second\n\n").lastChunk();
    }
    // The parts of one line end, of one character and of one field come apart.
    answer.chunk("\xEF\xBB").chunk("\xBFretry: 1\r").wait(Millis(20)).chunk("\n\r");
    answer.wait(Millis(20)).chunk("\n: comment\r\rid: \xC3").chunk("\xA4\ndata: 1\r\n\r\n");
    answer.chunk("event: e\ndata: {\"a\":1}\n\nunknown\n\nid\n\ndata: \xFF").wait(Millis(20));
    return answer.chunk("\n\ndata: cut").lastChunk();
}

struct Recorded
{
    QByteArray lines; ///< as watch prints them
    std::optional<Error> error;
};

/// Records into \a file and prints what is recorded as "watch" does.
Recorded recordAndPrint(const QUrl &url, const QString &file, const JsonLineOptions &options)
{
    const auto plan = [&](const Endpoint &) {
        RecordingPlan made;
        made.path = file + QStringLiteral(".part");
        return std::optional(made);
    };
    InspectorSession session(TransportFactory(), plan, nullptr);
    Endpoint endpoint;
    endpoint.url = url;
    endpoint.maxEvents = 5;
    endpoint.reconnect = !url.hasQuery() || url.query() != QLatin1String("one");
    session.start(endpoint);
    Recorded recorded;
    if (!QTest::qWaitFor([&] { return session.status().ended; }, 20'000))
        return recorded;
    RowPrinter(session.log(), session.index(), options, {})
        .print(recorded.lines, true, std::numeric_limits<qsizetype>::max());
    recorded.error = session.finishRecording(file);
    return recorded;
}

QStringList reading(const char *command, const QString &file)
{
    return {QString::fromLatin1(command), file};
}

} // namespace

class TestRecordings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void eventsPrintsWhatWatchPrinted_data();
    void eventsPrintsWhatWatchPrinted();
    void filter();
    void flippedBitIsFound();
    void cutFileIsFound();
    void otherFilesAreRefused_data();
    void otherFilesAreRefused();
    void closedPipeEndsQuietly_data();
    void closedPipeEndsQuietly();

private:
    RawServer m_server{answerTo};
    QTemporaryDir m_folder;
    QString m_file;
    QString m_one;
};

void TestRecordings::initTestCase()
{
    m_file = m_folder.filePath(QStringLiteral("a.sserec"));
    m_one = m_folder.filePath(QStringLiteral("one.sserec"));
    const Recorded one =
        recordAndPrint(m_server.url(QStringLiteral("/?one")), m_one, {false, false, true});
    QVERIFY(!one.error);
    QVERIFY(one.lines.contains("first"));
}

void TestRecordings::eventsPrintsWhatWatchPrinted_data()
{
    QTest::addColumn<bool>("all");
    QTest::addColumn<bool>("bytes");
    QTest::newRow("plain") << false << false;
    QTest::newRow("all") << true << false;
    QTest::newRow("bytes") << false << true;
    QTest::newRow("all and bytes") << true << true;
}

void TestRecordings::eventsPrintsWhatWatchPrinted()
{
    QFETCH(bool, all);
    QFETCH(bool, bytes);
    QFile::remove(m_file);
    const QUrl url = m_server.url(QStringLiteral("/?token=s3cret"));
    const Recorded recorded = recordAndPrint(url, m_file, {all, bytes, true});
    QVERIFY(!recorded.error);
    QStringList arguments = reading("events", m_file);
    arguments << (all ? QStringList{QStringLiteral("--all")} : QStringList())
              << (bytes ? QStringList{QStringLiteral("--bytes")} : QStringList());
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output.split('\n'), recorded.lines.split('\n'));
    QVERIFY(run.output.count('\n') >= (all ? 15 : 9));
    QVERIFY(!run.output.contains("s3cret"));
}

void TestRecordings::filter()
{
    QStringList arguments = reading("events", m_one);
    arguments << QStringLiteral("--filter") << QStringLiteral("second");
    const CliRun run = runCli(arguments);
    QCOMPARE(valuesOf(run.output, QStringLiteral("data")).first(), QByteArray("second"));
    QVERIFY(valuesOf(run.output, QStringLiteral("kind")).contains("open"));
}

void TestRecordings::flippedBitIsFound()
{
    QFile original(m_one);
    QVERIFY(original.open(QIODevice::ReadOnly));
    QByteArray bytes = original.readAll();
    const qsizetype place = bytes.indexOf("data: second");
    QVERIFY(place > 0);
    bytes[place + 7] = 'E';
    QFile damaged(m_folder.filePath(QStringLiteral("damaged.sserec")));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(bytes) == bytes.size());
    damaged.close();
    const CliRun verify = runCli(reading("verify", damaged.fileName()));
    QCOMPARE(verify.exitCode, 1);
    QCOMPARE(valuesOf(verify.output, QStringLiteral("table")), QByteArrayList{"read"});
    QCOMPARE(valuesOf(verify.output, QStringLiteral("row")).size(), 1);
    QVERIFY(verify.errors.contains("is damaged"));
    const CliRun events = runCli(reading("events", damaged.fileName()));
    QCOMPARE(events.exitCode, 1);
    QVERIFY(valuesOf(events.output, QStringLiteral("code")).contains("recording-damaged"));
    QVERIFY(!events.errors.isEmpty());
    const CliRun cat = runCli(reading("cat", damaged.fileName()));
    QCOMPARE(cat.exitCode, 1);
    QVERIFY(!cat.output.contains("sEcond"));
    QCOMPARE(runCli(reading("info", damaged.fileName())).exitCode, 1);
}

void TestRecordings::cutFileIsFound()
{
    QVERIFY(QFile::copy(m_one, m_folder.filePath(QStringLiteral("cut.sserec"))));
    QFile cut(m_folder.filePath(QStringLiteral("cut.sserec")));
    QVERIFY(cut.resize(cut.size() / 2));
    const CliRun verify = runCli(reading("verify", cut.fileName()));
    QVERIFY(verify.exitCode == 1 || verify.exitCode == 2);
    for (const char *command : {"events", "cat", "info"}) {
        const CliRun run = runCli(reading(command, cut.fileName()));
        QVERIFY2(run.exitCode == 1 || run.exitCode == 2, command);
        QVERIFY2(!run.errors.isEmpty(), command);
    }
}

void TestRecordings::otherFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("content"); // null: no file
    for (const char *command : {"events", "cat", "info", "verify"}) {
        QTest::addRow("%s text", command) << QByteArray(command) << QByteArray("data: x\n\n");
        QTest::addRow("%s empty", command) << QByteArray(command) << QByteArray("");
        QTest::addRow("%s header only", command)
            << QByteArray(command) << QByteArray("SQLite format 3\0", 16);
        QTest::addRow("%s missing", command) << QByteArray(command) << QByteArray();
    }
}

void TestRecordings::otherFilesAreRefused()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, content);
    QFile other(m_folder.filePath(QStringLiteral("other")));
    other.remove();
    if (!content.isNull())
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(content) == content.size());
    other.close();
    const CliRun run = runCli(reading(command.constData(), other.fileName()));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.errors.count('\n'), 1);
    QVERIFY2(run.errors.endsWith(".\n"), run.errors.constData());
    QVERIFY2(run.errors.contains("other"), run.errors.constData());
    QFile after(other.fileName());
    QCOMPARE(after.exists(), !content.isNull());
    QVERIFY(content.isNull() || (after.open(QIODevice::ReadOnly) && after.readAll() == content));
}

void TestRecordings::closedPipeEndsQuietly_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command : {"events", "cat", "info", "verify"})
        QTest::newRow(command) << QByteArray(command);
}

void TestRecordings::closedPipeEndsQuietly()
{
    QFETCH(QByteArray, command);
    std::array<int, 2> ends{-1, -1};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    ::close(ends[0]);
    CliProcess cli(reading(command.constData(), m_one), ends[1]);
    QCOMPARE(cli.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
