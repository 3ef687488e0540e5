// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/options.h"
#include "app/cli/outputfile.h"
#include "app/cli/pointintime.h"
#include "tests/cli/parsedoptions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace sse;
using namespace sse::cli;
using namespace sse::test;

class TestTransferOptions : public QObject
{
    Q_OBJECT

private slots:
    void exportDefaults();
    void exportOptions();
    void formats_data();
    void formats();
    void importOptions();
    void usageErrors_data();
    void usageErrors();
    void times_data();
    void times();
    void outputs_data();
    void outputs();
    void sourceIsNoOutput();
};

void TestTransferOptions::exportDefaults()
{
    const auto options = optionsOf<ExportOptions>(QStringLiteral("export|a|--format|jsonl"));
    QCOMPARE(options.file, QStringLiteral("a"));
    QCOMPARE(options.output, QString());
    QVERIFY(!options.force && !options.includeSecrets && !options.rawCells);
    QVERIFY(options.filter.isEmpty() && options.connections.empty());
    QVERIFY(!options.from && !options.to && !options.stream);
}

void TestTransferOptions::exportOptions()
{
    const auto options = optionsOf<ExportOptions>(QStringLiteral(
        "export|--format|csv|-o|b.html|-|--force|--include-secrets|--raw-cells|--filter|type:x|"
        "--connection|3|--connection|1|--connection|3|--from|1.5|--to|2026-01-31T12:00:00Z|"
        "--stream|2"));
    QCOMPARE(options.file, QStringLiteral("-"));
    QCOMPARE(options.output, QStringLiteral("b.html"));
    QVERIFY(options.format == ExportFormat::Csv);
    QVERIFY(options.force && options.includeSecrets && options.rawCells);
    QVERIFY(!options.filter.isEmpty());
    QVERIFY((options.connections == std::set<ConnectionId>{1, 3}));
    QVERIFY(options.from == PointInTime(Nanos(1'500'000'000)));
    QVERIFY(options.to && std::holds_alternative<WallTime>(*options.to));
    QVERIFY(options.stream == 2U);
}

void TestTransferOptions::formats_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<ExportFormat>("format");
    const auto add = [](const char *words, ExportFormat format) {
        QTest::newRow(words) << QString::fromLatin1(words) << format;
    };
    add("export|a|--format|jsonl", ExportFormat::JsonLines);
    add("export|a|--format|csv", ExportFormat::Csv);
    add("export|a|--format|har", ExportFormat::Har);
    add("export|a|--format|sse", ExportFormat::EventStream);
    add("export|a|--format|md", ExportFormat::Markdown);
    add("export|a|--format|html", ExportFormat::Html);
    add("export|a|--format|txt", ExportFormat::Text);
    add("export|a|-o|x.har", ExportFormat::Har);
    add("export|a|-o|/x.csv/y.JSONL", ExportFormat::JsonLines);
    add("export|a|-o|a.b.md", ExportFormat::Markdown);
    add("export|a|-o|x.har|--format|txt", ExportFormat::Text);
    add("export|a|-o|-|--format|txt", ExportFormat::Text);
}

void TestTransferOptions::formats()
{
    QFETCH(QString, words);
    QFETCH(ExportFormat, format);
    QVERIFY(optionsOf<ExportOptions>(words).format == format);
}

void TestTransferOptions::importOptions()
{
    const auto plain = optionsOf<ImportOptions>(QStringLiteral("import|a.har|-o|b.sserec"));
    QCOMPARE(plain.file, QStringLiteral("a.har"));
    QCOMPARE(plain.output, QStringLiteral("b.sserec"));
    QVERIFY(!plain.force && !plain.stream);
    const auto full = optionsOf<ImportOptions>(QStringLiteral("import|-|--stream|3|--force|-o|b"));
    QCOMPARE(full.file, QStringLiteral("-"));
    QVERIFY(full.force && full.stream == 3U);
}

void TestTransferOptions::usageErrors_data()
{
    const auto add = usageErrorTable();
    add("export", "“export” takes the file to read");
    add("export||--format|csv", "“export” takes the file to read");
    add("export|a|b|--format|csv", "one file, not 2");
    add("export|a", "jsonl, csv, har, html, md, txt or sse");
    add("export|a|-o|-", "--format");
    add("export|a|-o|b", "--format");
    add("export|a|-o|b.sserec", "--format");
    add("export|a|-o|", "-o takes the file");
    add("export|a|--format|xml", "--format takes jsonl, csv, har, html, md, txt or sse, not “xml”");
    add("export|a|--format|", "--format takes");
    add("export|a|--format|CSV", "--format takes");
    add("export|a|--format|har|--raw-cells", "--raw-cells");
    add("export|a|--format|csv|--filter|\"open", "--filter: ");
    add("export|a|--format|csv|--filter|kind:x", "--filter: ");
    add("export|a|--format|csv|--connection|0", "--connection");
    add("export|a|--format|csv|--connection|1|--connection|x", "--connection");
    add("export|a|--format|csv|--connection|4294967296", "4294967295");
    add("export|a|--format|csv|--from|yesterday", "--from takes a time in UTC");
    add("export|a|--format|csv|--to|-1", "--to takes a time in UTC");
    add("export|a|--format|csv|--stream|0", "--stream");
    add("export|a|--format|csv|--bytes", "--bytes");
    add("import", "“import” takes the file to read");
    add("import|-o|b", "“import” takes the file to read");
    add("import|a", "-o RECORDING");
    add("import|a|-o|", "-o RECORDING");
    add("import|a|-o|-", "standard output");
    add("import|a|b|-o|c", "one file, not 2");
    add("import|a|-o|b|--stream|x", "--stream");
    add("import|a|-o|b|--format|har", "--format");
}

void TestTransferOptions::usageErrors()
{
    QFETCH(QString, words);
    QFETCH(QString, mentions);
    QCOMPARE(faultOfUsageError(parsed(words), mentions), QString());
}

void TestTransferOptions::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("nanos"); // behind the beginning; -1: none
    const auto add = [](const char *text, qint64 nanos) {
        QTest::newRow(text) << QString::fromLatin1(text) << nanos;
    };
    add("0", 0);
    add("12", 12'000'000'000);
    add("12.", 12'000'000'000);
    add("0.000001", 1'000);
    add(".5", 500'000'000);
    add("2026-01-31T12:00:00Z", 0);
    add("2026-01-31T12:00:00.5Z", 500'000'000);
    add("2026-01-31T12:00:00.000001Z", 1'000);
    add("2026-01-31T12:00:00.0000019Z", 1'000);
    add("2026-02-01T12:00:00.000000Z", 86'400'000'000'000);
    add("2026-01-31T11:59:59.999999Z", -1'000);
    for (const char *wrong :
         {"", "-1", "1e3", "0x1", "1,5", ".", "inf", "nan", "99999999999", "12s", "2026-01-31",
          "2026-01-31T12:00:00", "2026-01-31T12:00:00+01:00", "2026-02-30T12:00:00Z",
          "2026-01-31T24:00:01Z", "2026-01-31T12:00:00.Z", "2026-01-31 12:00:00Z", "١"})
        QTest::newRow(wrong) << QString::fromUtf8(wrong) << qint64{-1};
}

void TestTransferOptions::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, nanos);
    // 2026-01-31T12:00:00Z
    const TimeAnchor anchor{MonoTime(Nanos(7)), WallTime(std::chrono::seconds(1'769'860'800))};
    const Result<PointInTime> point = pointInTimeOf(QStringLiteral("--from"), text);
    QCOMPARE(bool(point), nanos != -1);
    if (point)
        QCOMPARE(qint64((toMono(point.value(), anchor) - anchor.mono).count()), nanos);
    else
        QVERIFY(point.error().message.startsWith(QLatin1String("--from ")));
}

void TestTransferOptions::outputs_data()
{
    QTest::addColumn<QString>("file"); // in a folder
    QTest::addColumn<bool>("force");
    QTest::addColumn<QString>("mentions"); // empty: nothing is wrong
    const auto add = [](const char *file, bool force, const char *mentions) {
        QTest::addRow("%s %d", file, int(force))
            << QString::fromUtf8(file) << force << QString::fromUtf8(mentions);
    };
    add("new", false, "");
    add("there", false, "--force");
    add("there", true, "");
    add("dangling", false, "--force");
    add("dangling", true, "no regular file");
    add("pipe", true, "no regular file");
    add("folder", true, "is a folder; -o takes the file to write the export into");
    add("none/new", false, "where the export belongs, does not exist");
    add("source", true, "is the file that is read");
    add("source", false, "is the file that is read");
    add("./source", true, "is the file that is read");
    add("link", true, "is the file that is read");
}

void TestTransferOptions::outputs()
{
    QFETCH(QString, file);
    QFETCH(bool, force);
    QFETCH(QString, mentions);
    const QTemporaryDir folder;
    const auto at = [&](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    for (const char *name : {"there", "source"})
        QVERIFY(QFile(at(name)).open(QIODevice::WriteOnly));
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    QVERIFY(QFile::link(QStringLiteral("nowhere"), at("dangling")));
    QVERIFY(QFile::link(QStringLiteral("source"), at("link")));
    QCOMPARE(::mkfifo(QFile::encodeName(at("pipe")).constData(), 0600), 0);
    const auto error =
        checkOutput(folder.filePath(file), force, QStringLiteral("the export"), at("source"));
    QCOMPARE(error.has_value(), !mentions.isEmpty());
    if (error) {
        QVERIFY2(error->message.contains(mentions), qPrintable(error->message));
        QVERIFY(error->message.endsWith(QLatin1Char('.')));
    }
}

void TestTransferOptions::sourceIsNoOutput()
{
    const QTemporaryDir folder;
    const QString one = folder.filePath(QStringLiteral("one"));
    const QString other = folder.filePath(QStringLiteral("other"));
    QVERIFY(QFile(one).open(QIODevice::WriteOnly));
    QCOMPARE(::link(QFile::encodeName(one).constData(), QFile::encodeName(other).constData()), 0);
    // Another name of the same file: replacing it leaves the first as it is.
    QVERIFY(!checkOutput(other, true, QStringLiteral("the export"), one));
}

QTEST_GUILESS_MAIN(TestTransferOptions)
#include "tst_transferoptions.moc"
