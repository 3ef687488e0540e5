// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/transfercommands.h"
#include "core/importing/import.h"
#include "tests/cli/transferfiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sse;
using namespace sse::cli;
using namespace sse::test;

class TestCancelledTransfers : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLeft_data();
    void nothingIsLeft();
    void importsEndWhileTheyWrite_data();
    void importsEndWhileTheyWrite();
    void tellsWhatIsNotWritten_data();
    void tellsWhatIsNotWritten();
};

void TestCancelledTransfers::nothingIsLeft_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("imports");
    QTest::newRow("export recording") << QByteArray("a.sserec") << false;
    QTest::newRow("export text") << QByteArray("a.txt") << false;
    QTest::newRow("export import") << QByteArray("a.har") << false;
    QTest::newRow("import text") << QByteArray("a.txt") << true;
    QTest::newRow("import har") << QByteArray("a.har") << true;
}

void TestCancelledTransfers::nothingIsLeft()
{
    QFETCH(QByteArray, source);
    QFETCH(bool, imports);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QString::fromLatin1(source));
    if (source.endsWith("sserec"))
        QVERIFY(makeRecording(file, oneBody()));
    else
        QVERIFY(
            writeFile(file, source.endsWith("txt") ? "data: x\n\n" : "{\"log\":{\"entries\":[]}}"));
    const QString to = folder.filePath(QStringLiteral("out"));
    const EndSignals signalsToEnd;
    QCOMPARE(::raise(SIGINT), 0);
    Output output;
    ExportOptions exporting;
    exporting.file = file;
    exporting.output = to;
    const ExitCode code = imports ? runImport({file, to, false, {}}, signalsToEnd)
                                  : runExport(exporting, signalsToEnd, output);
    QCOMPARE(int(code), 0);
    const QDir::Filters all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(folder.path()).entryList(all), QStringList{QString::fromLatin1(source)});
}

void TestCancelledTransfers::importsEndWhileTheyWrite_data()
{
    QTest::addColumn<bool>("signalled");
    QTest::addColumn<QByteArray>("before"); // null: no file
    QTest::addColumn<bool>("written");
    QTest::newRow("signal") << true << QByteArray() << false;
    QTest::newRow("signal, and a file to replace") << true << QByteArray("old") << false;
    QTest::newRow("no signal") << false << QByteArray() << true;
    QTest::newRow("no signal, and a file to replace") << false << QByteArray("old") << true;
}

void TestCancelledTransfers::importsEndWhileTheyWrite()
{
    QFETCH(bool, signalled);
    QFETCH(QByteArray, before);
    QFETCH(bool, written);
    const QTemporaryDir folder;
    const QString to = folder.filePath(QStringLiteral("out"));
    if (!before.isNull())
        QVERIFY(writeFile(to, before));
    const Result<Imported> imported = importBytes({"data: x\n\n", QStringLiteral("a"), {}});
    QVERIFY(imported);
    const EndSignals signalsToEnd;
    if (signalled)
        QCOMPARE(::raise(SIGTERM), 0);
    const ExitCode code = writeImport(imported.value(), imported.value().streams.front(),
                                      {QStringLiteral("a"), to, true, {}});
    QCOMPARE(int(code), 0);
    QCOMPARE(readFile(to).startsWith("SQLite format 3"), written);
    QVERIFY(written || readFile(to) == before);
    const QDir::Filters all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(folder.path()).entryList(all).size(), written || !before.isNull() ? 1 : 0);
}

void TestCancelledTransfers::tellsWhatIsNotWritten_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("full disk") << QByteArray("disk-full")
                               << QStringLiteral(
                                      "The disk is full, so “out/a” can't be written; nothing was "
                                      "written. Make room, or choose another folder, and import "
                                      "again.");
    QTest::newRow("another") << QByteArray("recording-io") << QStringLiteral("As it was said.");
}

void TestCancelledTransfers::tellsWhatIsNotWritten()
{
    QFETCH(QByteArray, code);
    QFETCH(QString, text);
    const Error error{code, QStringLiteral("As it was said.")};
    QCOMPARE(unwrittenText(error, QStringLiteral("out/a")), text);
}

QTEST_GUILESS_MAIN(TestCancelledTransfers)
#include "tst_cancelledtransfers.moc"
