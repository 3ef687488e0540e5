// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/ui/exportbench.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto patience = 20000;

} // namespace

class TestExportDialog final : public ExportBench
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { finish(); }
    void previewsEveryFormat_data();
    void previewsEveryFormat();
    void masksUnlessAsked();
    void scopesNarrow();
    void followsSelectionAndFilter();
    void showsTheTickedConnection();
    void timesAreTyped();
    void eventStreamHoldsOneConnection();
    void eventStreamOfSelectedRows();
    void remembers();
    void escapeCloses();
    void everythingHasAName();
};

void TestExportDialog::previewsEveryFormat_data()
{
    QTest::addColumn<int>("format");
    for (const ExportFormat format : exportFormats)
        QTest::newRow(suffixOf(format).constData()) << static_cast<int>(format);
}

void TestExportDialog::previewsEveryFormat()
{
    QFETCH(const int, format);
    open();
    choose(static_cast<ExportFormat>(format));
    QTRY_VERIFY_WITH_TIMEOUT(preview().contains(QLatin1String("first")) &&
                                 summary().contains(QLatin1String("all of it")),
                             patience);
    QVERIFY(summary().startsWith(QLatin1String("3 rows, 2 of them events, ")));
    QVERIFY(!child<QPlainTextEdit>("exportLosses").toPlainText().isEmpty());
    QVERIFY(!child<QPlainTextEdit>("exportRedactions").toPlainText().isEmpty());
    QVERIFY(!child<PlainLabel>("exportPurpose").text().isEmpty());
    const bool exact = static_cast<ExportFormat>(format) == ExportFormat::EventStream;
    QCOMPARE(child<QAbstractButton>("exportSecrets").isEnabled(), !exact);
    QCOMPARE(preview().contains(QLatin1String("k-9f8e7d6c5b4a")), exact);
    QCOMPARE(child<QAbstractButton>("exportRawCells").isVisible(),
             static_cast<ExportFormat>(format) == ExportFormat::Csv);
}

void TestExportDialog::masksUnlessAsked()
{
    open();
    QVERIFY(!child<QAbstractButton>("exportSecrets").isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(preview().contains(QLatin1String("redacted:")), patience);
    QVERIFY(
        child<QPlainTextEdit>("exportRedactions").toPlainText().contains(QLatin1String("api_key")));
    const QString calm = child<PlainLabel>("exportSecretsText").text();
    press("exportSecrets");
    QVERIFY(child<PlainLabel>("exportSecretsText").text() != calm);
    QTRY_VERIFY_WITH_TIMEOUT(preview().contains(QLatin1String("k-9f8e7d6c5b4a")), patience);
    QVERIFY(child<QPlainTextEdit>("exportRedactions")
                .toPlainText()
                .contains(QLatin1String("included")));
    // Asked for once is not asked for always.
    delete m_dialog;
    open();
    QVERIFY(!child<QAbstractButton>("exportSecrets").isChecked());
}

void TestExportDialog::scopesNarrow()
{
    m_subject.filter = FilterExpression::parse(QStringLiteral("first")).value();
    m_subject.filterText = QStringLiteral("first");
    m_subject.matches = 1;
    m_subject.selection = {{2, 2}};
    m_subject.selectedRows = 1;
    addConnection("data: second\n\n");
    open();
    choose(ExportFormat::Text);
    press("exportScope-filtered");
    QTRY_VERIFY_WITH_TIMEOUT(summary().contains(QLatin1String("3 rows, 1 of them an event")),
                             patience);
    QVERIFY(child<PlainLabel>("exportFilter").isVisible());
    QVERIFY(!preview().contains(QLatin1String("second")));
    press("exportScope-selection");
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("1 row, ")), patience);
    press("exportScope-connections");
    // The last one is ticked, for a start.
    QListView &list = child<QListView>("exportConnections");
    list.setFocus();
    list.setCurrentIndex(list.model()->index(1, 0));
    QTest::keyClick(&list, Qt::Key_Space);
    QVERIFY(child<PlainLabel>("exportScopeError").text().contains(QLatin1String("Tick")));
    QVERIFY(!child<QAbstractButton>("exportSave").isEnabled());
    QTest::keyClick(&list, Qt::Key_Space);
    QVERIFY(child<PlainLabel>("exportScopeError").isHidden());
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("2 rows, 1 of them")), patience);
    QVERIFY(preview().contains(QLatin1String("second")));
    press("exportScope-all");
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("5 rows, 3 of them")), patience);
}

void TestExportDialog::followsSelectionAndFilter()
{
    open();
    QVERIFY(!child<QAbstractButton>("exportScope-selection").isEnabled());
    m_subject.selection = {{1, 1}};
    m_subject.selectedRows = 1;
    m_dialog->choose(ExportScopeKind::Selection);
    QVERIFY(child<QAbstractButton>("exportScope-selection").isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("1 row, ")), patience);
    m_subject.selection = {{1, 2}};
    m_subject.selectedRows = 2;
    m_dialog->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("2 rows, ")), patience);
    m_subject.selection.clear();
    m_subject.selectedRows = 0;
    m_dialog->refresh();
    QVERIFY(child<QAbstractButton>("exportScope-all").isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("3 rows, ")), patience);
}

