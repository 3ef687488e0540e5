// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/demoscenario.h"

#include "core/wire/streamparser.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace sse;

namespace {

/// Counts the kinds of rows.
class KindCounter final : public BlockSink
{
public:
    void comment(const ParsedLine &, ByteOffset) override { ++comments; }
    void block(const ParsedBlock &block) override { kinds.insert(block.kind); }

    int comments = 0;
    QSet<BlockKind> kinds;
};

QByteArray wholeBody(const QByteArray &lastEventId)
{
    DemoScenario scenario(lastEventId);
    QByteArray body;
    while (!scenario.atEnd())
        body += scenario.next();
    return body;
}

/// The ids of all complete blocks, in order.
QList<quint64> idsIn(const QByteArray &body)
{
    static const QRegularExpression pattern(QStringLiteral("^id: (\\d+)$"),
                                            QRegularExpression::MultilineOption);
    QList<quint64> ids;
    const QByteArray complete = body.first(body.lastIndexOf("\n\n") + 2);
    auto matches = pattern.globalMatch(QString::fromUtf8(complete));
    while (matches.hasNext())
        ids.append(matches.next().captured(1).toULongLong());
    return ids;
}

} // namespace

class TestDemoScenario : public QObject
{
    Q_OBJECT

private slots:
    void showsEveryKindOfRow();
    void idsCountWithoutGaps_data();
    void idsCountWithoutGaps();
    void resumeGoesOnWhereTheLastConnectionEnded();
    void eventFollowsFromItsId();
    void nothingComesAfterTheEnd();
};

void TestDemoScenario::showsEveryKindOfRow()
{
    KindCounter counter;
    StreamParser parser;
    parser.beginConnection();
    parser.feed(wholeBody({}), counter);
    parser.endConnection(counter);
    const QSet<BlockKind> expected{BlockKind::Event,   BlockKind::Dropped, BlockKind::Id,
                                   BlockKind::Ignored, BlockKind::Retry,   BlockKind::Unfinished};
    QCOMPARE(counter.kinds, expected);
    QVERIFY(counter.comments >= 5);
    QCOMPARE(parser.retry().milliseconds, std::optional<quint64>(2000));
}

void TestDemoScenario::idsCountWithoutGaps_data()
{
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<quint64>("first");

    QTest::newRow("fresh") << QByteArray() << quint64(1);
    QTest::newRow("resumed") << QByteArray("41") << quint64(42);
    QTest::newRow("text") << QByteArray("abc") << quint64(1);
    QTest::newRow("negative") << QByteArray("-1") << quint64(1);
    QTest::newRow("greatest") << QByteArray("18446744073709551615") << quint64(1);
    QTest::newRow("overflow") << QByteArray("99999999999999999999999") << quint64(1);
}

void TestDemoScenario::idsCountWithoutGaps()
{
    QFETCH(QByteArray, lastEventId);
    QFETCH(quint64, first);
    const QList<quint64> ids = idsIn(wholeBody(lastEventId));
    QVERIFY(ids.size() > DemoScenario::ticks);
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(ids[i], first + static_cast<quint64>(i));
}

void TestDemoScenario::resumeGoesOnWhereTheLastConnectionEnded()
{
    const quint64 last = idsIn(wholeBody({})).constLast();
    const QByteArray again = wholeBody(QByteArray::number(last));
    const QByteArray greeting =
        "event: resumed\ndata: {\"after\":" + QByteArray::number(last) + "}\n\n";
    QVERIFY(again.contains(greeting));
    QVERIFY(!again.contains("event: welcome"));
    QCOMPARE(idsIn(again).constFirst(), last + 1);
}

void TestDemoScenario::eventFollowsFromItsId()
{
    QSet<QByteArray> seen;
    for (quint64 id = 1; id <= 40; ++id) {
        const QByteArray event = demoEvent(id);
        QCOMPARE(demoEvent(id), event);
        const QByteArray idLine = "\nid: " + QByteArray::number(id) + '\n';
        QVERIFY(QByteArray('\n' + event).contains(idLine));
        QVERIFY(event.endsWith("\n\n"));
        QCOMPARE(event.count("\n\n"), 1);
        seen.insert(event);
    }
    QCOMPARE(seen.size(), 40);
}

void TestDemoScenario::nothingComesAfterTheEnd()
{
    DemoScenario scenario;
    int calls = 0;
    for (; !scenario.atEnd(); ++calls)
        QVERIFY(!scenario.next().isEmpty());
    QCOMPARE(calls, DemoScenario::ticks + 1);
    QVERIFY(scenario.next().isEmpty());
}

QTEST_APPLESS_MAIN(TestDemoScenario)
#include "tst_demoscenario.moc"
