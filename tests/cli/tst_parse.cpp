// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sse::test;

class TestParse : public QObject
{
    Q_OBJECT

private slots:
    void conformance();
    void kindsAndBytes();
    void linesComeAsInputComes();
    void heldLineComesWithTheEnd();
    void files();
    void filter();
    void closedPipeEndsQuietly();
    void closedPipeEndsWhileNothingComes();
    void fullDiskIsAnError();
    void signalsEndIt_data();
    void signalsEndIt();
    void remarksGoToStandardError();
    void texts();
    void usageErrors_data();
    void usageErrors();
};

void TestParse::conformance()
{
    QFile file(QStringLiteral(SSE_TEST_DATA "/conformance/vectors.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // One stream of many: a process for each would be slow, and their ends are another test's.
    int run = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().replace("\xEF\xBB\xBF", "\\ufeff");
        const QJsonObject vector = QJsonDocument::fromJson(line).object();
        if (vector.contains(QLatin1String("init")) || ++run % 8 != 0)
            continue;
        CliProcess cli({QStringLiteral("parse")});
        for (const QJsonValue &chunk : vector[QLatin1String("chunks")].toArray())
            cli.write(QByteArray::fromBase64(chunk.toString().toLatin1()));
        cli.closeInput();
        QCOMPARE(cli.exitCode(), 0);
        QByteArrayList data;
        for (const QJsonValue &event : vector[QLatin1String("expect")][u"events"].toArray())
            data << event[u"data"].toString().toUtf8();
        const QByteArray lines = cli.output().replace("\xEF\xBB\xBF", "\\ufeff");
        QCOMPARE(valuesOf(lines, QStringLiteral("data")), data);
    }
    QVERIFY(run > 200);
}

void TestParse::kindsAndBytes()
{
    const CliRun run =
        runCli({QStringLiteral("parse"), QStringLiteral("--all"), QStringLiteral("--bytes")},
               ":c\ndata:1\r\n\r\nid:5\n\nretry:1\n\nevent:x\n\nfoo\n\ndata:2");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(
        valuesOf(run.output, QStringLiteral("kind")),
        QByteArrayList({"comment", "event", "id", "retry", "dropped", "ignored", "unfinished"}));
    QCOMPARE(run.output.left(run.output.indexOf('\n', run.output.indexOf('\n') + 1)),
             QByteArray(R"({"kind":"comment","text":"c","raw":"OmMK"})"
                        "\n"
                        R"({"kind":"event","type":"message","data":"1","lastEventId":"","fields":)"
                        R"([{"name":"data","value":"1","outcome":"appended"}],)"
                        R"("raw":"ZGF0YToxDQoNCg=="})"));
}

void TestParse::linesComeAsInputComes()
{
    CliProcess cli({QStringLiteral("parse"), QStringLiteral("-")});
    cli.write("data:1\n\nda");
    QCOMPARE(cli.waitForLines(1).size(), 1);
    cli.write("ta:2\r\r");
    QCOMPARE(cli.waitForLines(2).size(), 2);
    cli.closeInput();
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(valuesOf(cli.output(), QStringLiteral("data")), QByteArrayList({"1", "2"}));
    QCOMPARE(cli.errors(), QByteArray());
}

void TestParse::heldLineComesWithTheEnd()
{
    CliProcess cli({QStringLiteral("parse"), QStringLiteral("--bytes")});
    cli.write("data:1\n\ndata:2\r\r");
    QCOMPARE(cli.waitForLines(1).size(), 1);
    cli.closeInput();
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(
        valuesOf(cli.output(), QStringLiteral("raw")),
        QByteArrayList({QByteArray("data:1\n\n").toBase64(), QByteArray("data:2\r\r").toBase64()}));
}

void TestParse::files()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ä stream"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("data: x\n\n");
    file.close();
    const CliRun good = runCli({QStringLiteral("parse"), path});
    QCOMPARE(good.exitCode, 0);
    QCOMPARE(valuesOf(good.output, QStringLiteral("data")), QByteArrayList{"x"});
    for (const QString &bad : {folder.path(), folder.filePath(QStringLiteral("none"))}) {
        const CliRun run = runCli({QStringLiteral("parse"), bad});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.output, QByteArray());
        QVERIFY(run.errors.contains(bad.toUtf8()));
        QCOMPARE(run.errors.count('\n'), 1);
    }
}

void TestParse::filter()
{
    const CliRun run =
        runCli({QStringLiteral("parse"), QStringLiteral("--filter"), QStringLiteral("-type:a x")},
               "event:a\ndata:x\n\nevent:b\ndata:X1\n\ndata:y\n\n");
    QCOMPARE(valuesOf(run.output, QStringLiteral("data")), QByteArrayList{"X1"});
}

void TestParse::closedPipeEndsQuietly()
{
    ReaderThatLeaves reader;
    CliProcess cli({QStringLiteral("parse")}, reader.endToWrite());
    cli.write("data:1\n\n");
    QVERIFY(reader.readAndLeave());
    cli.write(QByteArray("data:1\n\n").repeated(100'000));
    QCOMPARE(cli.exitCode(), 0);
    QCOMPARE(cli.errors(), QByteArray());
}

void TestParse::closedPipeEndsWhileNothingComes()
{
    ReaderThatLeaves reader;
    CliProcess cli({QStringLiteral("parse")}, reader.endToWrite());
    cli.write("data:1\n\n");
    QVERIFY(reader.readAndLeave());
    QCOMPARE(cli.exitCode(), 0);
}

void TestParse::fullDiskIsAnError()
{
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(SSE_CLI), {QStringLiteral("parse")});
    process.write("data:1\n\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().startsWith("Standard output can't be written"));
}

void TestParse::signalsEndIt_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestParse::signalsEndIt()
{
    QFETCH(int, number);
    CliProcess cli({QStringLiteral("parse")});
    cli.write("data:1\n\n");
    QCOMPARE(cli.waitForLines(1).size(), 1);
    cli.signal(number);
    QCOMPARE(cli.exitCode(), 0);
}

void TestParse::remarksGoToStandardError()
{
    const CliRun run = runCli({QStringLiteral("parse")}, R"({"a":"x"})"
                                                         "\n");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.startsWith("No event in 10 bytes: "), run.errors.constData());
}

void TestParse::texts()
{
    const CliRun version = runCli({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.output, QByteArray("sse-inspector-cli " SSE_VERSION "\n"));
    const CliRun help = runCli({QStringLiteral("watch"), QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.startsWith("Usage: sse-inspector-cli watch "));
    QCOMPARE(help.errors, QByteArray());
}

void TestParse::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("command") << QStringList{QStringLiteral("bogus")};
    QTest::newRow("option") << QStringList{QStringLiteral("parse"), QStringLiteral("--bogus")};
    QTest::newRow("address") << QStringList{QStringLiteral("watch"), QStringLiteral("ftp://x")};
    QTest::newRow("escape sequence") << QStringList{QStringLiteral("\x1b[31mred")};
}

void TestParse::usageErrors()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.errors.count('\n'), 1);
    QVERIFY(!run.errors.contains('\x1b'));
}

QTEST_GUILESS_MAIN(TestParse)
#include "tst_parse.moc"
