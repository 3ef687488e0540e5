// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"
#include "tests/cli/transferfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace sse::test;

namespace {

/// "export" of \a file with \a words, which are separated by "|".
QStringList exporting(const QString &file, const QByteArray &words)
{
    return QStringList{QStringLiteral("export"), file} +
           QString::fromUtf8(words).split(QLatin1Char('|'));
}

QByteArrayList dataOf(const QByteArray &lines)
{
    return valuesOf(lines, QStringLiteral("data"));
}

/// Every line of standard error a sentence, or an entry of a list.
bool areSentences(const QByteArray &errors)
{
    for (const QByteArray &line : errors.split('\n')) {
        const bool isEntry = line.startsWith("  ");
        if (!line.isEmpty() && !isEntry && !line.endsWith('.') && !line.endsWith(':'))
            return false;
    }
    return true;
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void formats_data();
    void formats();
    void devices();
    void fileIsReplacedByForceOnly();
    void sourceStays();
    void scopes_data();
    void scopes();
    void cellsOfFormulas();
    void bytesOfOneConnection();
    void severalConnections();
    void textAndInputAreAlike();
    void imports();
    void errors_data();
    void errors();
    void damage();
    void leftReader();
    void signalWhileReaderWaits();
    void fullDisks();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    QString m_one;
    QString m_two;
    QString m_large; ///< text
};

void TestExport::initTestCase()
{
    m_large = at("large.txt");
    QVERIFY(writeFile(m_large, QByteArray("data: 0123456789 0123456789\n\n").repeated(50'000)));
    m_one = at("one.sserec");
    m_two = at("two.sserec");
    QVERIFY(makeRecording(m_one, oneBody()));
    QVERIFY(makeRecording(m_two, twoBodies()));
}

void TestExport::formats_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("holds");
    QTest::addColumn<QByteArray>("tells");
    const auto add = [](const char *format, const char *begins, const char *holds,
                        const char *tells) {
        QTest::newRow(format) << QByteArray(format) << QByteArray(begins) << QByteArray(holds)
                              << QByteArray(tells);
    };
    add("jsonl", "{\"kind\":\"", "\"data\":\"third\"", "\n  How lines ended");
    add("csv", "row,time,connection,kind,type,id,size,data,detail\r\n", ",third,",
        "\n  CSV has no place for");
    add("har", "{", "_eventSourceMessages", "\n  HAR has no place for 1 comment");
    add("html", "<!DOCTYPE html>", "<svg", "");
    add("md", "# ", "third", "");
    add("txt", "http://localhost/chat\n", "third", "");
    add("sse", "id: 1\ndata: first\n\n", "data: third\n\n", "\n  Secrets are not masked");
}

void TestExport::formats()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, begins);
    QFETCH(QByteArray, holds);
    QFETCH(QByteArray, tells);
    const QByteArray words = "--format|" + format + "|--include-secrets";
    const CliRun run = runCli(exporting(m_one, words));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.startsWith(begins), run.output.left(100).constData());
    QVERIFY(run.output.contains(holds));
    QVERIFY(run.output.contains(hiddenValue));
    QVERIFY2(areSentences(run.errors), run.errors.constData());
    QVERIFY2(run.errors.contains(tells), run.errors.constData());
    const QString file = at("out.") + QString::fromLatin1(format);
    const CliRun saved = runCli({QStringLiteral("export"), m_one, QStringLiteral("-o"), file});
    QCOMPARE(saved.exitCode, 0);
    QCOMPARE(saved.output, QByteArray());
    QVERIFY(readFile(file).contains(holds));
    QVERIFY2(saved.errors.contains("Exported as "), saved.errors.constData());
    QVERIFY2(saved.errors.contains("events: 4, connections: 1.\n"), saved.errors.constData());
    QVERIFY2(areSentences(saved.errors), saved.errors.constData());
    QCOMPARE(QFile::permissions(file) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(QFile::remove(file));
}

void TestExport::devices()
{
    for (const char *force : {"", "|--force"}) {
        const CliRun run =
            runCli(exporting(m_one, QByteArray("--format|csv|-o|/dev/null") + force));
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains("is no regular file"), run.errors.constData());
        QVERIFY2(!run.errors.contains("--force replaces"), run.errors.constData());
    }
}

void TestExport::fileIsReplacedByForceOnly()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("there.csv"));
    QVERIFY(writeFile(file, "old"));
    const QStringList arguments{QStringLiteral("export"), m_one, QStringLiteral("-o"), file};
    const CliRun refused = runCli(arguments);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.errors.contains("--force"));
    QCOMPARE(refused.errors.count('\n'), 1);
    QCOMPARE(readFile(file), QByteArray("old"));
    QCOMPARE(runCli(arguments + QStringList{QStringLiteral("--force")}).exitCode, 0);
    QVERIFY(readFile(file).startsWith("row,time"));
    const QDir::Filters all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(folder.path()).entryList(all), QStringList{QStringLiteral("there.csv")});
}

