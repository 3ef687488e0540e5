// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

// The program's own reader against every built-in scenario: it reports what SCENARIOS.md says.

#include "core/scenario/builtinscenarios.h"
#include "tests/loop/looprun.h"

#include <QTest>

#include <algorithm>

using namespace sse;
using namespace sse::test;

class TestLoop : public QObject
{
    Q_OBJECT

private slots:
    void everyScenarioIsInTheTable();
    void readsReports_data();
    void readsReports();
    void reportsAsDocumented_data();
    void reportsAsDocumented();
};

void TestLoop::everyScenarioIsInTheTable()
{
    QList<QByteArray> names;
    for (const LoopCase &row : loopCases())
        names.append(row.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    QCOMPARE(names, builtinScenarioNames());
}

void TestLoop::readsReports_data()
{
    QTest::addColumn<QString>("actual");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("matches");

    const QString text = QStringLiteral("GET: 200; nothing; truncated; closed");
    QTest::newRow("equal") << text << text << true;
    QTest::newRow("either") << text
                            << QStringLiteral("GET: 200; nothing; end-of-body or truncated; closed")
                            << true;
    QTest::newRow("neither") << text
                             << QStringLiteral("GET: 200; nothing; end-of-body or reset; closed")
                             << false;
    QTest::newRow("part missing") << text << QStringLiteral("GET: 200; nothing; truncated")
                                  << false;
    QTest::newRow("other status") << text << QStringLiteral("GET: 404; nothing; truncated; closed")
                                  << false;
}

void TestLoop::readsReports()
{
    QFETCH(QString, actual);
    QFETCH(QString, expected);
    QFETCH(bool, matches);
    QCOMPARE(reportMatches(actual, expected), matches);
    const QStringList several{actual, actual, expected};
    QCOMPARE(expandedReport(shortReport(several)), several);
}

void TestLoop::reportsAsDocumented_data()
{
    QTest::addColumn<LoopCase>("row");
    for (const LoopCase &row : loopCases())
        QTest::addRow("%s, %s", row.name.constData(), qPrintable(row.watched)) << row;
}

void TestLoop::reportsAsDocumented()
{
    QFETCH(LoopCase, row);
    const std::optional<Scenario> scenario = builtinScenario(row.name);
    QVERIFY(scenario);
    QCOMPARE(row.demonstrates, QString::fromUtf8(scenario->demonstrates));
    const std::optional<Watch> watch = Watch::parse(row.watched);
    QVERIFY2(watch, qPrintable(row.watched));

    LoopRun run(*scenario, *watch);
    const QString problem = run.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QStringList actual = run.report();
    const QStringList expected = expandedReport(row.report);
    bool matches = actual.size() == expected.size();
    for (qsizetype i = 0; matches && i < actual.size(); ++i)
        matches = reportMatches(actual[i], expected[i]);
    const QString both = QStringLiteral("reported: %1\nexpected: %2")
                             .arg(shortReport(actual).join(QStringLiteral("<br>")),
                                  row.report.join(QStringLiteral("<br>")));
    QVERIFY2(matches, qPrintable(both));
}

QTEST_GUILESS_MAIN(TestLoop)
#include "tst_loop.moc"
