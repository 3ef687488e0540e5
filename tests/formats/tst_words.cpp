// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/words.h"

#include <QTest>

using namespace sse;

class TestWords final : public QObject
{
    Q_OBJECT

private slots:
    static void everyWordDiffers();
    static void responsesOpenOrNot();
    static void reasonsAreOfWhatDispatchedNothing();
};

void TestWords::everyWordDiffers()
{
    QStringList words;
    for (int reason = 0; reason <= static_cast<int>(EndReason::Limit); ++reason)
        words += endReasonWord(static_cast<EndReason>(reason));
    for (int kind = 0; kind <= static_cast<int>(RowKind::Fact); ++kind)
        words += kindWord(static_cast<RowKind>(kind));
    for (int state = 0; state <= 2; ++state)
        words += readyStateWord(static_cast<ReadyState>(state));
    QVERIFY(!words.contains(QString()));
    QCOMPARE(words.removeDuplicates(), 0);
    QCOMPARE(readyStateWord(ReadyState::Open), QStringLiteral("OPEN (1)"));
    QCOMPARE(delaySourceWord(DelaySource::Retry), QStringLiteral("server's retry"));
}

void TestWords::responsesOpenOrNot()
{
    const LogRecord response{1, {}, 0, ResponseRecord{}};
    QCOMPARE(factWord(response, true), QStringLiteral("opened"));
    QCOMPARE(factWord(response, false), QStringLiteral("response"));
    // Of anything else it says nothing.
    const LogRecord state{1, {}, 0, StateRecord{ReadyState::Connecting}};
    QCOMPARE(factWord(state, true), QStringLiteral("CONNECTING (0)"));
}

void TestWords::reasonsAreOfWhatDispatchedNothing()
{
    QStringList reasons;
    for (const RowKind kind :
         {RowKind::Dropped, RowKind::Id, RowKind::Retry, RowKind::Ignored, RowKind::Unfinished})
        reasons += reasonSentence(kind);
    QVERIFY(!reasons.contains(QString()));
    QCOMPARE(reasons.removeDuplicates(), 0);
    for (const RowKind kind : {RowKind::Event, RowKind::Comment, RowKind::Fact})
        QCOMPARE(reasonSentence(kind), QString());
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
