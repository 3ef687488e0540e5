// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/utf8.h"
#include "core/wire/field.h"
#include "core/wire/streamparser.h"
#include "tests/support/everysplit.h"
#include "tests/support/parsercalls.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

using namespace sse;
using namespace sse::test;

namespace {

struct Vector
{
    QList<QByteArray> chunks;
    QByteArray initialId;
    QByteArrayList events; // type, data and last event ID, as reprinted
    QByteArrayList comments;
    bool hasComments = false;
    std::optional<quint64> retry;
    QByteArray lastEventIdAtEnd;
};

QByteArray printed(const QByteArray &type, const QByteArray &data, const QByteArray &lastEventId)
{
    return "type=" + type + " data=" + data.toPercentEncoding() +
           " id=" + lastEventId.toPercentEncoding();
}

QByteArray textOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

/// Numbers that JSON readers round are written as strings of digits.
std::optional<quint64> retryOf(const QJsonValue &value)
{
    if (value.isString())
        return wire::retryMilliseconds(textOf(value));
    return value.isDouble() ? std::optional(static_cast<quint64>(value.toInteger())) : std::nullopt;
}

Vector vectorOf(const QJsonObject &json)
{
    Vector vector;
    const QJsonArray chunks = json[QLatin1String("chunks")].toArray();
    for (const auto &chunk : chunks)
        vector.chunks.append(QByteArray::fromBase64(textOf(chunk)));
    vector.initialId = textOf(json[QLatin1String("init")][QLatin1String("lastEventId")]);
    const QJsonObject expect = json[QLatin1String("expect")].toObject();
    const QJsonArray events = expect[QLatin1String("events")].toArray();
    for (const auto &event : events) {
        vector.events.append(printed(textOf(event[QLatin1String("type")]),
                                     textOf(event[QLatin1String("data")]),
                                     textOf(event[QLatin1String("lastEventId")])));
    }
    vector.hasComments = expect.contains(QLatin1String("comments"));
    const QJsonArray comments = expect[QLatin1String("comments")].toArray();
    for (const auto &comment : comments)
        vector.comments.append(textOf(comment));
    vector.retry = retryOf(expect[QLatin1String("retry")]);
    vector.lastEventIdAtEnd = textOf(expect[QLatin1String("lastEventIdAtEnd")]);
    return vector;
}

} // namespace

class TestConformance final : public QObject
{
    Q_OBJECT

private slots:
    void vectors_data();
    void vectors();

private:
    static void expectRun(const Vector &vector, const QByteArray &body, const ParserRun &run);
};

void TestConformance::vectors_data()
{
    QTest::addColumn<QJsonObject>("json");
    QFile file(QStringLiteral(SSE_TEST_DATA "/conformance/vectors.jsonl"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    int count = 0;
    while (!file.atEnd()) {
        // Qt drops a U+FEFF that begins a string, unless it is escaped.
        const QByteArray line = file.readLine().replace("\xEF\xBB\xBF", "\\uFEFF");
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        QTest::newRow(textOf(json[QLatin1String("id")]).constData()) << json;
        ++count;
    }
    QCOMPARE(count, 238);
}

/// The events as a page would see them, put together again from the bytes of their blocks.
void TestConformance::expectRun(const Vector &vector, const QByteArray &body, const ParserRun &run)
{
    QByteArrayList events;
    QByteArrayList comments;
    for (const ParserCall &call : run.calls) {
        if (call.isComment) {
            const QByteArray line = body.sliced(static_cast<qsizetype>(call.begin),
                                                static_cast<qsizetype>(call.lines[0].length));
            comments.append(toWellFormedUtf8(wire::splitLine(line).value));
        } else if (call.kind == BlockKind::Event) {
            const QByteArray block = bytesOf(body, call);
            const wire::DispatchedEvent event = wire::dispatch(wire::linesOf(block, false));
            events.append(printed(event.type, event.data, call.lastEventId));
        }
    }
    QCOMPARE(events, vector.events);
    if (vector.hasComments)
        QCOMPARE(comments, vector.comments);
    QCOMPARE(run.retry.milliseconds, vector.retry);
    QCOMPARE(run.lastEventId, vector.lastEventIdAtEnd);
    QCOMPARE(violationIn(run, body), QByteArray());
}

void TestConformance::vectors()
{
    QFETCH(const QJsonObject, json);
    const Vector vector = vectorOf(json);
    const QByteArray body = vector.chunks.join();
    const ParserRun whole = runPieces({body}, vector.initialId);
    expectRun(vector, body, whole);
    QVERIFY(runPieces(vector.chunks, vector.initialId) == whole);
    const QList<QByteArray> bytes = piecesOf(body, 1);
    QVERIFY(runPieces(bytes, vector.initialId) == whole);
    QVERIFY(runPieces(withEmptyPieces(bytes), vector.initialId) == whole);
    QVERIFY(runPieces({body}, vector.initialId, wire::LineScanner::Path::Portable) == whole);
    forEverySplit(body, [&](const QList<QByteArray> &pieces) {
        QVERIFY2(runPieces(pieces, vector.initialId) == whole,
                 qPrintable(QStringLiteral("cut at byte %1").arg(pieces[0].size())));
    });
}

QTEST_APPLESS_MAIN(TestConformance)
#include "tst_conformance.moc"
