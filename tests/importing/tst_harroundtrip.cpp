// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/export.h"
#include "core/importing/logbuilder.h"
#include "tests/importing/importedlog.h"
#include "tests/support/randomstream.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

using std::chrono::microseconds;

/// A stream as it could have been captured; the same for the same seed.
class RandomCapture final
{
public:
    explicit RandomCapture(quint32 seed)
        : m_random(seed)
        , m_builder(m_time)
    {
    }

    [[nodiscard]] ImportedStream make()
    {
        // Before anything is asked for, such as that the recording failed.
        maybeTell();
        const quint32 connections = 1 + m_random.below(4);
        for (quint32 i = 0; i < connections; ++i)
            connect(i + 1 == connections);
        return m_builder.take(QStringLiteral("capture"));
    }

private:
    WallTime later() { return m_time += microseconds(m_random.below(5'000'000)); }

    void maybeTell()
    {
        for (; m_random.below(4) == 0; ++m_told) {
            m_builder.tell(later(), {"note-" + QByteArray::number(m_told),
                                     QStringLiteral("“Told”\n%1").arg(m_told)});
        }
    }

    [[nodiscard]] static QUrl urlOf(int hop)
    {
        return QUrl(QStringLiteral("http://a.example/%1?q=%2").arg(hop).arg(hop * 2));
    }

    AttemptRecord attempt(int hop)
    {
        AttemptRecord attempt;
        attempt.hop = hop;
        attempt.method = m_isPost ? "POST" : "GET";
        attempt.url = urlOf(hop);
        attempt.headers = {{"Host", "a.example"}, {"Accept", "text/event-stream"}};
        attempt.lastEventId = m_builder.lastEventId();
        if (!attempt.lastEventId.isEmpty())
            attempt.headers.append({"Last-Event-ID", attempt.lastEventId});
        if (m_isPost)
            attempt.body = "{\"stream\":true}";
        return attempt;
    }

    void connect(bool isLast)
    {
        if (m_random.below(4) == 0)
            m_builder.limitEvents(1 + m_random.below(3));
        const int hops = m_random.below(4) == 0 ? 2 : 1;
        for (int hop = 0; hop < hops; ++hop) {
            m_builder.attempt(later(), attempt(hop));
            maybeTell();
            if (hop + 1 < hops) {
                const QByteArray target = urlOf(hop + 1).toEncoded();
                m_builder.response(later(), {302, "Found", urlOf(hop), {{"Location", target}}},
                                   false);
                maybeTell();
            }
        }
        if (m_random.below(5) == 0) {
            m_builder.end(later(), EndReason::Refused, QStringLiteral("Nobody listens."));
        } else {
            const HeaderList headers{{"Content-Type", "text/event-stream"}};
            m_builder.response(later(), {200, "OK", urlOf(hops - 1), headers}, false);
            maybeTell();
            m_builder.open(m_time);
            maybeTell();
            for (const QByteArray &piece : m_random.piecesOf(m_random.next())) {
                if (piece.isEmpty())
                    continue;
                m_builder.read(later(), piece);
                maybeTell();
            }
            // The last one may still go on.
            if (isLast && m_random.below(2) == 0)
                return;
            m_builder.endBody(later());
            maybeTell();
            m_builder.end(later(), EndReason::EndOfBody, QStringLiteral("It ended."));
        }
        maybeTell();
        wait(isLast);
    }

    /// Somebody connects again some day, or the stream does by itself, or would have.
    void wait(bool isLast)
    {
        const bool stays = m_random.below(4) == 0;
        if (stays)
            m_builder.stayClosed();
        if (!stays || m_random.below(2) == 0) {
            m_builder.reconnect(later(), {Millis(3000), DelaySource::Retry, QStringLiteral("!")});
            maybeTell();
            if (m_random.below(4) == 0)
                m_builder.reconnect(later(),
                                    {Millis(0), DelaySource::User, QStringLiteral("Now.")});
        }
        maybeTell();
        if (isLast && m_random.below(2) == 0) {
            m_builder.tell(later(), {m_random.below(2) == 0 ? "limit" : "closed",
                                     QStringLiteral("It ended while it waited.")});
        }
    }

