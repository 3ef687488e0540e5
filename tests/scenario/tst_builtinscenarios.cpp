// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/scenario/builtinscenarios.h"

#include "core/scenario/scenariojson.h"

#include <QTest>

#include <algorithm>

using namespace sse;

class BuiltinScenariosTest final : public QObject
{
    Q_OBJECT

private slots:
    static void areThere();
    static void eachIsValid_data();
    static void eachIsValid();
    static void eachIsWrittenTheSame_data();
    static void eachIsWrittenTheSame();
    static void othersAreNot_data();
    static void othersAreNot();

private:
    static void addNames();
};

void BuiltinScenariosTest::addNames()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray &name : builtinScenarioNames())
        QTest::newRow(name.constData()) << name;
}

void BuiltinScenariosTest::areThere()
{
    const QList<QByteArray> &names = builtinScenarioNames();
    QVERIFY(names.contains("clock"));
    QVERIFY(std::is_sorted(names.begin(), names.end()));
}

void BuiltinScenariosTest::eachIsValid_data()
{
    addNames();
}

void BuiltinScenariosTest::eachIsValid()
{
    QFETCH(QByteArray, name);
    const std::optional<QByteArray> text = builtinScenarioText(name);
    QVERIFY(text);
    const ScenarioParse parse = parseScenario(*text);
    if (const auto *problems = std::get_if<QList<ScenarioProblem>>(&parse))
        QFAIL(qPrintable(scenarioError(QString::fromUtf8(name), *problems).message));
    const auto &scenario = std::get<Scenario>(parse);
    QCOMPARE(scenario.name, name);
    QVERIFY2(scenario.demonstrates.endsWith('.'), "not a sentence");
    QVERIFY2(!scenario.demonstrates.chopped(1).contains(". "), "more than one sentence");
    QVERIFY(builtinScenario(name) == scenario);
}

void BuiltinScenariosTest::eachIsWrittenTheSame_data()
{
    addNames();
}

void BuiltinScenariosTest::eachIsWrittenTheSame()
{
    QFETCH(QByteArray, name);
    const std::optional<Scenario> scenario = builtinScenario(name);
    QVERIFY(scenario);
    const QByteArray written = writeScenario(*scenario);
    const ScenarioParse again = parseScenario(written);
    QVERIFY2(std::holds_alternative<Scenario>(again), written.constData());
    QVERIFY2(std::get<Scenario>(again) == *scenario, written.constData());
}

void BuiltinScenariosTest::othersAreNot_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("unknown") << QByteArray("no-such-scenario");
    QTest::newRow("file") << QByteArray("clock.json");
    QTest::newRow("path") << QByteArray("../scenarios/clock");
    QTest::newRow("case") << QByteArray("Clock");
}

void BuiltinScenariosTest::othersAreNot()
{
    QFETCH(QByteArray, name);
    QVERIFY(!builtinScenarioText(name));
    QVERIFY(!builtinScenario(name));
}

QTEST_GUILESS_MAIN(BuiltinScenariosTest)
#include "tst_builtinscenarios.moc"
