// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/scenariojson.h"
#include "ui/models/scenariostepsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::ui;
using Tester = QAbstractItemModelTester;
using Kind = ScenarioStepsModel::Kind;
using Steps = std::vector<Step>;

namespace {

Step comment(const char *text)
{
    return {CommentStep{text}};
}

Step repeat(Steps steps)
{
    return {RepeatStep{0, std::move(steps)}};
}

/// "a [b [c] ] d": comments, and repeats in brackets.
QString shape(const Steps &steps)
{
    QStringList parts;
    for (const Step &step : steps) {
        if (const auto *inner = std::get_if<RepeatStep>(&step.what))
            parts += QStringLiteral("[%1]").arg(shape(inner->steps));
        else
            parts += QString::fromLatin1(std::get<CommentStep>(step.what).text);
    }
    return parts.join(u' ');
}

/// The inverse, of single letters.
Steps shaped(const char *&text)
{
    Steps steps;
    for (; *text != '\0'; ++text) {
        if (*text == ']')
            return steps;
        if (*text == '[')
            steps.push_back(repeat(shaped(++text)));
        else if (*text != ' ')
            steps.push_back({CommentStep{QByteArray(1, *text)}});
    }
    return steps;
}

Steps shaped(const QByteArray &text)
{
    const char *at = text.constData();
    return shaped(at);
}

Step deepRepeat(int levels)
{
    Step step = comment("x");
    for (int i = 0; i < levels; ++i)
        step = repeat({step});
    return step;
}

} // namespace

class TestScenarioStepsMoves final : public QObject
{
    Q_OBJECT

private slots:
    static void moves_data();
    static void moves();
    static void insertsAndRemoves();
    static void appendsWhereItIsPlayed();
    static void refusesDepth();
    static void readOnly();
    static void selectionFollows();
};

void TestScenarioStepsMoves::moves_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("up");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("newRow");
    const auto row = [](const char *name, const char *before, int at, bool up, const char *after,
                        int newRow) {
        QTest::newRow(name) << QByteArray(before) << at << up << QString::fromLatin1(after)
                            << newRow;
    };
    row("up", "a b c", 1, true, "b a c", 0);
    row("down", "a b c", 1, false, "a c b", 2);
    row("up at the top", "a b", 0, true, "a b", 0);
    row("down at the end", "a b", 1, false, "a b", 1);
    row("up into a repeat", "[a] b", 2, true, "[a b]", 2);
    row("up into an empty repeat", "[] b", 1, true, "[b]", 1);
    row("up into the outer repeat", "[a [b]] c", 4, true, "[a [b] c]", 4);
    row("up within, into the inner repeat", "[a [b] c]", 4, true, "[a [b c]]", 4);
    row("up out of a repeat", "a [b c]", 2, true, "a b [c]", 1);
    row("down into a repeat", "a [b]", 0, false, "[a b]", 1);
    row("down into an empty repeat", "a []", 0, false, "[a]", 1);
    row("down out of a repeat", "[a b] c", 2, false, "[a] b c", 2);
    row("down out of the last repeat", "[a]", 1, false, "[] a", 1);
    row("up out of the first repeat", "[a]", 1, true, "a []", 0);
    row("a repeat up", "a [b c] d", 1, true, "[b c] a d", 0);
    row("a repeat down", "a [b c] d", 1, false, "a d [b c]", 2);
    row("a repeat into another", "[a b] [c]", 0, false, "[[a b] c]", 1);
    row("a repeat up into another", "[a] [b c]", 2, true, "[a [b c]]", 2);
    row("a repeat out of another", "[[a b] c] d", 1, true, "[a b] [c] d", 0);
    row("a repeat out of another's end", "[a [b c]] d", 2, false, "[a] [b c] d", 2);
}

void TestScenarioStepsMoves::moves()
{
    QFETCH(const QByteArray, before);
    QFETCH(const int, row);
    QFETCH(const bool, up);
    QFETCH(const QString, after);
    QFETCH(const int, newRow);
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setSteps(shaped(before));
    QSignalSpy edited(&model, &ScenarioStepsModel::edited);
    const bool can = up ? model.canMoveUp(row) : model.canMoveDown(row);
    QCOMPARE(can, shape(model.steps()) != after);
    const QPersistentModelIndex moved = model.index(row, ScenarioStepsModel::ContentColumn);
    QCOMPARE(up ? model.moveUp(row) : model.moveDown(row), newRow);
    QCOMPARE(shape(model.steps()), after);
    QCOMPARE(moved.row(), newRow);
    QCOMPARE(edited.size(), can ? 1 : 0);
    if (!can)
        return;
    // There and back.
    QCOMPARE(up ? model.moveDown(newRow) : model.moveUp(newRow), row);
    QCOMPARE(shape(model.steps()), QString::fromLatin1(before));
}

