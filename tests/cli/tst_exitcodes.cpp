// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/parsecommand.h"
#include "app/cli/watchcommand.h"

#include <QTest>

using namespace sse;
using namespace sse::cli;

class TestExitCodes : public QObject
{
    Q_OBJECT

private slots:
    void ends_data();
    void ends();
    void endsAsAsked();
    void remarks_data();
    void remarks();
};

void TestExitCodes::ends_data()
{
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<int>("reconnecting"); // ended all the same: the profile said so
    QTest::addColumn<int>("once");         // --no-reconnect, or POST without a profile
    const auto add = [](EndReason reason, int reconnecting, int once) {
        QTest::newRow(endReasonName(reason).constData()) << reason << reconnecting << once;
    };
    add(EndReason::EndOfBody, 0, 0);
    add(EndReason::EndNotVerifiable, 0, 0);
    add(EndReason::NoContent, 0, 0);
    add(EndReason::Closed, 0, 0);
    add(EndReason::Limit, 0, 0);
    add(EndReason::Status, 1, 1);
    add(EndReason::ContentType, 1, 1);
    add(EndReason::Redirect, 1, 1);
    add(EndReason::Truncated, 1, 3);
    add(EndReason::Refused, 1, 3);
    add(EndReason::Dns, 1, 3);
    add(EndReason::Tls, 1, 3);
    add(EndReason::NotHttp, 1, 3);
    add(EndReason::TimeoutConnect, 1, 3);
    add(EndReason::TimeoutFirstByte, 1, 3);
    add(EndReason::TimeoutIdle, 1, 3);
}

void TestExitCodes::ends()
{
    QFETCH(EndReason, reason);
    QFETCH(int, reconnecting);
    QFETCH(int, once);
    StreamStatus status;
    status.ended = true;
    status.endReason = reason;
    Endpoint endpoint;
    QCOMPARE(static_cast<int>(exitCodeOf(status, endpoint)), reconnecting);
    endpoint.reconnect = false;
    QCOMPARE(static_cast<int>(exitCodeOf(status, endpoint)), once);
    endpoint.reconnect = true;
    endpoint.method = "POST";
    QCOMPARE(static_cast<int>(exitCodeOf(status, endpoint)), once);
    endpoint.profileChosen = true;
    QCOMPARE(static_cast<int>(exitCodeOf(status, endpoint)), reconnecting);
    // A profile with a last attempt used it up.
    endpoint.profile.mostAttempts = 3;
    QCOMPARE(static_cast<int>(exitCodeOf(status, endpoint)), once);
}

void TestExitCodes::endsAsAsked()
{
    StreamStatus status;
    QCOMPARE(exitCodeOf(status, Endpoint()), ExitCode::AsAsked);
    status.endReason = EndReason::Truncated;
    status.finishedAsAsked = true;
    QCOMPARE(exitCodeOf(status, Endpoint()), ExitCode::AsAsked);
}

void TestExitCodes::remarks_data()
{
    QTest::addColumn<StreamSummary>("summary");
    QTest::addColumn<QStringList>("mentions");
    StreamSummary good{1000, 3, 1, 4};
    QTest::newRow("good") << good << QStringList();
    QTest::newRow("empty") << StreamSummary() << QStringList();
    QTest::newRow("only comments") << StreamSummary{100, 0, 5} << QStringList();
    StreamSummary json;
    json.bytes = 12'000;
    json.unfinished = true;
    QTest::newRow("no field") << json << QStringList{QStringLiteral("No event in 12.0 kB")};
    StreamSummary odd = good;
    odd.unfinished = true;
    odd.idsWithNul = 2;
    odd.badRetries = 3;
    odd.longestLine = 17U << 20;
    QTest::newRow("odd") << odd
                         << QStringList{QStringLiteral("blank line"), QStringLiteral("U+0000: 2"),
                                        QStringLiteral("digits: 3"), QStringLiteral("17.8 MB")};
}

void TestExitCodes::remarks()
{
    QFETCH(StreamSummary, summary);
    QFETCH(QStringList, mentions);
    const QStringList remarks = remarksOn(summary);
    QCOMPARE(remarks.size(), mentions.size());
    for (qsizetype i = 0; i < remarks.size(); ++i) {
        QVERIFY2(remarks[i].contains(mentions[i]), qPrintable(remarks[i]));
        QVERIFY2(remarks[i].endsWith(QLatin1Char('.')), qPrintable(remarks[i]));
    }
}

QTEST_APPLESS_MAIN(TestExitCodes)
#include "tst_exitcodes.moc"