void TestExportDialog::showsTheTickedConnection()
{
    for (int number = 0; number < 60; ++number)
        addConnection("data: more\n\n");
    open();
    press("exportScope-connections");
    QListView &list = child<QListView>("exportConnections");
    const auto isInSight = [&list] {
        const QModelIndex last = list.model()->index(list.model()->rowCount() - 1, 0);
        return last.data(Qt::CheckStateRole).toInt() == Qt::Checked &&
               list.viewport()->rect().contains(list.visualRect(last).center());
    };
    QVERIFY(isInSight());
    list.scrollToTop();
    QVERIFY(!isInSight());
    choose(ExportFormat::EventStream);
    QVERIFY(list.isHidden());
    choose(ExportFormat::Text);
    QVERIFY(isInSight());
}

void TestExportDialog::timesAreTyped()
{
    addConnection("data: second\n\n");
    open();
    choose(ExportFormat::Text);
    press("exportScope-time");
    QVERIFY(child<QLineEdit>("exportFrom").text().contains(QLatin1Char(':')));
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("5 rows, ")), patience);
    child<QLineEdit>("exportFrom").setText(QStringLiteral("2.5"));
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("1 row, ")), patience);
    child<QLineEdit>("exportFrom").setText(QStringLiteral("soon"));
    QVERIFY(child<PlainLabel>("exportScopeError").isVisible());
    QVERIFY(!child<QAbstractButton>("exportSave").isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No preview"), patience);
    // Return takes what was typed and saves nothing.
    child<QLineEdit>("exportTo").setFocus();
    QTest::keyClick(&child<QLineEdit>("exportTo"), Qt::Key_Return);
    QVERIFY(m_suggested.isEmpty());
    // A stretch that is marked in the timeline is taken over.
    const TimeSpan extent = extentOf(m_stream->log);
    m_subject.marked = TimeSpan{extent.begin, extent.begin + Millis(1500)};
    m_dialog->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(summary().startsWith(QLatin1String("3 rows, ")), patience);
    QVERIFY(child<PlainLabel>("exportScopeError").isHidden());
}

void TestExportDialog::eventStreamHoldsOneConnection()
{
    addConnection("data: second\n\n");
    open();
    QVERIFY(!child<QComboBox>("exportConnection").isVisible());
    choose(ExportFormat::EventStream);
    QComboBox &box = child<QComboBox>("exportConnection");
    QVERIFY(box.isVisible());
    QCOMPARE(box.currentIndex(), 1);
    QVERIFY(!box.itemData(0, Qt::CheckStateRole).isValid());
    QTRY_COMPARE_WITH_TIMEOUT(preview(), QStringLiteral("data: second\n\n"), patience);
    box.setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(preview().startsWith(QLatin1String("id: 1\ndata: first")), patience);
    choose(ExportFormat::Text);
    QVERIFY(!box.isVisible());
}

void TestExportDialog::eventStreamOfSelectedRows()
{
    addConnection("data: second\n\n");
    m_subject.selection = {{1, 1}};
    m_subject.selectedRows = 1;
    open();
    choose(ExportFormat::EventStream);
    QComboBox &box = child<QComboBox>("exportConnection");
    QCOMPARE(box.currentIndex(), 1);
    press("exportScope-selection");
    QCOMPARE(box.currentIndex(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(preview(), QStringLiteral("id: 1\ndata: first\n\n"), patience);
    m_subject.selection = {{4, 4}};
    m_dialog->refresh();
    QCOMPARE(box.currentIndex(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(preview(), QStringLiteral("data: second\n\n"), patience);
    // Of a filter too.
    m_subject.filter = FilterExpression::parse(QStringLiteral("first")).value();
    m_subject.filterText = QStringLiteral("first");
    m_dialog->choose(ExportScopeKind::Filtered);
    QCOMPARE(box.currentIndex(), 0);
}

void TestExportDialog::remembers()
{
    open();
    choose(ExportFormat::Markdown);
    press("exportScope-time");
    delete m_dialog;
    open();
    QCOMPARE(exportFormats.at(
                 static_cast<std::size_t>(child<QListWidget>("exportFormats").currentRow())),
             ExportFormat::Markdown);
    QVERIFY(child<QAbstractButton>("exportScope-time").isChecked());
    // A choice that makes no sense now is not taken.
    m_settings->setState(QStringLiteral("exportScope"), "filtered");
    delete m_dialog;
    open();
    QVERIFY(child<QAbstractButton>("exportScope-all").isChecked());
    // Nor are connections, which are others in another stream.
    press("exportScope-connections");
    delete m_dialog;
    open();
    QVERIFY(child<QAbstractButton>("exportScope-all").isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>("exportSave").isEnabled(), patience);
}

void TestExportDialog::escapeCloses()
{
    open();
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
    open();
    press("exportClose");
    QTRY_VERIFY(m_dialog.isNull());
}

void TestExportDialog::everythingHasAName()
{
    open();
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool interactive = widget->focusPolicy() != Qt::NoFocus &&
                                 widget->objectName().startsWith(QLatin1String("export"));
        if (interactive)
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