    RandomStream m_random;
    WallTime m_time{std::chrono::seconds(1'700'000'000)};
    LogBuilder m_builder;
    bool m_isPost = m_random.below(2) == 0;
    int m_told = 0;
};

QByteArray exported(const CaptureLog &log, bool includeSecrets, const ExportScope &scope = {})
{
    EventIndex index;
    LogIndexer indexer(log, index);
    indexer.finish();
    ExportPlan plan;
    plan.format = ExportFormat::Har;
    plan.includeSecrets = includeSecrets;
    plan.scope = scope;
    QByteArray har;
    const auto report = runExport(plan, captureSource(log, index, true), [&](QByteArrayView part) {
        har += part;
        return true;
    });
    return report ? har : QByteArray("error: ") + report.error().code;
}

/// "6@12345 …": what came with each read, and when.
QByteArray timedReadsOf(const CaptureLog &log)
{
    QByteArrayList reads;
    for (std::size_t i = 0; i < log.readCount(); ++i) {
        const ReadRecord &read = log.read(i);
        reads +=
            QByteArray::number(read.connection) + ' ' + QByteArray::number(read.length) + '@' +
            QByteArray::number(qint64{log.anchor().toWall(read.time).time_since_epoch().count()});
    }
    return reads.join('\n');
}

} // namespace

class TestHarRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void exact();
    void withoutPrivateMembers();
    void maskedWithoutSecrets();
    void masked_data();
    void masked();
};

void TestHarRoundTrip::exact()
{
    for (quint32 seed = 1; seed <= 300; ++seed) {
        const ImportedStream capture = RandomCapture(seed).make();
        const Result<Imported> imported = import(exported(*capture.log, true));
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
        QCOMPARE(imported.value().streams.size(), std::size_t{1});
        QCOMPARE(imported.value().notes, QStringList());
        const ImportedStream &copy = imported.value().streams.front();
        QVERIFY(copy.hasTimes);
        const auto equal = [seed](const QByteArray &actual, const QByteArray &expected) {
            const QByteArray difference = differenceOf(actual, expected);
            return difference.isEmpty() ? QByteArray()
                                        : "seed " + QByteArray::number(seed) + ' ' + difference;
        };
        QCOMPARE(equal(bodyOf(*copy.log).toHex(), bodyOf(*capture.log).toHex()), QByteArray());
        QCOMPARE(equal(timedReadsOf(*copy.log), timedReadsOf(*capture.log)), QByteArray());
        QCOMPARE(equal(factsOf(*copy.log), factsOf(*capture.log)), QByteArray());
        QCOMPARE(equal(linesOf(*copy.log), linesOf(*capture.log)), QByteArray());
    }
}

void TestHarRoundTrip::withoutPrivateMembers()
{
    // As other programs hand them on: the bytes are still there, and with them every row of them.
    int exact = 0;
    for (quint32 seed = 1; seed <= 200; ++seed) {
        const ImportedStream capture = RandomCapture(seed).make();
        if (capture.log->byteCount() == 0)
            continue;
        QByteArray har = exported(*capture.log, true);
        har.replace("\"_sseInspector\":", "\"_dropped\":");
        const Result<Imported> imported = import(har);
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
        const QString notes = imported.value().notes.join(u'\n');
        QVERIFY2(!notes.contains(QStringLiteral("not the bytes that came")), qPrintable(notes));
        QByteArray bytes;
        for (const ImportedStream &stream : imported.value().streams)
            bytes += bodyOf(*stream.log);
        if (notes.contains(QStringLiteral("left out; the blocks")))
            continue;
        QCOMPARE(bytes.toHex(), bodyOf(*capture.log).toHex());
        exact += notes.contains(QStringLiteral("that of the end: ")) ? 1 : 0;
    }
    QVERIFY2(exact > 50, QByteArray::number(exact).constData());
}

void TestHarRoundTrip::maskedWithoutSecrets()
{
    // Where nothing is masked, masking changes nothing.
    for (quint32 seed = 1; seed <= 100; ++seed) {
        const ImportedStream capture = RandomCapture(seed).make();
        QCOMPARE(differenceOf(exported(*capture.log, false), exported(*capture.log, true)),
                 QByteArray());
    }
}

