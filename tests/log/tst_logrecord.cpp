// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/log/logrecord.h"

#include <QTest>

using namespace sse;

class TestLogRecord final : public QObject
{
    Q_OBJECT

private slots:
    void endReasonsAreTheCommandLinesWords();
    void delaySourcesAreTheCommandLinesWords();
};

void TestLogRecord::endReasonsAreTheCommandLinesWords()
{
    QByteArrayList names;
    for (int i = 0; i <= static_cast<int>(EndReason::Limit); ++i)
        names << endReasonName(static_cast<EndReason>(i));
    QCOMPARE(names.join(", "),
             QByteArray("end-of-body, end-not-verifiable, truncated, refused, dns, tls, not-http, "
                        "status, content-type, no-content, redirect, timeout-connect, "
                        "timeout-first-byte, timeout-idle, closed, limit"));
}

void TestLogRecord::delaySourcesAreTheCommandLinesWords()
{
    QByteArrayList names;
    for (int i = 0; i <= static_cast<int>(DelaySource::User); ++i)
        names << delaySourceName(static_cast<DelaySource>(i));
    QCOMPARE(names.join(", "), QByteArray("default, retry, backoff, user"));
}

QTEST_APPLESS_MAIN(TestLogRecord)
#include "tst_logrecord.moc"
