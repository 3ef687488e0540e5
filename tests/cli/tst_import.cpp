// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"
#include "tests/cli/transferfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sse::test;

namespace {

QStringList importing(const QString &file, const QString &to, const QStringList &others = {})
{
    return QStringList{QStringLiteral("import"), file, QStringLiteral("-o"), to} + others;
}

QByteArray entryOf(const QByteArray &url, const QByteArray &body, int minute = 0)
{
    return R"({"startedDateTime":"2026-01-31T12:0)" + QByteArray::number(minute) +
           R"(:00.000Z","time":1000,"request":{"method":"GET",)"
           R"("url":")" +
           url +
           R"(","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"queryString":[],)"
           R"("headersSize":-1,"bodySize":0},"response":{"status":200,"statusText":"OK",)"
           R"("httpVersion":"HTTP/1.1","cookies":[],"headers":[{"name":"Content-Type",)"
           R"("value":"text/event-stream"}],"content":{"size":0,"mimeType":"text/event-stream",)"
           R"("text":")" +
           body +
           R"("},"redirectURL":"","headersSize":-1,"bodySize":-1},"cache":{},)"
           R"("timings":{"send":0,"wait":0,"receive":1000}})";
}

QByteArray harOf(const QByteArrayList &entries)
{
    return R"({"log":{"version":"1.2","creator":{"name":"test","version":"1"},"entries":[)" +
           entries.join(',') + "]}}";
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void kinds_data();
    void kinds();
    void recordingsGoThroughExports();
    void input();
    void streams();
    void onlyByForce();
    void recordingsAreRefused();
    void errors_data();
    void errors();
    void whatIsNoFile_data();
    void whatIsNoFile();
    void secretsAreTold();
    void fullDisk();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    /// Where each test imports into; not there at its beginning.
    [[nodiscard]] QString target() const
    {
        QFile::remove(at("out.sserec"));
        return at("out.sserec");
    }
    [[nodiscard]] static QByteArrayList dataOf(const QString &recording)
    {
        return valuesOf(runCli({QStringLiteral("events"), recording}).output,
                        QStringLiteral("data"));
    }

    QTemporaryDir m_folder;
    QString m_recording;
};

void TestImport::initTestCase()
{
    m_recording = at("a.sserec");
    QVERIFY(makeRecording(m_recording, twoBodies()));
}

void TestImport::kinds_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("text") << QByteArray("data: a\n\ndata: b\n\n")
                          << QByteArray("event-stream text");
    QTest::newRow("har") << harOf({entryOf("http://h/a", R"(data: a\n\ndata: b\n\n)")})
                         << QByteArray("HAR");
    QTest::newRow("JSON lines")
        << QByteArray(R"({"kind":"event","type":"message","data":"a","lastEventId":""})"
                      "\n"
                      R"({"kind":"event","type":"message","data":"b","lastEventId":""})"
                      "\n")
        << QByteArray("JSON lines");
    QTest::newRow("curl trace")
        << QByteArray("12:00:00.000000 == Info: Connected to h (127.0.0.1) port 80 (#0)\n"
                      "12:00:00.000100 => Send header, 28 bytes (0x1c)\n"
                      "0000: 47 45 54 20 2f 61 20 48 54 54 50 2f 31 2e 31 0d GET /a HTTP/1.1.\n"
                      "0010: 0a 48 6f 73 74 3a 20 68 0d 0a 0d 0a             .Host: h....\n"
                      "12:00:00.001000 <= Recv header, 17 bytes (0x11)\n"
                      "0000: 48 54 54 50 2f 31 2e 31 20 32 30 30 20 4f 4b 0d HTTP/1.1 200 OK.\n"
                      "0010: 0a                                              .\n"
                      "12:00:00.001100 <= Recv header, 2 bytes (0x2)\n"
                      "0000: 0d 0a                                           ..\n"
                      "12:00:00.002000 <= Recv data, 9 bytes (0x9)\n"
                      "0000: 64 61 74 61 3a 20 61 0a 0a                      data: a..\n"
                      "12:00:01.002000 <= Recv data, 9 bytes (0x9)\n"
                      "0000: 64 61 74 61 3a 20 62 0a 0a                      data: b..\n")
        << QByteArray("curl trace");
}

