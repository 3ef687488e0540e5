// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/cli/cliprocess.h"
#include "tests/cli/transferfiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sse::test;

namespace {

/// "export" of \a file with \a words, which are separated by "|".
QStringList exporting(const QString &file, const QByteArray &words)
{
    return QStringList{QStringLiteral("export"), file} +
           QString::fromUtf8(words).split(QLatin1Char('|'));
}

} // namespace

/// What "export" masks, and what it says about that.
class TestExportedSecrets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void secrets();
    void secretsMaskedWhenRecorded();
    void everyKindOfSecret();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    QString m_one;
};

void TestExportedSecrets::initTestCase()
{
    m_one = at("one.sserec");
    QVERIFY(makeRecording(m_one, oneBody()));
}

void TestExportedSecrets::secrets()
{
    for (const char *format : {"jsonl", "csv", "har", "html", "md", "txt"}) {
        const CliRun masked = runCli(exporting(m_one, QByteArray("--format|") + format));
        QCOMPARE(masked.exitCode, 0);
        QVERIFY2(!masked.output.contains(hiddenValue), format);
        QVERIFY2(!masked.errors.contains(hiddenValue), format);
        QVERIFY2(masked.output.contains("redacted:"), format);
        QVERIFY2(masked.errors.contains("--include-secrets"), masked.errors.constData());
        QVERIFY2(masked.errors.contains("api_key"), masked.errors.constData());
        const CliRun whole =
            runCli(exporting(m_one, QByteArray("--include-secrets|--format|") + format));
        QVERIFY2(whole.output.contains(hiddenValue), format);
        QVERIFY2(!whole.errors.contains(hiddenValue), format);
        QVERIFY2(whole.errors.contains("Nothing is masked"), whole.errors.constData());
    }
}

void TestExportedSecrets::secretsMaskedWhenRecorded()
{
    const QString lines = at("headers.jsonl");
    const QString recording = at("headers.sserec");
    QVERIFY(writeFile(lines, linesWithHeaders("verysecret42")));
    const CliRun imported =
        runCli({QStringLiteral("import"), lines, QStringLiteral("-o"), recording});
    QCOMPARE(imported.exitCode, 0);
    const CliRun masked = runCli(exporting(recording, "--format|jsonl"));
    QVERIFY2(masked.errors.contains(
                 "2 header values, addresses and request bodies were masked when this was "
                 "recorded. Where the stream's bytes repeat"),
             masked.errors.constData());
    const CliRun whole = runCli(exporting(recording, "--format|jsonl|--include-secrets"));
    QVERIFY2(whole.errors.contains("recorded, and can't be brought back."),
             whole.errors.constData());
    QVERIFY2(!whole.errors.contains("Nothing is masked"), whole.errors.constData());
    QVERIFY2(whole.errors.contains("This export masks nothing"), whole.errors.constData());
    // What is imported for the export still has them.
    const CliRun direct = runCli(exporting(lines, "--format|jsonl"));
    QVERIFY2(!direct.errors.contains("recorded"), direct.errors.constData());
    QVERIFY(!direct.output.contains("verysecret42"));
}

void TestExportedSecrets::everyKindOfSecret()
{
    QByteArray text;
    for (int i = 0; i < 40; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "data: {\"api_key_" + number + "\":\"hidden" + number + "value\"}\n\n";
    }
    const CliRun run = runCli(exporting(QStringLiteral("-"), "--format|csv"), text);
    QCOMPARE(run.exitCode, 0);
    for (int i = 0; i < 40; ++i) {
        const QByteArray name = "api_key_" + QByteArray::number(i);
        QVERIFY2(run.errors.contains(QByteArray("“" + name + "”")), run.errors.constData());
    }
}

QTEST_GUILESS_MAIN(TestExportedSecrets)
#include "tst_exportedsecrets.moc"
