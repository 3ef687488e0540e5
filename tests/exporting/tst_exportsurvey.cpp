// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/exporting/exportsurvey.h"
#include "tests/support/indexfixture.h"

#include <QTest>

using namespace sse;
using namespace sse::test;

namespace {

ExportSurvey surveyed(const IndexFixture &stream, const ExportScope &scope = {},
                      bool hasTimes = true)
{
    const auto source = captureSource(stream.log, stream.index, hasTimes)();
    Redactor redactor(Redactor::Mode::Mask, "key");
    return surveyOf(*source.value(), scope, redactor);
}

void addFact(IndexFixture &stream, LogRecord::Fact fact)
{
    stream.clock.advance(Nanos(10));
    const std::size_t number = stream.log.appendRecord(stream.connection, std::move(fact));
    if (hasRow(stream.log.record(number)))
        stream.indexer.addFact(number);
}

/// A stream of two connections; the first one was redirected.
void fill(IndexFixture &stream)
{
    stream.begin();
    AttemptRecord attempt;
    attempt.method = "GET";
    attempt.url = QUrl(QStringLiteral("http://localhost/"));
    addFact(stream, attempt);
    addFact(stream, ResponseRecord{302, "Found", attempt.url, {}});
    attempt.hop = 1;
    addFact(stream, attempt);
    addFact(stream, ResponseRecord{200, "OK", attempt.url, {}});
    addFact(stream, StateRecord{ReadyState::Open});
    stream.read(":hi\nretry: 5\n\ndata: one\nretry: 7\nretry: x\n\nid: \nfoo: bar\n\n");
    stream.read("data: \xFF\n\nevent: e\n\nda");
    stream.end();
    addFact(stream, BodyEndRecord{});
    addFact(stream, EndRecord{EndReason::Truncated, QStringLiteral("Cut."), false});
    stream.begin();
    addFact(stream, attempt);
    addFact(stream, EndRecord{EndReason::Refused, QStringLiteral("Refused."), true});
}

QByteArray joined(const QStringList &list)
{
    return list.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

class TestExportSurvey final : public QObject
{
    Q_OBJECT

private slots:
    void countsRowsAndFields();
    void findsConnections();
    void leavesOutConnectionsThatAreNotInTheScope();
    void knowsWhenTheScopeIsWhole();
    void learnsSecretsOfFactsAndRows();
    void learnsWhatSeveralDataLinesShowTogether();
    void endsEarly();
    void tellsLosses_data();
    void tellsLosses();
    void tellsOfConnectionsWithoutHeads();
    void tellsCountsOfOne();
    void countsNothingThatIsOnlyPartlyInTheScope();
    void countsNotesInTheScope();
    void countsWhatWasMaskedBefore_data();
    void countsWhatWasMaskedBefore();
};

void TestExportSurvey::countsRowsAndFields()
{
    IndexFixture stream;
    fill(stream);
    const ExportSurvey survey = surveyed(stream);
    QCOMPARE(survey.rowsOf(RowKind::Comment), quint64{1});
    QCOMPARE(survey.rowsOf(RowKind::Retry), quint64{1});
    QCOMPARE(survey.rowsOf(RowKind::Event), quint64{2});
    QCOMPARE(survey.rowsOf(RowKind::Id), quint64{1});
    QCOMPARE(survey.rowsOf(RowKind::Dropped), quint64{1});
    QCOMPARE(survey.rowsOf(RowKind::Unfinished), quint64{1});
    QCOMPARE(survey.rowsOf(RowKind::Fact), quint64{7});
    QCOMPARE(survey.rowCount(), quint64{14});
    QCOMPARE(survey.retryFields, quint64{2});
    // "retry: x", "foo: bar" and "da".
    QCOMPARE(survey.ignoredFields, quint64{3});
    QCOMPARE(survey.badUtf8, quint64{1});
    QCOMPARE(survey.reads, quint64{2});
    QCOMPARE(survey.arrivals.total(), quint64{7});
    QCOMPARE(survey.facts->recordCount(), stream.log.recordCount());
    QCOMPARE(survey.endRow, RowNumber{14});
    QCOMPARE(survey.endByte, stream.log.byteCount());
}

void TestExportSurvey::findsConnections()
{
    IndexFixture stream;
    fill(stream);
    const ExportSurvey survey = surveyed(stream);
    QCOMPARE(survey.connections.size(), std::size_t{2});
    const ExportConnection &first = *survey.find(1);
    QCOMPARE(first.attempts, (std::vector<std::size_t>{0, 2}));
    QCOMPARE(first.responses, (std::vector<std::size_t>{1, 3}));
    QCOMPARE(*first.end, std::size_t{6});
    QVERIFY(first.opened);
    QCOMPARE(first.bodyBegin, ByteOffset{0});
    QCOMPARE(first.bodyEnd, stream.log.byteCount());
    QCOMPARE(first.begin, stream.log.record(0).time);
    QCOMPARE(first.firstByte, stream.log.read(0).time);
    QCOMPARE(first.finish, stream.log.record(6).time);
    QCOMPARE(first.rows, quint64{7});
    QCOMPARE(first.events, quint64{2});
    const ExportConnection &second = *survey.find(2);
    QVERIFY(!second.opened);
    QCOMPARE(second.reads, quint64{0});
    QCOMPARE(second.firstByte, second.begin);
    QCOMPARE(second.bodyEnd - second.bodyBegin, ByteOffset{0});
    QVERIFY(!survey.find(3));
    QCOMPARE(survey.begin, first.begin);
    QCOMPARE(survey.finish, second.finish);
}

void TestExportSurvey::leavesOutConnectionsThatAreNotInTheScope()
{
    IndexFixture stream;
    fill(stream);
    ExportScope scope;
    scope.connections = {2};
    const ExportSurvey survey = surveyed(stream, scope);
    QVERIFY(!survey.whole);
    QCOMPARE(survey.connections.size(), std::size_t{1});
    QCOMPARE(survey.connections.front().id, ConnectionId{2});
    QCOMPARE(survey.reads, quint64{0});
}

void TestExportSurvey::knowsWhenTheScopeIsWhole()
{
    IndexFixture stream;
    fill(stream);
    ExportScope scope;
    scope.connections = {1, 2, 3};
    QVERIFY(surveyed(stream, scope).whole);
    scope.filter = FilterExpression::parse(u"one").value();
    QVERIFY(!surveyed(stream, scope).whole);
}

void TestExportSurvey::learnsSecretsOfFactsAndRows()
{
    IndexFixture stream;
    stream.begin();
    AttemptRecord attempt;
    attempt.method = "GET";
    attempt.headers = {{"Authorization", "Bearer fromtheheader42"}};
    addFact(stream, attempt);
    stream.read("data: {\"api_key\":\"fromanevent42\"}\n\n:see ?token=fromacomment42\n");
    const auto source = captureSource(stream.log, stream.index, true)();
    Redactor redactor(Redactor::Mode::Mask, "key");
    static_cast<void>(surveyOf(*source.value(), {}, redactor));
    for (const QByteArray secret : {"fromtheheader42", "fromanevent42", "fromacomment42"}) {
        QVERIFY2(!redactor.isClean(secret), secret.constData());
        QVERIFY(
            !redactor.text(QByteArrayView(QByteArray("so " + secret + '.')), TextPlace::EventData)
                 .contains(secret));
    }
}

void TestExportSurvey::learnsWhatSeveralDataLinesShowTogether()
{
    IndexFixture stream;
    stream.connectionOf({"data: {\"api_key\":\ndata: \"onthenextline42\"}\n\n"});
    const auto source = captureSource(stream.log, stream.index, true)();
    Redactor redactor(Redactor::Mode::Mask, "key");
    static_cast<void>(surveyOf(*source.value(), {}, redactor));
    QVERIFY(!redactor.isClean("onthenextline42"));
}

void TestExportSurvey::endsEarly()
{
    IndexFixture stream;
    stream.begin();
    for (int i = 0; i < 5000; ++i)
        stream.read("data: x\n\n");
    const auto source = captureSource(stream.log, stream.index, true)();
    Redactor redactor(Redactor::Mode::Mask, "key");
    const ExportSurvey survey =
        surveyOf(*source.value(), {}, redactor, [](quint64 rows) { return rows < 2000; });
    QVERIFY(survey.rowCount() < 4000);
    QVERIFY(!survey.whole);
}

void TestExportSurvey::tellsLosses_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QByteArrayList>("sentences");
    const QByteArray bad = "The bytes of 1 row are not well-formed UTF-8; U+FFFD takes the place "
                           "of what is ill-formed.";
    const QByteArray lines = "How lines ended (LF, CR or CRLF) is not kept, nor the boundaries of "
                             "2 reads.";
    const QByteArray masked = "What looks like a secret will be masked, and the export can't bring "
                              "it back.";
    const QByteArray phrases = "The reason phrases of responses, such as “OK”, are left out.";
    QTest::newRow("jsonl") << ExportFormat::JsonLines
                           << QByteArrayList{lines, phrases, bad, masked};
    QTest::newRow("csv") << ExportFormat::Csv
                         << QByteArrayList{"CSV has no place for the headers and bodies of 3 "
                                           "requests, the headers of responses, 1 retry value, 3 "
                                           "ignored lines and the "
                                           "boundaries of 2 reads.",
                                           "CSV tells what each block meant, not its lines one by "
                                           "one.",
                                           bad, masked};
    QTest::newRow("har") << ExportFormat::Har
                         << QByteArrayList{"HAR has no place for 1 comment, 2 retry values, 3 "
                                           "ignored lines, 3 blocks that dispatched nothing and "
                                           "the boundaries of 2 reads; other programs won't see "
                                           "them. SSE Inspector finds them again.",
                                           masked};
    QTest::newRow("sse") << ExportFormat::EventStream
                         << QByteArrayList{
                                "The text of an event stream has no times, and no place "
                                "for the headers and bodies of 3 requests, the headers "
                                "of responses, 7 life-cycle rows and the boundaries of 2 reads.",
                                "Secrets are not masked: the bytes are exactly those "
                                "that came."};
    QTest::newRow("md") << ExportFormat::Markdown << QByteArrayList{lines, bad};
    QTest::newRow("html") << ExportFormat::Html << QByteArrayList{lines, bad};
    QTest::newRow("txt") << ExportFormat::Text << QByteArrayList{lines, bad};
}

void TestExportSurvey::tellsLosses()
{
    QFETCH(const ExportFormat, format);
    QFETCH(const QByteArrayList, sentences);
    IndexFixture stream;
    fill(stream);
    ExportSurvey survey = surveyed(stream);
    QCOMPARE(joined(lossesOf(format, survey, true)), sentences.join('\n'));
    survey.whole = false;
    QVERIFY(lossesOf(format, survey, true)
                .join(QLatin1Char(' '))
                .contains(QStringLiteral("Rows that are left out may have set last event IDs")));
}

void TestExportSurvey::tellsOfConnectionsWithoutHeads()
{
    IndexFixture stream;
    for (int i = 0; i < 5; ++i)
        stream.connectionOf({"data: x\n\n"});
    const auto told = [&] {
        return joined(lossesOf(ExportFormat::Markdown, surveyed(stream), false));
    };
    QVERIFY(!told().contains("connection"));
    stream.connectionOf({"data: x\n\n"});
    QVERIFY(told().contains("The headers and the request's body of 1 connection are left out"));
    stream.connectionOf({"data: x\n\n"});
    QVERIFY(told().contains("The headers and the requests' bodies of 2 connections are left out"));
}

void TestExportSurvey::tellsCountsOfOne()
{
    IndexFixture stream;
    stream.connectionOf({":c\n"});
    QCOMPARE(joined(lossesOf(ExportFormat::Har, surveyed(stream), false)),
             QByteArray("HAR has no place for 1 comment and where the one read ended; other "
                        "programs won't see them. SSE Inspector finds them again."));
    QCOMPARE(joined(lossesOf(ExportFormat::Har, surveyed(stream, {}, false), false)),
             QByteArray("HAR has no place for 1 comment; other programs won't see them. SSE "
                        "Inspector finds them again.\nHAR wants times, and there are none: 1970 "
                        "stands in their place."));
}

void TestExportSurvey::countsNothingThatIsOnlyPartlyInTheScope()
{
    IndexFixture stream;
    fill(stream);
    ExportScope scope;
    scope.filter = FilterExpression::parse(u"one").value();
    const ExportSurvey survey = surveyed(stream, scope);
    QVERIFY(lossesOf(ExportFormat::Csv, survey, false)
                .contains(QStringLiteral(
                    "CSV has no place for the headers and bodies of requests, the headers of "
                    "responses, 1 retry value, 1 ignored line and the boundaries of reads.")));
    scope.connections = {2};
    QVERIFY(!joined(lossesOf(ExportFormat::EventStream, surveyed(stream, scope), false))
                 .contains("reads"));
}

void TestExportSurvey::countsNotesInTheScope()
{
    IndexFixture stream;
    stream.begin();
    addFact(stream, NoteRecord{"a", QStringLiteral("First.")});
    stream.read("data: x\n\n");
    const MonoTime middle = stream.log.read(0).time;
    addFact(stream, NoteRecord{"b", QStringLiteral("Second.")});
    addFact(stream, NoteRecord{"b", QStringLiteral("Third.")});
    QVERIFY(joined(lossesOf(ExportFormat::Har, surveyed(stream), false)).contains("3 notes on"));
    ExportScope scope;
    scope.to = middle;
    QVERIFY(
        joined(lossesOf(ExportFormat::Har, surveyed(stream, scope), false)).contains("1 note "));
}

void TestExportSurvey::countsWhatWasMaskedBefore_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<quint64>("count");
    const auto row = [](const char *name, const char *url, const char *value, const char *body,
                        quint64 count) {
        QTest::newRow(name) << QByteArray(url) << QByteArray(value) << QByteArray(body) << count;
    };
    row("none", "http://a.test/?token=abc", "Bearer abc", "{}", 0);
    row("a header", "http://a.test/", "‹redacted:0a1b2c3d›", "", 1);
    row("behind a scheme", "http://a.test/", "Bearer ‹redacted:0a1b2c3d›", "", 1);
    row("an address in a header", "http://a.test/", "http://b.test/?key=REDACTED", "", 1);
    row("an address", "http://REDACTED@a.test/?a=1", "x", "", 1);
    row("all", "http://a.test/?key=REDACTED", "‹redacted:0a1b2c3d›", "a ‹redacted:ffffffff›", 3);
    row("no mark", "http://a.test/", "‹redacted:0a1b2c3", "‹redacted:zzzzzzzz›", 0);
}

void TestExportSurvey::countsWhatWasMaskedBefore()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, body);
    QFETCH(quint64, count);
    IndexFixture stream;
    stream.begin();
    AttemptRecord attempt;
    attempt.url = QUrl::fromEncoded(url);
    attempt.headers = {{"X-Any", value}};
    attempt.body = body;
    addFact(stream, attempt);
    QCOMPARE(surveyed(stream).maskedBefore, count);
    addFact(stream, ResponseRecord{200, "OK", attempt.url, attempt.headers});
    const bool inHeader = value.contains("REDACTED") || value.endsWith("›");
    QCOMPARE(surveyed(stream).maskedBefore, count + (inHeader ? 1 : 0));
}

QTEST_GUILESS_MAIN(TestExportSurvey)
#include "tst_exportsurvey.moc"
