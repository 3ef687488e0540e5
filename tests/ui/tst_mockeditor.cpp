// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/builtinscenarios.h"
#include "tests/ui/windowbench.h"
#include "ui/base/plainlabel.h"
#include "ui/models/scenariostepsmodel.h"
#include "ui/panes/messagebar.h"
#include "ui/panes/mockeditor.h"
#include "ui/panes/mockjsonpage.h"
#include "ui/panes/mockscenariopane.h"
#include "ui/panes/mockscenarios.h"
#include "ui/panes/mockstepspage.h"
#include "ui/views/jsoneditor.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

class tst_MockEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsAndSearches();
    void searchesByKeys();
    void refusesWhatIsNoScenario();
    void keepsBuiltinsReadOnly();
    void duplicatesToEdit();
    void makesNewScenarios();
    void editsStepsAndJsonTogether();
    void addsEveryKindOfStep();
    void tellsProblemsAtTheirLines();
    void showsTheProblemInPlaceOfSteps();
    void undoesStepsAndText();
    void keepsWhatACellRefuses();
    void choosesAmongAnswers();
    void keepsUnsavedEdits();
    void savesLoadsAndDeletes();

private:
    template <typename Widget>
    [[nodiscard]] Widget &child(const char *name) const
    {
        return WindowBench::child<Widget>(*m_scenarios, name);
    }
    void click(const char *button) const { child<QToolButton>(button).click(); }
    [[nodiscard]] MockStepsPage &steps() const { return m_scenarios->editor().steps(); }
    [[nodiscard]] JsonEditor &json() const { return m_scenarios->editor().json().editor(); }
    /// As if it was typed.
    void type(const QByteArray &text) const
    {
        json().selectAll();
        json().insertPlainText(QString::fromUtf8(text));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MockScenarios> m_scenarios;
};

void tst_MockEditor::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_scenarios = std::make_unique<MockScenarios>(ScenarioFolder(m_dir->path()));
    m_scenarios->choose(QStringLiteral("builtin:named-events"));
    m_scenarios->resize(900, 500);
    m_scenarios->show();
}

void tst_MockEditor::cleanup()
{
    m_scenarios.reset();
    m_dir.reset();
}

void tst_MockEditor::listsAndSearches()
{
    auto &list = child<QListView>("mockScenarios");
    const int all = list.model()->rowCount();
    QCOMPARE(all, static_cast<int>(builtinScenarioNames().size()));
    child<QLineEdit>("mockSearch").setText(QStringLiteral("gzip"));
    QVERIFY(list.model()->rowCount() > 0);
    QVERIFY(list.model()->rowCount() < all);
    // What is shown stays, though the search hides it.
    QCOMPARE(m_scenarios->current(), QStringLiteral("builtin:named-events"));
    m_scenarios->choose(QStringLiteral("builtin:named-events"));
    m_scenarios->choose(QStringLiteral("builtin:") +
                        QString::fromUtf8(builtinScenarioNames().first()));
    QCOMPARE(list.model()->rowCount(), all);
}

void tst_MockEditor::searchesByKeys()
{
    m_scenarios->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_scenarios.get()));
    auto &search = child<QLineEdit>("mockSearch");
    m_scenarios->focusSearch();
    QTest::keyClicks(&search, QStringLiteral("gzip"));
    QTest::keyClick(&search, Qt::Key_Down);
    auto &list = child<QListView>("mockScenarios");
    QVERIFY(list.hasFocus());
    QCOMPARE(list.currentIndex().row(), 0);
    QVERIFY(m_scenarios->current().contains(QLatin1String("gzip")));
    m_scenarios->focusSearch();
    QTest::keyClick(&search, Qt::Key_Escape);
    QCOMPARE(search.text(), QString());
    QCOMPARE(list.model()->rowCount(), static_cast<int>(builtinScenarioNames().size()));
}

