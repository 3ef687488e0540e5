// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/models/scenariostepsmodel.h"
#include "ui/views/stepdelegate.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

using namespace sse;
using namespace sse::ui;
using Model = ScenarioStepsModel;

namespace {

/// A table of steps on the screen.
struct Table
{
    Table()
    {
        model.setSteps({{EventStep{"t", {}, {}, "a\r\nb"}}, {EndStep{}}});
        view.setModel(&model);
        view.setItemDelegate(&delegate);
        view.resize(700, 300);
        view.show();
    }

    template <typename Editor>
    [[nodiscard]] Editor *edit(int row, int column)
    {
        const QModelIndex cell = model.index(row, column);
        view.setCurrentIndex(cell);
        view.edit(cell);
        return view.viewport()->findChild<Editor *>();
    }

    Model model;
    StepDelegate delegate;
    QTableView view;
};

} // namespace

class TestStepDelegate final : public QObject
{
    Q_OBJECT

private slots:
    static void writesSeveralLines();
    static void keepsWhatIsOnlyLookedAt();
    static void chooses();
    static void writesALine();
};

void TestStepDelegate::writesSeveralLines()
{
    Table table;
    auto *edit = table.edit<QPlainTextEdit>(0, Model::ContentColumn);
    QVERIFY(edit);
    QCOMPARE(edit->toPlainText(), QStringLiteral("a\nb"));
    QCOMPARE(edit->accessibleName(), QStringLiteral("Content"));
    QVERIFY(edit->height() >= 5 * edit->fontMetrics().lineSpacing());
    QVERIFY(table.view.viewport()->rect().contains(edit->geometry()));
    QTest::keyClicks(edit, QStringLiteral("x"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    edit->insertPlainText(QStringLiteral("y\u00A0z"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(table.model.step(0), (Step{EventStep{"t", {}, {}, QByteArray("x\ny\xC2\xA0z")}}));
    QTRY_VERIFY(!table.view.viewport()->findChild<QPlainTextEdit *>());
}

void TestStepDelegate::keepsWhatIsOnlyLookedAt()
{
    Table table;
    const std::vector<Step> before = table.model.steps();
    auto *edit = table.edit<QPlainTextEdit>(0, Model::ContentColumn);
    QVERIFY(edit);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(table.model.steps(), before);
    edit = table.edit<QPlainTextEdit>(0, Model::ContentColumn);
    QTest::keyClicks(edit, QStringLiteral("gone"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(table.model.steps(), before);
}

void TestStepDelegate::chooses()
{
    Table table;
    auto *box = table.edit<QComboBox>(1, Model::ContentColumn);
    QVERIFY(box);
    QCOMPARE(box->count(), 5);
    QCOMPARE(box->currentIndex(), 0);
    box->setCurrentIndex(int(EndKind::Reset));
    emit box->activated(int(EndKind::Reset));
    QCOMPARE(table.model.step(1), (Step{EndStep{EndKind::Reset}}));
    QTRY_VERIFY(!table.view.viewport()->findChild<QComboBox *>());
    box = table.edit<QComboBox>(1, Model::StepColumn);
    QVERIFY(box);
    box->setCurrentIndex(int(Model::Kind::Comment));
    emit box->activated(int(Model::Kind::Comment));
    QCOMPARE(table.model.kind(1), Model::Kind::Comment);
}

void TestStepDelegate::writesALine()
{
    Table table;
    auto *edit = table.edit<QLineEdit>(0, Model::IdColumn);
    QVERIFY(edit);
    QCOMPARE(edit->accessibleName(), QStringLiteral("ID"));
    QTest::keyClicks(edit, QStringLiteral("7"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(std::get<EventStep>(table.model.step(0).what).id, QByteArray("7"));
}

QTEST_MAIN(TestStepDelegate)
#include "tst_stepdelegate.moc"
