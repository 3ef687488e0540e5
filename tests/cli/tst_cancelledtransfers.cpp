// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/transfercommands.h"
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

QTEST_GUILESS_MAIN(TestCancelledTransfers)
#include "tst_cancelledtransfers.moc"