void tst_MockEditor::refusesWhatIsNoScenario()
{
    auto &list = child<QListView>("mockScenarios");
    const int before = list.model()->rowCount();
    QSignalSpy failed(m_scenarios.get(), &MockScenarios::failed);
    const QString path = m_dir->filePath(QStringLiteral("some-file.txt"));
    for (const QByteArray &text : {QByteArray("data: 1\n\n"), QByteArray("{\"name\": \"\xFF\"}"),
                                   QByteArray(), QByteArray("[1]")}) {
        QVERIFY(!writeScenarioFile(path, text));
        m_scenarios->load(path);
    }
    QCOMPARE(failed.size(), 4);
    QCOMPARE(list.model()->rowCount(), before);
    QTemporaryDir elsewhere;
    const QString valid = elsewhere.filePath(QStringLiteral("download.json"));
    QVERIFY(!writeScenarioFile(valid, R"({"name": "its-own-name"})"));
    m_scenarios->load(valid);
    QCOMPARE(list.currentIndex().data().toString(), QStringLiteral("its-own-name"));
}

void tst_MockEditor::keepsBuiltinsReadOnly()
{
    QVERIFY(child<MessageBar>("mockReadOnly").isVisible());
    QVERIFY(json().isReadOnly());
    QVERIFY(steps().model().isReadOnly());
    QVERIFY(steps().model().rowCount() > 0);
    for (const char *name : {"mockAdd", "mockRemove", "mockUp", "mockDown", "mockSave"})
        QVERIFY2(!child<QToolButton>(name).isEnabled(), name);
}

void tst_MockEditor::duplicatesToEdit()
{
    child<QPushButton>("mockDuplicateToEdit").click();
    const QString path = m_scenarios->current();
    QVERIFY(QFileInfo(path).isFile());
    QCOMPARE(QFileInfo(path).absolutePath(), m_dir->path());
    QVERIFY(!child<MessageBar>("mockReadOnly").isVisible());
    QVERIFY(!json().isReadOnly());
    const ScenarioDocument *shown = m_scenarios->shown();
    QVERIFY(shown && shown->scenario());
    QCOMPARE(QString::fromUtf8(shown->scenario()->name), QFileInfo(path).completeBaseName());
    QVERIFY(shown->scenario()->answers == builtinScenario("named-events")->answers);
}

void tst_MockEditor::makesNewScenarios()
{
    click("mockNew");
    const QString first = m_scenarios->current();
    QVERIFY(m_scenarios->shown()->scenario());
    click("mockNew");
    QVERIFY(m_scenarios->current() != first);
    QVERIFY(m_scenarios->unsaved().isEmpty());
}

void tst_MockEditor::editsStepsAndJsonTogether()
{
    click("mockNew");
    ScenarioStepsModel &model = steps().model();
    const int before = model.rowCount();
    steps().table().selectRow(before - 1);
    click("mockDuplicateStep");
    QCOMPARE(model.rowCount(), before + 1);
    const ScenarioParse parsed = parseScenario(json().json());
    QVERIFY(std::holds_alternative<Scenario>(parsed));
    QVERIFY(std::get<Scenario>(parsed).answers.front().steps == model.steps());
    type(R"({"name": "mine", "steps": [{"comment": "a"}, {"wait": 5}]})");
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.kind(0), ScenarioStepsModel::Kind::Comment);
    QCOMPARE(m_scenarios->unsaved().size(), 1);
}

void tst_MockEditor::addsEveryKindOfStep()
{
    click("mockNew");
    type(R"({"name": "mine"})");
    QTRY_COMPARE(steps().model().rowCount(), 0);
    const QList<QAction *> kinds = child<QMenu>("mockAddMenu").actions();
    QCOMPARE(kinds.size(), 7);
    for (QAction *kind : kinds) {
        steps().table().clearSelection();
        kind->trigger();
    }
    QVERIFY(steps().model().rowCount() >= 7);
    const ScenarioDocument *shown = m_scenarios->shown();
    QVERIFY(shown->scenario());
    steps().table().selectAll();
    click("mockRemove");
    QCOMPARE(steps().model().rowCount(), 0);
}