void TestImport::kinds()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, title);
    const QString file = at("file");
    QVERIFY(writeFile(file, content));
    const QString to = target();
    const CliRun run = runCli(importing(file, to));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(QByteArray("Imported from " + title + " into ")),
             run.errors.constData());
    QVERIFY2(run.errors.endsWith("events: 2, connections: 1.\n"), run.errors.constData());
    QCOMPARE(dataOf(to), (QByteArrayList{"a", "b"}));
    QCOMPARE(QFile::permissions(to) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(runCli({QStringLiteral("verify"), to}).exitCode, 0);
    const CliRun info = runCli({QStringLiteral("info"), to});
    QCOMPARE(valuesOf(info.output, QStringLiteral("state")), QByteArrayList{"complete"});
}

void TestImport::recordingsGoThroughExports()
{
    const QByteArrayList data = dataOf(m_recording);
    QCOMPARE(data.size(), 5);
    for (const char *format : {"jsonl", "har"}) {
        const QString file = at("exported");
        const CliRun exported =
            runCli({QStringLiteral("export"), m_recording, QStringLiteral("--include-secrets"),
                    QStringLiteral("--format"), QString::fromLatin1(format)});
        QVERIFY(writeFile(file, exported.output));
        const QString to = target();
        const CliRun run = runCli(importing(file, to));
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QVERIFY2(run.errors.endsWith("connections: 2.\n"), run.errors.constData());
        QCOMPARE(dataOf(to), data);
    }
}

void TestImport::input()
{
    const QString to = target();
    const CliRun run = runCli(importing(QStringLiteral("-"), to),
                              harOf({entryOf("http://h/a", R"(data: a\n\n)")}));
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(dataOf(to), QByteArrayList{"a"});
    const CliRun recording =
        runCli(importing(QStringLiteral("-"), at("new.sserec")), readFile(m_recording));
    QCOMPARE(recording.exitCode, 2);
    QVERIFY2(recording.errors.contains("can't come from standard input"),
             recording.errors.constData());
}

void TestImport::streams()
{
    const QString file = at("several.har");
    QVERIFY(writeFile(file, harOf({entryOf("http://h/a", R"(data: a\n\n)"),
                                   entryOf("http://h/a", R"(data: c\n\n)", 1),
                                   entryOf("http://h/b", R"(data: bbb\n\n)")})));
    const QString to = target();
    const CliRun several = runCli(importing(file, to));
    QCOMPARE(several.exitCode, 2);
    QVERIFY2(several.errors.contains("several.har” holds several streams; name one:\n"
                                     "  --stream 1   connections: 2   18 bytes   http://h/a\n"
                                     "  --stream 2   connections: 1   11 bytes   http://h/b\n"),
             several.errors.constData());
    QVERIFY(!QFile::exists(to));
    const QStringList third{QStringLiteral("--stream"), QStringLiteral("3")};
    const CliRun missing = runCli(importing(file, to, third));
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.errors.contains("no stream 3; there are:\n  --stream 1"),
             missing.errors.constData());
    QVERIFY(!QFile::exists(to));
    const QStringList second{QStringLiteral("--stream"), QStringLiteral("2")};
    QCOMPARE(runCli(importing(file, to, second)).exitCode, 0);
    QCOMPARE(dataOf(to), QByteArrayList{"bbb"});
    const QStringList toText{QStringLiteral("--format"), QStringLiteral("sse")};
    const QStringList exporting{QStringLiteral("export"), file};
    QCOMPARE(runCli(exporting + toText).exitCode, 2);
    QCOMPARE(runCli(exporting + toText + second).output, QByteArray("data: bbb\n\n"));
}

