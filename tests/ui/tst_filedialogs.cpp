// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/filedialogs.h"

#include <QDir>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace sse::ui;

class tst_FileDialogs : public QObject
{
    Q_OBJECT

private slots:
    void beginWhereFilesAre_data();
    void beginWhereFilesAre();
};

void tst_FileDialogs::beginWhereFilesAre_data()
{
    QTest::addColumn<QString>("folder"); // within one that is there
    QTest::addColumn<bool>("exists");
    QTest::newRow("there") << QStringLiteral(".") << true;
    QTest::newRow("never made") << QStringLiteral("Documents") << false;
    QTest::newRow("deep") << QStringLiteral("no/such/folder") << false;
}

void tst_FileDialogs::beginWhereFilesAre()
{
    QFETCH(QString, folder);
    QFETCH(bool, exists);
    const QTemporaryDir dir;
    const QString place = QDir::cleanPath(dir.filePath(folder));
    const QString expected = QDir(exists ? place : QDir::homePath()).canonicalPath();
    const FileDialogs dialogs = systemFileDialogs();
    const QString name = QStringLiteral("a.jsonl");
    const auto startOf = [](const auto &ask, const QString &path) {
        QWidget window;
        ask(&window, path, [](const QString &) {});
        const auto *dialog = window.findChild<QFileDialog *>();
        return dialog ? dialog->directory().canonicalPath() : QString();
    };
    for (const auto &ask : {dialogs.open, dialogs.openScenario})
        QCOMPARE(startOf(ask, place), expected);
    for (const auto &ask : {dialogs.save, dialogs.saveScenario, dialogs.saveExport})
        QCOMPARE(startOf(ask, QDir(place).filePath(name)), expected);
    QCOMPARE(startOf(dialogs.open, QString()), QDir(QDir::homePath()).canonicalPath());
}

QTEST_MAIN(tst_FileDialogs)
#include "tst_filedialogs.moc"