void tst_MockEditor::tellsProblemsAtTheirLines()
{
    click("mockNew");
    type("{\n  \"name\": \"mine\",\n  \"stepz\": []\n}");
    auto &problems = child<QListWidget>("mockProblems");
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems.height() >= 2 * problems.sizeHintForRow(0));
    QVERIFY(problems.item(0)->text().contains(QLatin1Char('3')));
    QVERIFY(steps().model().isReadOnly());
    QVERIFY(!m_scenarios->shown()->scenario());
    m_scenarios->showProblems();
    emit problems.itemClicked(problems.item(0));
    QCOMPARE(json().textCursor().blockNumber(), 2);
    type(R"({"name": "mine"})");
    QTRY_COMPARE(problems.count(), 0);
    QVERIFY(!steps().model().isReadOnly());
}

void tst_MockEditor::showsTheProblemInPlaceOfSteps()
{
    const QString path = m_dir->filePath(QStringLiteral("wrong.json"));
    QVERIFY(!writeScenarioFile(path, "{\n  \"name\": \"mine\",\n  \"stepz\": []\n}"));
    m_scenarios->load(path);
    auto &toJson = child<QPushButton>("mockToJson");
    QVERIFY(toJson.isVisible());
    QVERIFY(!child<QComboBox>("mockAnswers").isVisible());
    QCOMPARE(steps().summary(), QString());
    toJson.click();
    QVERIFY(json().isVisible());
    QCOMPARE(json().textCursor().blockNumber(), 2);
    type(R"({"name": "mine"})");
    m_scenarios->editor().pages().setCurrentIndex(MockEditor::StepsPage);
    QVERIFY(!toJson.isVisible());
    QVERIFY(steps().summary().startsWith(QLatin1String("200")));
}

void tst_MockEditor::undoesStepsAndText()
{
    click("mockNew");
    auto &undo = child<QToolButton>("mockUndo");
    auto &redo = child<QToolButton>("mockRedo");
    QVERIFY(!undo.isEnabled() && !redo.isEnabled());
    const std::vector<Step> before = steps().model().steps();
    steps().table().selectAll();
    click("mockRemove");
    QCOMPARE(steps().model().rowCount(), 0);
    QVERIFY(undo.isEnabled());
    undo.click();
    QVERIFY(steps().model().steps() == before);
    QVERIFY(m_scenarios->unsaved().isEmpty());
    QVERIFY(!undo.isEnabled());
    redo.click();
    QCOMPARE(steps().model().rowCount(), 0);
    QCOMPARE(m_scenarios->unsaved().size(), 1);
    m_scenarios->choose(QStringLiteral("builtin:named-events"));
    QVERIFY(!undo.isEnabled() && !redo.isEnabled());
}

void tst_MockEditor::keepsWhatACellRefuses()
{
    click("mockNew");
    type(R"({"name": "mine", "steps": [{"wait": 5}]})");
    QTRY_COMPARE(steps().model().rowCount(), 1);
    m_scenarios->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_scenarios.get()));
    QTableView &table = steps().table();
    table.setFocus();
    table.setCurrentIndex(steps().model().index(0, ScenarioStepsModel::ContentColumn));
    table.edit(table.currentIndex());
    auto *editor = table.viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText(QStringLiteral("soon"));
    QTest::keyClick(editor, Qt::Key_Return);
    const auto again = [&]() -> QLineEdit * {
        QLineEdit *found = nullptr;
        for (auto *line : table.viewport()->findChildren<QLineEdit *>())
            if (line != editor && line->isVisible())
                found = line;
        return found;
    };
    QTRY_VERIFY(again());
    QCOMPARE(again()->text(), QStringLiteral("soon"));
    QVERIFY(child<PlainLabel>("mockStepProblem").text().contains(QLatin1String("soon")));
    again()->setText(QStringLiteral("7"));
    QTest::keyClick(again(), Qt::Key_Return);
    QTRY_VERIFY(m_scenarios->shown()->text.contains("\"wait\": 7"));
    QCOMPARE(child<PlainLabel>("mockStepProblem").text(), QString());
}

