// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "ui/models/scenariolistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using Tester = QAbstractItemModelTester;

namespace {

ScenarioEntry builtin(const char *name, const char *demonstrates)
{
    return {QString::fromLatin1(name), QString::fromLatin1(demonstrates), {}, {}};
}

ScenarioEntry file(const char *name, const char *demonstrates = "")
{
    const QString text = QString::fromUtf8(name);
    return {
        text, QString::fromLatin1(demonstrates), QStringLiteral("/files/%1.json").arg(text), {}};
}

QString names(const QAbstractItemModel &model)
{
    return printColumn(model, ScenarioListModel::NameColumn).simplified();
}

} // namespace

class TestScenarioListModel final : public QObject
{
    Q_OBJECT

private slots:
    static void listsFilesAndBuiltins();
    static void keepsSelection();
    static void searches_data();
    static void searches();
    static void readsFiles();
    static void listsWhatIsBuiltIn();
};

void TestScenarioListModel::listsFilesAndBuiltins()
{
    ScenarioListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setBuiltins({builtin("flood", "Sends as fast as the client reads."),
                       builtin("slow-drip", "A byte at a time.")});
    ScenarioEntry faulty = file("<b>\u202E");
    faulty.problem = QStringLiteral("It holds no JSON.");
    model.setFiles({file("mine", "What I need."), faulty});
    QCOMPARE(printModel(model), QStringLiteral("mine | What I need. | File\n"
                                               "<b>‹U+202E› | It holds no JSON. | Faulty file\n"
                                               "flood | Sends as fast as the client reads. | "
                                               "Built in\n"
                                               "slow-drip | A byte at a time. | Built in\n"));
    QVERIFY(!model.index(1, 0).data(ScenarioListModel::ValidRole).toBool());
    QVERIFY(model.index(1, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("&lt;b&gt;‹U+202E›")));
    QCOMPARE(model.index(0, 0).data(ScenarioListModel::PathRole).toString(),
             QStringLiteral("/files/mine.json"));
    QVERIFY(model.index(2, 0).data(ScenarioListModel::BuiltinRole).toBool());

    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setActive(model.entry(2).key());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("▶ flood"));
    QCOMPARE(model.index(2, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("flood, being served"));
    QVERIFY(model.index(2, 0).data(ScenarioListModel::ActiveRole).toBool());
    model.setActive(QStringLiteral("/files/mine.json"));
    QCOMPARE(changed.size(), 3);
    QCOMPARE(model.rowOf(model.active()), 0);
    QVERIFY(!model.index(2, 0).data(ScenarioListModel::ActiveRole).toBool());
    model.setActive({});
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("mine"));
}

void TestScenarioListModel::keepsSelection()
{
    ScenarioListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setBuiltins({builtin("z", "")});
    model.setFiles({file("a"), file("b"), file("c")});
    const QPersistentModelIndex c = model.index(2, 0);
    const QPersistentModelIndex z = model.index(3, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setFiles({file("aa"), file("c"), file("b", "New."), file("d")});
    QCOMPARE(names(model), QStringLiteral("aa c b d z"));
    QCOMPARE(c.row(), 1);
    QCOMPARE(z.row(), 4);
    QCOMPARE(model.entry(2).demonstrates, QStringLiteral("New."));
    model.setFiles({});
    QVERIFY(!c.isValid());
    QCOMPARE(z.row(), 0);
    model.setBuiltins({builtin("y", ""), builtin("z", "")});
    QCOMPARE(z.row(), 1);
    QCOMPARE(reset.size(), 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setBuiltins({builtin("y", ""), builtin("z", "")});
    QCOMPARE(changed.size(), 0);
}

void TestScenarioListModel::searches_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing") << QString() << QStringLiteral("retry-and-resume gzip flood");
    QTest::newRow("blanks") << QStringLiteral("  ")
                            << QStringLiteral("retry-and-resume gzip flood");
    QTest::newRow("part of a name") << QStringLiteral("zip") << QStringLiteral("gzip");
    QTest::newRow("in the sentence")
        << QStringLiteral("LAST-EVENT") << QStringLiteral("retry-and-resume");
    QTest::newRow("both") << QStringLiteral("client flo") << QStringLiteral("flood");
    QTest::newRow("not all words") << QStringLiteral("gzip flood") << QString();
    QTest::newRow("no pattern") << QStringLiteral(".*") << QString();
}

void TestScenarioListModel::searches()
{
    QFETCH(const QString, search);
    QFETCH(const QString, found);
    ScenarioListModel model;
    model.setBuiltins({builtin("retry-and-resume", "Sends Last-Event-ID."),
                       builtin("gzip", "Compressed."),
                       builtin("flood", "Whatever a client reads.")});
    ScenarioSearchModel searched;
    const Tester tester(&searched, Tester::FailureReportingMode::Fatal);
    searched.setSourceModel(&model);
    searched.setSearch(search);
    QCOMPARE(names(searched), found);
    searched.setSearch({});
    QCOMPARE(searched.rowCount(), 3);
}

void TestScenarioListModel::readsFiles()
{
    const ScenarioFile place{QStringLiteral("/files/x.json"), QStringLiteral("x")};
    const ScenarioEntry good = scenarioFileEntry(
        place, QByteArray(R"({"name": "y", "demonstrates": "Nothing.", "steps": []})"));
    QCOMPARE(good.name, QStringLiteral("x"));
    QCOMPARE(good.demonstrates, QStringLiteral("Nothing."));
    QCOMPARE(good.key(), place.path);
    QVERIFY(good.isValid());
    const ScenarioEntry bad = scenarioFileEntry(place, QByteArray("{\n\"name\": 1}"));
    QVERIFY(!bad.isValid());
    QVERIFY(bad.problem.contains(QStringLiteral("2")));
    const ScenarioEntry unread =
        scenarioFileEntry(place, Error{"file", QStringLiteral("It is gone.")});
    QCOMPARE(unread.problem, QStringLiteral("It is gone."));
}

void TestScenarioListModel::listsWhatIsBuiltIn()
{
    ScenarioListModel model;
    model.setBuiltins(builtinScenarioEntries());
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(model.entry(row).isValid());
        QVERIFY2(!model.entry(row).demonstrates.isEmpty(), qPrintable(model.entry(row).name));
    }
}

QTEST_GUILESS_MAIN(TestScenarioListModel)
#include "tst_scenariolistmodel.moc"