void TestExport::sourceStays()
{
    const QByteArray before = readFile(m_one);
    const CliRun same =
        runCli({QStringLiteral("export"), m_one, QStringLiteral("--format"), QStringLiteral("csv"),
                QStringLiteral("--force"), QStringLiteral("-o"), m_one});
    QCOMPARE(same.exitCode, 2);
    QVERIFY2(same.errors.contains("is the file that is read"), same.errors.constData());
    QCOMPARE(readFile(m_one), before);
}

void TestExport::scopes_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArrayList>("data");
    const QByteArray json = "{\"api_key\":\"" + QByteArray(hiddenValue) + "\"}";
    const auto add = [](const char *words, const QByteArrayList &data) {
        QTest::newRow(words) << QByteArray(words) << data;
    };
    add("--filter|type:x", {"third"});
    add("--filter|-type:x -json:$.api_key", {"first", "=second", "other"});
    add("--connection|1", {"first", "=second", "third", json});
    add("--connection|2", {"other"});
    add("--connection|1|--connection|2", {"first", "=second", "third", json, "other"});
    add("--from|3", {"third", json, "other"});
    add("--from|2.000001", {"third", json, "other"});
    add("--to|2", {"first", "=second"});
    add("--to|1.999999", {"first"});
    add("--from|2|--to|3", {"=second", "third"});
    add("--from|2026-01-31T12:00:03Z|--to|2026-01-31T12:00:03.000000Z", {"third"});
    add("--from|2026-01-31T12:00:03.000001Z|--to|11", {json, "other"});
    add("--from|3|--connection|1|--filter|api_key", {json});
}

void TestExport::scopes()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArrayList, data);
    const QByteArray all = "--format|jsonl|--include-secrets|" + words;
    const CliRun run = runCli(exporting(m_two, all));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(dataOf(run.output), data);
}

void TestExport::cellsOfFormulas()
{
    const CliRun safe = runCli(exporting(m_one, "--format|csv"));
    QVERIFY(safe.output.contains(",'=second,"));
    const CliRun raw = runCli(exporting(m_one, "--format|csv|--raw-cells"));
    QVERIFY(raw.output.contains(",=second,"));
}

void TestExport::bytesOfOneConnection()
{
    QCOMPARE(runCli(exporting(m_one, "--format|sse")).output, oneBody().first().join());
    const CliRun second = runCli(exporting(m_two, "--format|sse|--connection|2"));
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.output, QByteArray("data: other\n\n"));
    const CliRun more = runCli(exporting(m_two, "--format|sse|--connection|2|--connection|7"));
    QCOMPARE(more.output, second.output);
    QVERIFY2(more.errors.contains("Of connection 7 there is nothing"), more.errors.constData());
}

void TestExport::severalConnections()
{
    const QString file = at("several.sse");
    for (const char *words : {"--format|sse", "--format|sse|--connection|1|--connection|2"}) {
        QStringList arguments = exporting(m_two, words);
        arguments << QStringLiteral("-o") << file;
        const CliRun run = runCli(arguments);
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.output, QByteArray());
        QVERIFY2(run.errors.contains("several connections; name one:\n  --connection 1   "),
                 run.errors.constData());
        QVERIFY2(run.errors.contains("\n  --connection 2   13 bytes   http://localhost/chat\n"),
                 run.errors.constData());
        QVERIFY(!QFile::exists(file));
    }
}

void TestExport::textAndInputAreAlike()
{
    const QString file = at("text.txt");
    const QByteArray text = oneBody().first().join() + "data: cut";
    QVERIFY(writeFile(file, text));
    for (const char *format : {"jsonl", "csv", "sse"}) {
        const QByteArray words = QByteArray("--include-secrets|--format|") + format;
        const CliRun ofFile = runCli(exporting(file, words));
        const CliRun ofInput = runCli(exporting(QStringLiteral("-"), words), text);
        QCOMPARE(ofFile.exitCode, 0);
        QCOMPARE(ofInput.exitCode, 0);
        QCOMPARE(ofFile.output.split('\n'), ofInput.output.split('\n'));
        QVERIFY(ofFile.output.contains("third"));
    }
    const CliRun timed = runCli(exporting(file, "--format|csv|--from|1"));
    QCOMPARE(timed.exitCode, 2);
    QVERIFY2(timed.errors.contains("has no times"), timed.errors.constData());
}