void tst_MockEditor::choosesAmongAnswers()
{
    click("mockNew");
    type(R"({"name": "mine", "answers": [{"times": 2, "response": {"status": 503}},
            {"steps": [{"comment": "a"}]}]})");
    auto &answers = child<QComboBox>("mockAnswers");
    QTRY_COMPARE(answers.count(), 2);
    QVERIFY(steps().summary().startsWith(QLatin1String("503")));
    answers.setCurrentIndex(1);
    emit answers.activated(1);
    QCOMPARE(steps().model().rowCount(), 1);
    QVERIFY(steps().summary().startsWith(QLatin1String("200")));
    steps().table().selectRow(0);
    click("mockRemove");
    QCOMPARE(m_scenarios->shown()->scenario()->answers.size(), std::size_t{2});
    QCOMPARE(m_scenarios->shown()->scenario()->answers.front().response.status, 503);
}

void tst_MockEditor::keepsUnsavedEdits()
{
    click("mockNew");
    const QString mine = m_scenarios->current();
    type(R"({"name": "mine", "steps": [{"comment": "kept"}]})");
    // Not waiting for the text to be looked at.
    m_scenarios->choose(QStringLiteral("builtin:named-events"));
    QCOMPARE(m_scenarios->unsaved().size(), 1);
    auto &list = child<QListView>("mockScenarios");
    QVERIFY(list.model()->index(0, 0).data().toString().contains(QChar(0x2022)));
    QVERIFY(!child<QToolButton>("mockSave").isEnabled());
    m_scenarios->choose(mine);
    QVERIFY(json().json().contains("kept"));
    QVERIFY(child<QToolButton>("mockSave").isEnabled());
}

void tst_MockEditor::savesLoadsAndDeletes()
{
    click("mockNew");
    const QString mine = m_scenarios->current();
    type(R"({"name": "mine", "steps": [{"comment": "saved"}]})");
    m_scenarios->save();
    QVERIFY(m_scenarios->unsaved().isEmpty());
    QVERIFY(readScenarioFile(mine).value().contains("saved"));

    QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(QStringLiteral("copy.json"));
    m_scenarios->saveAs(copy);
    QCOMPARE(m_scenarios->current(), copy);
    QVERIFY(readScenarioFile(copy).value().contains("saved"));

    QSignalSpy asked(m_scenarios.get(), &MockScenarios::removeAsked);
    m_scenarios->choose(mine);
    WindowBench::child<QAction>(*m_scenarios, "mockDelete").trigger();
    QCOMPARE(asked.size(), 1);
    QVERIFY(QFileInfo::exists(mine));
    m_scenarios->removeNow();
    QVERIFY(!QFileInfo::exists(mine));
    QCOMPARE(m_scenarios->current(), QStringLiteral("builtin:named-events"));

    // Another time it is not in the folder, but it can be loaded, and taken off the list.
    m_scenarios = std::make_unique<MockScenarios>(ScenarioFolder(m_dir->path()));
    m_scenarios->load(copy);
    QCOMPARE(m_scenarios->current(), copy);
    WindowBench::child<QAction>(*m_scenarios, "mockDelete").trigger();
    m_scenarios->removeNow();
    QVERIFY(QFileInfo::exists(copy));
    QSignalSpy failed(m_scenarios.get(), &MockScenarios::failed);
    m_scenarios->load(elsewhere.filePath(QStringLiteral("none.json")));
    QCOMPARE(failed.size(), 1);
}

QTEST_MAIN(tst_MockEditor)
#include "tst_mockeditor.moc"
