// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/support/modelprinter.h"
#include "ui/models/scenariostepsmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;
using namespace std::chrono_literals;
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

} // namespace

class TestScenarioStepsModel final : public QObject
{
    Q_OBJECT

private slots:
    static void initTestCase() { QLocale::setDefault(QLocale::c()); }
    static void showsSteps();
    static void showsHostileText();
    static void editsCells_data();
    static void editsCells();
    static void keepsWhatIsTheSame();
    static void tellsMissingFromEmpty_data();
    static void tellsMissingFromEmpty();
    static void offersChoices();
    static void changesKinds();
};

void TestScenarioStepsModel::showsSteps()
{
    WriteStep write;
    write.wire = {WireControl::Per::Byte, true, true, true, {3, 5}, 65'536, 2ms, 500};
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setSteps({
        {EventStep{"tick", "{{counter}}", "500", "a\nb"}},
        {EventStep{{}, "", {}, {}}},
        {RepeatStep{3, {{WaitStep{1000ms, 1000ms, 1}}, repeat({}), {WaitStep{200ms, 900ms, 1}}}}},
        repeat({{WaitStep{5ms, 5ms, 5}}}),
        {RawStep{"data: x\\r\\n"}},
        comment("keep-alive"),
        {write},
        {EndStep{EndKind::Reset}},
    });
    QCOMPARE(printModel(model),
             QStringLiteral("Event | tick | {{counter}} | 500 | a⏎b\n"
                            "Event |  | \"\" |  | \n"
                            "Repeat |  |  |  | 3 ×\n"
                            "    Wait |  |  |  | 1000 ms\n"
                            "    Repeat |  |  |  | for ever\n"
                            "    Wait |  |  |  | 200–900 ms\n"
                            "Repeat |  |  |  | for ever\n"
                            "    Wait |  |  |  | 5 ms, once in 5 times\n"
                            "Raw Bytes |  |  |  | data: x\\r\\n\n"
                            "Comment |  |  |  | keep-alive\n"
                            "Write |  |  |  | per byte · inside CRLF, UTF-8, BOM · at 3, 5 · "
                            "gap 2 ms · 500 B/s\n"
                            "End |  |  |  | reset: RST\n"));
    QCOMPARE(model.index(0, 4).data(Qt::EditRole).toString(), QStringLiteral("a\nb"));
    QCOMPARE(model.index(5, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Wait, repeat level 1"));
    QCOMPARE(model.index(5, 0).data(ScenarioStepsModel::DepthRole).toInt(), 1);
    QCOMPARE(model.index(5, 0).data(ScenarioStepsModel::KindRole).toInt(), int(Kind::Wait));
    QCOMPARE(model.kind(11), Kind::End);
}

void TestScenarioStepsModel::showsHostileText()
{
    ScenarioStepsModel model;
    model.setSteps({{EventStep{{}, {}, {}, "<b>\xE2\x80\xAE" + QByteArray(600, 'x')}}});
    const QModelIndex cell = model.index(0, ScenarioStepsModel::ContentColumn);
    QVERIFY(cell.data().toString().startsWith(QStringLiteral("<b>‹U+202E›")));
    QVERIFY(cell.data().toString().size() < 540);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;‹U+202E›")));
    QCOMPARE(cell.data(Qt::EditRole).toString().size(), 604);
}

void TestScenarioStepsModel::editsCells_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown"); // or, behind "!", a part of what is said
    const auto row = [](const char *name, Kind kind, int column, const char *text,
                        const char *shown) {
        QTest::newRow(name) << int(kind) << column << QString::fromUtf8(text)
                            << QString::fromUtf8(shown);
    };
    using Model = ScenarioStepsModel;
    constexpr int content = Model::ContentColumn;
    row("type", Kind::Event, Model::TypeColumn, "tick", "tick");
    row("id with a template", Kind::Event, Model::IdColumn, "{{counter}}", "{{counter}}");
    row("id with a bad template", Kind::Event, Model::IdColumn, "{{cuonter}}", "!cuonter");
    row("retry need not be a number", Kind::Event, Model::RetryColumn, "soon", "soon");
    row("data", Kind::Event, content, "x\ny", "x⏎y");
    row("bad data", Kind::Event, content, "{{", "!{{");
    row("comment", Kind::Comment, content, "hello", "hello");
    row("bad comment", Kind::Comment, content, "{{x", "!{{");
    row("raw", Kind::RawBytes, content, "a\\x00\\n", "a\\x00\\n");
    row("bad escape", Kind::RawBytes, content, "a\\q", "!\\q");
    row("wait", Kind::Wait, content, "1500", "1500 ms");
    row("wait none", Kind::Wait, content, "0", "0 ms");
    row("wait with the unit", Kind::Wait, content, " 20 ms ", "20 ms");
    row("wait range", Kind::Wait, content, "200-900", "200–900 ms");
    row("wait range with a dash", Kind::Wait, content, "200 – 900", "200–900 ms");
    row("wait at times", Kind::Wait, content, "20 every 7", "20 ms, once in 7 times");
    row("wait a day", Kind::Wait, content, "86400000", "86400000 ms");
    row("wait too long", Kind::Wait, content, "86400001", "!at most");
    row("wait backwards", Kind::Wait, content, "900-200", "!begins above");
    row("wait never", Kind::Wait, content, "20 every 0", "!1 or more");
    row("wait words", Kind::Wait, content, "soon", "!“soon” is no pause");
    row("wait negative", Kind::Wait, content, "-5", "!is no pause");
    row("wait a huge number", Kind::Wait, content, "99999999999999999999", "!is no pause");
    row("repeat", Kind::Repeat, content, " 12 ", "12 ×");
    row("repeat for ever", Kind::Repeat, content, "", "for ever");
    row("repeat never", Kind::Repeat, content, "0", "!is no number of times");
    row("repeat words", Kind::Repeat, content, "often", "!“often” is no number");
    row("write", Kind::Write, content, "{\"per\": \"buffer\", \"bufferBytes\": 2000}",
        "gathered to 2.0 KB");
    row("write nothing special", Kind::Write, content, "{}", "per step");
    row("write, misspelt", Kind::Write, content, "{\"pre\": \"line\"}", "!pre");
    row("write, no JSON", Kind::Write, content, "per line", "!");
    row("write, two members", Kind::Write, content, "{}, \"wait\": 1", "!");
}

void TestScenarioStepsModel::editsCells()
{
    QFETCH(const int, kind);
    QFETCH(const int, column);
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const Step before = ScenarioStepsModel::newStep(static_cast<Kind>(kind));
    model.setSteps({before});
    QSignalSpy edited(&model, &ScenarioStepsModel::edited);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy refused(&model, &ScenarioStepsModel::refused);
    const QModelIndex cell = model.index(0, column);
    QVERIFY(cell.flags().testFlag(Qt::ItemIsEditable));
    const bool done = model.setData(cell, text, Qt::EditRole);
    const bool isRefused = shown.startsWith(u'!');
    QCOMPARE(done, !isRefused);
    QCOMPARE(edited.size(), isRefused ? 0 : 1);
    QCOMPARE(changed.size(), edited.size());
    QCOMPARE(refused.size(), isRefused ? 1 : 0);
    QCOMPARE(model.lastProblem().isEmpty(), !isRefused);
    if (isRefused) {
        QVERIFY2(model.lastProblem().contains(shown.sliced(1)), qPrintable(model.lastProblem()));
        QCOMPARE(model.steps(), Steps{before});
        return;
    }
    QCOMPARE(cell.data().toString(), shown);
    // What a cell gives to edit, it takes.
    const Steps after = model.steps();
    const QVariant edit = cell.data(Qt::EditRole);
    model.setSteps({before});
    QVERIFY(model.setData(cell, edit, Qt::EditRole));
    QCOMPARE(model.steps(), after);
}

void TestScenarioStepsModel::keepsWhatIsTheSame()
{
    ScenarioStepsModel model;
    const Steps steps{{EventStep{{}, {}, {}, "a\r\nb"}},
                      {WaitStep{1ms, 2ms, 3}},
                      {WriteStep{{WireControl::Per::Line, true, false, false, {1}, 65'536, 2ms}}}};
    model.setSteps(steps);
    QSignalSpy edited(&model, &ScenarioStepsModel::edited);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex cell = model.index(row, column);
            if (cell.flags().testFlag(Qt::ItemIsEditable))
                QVERIFY(model.setData(cell, cell.data(Qt::EditRole), Qt::EditRole));
        }
    }
    QCOMPARE(edited.size(), 0);
    QCOMPARE(model.steps(), steps);
}

void TestScenarioStepsModel::tellsMissingFromEmpty_data()
{
    QTest::addColumn<bool>("there");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("missing") << false << QByteArray() << QString();
    QTest::newRow("empty") << true << QByteArray("") << QStringLiteral("\"\"");
    QTest::newRow("a pair of quotes") << true << QByteArray("\"\"") << QStringLiteral("\"\"\"\"");
    QTest::newRow("one quote") << true << QByteArray("\"") << QStringLiteral("\"");
    QTest::newRow("three quotes") << true << QByteArray("\"\"\"") << QStringLiteral("\"\"\"");
    QTest::newRow("quoted") << true << QByteArray("\"a\"") << QStringLiteral("\"a\"");
}

void TestScenarioStepsModel::tellsMissingFromEmpty()
{
    QFETCH(const bool, there);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, text);
    const auto member = there ? std::optional(value) : std::nullopt;
    const Steps wanted{{EventStep{member, member, member, member}}};
    ScenarioStepsModel model;
    model.setSteps({{EventStep{"t", "i", "r", "d"}}});
    for (const int column : {ScenarioStepsModel::TypeColumn, ScenarioStepsModel::IdColumn,
                             ScenarioStepsModel::RetryColumn, ScenarioStepsModel::ContentColumn}) {
        QVERIFY(model.setData(model.index(0, column), text, Qt::EditRole));
        QCOMPARE(model.index(0, column).data(Qt::EditRole).toString(), text);
    }
    QCOMPARE(model.steps(), wanted);
}

void TestScenarioStepsModel::offersChoices()
{
    ScenarioStepsModel model;
    model.setSteps({{EndStep{EndKind::Hang}}, {WaitStep{}}});
    const QModelIndex end = model.index(0, ScenarioStepsModel::ContentColumn);
    QCOMPARE(end.data(ScenarioStepsModel::ChoicesRole).toStringList().size(), 5);
    QCOMPARE(end.data(Qt::EditRole).toInt(), int(EndKind::Hang));
    QVERIFY(model.setData(end, int(EndKind::MidChunk), Qt::EditRole));
    QCOMPARE(std::get<EndStep>(model.step(0).what).kind, EndKind::MidChunk);
    QVERIFY(!model.setData(end, 5, Qt::EditRole));
    QVERIFY(!model.setData(end, QStringLiteral("later"), Qt::EditRole));
    QCOMPARE(std::get<EndStep>(model.step(0).what).kind, EndKind::MidChunk);
    QVERIFY(!model.index(1, ScenarioStepsModel::ContentColumn)
                 .data(ScenarioStepsModel::ChoicesRole)
                 .isValid());
    QCOMPARE(model.index(1, 0).data(ScenarioStepsModel::ChoicesRole).toStringList(),
             ScenarioStepsModel::kindNames());
    QVERIFY(!model.index(1, ScenarioStepsModel::IdColumn).flags().testFlag(Qt::ItemIsEditable));
}

void TestScenarioStepsModel::changesKinds()
{
    ScenarioStepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const auto change = [&](int row, Kind kind) {
        return model.setData(model.index(row, 0), int(kind), Qt::EditRole);
    };
    model.setSteps({{EventStep{"t", {}, {}, "text"}}});
    QVERIFY(change(0, Kind::Comment));
    QCOMPARE(model.steps(), Steps{comment("text")});
    QVERIFY(change(0, Kind::Event));
    QCOMPARE(model.steps(), (Steps{{EventStep{{}, {}, {}, "text"}}}));
    QVERIFY(change(0, Kind::Repeat));
    QCOMPARE(model.steps(), (Steps{{RepeatStep{10, {{EventStep{{}, {}, {}, "text"}}}}}}));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!change(0, Kind::Wait));
    QVERIFY(model.lastProblem().contains(QStringLiteral("would be lost")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.remove({1}), 0);
    QVERIFY(change(0, Kind::Wait));
    QCOMPARE(model.steps(), Steps{ScenarioStepsModel::newStep(Kind::Wait)});
    QVERIFY(!model.setData(model.index(0, 0), 7, Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, 0), -1, Qt::EditRole));
}

QTEST_GUILESS_MAIN(TestScenarioStepsModel)
#include "tst_scenariostepsmodel.moc"