void TestHarRoundTrip::masked_data()
{
    QTest::addColumn<QList<QByteArray>>("reads");
    QTest::addColumn<QByteArray>("text"); // of the body; … for a mark
    QTest::newRow("one read") << QList<QByteArray>{"data: {\"api_key\":\"sk-12345678\"}\n\n"}
                              << QByteArray("data: {\"api_key\":\"…\"}\n\n");
    QTest::newRow("read ends within the secret")
        << QList<QByteArray>{"id: 1\ndata: {\"api_key\":\"sk-12", "345678\"}\n\ndata: x\n\n"}
        << QByteArray("id: 1\ndata: {\"api_key\":\"…\"}\n\ndata: x\n\n");
    QTest::newRow("lines stay lines")
        << QList<QByteArray>{"data: {\ndata:   \"api_key\":\r\ndata:\"sk-12345678\"\rdata:}\n\n"}
        << QByteArray("data: {\ndata:   \"api_key\":\r\ndata:\"…\"\rdata:}\n\n");
    QTest::newRow("known elsewhere")
        << QList<QByteArray>{": sk-12345678\n\ndata: {\"api_key\":\"sk-12345678\"}\n\nfoo: "
                             "sk-12345678\nid: sk-12345678\ndata\n\ndata: sk-123"}
        << QByteArray(": …\n\ndata: {\"api_key\":\"…\"}\n\nfoo: …\nid: …\ndata\n\ndata: sk-123");
    QTest::newRow("comment within a block")
        << QList<QByteArray>{"data: a\n: sk-12345678\ndata: {\"api_key\":\"sk-12345678\"}\n\n"}
        << QByteArray("data: a\n: …\ndata: {\"api_key\":\"…\"}\n\n");
    QTest::newRow("CRLF split between reads")
        << QList<QByteArray>{"data: {\"api_key\":\"sk-12345678\"}\r\n\r", "\ndata: b\r", "\n\r\n"}
        << QByteArray("data: {\"api_key\":\"…\"}\r\n\r\ndata: b\r\n\r\n");
}

void TestHarRoundTrip::masked()
{
    QFETCH(QList<QByteArray>, reads);
    QFETCH(QByteArray, text);
    const WallTime begin(std::chrono::seconds(1'700'000'000));
    LogBuilder builder(begin);
    builder.open(begin);
    microseconds at{0};
    for (const QByteArray &read : reads)
        builder.read(begin + (at += std::chrono::seconds(1)), read);
    const ImportedStream capture = builder.take(QStringLiteral("capture"));
    const QByteArray har = exported(*capture.log, false);
    QVERIFY2(!har.contains("sk-1234567"), har.constData());
    const Result<Imported> imported = import(har);
    QVERIFY2(imported, imported ? "" : qPrintable(imported.error().message));
    const ImportedStream &copy = imported.value().streams.front();
    QByteArray body = bodyOf(*copy.log);
    const qsizetype mark = body.indexOf("‹redacted:");
    QVERIFY2(mark >= 0, body.constData());
    // Equal secrets have equal marks.
    body.replace(body.mid(mark, body.indexOf("›", mark) + 3 - mark), "…");
    QCOMPARE(body, text);
    // The rows come when they came.
    QCOMPARE(copy.log->readCount(), capture.log->readCount());
    EventIndex before;
    LogIndexer(*capture.log, before).finish();
    EventIndex after;
    LogIndexer(*copy.log, after).finish();
    QCOMPARE(after.rowCount(), before.rowCount());
    EventText beforeText(*capture.log, before);
    EventText afterText(*copy.log, after);
    for (RowNumber row = 0; row < before.rowCount(); ++row) {
        QCOMPARE(after.row(row).kind, before.row(row).kind);
        QCOMPARE(copy.log->anchor().toWall(afterText.time(row)),
                 capture.log->anchor().toWall(beforeText.time(row)));
    }
}

QTEST_GUILESS_MAIN(TestHarRoundTrip)
#include "tst_harroundtrip.moc"