void TestScenarioStepsMoves::appendsWhereItIsPlayed()
{
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QCOMPARE(model.append(comment("a")), 0);
    QCOMPARE(model.append({EndStep{}}), 1);
    QCOMPARE(model.append(comment("b")), 1);
    QCOMPARE(model.kind(2), Kind::End);
    // Behind a repeat without end nothing is played.
    model.setSteps(shaped("a [b [c d]]"));
    QCOMPARE(model.append(comment("e")), 6);
    QCOMPARE(shape(model.steps()), QStringLiteral("a [b [c d e]]"));
    model.setSteps(shaped("[a] b"));
    QCOMPARE(model.append(comment("c")), 3);
    QCOMPARE(shape(model.steps()), QStringLiteral("[a] b c"));
    model.setSteps({Step{RepeatStep{2, {comment("a"), Step{EndStep{}}}}}});
    QCOMPARE(model.append(comment("b")), 3);
    QCOMPARE(model.depth(3), 0);
    model.setSteps({repeat({comment("a"), Step{EndStep{}}})});
    QCOMPARE(model.append(comment("b")), 2);
    QCOMPARE(model.depth(2), 1);
}

void TestScenarioStepsMoves::insertsAndRemoves()
{
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QSignalSpy edited(&model, &ScenarioStepsModel::edited);
    QCOMPARE(model.insert(comment("b"), -1), 0);
    QCOMPARE(model.insert(comment("a"), -1), 0);
    QCOMPARE(model.insert(repeat(shaped("c [d]")), 1), 2);
    QCOMPARE(shape(model.steps()), QStringLiteral("a b [c [d]]"));
    QCOMPARE(model.insert(comment("e"), 4), 5);
    QCOMPARE(model.insert(comment("f"), 2), 3);
    QCOMPARE(shape(model.steps()), QStringLiteral("a b [f c [e d]]"));
    QCOMPARE(model.duplicate(5), 8);
    QCOMPARE(shape(model.steps()), QStringLiteral("a b [f c [e d] [e d]]"));
    QCOMPARE(edited.size(), 6);
    // The repeat, one within it twice over, and a row of its own.
    QCOMPARE(model.remove({6, 0, 5, 6}), 0);
    QCOMPARE(shape(model.steps()), QStringLiteral("b [f c [e d]]"));
    QCOMPARE(model.remove({1}), 0);
    QCOMPARE(model.remove({0}), -1);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.remove({}), -1);
    QCOMPARE(edited.size(), 9);
}

void TestScenarioStepsMoves::refusesDepth()
{
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QVERIFY(model.insert(deepRepeat(maxRepeatDepth + 1), -1) < 0);
    QVERIFY(model.lastProblem().contains(QStringLiteral("at most 8 levels")));
    QCOMPARE(model.insert(deepRepeat(maxRepeatDepth), -1), 0);
    QVERIFY(model.lastProblem().isEmpty());
    QCOMPARE(model.rowCount(), maxRepeatDepth + 1);
    QVERIFY(model.insert(deepRepeat(1), 0) >= 0);
    QVERIFY(model.insert(deepRepeat(8), 0) < 0);
    QVERIFY(!model.setData(model.index(model.rowCount() - 1, 0), int(Kind::Repeat), Qt::EditRole));
    // A repeat that does not fit into its neighbour goes past it.
    model.setSteps({comment("a"), deepRepeat(maxRepeatDepth), repeat({comment("b")})});
    QCOMPARE(model.moveDown(1), 3);
    QCOMPARE(shape(model.steps()), QStringLiteral("a [b] [[[[[[[[x]]]]]]]]"));
    QCOMPARE(model.moveUp(3), 1);
}

void TestScenarioStepsMoves::readOnly()
{
    ScenarioStepsModel model;
    const Steps steps = shaped("a [b] c");
    model.setSteps(steps);
    model.setReadOnly(true);
    QSignalSpy edited(&model, &ScenarioStepsModel::edited);
    QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.setData(model.index(0, ScenarioStepsModel::ContentColumn), QStringLiteral("z"),
                           Qt::EditRole));
    QCOMPARE(model.insert(comment("z"), 0), -1);
    QCOMPARE(model.duplicate(0), -1);
    QCOMPARE(model.remove({0}), 0);
    QCOMPARE(model.moveUp(1), 1);
    QCOMPARE(model.moveDown(0), 0);
    QVERIFY(!model.canMoveDown(0));
    QVERIFY(!model.canMoveUp(1));
    QCOMPARE(model.steps(), steps);
    QCOMPARE(edited.size(), 0);
}

void TestScenarioStepsMoves::selectionFollows()
{
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setSteps(shaped("a [b] c"));
    const QPersistentModelIndex c = model.index(3, 0);
    model.insert(comment("z"), -1);
    QCOMPARE(c.row(), 4);
    model.remove({2});
    QCOMPARE(c.row(), 2);
    QVERIFY(model.setData(model.index(0, 0), int(Kind::Repeat), Qt::EditRole));
    QCOMPARE(c.row(), 3);
}

QTEST_GUILESS_MAIN(TestScenarioStepsMoves)
#include "tst_scenariostepsmoves.moc"
