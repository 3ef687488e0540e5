// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/visibletext.h"
#include "core/exporting/streamlines.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sse;

namespace {

QByteArray linesOf(const QByteArray &bytes, qsizetype pieceSize, JsonLineOptions options,
                   const FilterExpression &filter = {}, StreamSummary *summary = nullptr)
{
    const SystemClock clock;
    StreamLines lines(clock, options, filter);
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize) {
        const auto size = static_cast<std::size_t>(qMin(pieceSize, bytes.size() - at));
        lines.feed(std::span(bytes.constData() + at, size), out);
    }
    lines.finish(out);
    if (summary)
        *summary = lines.summary();
    return out;
}

QByteArray expectedLine(const QJsonObject &event)
{
    QByteArray line = R"({"kind":"event","type":)";
    appendJsonString(line, event[QStringLiteral("type")].toString().toUtf8());
    line += R"(,"data":)";
    appendJsonString(line, event[QStringLiteral("data")].toString().toUtf8());
    line += R"(,"lastEventId":)";
    appendJsonString(line, event[QStringLiteral("lastEventId")].toString().toUtf8());
    return line + "}\n";
}

} // namespace

class TestStreamLines : public QObject
{
    Q_OBJECT

private slots:
    void conformance_data();
    void conformance();
    void anySplitGivesTheSame();
    void printsAsItGoes();
    void longStreamKeepsIdAndBlocks();
    void filter();
    void summary();
};

void TestStreamLines::conformance_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QFile file(QStringLiteral(SSE_TEST_DATA "/conformance/vectors.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        // QJsonDocument drops a U+FEFF that a string begins with, unless it is escaped.
        const QByteArray line = file.readLine().replace("\xEF\xBB\xBF", "\\ufeff");
        const QJsonObject vector = QJsonDocument::fromJson(line).object();
        // What stands before the first byte can't be given to a file.
        if (vector.contains(QStringLiteral("init")))
            continue;
        QByteArray bytes;
        for (const QJsonValue &chunk : vector[QStringLiteral("chunks")].toArray())
            bytes += QByteArray::fromBase64(chunk.toString().toLatin1());
        QByteArray expected;
        const QJsonObject expect = vector[QStringLiteral("expect")].toObject();
        for (const QJsonValue &event : expect[QStringLiteral("events")].toArray())
            expected += expectedLine(event.toObject());
        QTest::newRow(qPrintable(vector[QStringLiteral("id")].toString())) << bytes << expected;
    }
}

void TestStreamLines::conformance()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QVERIFY(linesOf(bytes, bytes.size() + 1, {}) == expected);
    const qsizetype piece = bytes.size() < 100'000 ? 1 : 4099;
    QVERIFY(linesOf(bytes, piece, {}) == expected);
}

void TestStreamLines::anySplitGivesTheSame()
{
    const QByteArray bytes = "\xEF\xBB\xBF:c\r\nid:1\r\n\r\ndata:a\r\n:in\r\nevent:x\r\n\r\n"
                             "retry:5\r\rdata:\xC3\xA4\n\nfoo\r\n\r\nevent:y\r\n\r\ndata:open\r";
    const JsonLineOptions options{true, true};
    const QByteArray whole = linesOf(bytes, bytes.size(), options);
    QCOMPARE(whole.count('\n'), 9);
    for (qsizetype size = 1; size < bytes.size(); ++size)
        QCOMPARE(linesOf(bytes, size, options), whole);
}

void TestStreamLines::printsAsItGoes()
{
    const SystemClock clock;
    StreamLines lines(clock, {}, {});
    QByteArray out;
    const auto feed = [&](QByteArrayView bytes) {
        out.clear();
        lines.feed(std::span(bytes.data(), static_cast<std::size_t>(bytes.size())), out);
        return out.count('\n');
    };
    QCOMPARE(feed("data:1\n"), 0);
    QCOMPARE(feed("\r"), 1);
    QCOMPARE(feed("\ndata:2\n\ndata:3\n\nda"), 2);
}

void TestStreamLines::longStreamKeepsIdAndBlocks()
{
    // Long enough that what was printed is forgotten many times, an ID set once at the start, and
    // blocks and comments that lie across every boundary.
    QByteArray bytes = "id:first\n\n";
    QByteArray expected;
    const QByteArray filler(997, 'x');
    for (int i = 0; i < 40'000; ++i) {
        const QByteArray number = QByteArray::number(i);
        bytes += "data:" + number + "\r\n:" + filler + "\r\n\r\n";
        expected += R"({"kind":"event","type":"message","data":")" + number +
                    R"(","lastEventId":"first"})"
                    "\n";
    }
    QVERIFY(linesOf(bytes, 65536, {}) == expected);
    QVERIFY(linesOf(bytes, 10'007, {true, true}) == linesOf(bytes, bytes.size(), {true, true}));
}

void TestStreamLines::filter()
{
    const auto filter = FilterExpression::parse(u"type:b");
    QVERIFY(filter);
    QCOMPARE(linesOf("data:1\n\nevent:b\ndata:2\n\n", 100, {}, filter.value()),
             QByteArray(R"({"kind":"event","type":"b","data":"2","lastEventId":""})"
                        "\n"));
}

void TestStreamLines::summary()
{
    StreamSummary summary;
    linesOf(QByteArray("{\"a\":1}\n:c\nid:\0\nretry:x\ndata:1\n\ndata", 36), 5, {}, {}, &summary);
    QCOMPARE(summary.bytes, 36U);
    QCOMPARE(summary.events, 1U);
    QCOMPARE(summary.comments, 1U);
    QCOMPARE(summary.knownFields, 4U);
    QCOMPARE(summary.idsWithNul, 1U);
    QCOMPARE(summary.badRetries, 1U);
    QCOMPARE(summary.unfinished, true);
    QCOMPARE(summary.longestLine, 7U);
}

QTEST_APPLESS_MAIN(TestStreamLines)
#include "tst_streamlines.moc"
