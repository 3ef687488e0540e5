// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/exportbench.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class TestExportSaving final : public ExportBench
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { finish(); }
    void savesToAFile();
    void savesOnceLossesAreShown();
    void refusesTheFileItself();
    void tellsWhatWentWrong();
    void copies();
    void anotherFormatsName();
    void escapeCancels();
    void boundsWhatGrows();
};

void TestExportSaving::savesToAFile()
{
    open();
    choose(ExportFormat::EventStream);
    m_answer = m_dir->filePath(QStringLiteral("out/a.sse"));
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("out")));
    pressSave();
    QVERIFY(m_suggested.contains(QLatin1String("localhost-")));
    QVERIFY(m_suggested.endsWith(QLatin1String(".sse")));
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(QLatin1String("Saved ")), patience);
    QCOMPARE(saved(QStringLiteral("out/a.sse")),
             QByteArrayLiteral("id: 1\ndata: first\n\n"
                               "data: {\"api_key\":\"k-9f8e7d6c5b4a\"}\n\n"));
    QVERIFY(message().contains(m_answer));
    QVERIFY(child<QAbstractButton>("exportSave").isEnabled());
    // The next one is suggested beside it.
    m_answer.clear();
    pressSave();
    QVERIFY(m_suggested.startsWith(m_dir->filePath(QStringLiteral("out/"))));
    // Nothing was chosen, so nothing happens.
    QVERIFY(message().startsWith(QLatin1String("Saved ")));
    choose(ExportFormat::Csv);
    QVERIFY(message().isEmpty());
    m_answer = m_dir->filePath(QStringLiteral("a.csv"));
    pressSave();
    QTRY_VERIFY_WITH_TIMEOUT(message().contains(QLatin1String("1 secret is masked")), patience);
    QVERIFY(!saved(QStringLiteral("a.csv")).contains("k-9f8e"));
}

void TestExportSaving::savesOnceLossesAreShown()
{
    open();
    choose(ExportFormat::Csv);
    const auto *const losses = &child<QPlainTextEdit>("exportLosses");
    for (const ExportFormat format : {ExportFormat::Har, ExportFormat::Text}) {
        QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>("exportSave").isEnabled(), patience);
        const QString before = losses->toPlainText();
        choose(format);
        QVERIFY(!child<QAbstractButton>("exportSave").isEnabled());
        QVERIFY(!child<QAbstractButton>("exportCopy").isEnabled());
        m_dialog->refresh();
        QVERIFY(!child<QAbstractButton>("exportSave").isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>("exportSave").isEnabled(), patience);
        QVERIFY(losses->toPlainText() != before);
    }
}

void TestExportSaving::refusesTheFileItself()
{
    m_answer = m_dir->filePath(QStringLiteral("shown.sse"));
    QFile file(m_answer);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("data: a\n\n"), 9);
    file.close();
    m_subject.path = m_answer;
    open();
    pressSave();
    QVERIFY(message().contains(QLatin1String("is the file that is shown")));
    QCOMPARE(saved(QStringLiteral("shown.sse")), QByteArrayLiteral("data: a\n\n"));
}

void TestExportSaving::tellsWhatWentWrong()
{
    open();
    m_answer = m_dir->filePath(QStringLiteral("no/such/folder/a.jsonl"));
    pressSave();
    QTRY_VERIFY_WITH_TIMEOUT(message().endsWith(QLatin1Char('.')) &&
                                 child<QAbstractButton>("exportSave").isEnabled(),
                             patience);
    QVERIFY(!message().startsWith(QLatin1String("Saved")));
    QVERIFY(!QFile::exists(m_answer));
    pressSave();
    QVERIFY(!m_suggested.contains(QLatin1String("no/such")));
}

void TestExportSaving::copies()
{
    QGuiApplication::clipboard()->clear();
    open();
    choose(ExportFormat::Text);
    pressSave("exportCopy");
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(QLatin1String("Copied ")), patience);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("first")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1String("k-9f8e")));
    // Bytes that the clipboard would change stay off it.
    QGuiApplication::clipboard()->clear();
    addConnection("data: \xFF\n\n");
    choose(ExportFormat::EventStream);
    m_dialog->refresh();
    pressSave("exportCopy");
    QTRY_VERIFY_WITH_TIMEOUT(message().contains(QLatin1String("no UTF-8")), patience);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void TestExportSaving::anotherFormatsName()
{
    open();
    m_answer = m_dir->filePath(QStringLiteral("wrong.CSV"));
    pressSave();
    QVERIFY(message().startsWith(
        QStringLiteral("“wrong.CSV” is named like CSV, but JSON Lines is chosen.")));
    QVERIFY(!QFile::exists(m_answer));
    QVERIFY(child<QAbstractButton>("exportSave").isEnabled());
    choose(ExportFormat::Csv);
    pressSave();
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(QLatin1String("Saved ")), patience);
}

void TestExportSaving::escapeCancels()
{
    for (int number = 0; number < 2000; ++number)
        addConnection("data: more\n\n");
    open();
    m_answer = m_dir->filePath(QStringLiteral("a.jsonl"));
    pressSave();
    QCOMPARE(m_dialog->savesTo(), m_answer);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(QLatin1String("Cancelled.")), patience);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->savesTo().isEmpty());
    QVERIFY(!QFile::exists(m_answer));
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
}

void TestExportSaving::boundsWhatGrows()
{
    m_subject.grows = true;
    open();
    choose(ExportFormat::Text);
    QTRY_VERIFY_WITH_TIMEOUT(preview().contains(QLatin1String("first")), patience);
    QVERIFY(child<PlainLabel>("exportEnd").text().contains(QLatin1String("row 3")));
    addConnection("data: second\n\n");
    m_dialog->refresh();
    QVERIFY(child<QAbstractButton>("exportScope-all").text().endsWith(QLatin1String("5 rows")));
    QVERIFY(!preview().contains(QLatin1String("second")));
    // What is saved has what came since.
    m_answer = m_dir->filePath(QStringLiteral("a.txt"));
    pressSave();
    QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(QLatin1String("Saved")), patience);
    QVERIFY(saved(QStringLiteral("a.txt")).contains("second"));
    m_subject.grows = false;
    m_dialog->refresh();
    QVERIFY(child<PlainLabel>("exportEnd").isHidden());
}

QTEST_MAIN(TestExportSaving)
#include "tst_exportsaving.moc"