void TestImport::onlyByForce()
{
    const QString file = at("text");
    const QString to = at("there.sserec");
    QVERIFY(writeFile(file, "data: a\n\n"));
    QVERIFY(writeFile(to, "old"));
    const CliRun refused = runCli(importing(file, to));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("--force"), refused.errors.constData());
    QCOMPARE(readFile(to), QByteArray("old"));
    QCOMPARE(runCli(importing(file, to, {QStringLiteral("--force")})).exitCode, 0);
    QCOMPARE(dataOf(to), QByteArrayList{"a"});
    const CliRun itself = runCli(importing(file, file, {QStringLiteral("--force")}));
    QCOMPARE(itself.exitCode, 2);
    QCOMPARE(readFile(file), QByteArray("data: a\n\n"));
}

void TestImport::recordingsAreRefused()
{
    const QString to = target();
    const CliRun run = runCli(importing(m_recording, to));
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains("is a recording already"), run.errors.constData());
    QVERIFY(!QFile::exists(to));
}

void TestImport::errors_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no file
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("another kind") << QByteArray("%PDF-1.7 nothing of ours");
    QTest::newRow("no stream") << harOf({});
    QTest::newRow("header of a recording") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("cut") << harOf({entryOf("http://h/a", "data: a")}).left(300);
}

void TestImport::errors()
{
    QFETCH(QByteArray, content);
    const QString file = at("wrong");
    QFile::remove(file);
    if (!content.isNull())
        QVERIFY(writeFile(file, content));
    const QString to = target();
    const CliRun run = runCli(importing(file, to));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.errors.count('\n'), 1);
    QVERIFY2(run.errors.contains("wrong") && run.errors.endsWith(".\n"), run.errors.constData());
    QVERIFY(!QFile::exists(to));
}

void TestImport::whatIsNoFile_data()
{
    QTest::addColumn<bool>("imports");
    QTest::addColumn<QString>("file"); // of the folder
    QTest::addColumn<bool>("tellsOfPipes");
    for (const bool imports : {true, false}) {
        const char *command = imports ? "import" : "export";
        const auto row = [&](const char *name, const char *file, bool tellsOfPipes) {
            QTest::addRow("%s %s", command, name)
                << imports << QString::fromLatin1(file) << tellsOfPipes;
        };
        row("a device", "/dev/null", true);
        row("a pipe", "pipe", true);
        row("a folder", ".", false);
    }
}

void TestImport::whatIsNoFile()
{
    QFETCH(bool, imports);
    QFETCH(QString, file);
    QFETCH(bool, tellsOfPipes);
    const QTemporaryDir folder;
    QCOMPARE(
        ::mkfifo(QFile::encodeName(folder.filePath(QStringLiteral("pipe"))).constData(), S_IRWXU),
        0);
    const QString path = QDir(folder.path()).filePath(file);
    const CliRun run =
        runCli(imports ? importing(path, target())
                       : QStringList{QStringLiteral("export"), path, QStringLiteral("--format"),
                                     QStringLiteral("csv")});
    QCOMPARE(run.exitCode, 2);
    const QByteArray expected = "“" + path.toUtf8() + "” can't be read: it is not a file.";
    QVERIFY2(run.errors.startsWith(expected), run.errors.constData());
    QCOMPARE(run.errors.contains("“-”"), tellsOfPipes);
    QCOMPARE(run.errors.count('\n'), 1);
}

void TestImport::secretsAreTold()
{
    const QString file = at("secrets.jsonl");
    for (const char *secret : {"verysecret42", "REDACTED", "REDACTED-0a1b2c3d"}) {
        QVERIFY(writeFile(file, linesWithHeaders(secret)));
        const CliRun run = runCli(importing(file, target()));
        QCOMPARE(run.exitCode, 0);
        const bool isSecret = QByteArray(secret) == "verysecret42";
        QCOMPARE(run.errors.count("masked in the recording; the file you imported still has them."),
                 isSecret ? 1 : 0);
    }
}

void TestImport::fullDisk()
{
    const QString file = at("large");
    QVERIFY(writeFile(file, QByteArray("data: 0123456789 0123456789\n\n").repeated(20'000)));
    const QTemporaryDir folder;
    CliProcess limited(importing(file, folder.filePath(QStringLiteral("a.sserec"))),
                       quint64{100'000});
    QCOMPARE(limited.exitCode(), 2);
    QVERIFY2(limited.errors().endsWith(".\n"), limited.errors().constData());
    QVERIFY(QDir(folder.path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
