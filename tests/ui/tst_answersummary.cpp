// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/panes/answersummary.h"

#include "core/scenario/scenariojson.h"

#include <QTest>

using namespace sse;
using namespace sse::ui;

class tst_AnswerSummary : public QObject
{
    Q_OBJECT

private slots:
    static void summarisesAnswers_data();
    static void summarisesAnswers();
};

void tst_AnswerSummary::summarisesAnswers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("summary");
    QTest::newRow("usual") << QByteArray("{}")
                           << QString::fromUtf8("200 · text/event-stream · chunked");
    QTest::newRow("none") << QByteArray(R"({"response": {"status": 204}})")
                          << QStringLiteral("204");
    QTest::newRow("type") << QByteArray(R"({"response": {"headers": {"content-TYPE": "text/html"},
                                            "framing": "close"}})")
                          << QString::fromUtf8("200 · text/html · until close");
    QTest::newRow("no type") << QByteArray(R"({"response": {"headers": {"Content-Type": null}}})")
                             << QString::fromUtf8("200 · no content type · chunked");
    QTest::newRow("bytes") << QByteArray(R"({"write": {"per": "byte", "bytesPerSecond": 100}})")
                           << QString::fromUtf8("200 · text/event-stream · chunked · one write a "
                                                "byte, 100 B/s");
    QTest::newRow("inside") << QByteArray(R"({"write": {"inside": ["crlf"]}})")
                            << QString::fromUtf8("200 · text/event-stream · chunked · split inside "
                                                 "CRLF");
    QTest::newRow("cut") << QByteArray(R"({"cut": {"after": 12, "by": "cut"}})")
                         << QString::fromUtf8(
                                "200 · text/event-stream · chunked · cut by FIN after "
                                "12 B");
    QTest::newRow("gzip") << QByteArray(R"({"response": {"gzip": "whole", "delay": 2000}})")
                          << QString::fromUtf8("200 · text/event-stream · chunked · gzip, never "
                                               "flushed · head after 2.00 s");
}

void tst_AnswerSummary::summarisesAnswers()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, summary);
    const QByteArray text = "{\"name\": \"a\", \"answers\": [" + json + "]}";
    const ScenarioParse parsed = parseScenario(text);
    QVERIFY(std::holds_alternative<Scenario>(parsed));
    QCOMPARE(answerSummary(std::get<Scenario>(parsed).answers.front()), summary);
}

QTEST_GUILESS_MAIN(tst_AnswerSummary)
#include "tst_answersummary.moc"