void TestExport::imports()
{
    const CliRun lines = runCli(exporting(m_one, "--format|jsonl|--include-secrets"));
    const QString file = at("lines.jsonl");
    QVERIFY(writeFile(file, lines.output));
    const CliRun ofFile = runCli(exporting(file, "--format|jsonl|--include-secrets|--from|2"));
    QCOMPARE(ofFile.exitCode, 0);
    QCOMPARE(dataOf(ofFile.output), dataOf(lines.output).mid(1));
    const CliRun ofInput =
        runCli(exporting(QStringLiteral("-"), "--format|csv|--raw-cells"), lines.output);
    QCOMPARE(ofInput.exitCode, 0);
    QVERIFY(ofInput.output.contains(",=second,"));
}

void TestExport::errors_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content"); // null: no file
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("mentions");
    const auto add = [](const char *title, const QByteArray &content, const char *words,
                        const char *mentions) {
        QTest::newRow(title) << QByteArray("other") << content << QByteArray(words)
                             << QByteArray(mentions);
    };
    add("missing", {}, "--format|csv", "other");
    add("empty", "", "--format|csv", "other");
    add("another kind", "%PDF-1.7 nothing of ours", "--format|csv", "other");
    add("header only", QByteArray("SQLite format 3\0", 16), "--format|csv", "other");
    add("no such folder", "data: x\n\n", "-o|/nonexistent/a.csv", "does not exist");
    add("unwritable", "data: x\n\n", "-o|/proc/a.csv", "/proc");
    QTest::newRow("folder") << QByteArray("") << QByteArray() << QByteArray("--format|csv")
                            << QByteArray("not a file");
    QTest::newRow("no such connection")
        << QByteArray("two.sserec") << QByteArray() << QByteArray("--format|csv|--connection|3")
        << QByteArray("no connection 3; there are:\n  --connection 1");
    QTest::newRow("no such stream")
        << QByteArray("two.sserec") << QByteArray() << QByteArray("--format|csv|--stream|2")
        << QByteArray("no stream 2");
    QTest::newRow("behind the end")
        << QByteArray("two.sserec") << QByteArray() << QByteArray("--format|csv|--from|1000")
        << QByteArray("two.sserec");
    QTest::newRow("backwards") << QByteArray("two.sserec") << QByteArray()
                               << QByteArray("--format|csv|--from|2|--to|1")
                               << QByteArray("--from lies behind --to");
}

void TestExport::errors()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, mentions);
    const QString file = at(name.constData());
    if (name == "other")
        QFile::remove(file);
    if (!content.isNull())
        QVERIFY(writeFile(file, content));
    const CliRun run = runCli(exporting(file, words));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(mentions), run.errors.constData());
    QVERIFY2(areSentences(run.errors), run.errors.constData());
    QVERIFY(run.errors.size() > 20);
}

void TestExport::damage()
{
    QByteArray bytes = readFile(m_one);
    const qsizetype place = bytes.indexOf("data: third");
    QVERIFY(place > 0);
    bytes[place + 7] = 'H';
    const QString damaged = at("damaged.sserec");
    QVERIFY(writeFile(damaged, bytes));
    for (const char *format : {"jsonl", "csv", "har", "html", "md", "txt", "sse"}) {
        const CliRun run = runCli(exporting(damaged, QByteArray("--format|") + format));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.output.contains("first"), format);
        QVERIFY2(!run.output.contains("tHird"), format);
        if (format != QByteArray("sse"))
            QVERIFY2(run.errors.contains("damaged in 1 place,"), run.errors.constData());
        else
            QVERIFY2(run.errors.contains("amage"), run.errors.constData());
    }
}

void TestExport::leftReader()
{
    for (const char *format : {"jsonl", "csv", "har", "html", "md", "txt", "sse"}) {
        ReaderThatLeaves reader;
        CliProcess cli(exporting(m_large, QByteArray("--format|") + format), reader.endToWrite());
        QVERIFY2(reader.readAndLeave(), format);
        QCOMPARE(cli.exitCode(), 0);
        QVERIFY2(areSentences(cli.errors()), cli.errors().constData());
    }
}

void TestExport::signalWhileReaderWaits()
{
    ReaderThatLeaves reader;
    CliProcess cli(exporting(m_large, "--format|csv"), reader.endToWrite());
    QVERIFY(cli.waitForError("About this export"));
    cli.signal(SIGINT);
    QCOMPARE(cli.exitCode(), 0);
}

void TestExport::fullDisks()
{
    const QTemporaryDir folder;
    CliProcess limited({QStringLiteral("export"), m_large, QStringLiteral("-o"),
                        folder.filePath(QStringLiteral("a.csv"))},
                       quint64{100'000});
    QCOMPARE(limited.exitCode(), 2);
    QVERIFY2(areSentences(limited.errors()), limited.errors().constData());
    QVERIFY2(limited.errors().contains("a.csv"), limited.errors().constData());
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    QVERIFY(full >= 0);
    CliProcess cli(exporting(m_large, "--format|csv"), full);
    QCOMPARE(cli.exitCode(), 2);
    QVERIFY2(cli.errors().contains("Standard output can't be written"), cli.errors().constData());
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
