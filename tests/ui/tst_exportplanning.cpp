// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "ui/dialogs/exportplanning.h"

#include "tests/ui/capturedstream.h"
#include "ui/dialogs/exporttexts.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace sse;
using namespace sse::test;
using namespace sse::ui;

namespace {

constexpr auto day = std::chrono::hours(24);

TimeAnchor anchorAt(const char *iso)
{
    const qint64 milliseconds =
        QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs).toMSecsSinceEpoch();
    return {MonoTime(Nanos(1'000'000'000)), WallTime(Millis(milliseconds))};
}

/// A stream of two connections with an event each.
struct Stream : CapturedStream
{
    Stream()
    {
        attempt();
        open();
        passed(Millis(1000));
        CapturedStream::read("id: 1\ndata: one\n\n");
        indexer.endConnection();
        attempt("1");
        open();
        passed(Millis(1000));
        CapturedStream::read("data: two\n\n");
    }
    [[nodiscard]] ExportStream stream() const { return {log, index, true}; }
};

FilterExpression filterOf(const char *text)
{
    return FilterExpression::parse(QString::fromLatin1(text)).value();
}

} // namespace

class TestExportPlanning final : public QObject
{
    Q_OBJECT

private slots:
    static void readsTimes_data();
    static void readsTimes();
    static void refusesTimes_data();
    static void refusesTimes();
    static void writesTimes();
    static void scopeWords();
    static void plansWhatHasCome();
    static void plansScopes();
    static void plansTimes();
    static void plansOneConnection();
    static void tellsWhatIsMissing();
    static void whatCanBeChosen();
    static void suggestsNames_data();
    static void suggestsNames();
    static void scopeTexts();
    static void progress();
    static void redactions();
    static void ends();
};

void TestExportPlanning::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("sinceStart"); // ns
    QTest::addColumn<qint64>("end");
    const qint64 ms = 1'000'000;
    const qint64 s = 1000 * ms;
    const qint64 rest = ms - 1;
    QTest::newRow("seconds") << QStringLiteral("12.5") << 12500 * ms << 12500 * ms + rest;
    QTest::newRow("plus") << QStringLiteral("+3 s") << 3 * s << 3 * s + rest;
    QTest::newRow("comma") << QStringLiteral(" 0,25s ") << 250 * ms << 250 * ms + rest;
    QTest::newRow("fine") << QStringLiteral("1.000001") << s + 1000 << s + 1000;
    QTest::newRow("clock") << QStringLiteral("23:59:50.250") << 250 * ms << 250 * ms + rest;
    QTest::newRow("no seconds") << QStringLiteral("23:59") << -50 * s << -50 * s + rest;
    QTest::newRow("next day") << QStringLiteral("0:00:05") << 15 * s << 15 * s + rest;
    QTest::newRow("day") << QStringLiteral("2026-02-01 00:00:05.5") << 15500 * ms
                         << 15500 * ms + rest;
    QTest::newRow("iso") << QStringLiteral("2026-01-31T23:59:51Z") << s << s + rest;
    QTest::newRow("micros") << QStringLiteral("23:59:50.000001") << qint64{1000} << qint64{1000};
}

void TestExportPlanning::readsTimes()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, sinceStart);
    QFETCH(const qint64, end);
    const TimeAnchor anchor = anchorAt("2026-01-31T23:59:50.000Z");
    const ExportTimes times(anchor, {anchor.mono, anchor.mono + std::chrono::seconds(60)}, true);
    const Result<MonoTime> from = times.parse(text);
    QVERIFY(from);
    QCOMPARE((from.value() - anchor.mono).count(), sinceStart);
    const Result<MonoTime> to = times.parseEnd(text);
    QVERIFY(to);
    QCOMPARE((to.value() - anchor.mono).count(), end);
}

void TestExportPlanning::refusesTimes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"soon", "25:00", "12:60", "2026-02-30 10:00", "-3", "1e9", "1:2:3",
                             "<b>", "99999999999", "12:00 UTC"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestExportPlanning::refusesTimes()
{
    QFETCH(const QString, text);
    const TimeAnchor anchor = anchorAt("2026-01-31T12:00:00.000Z");
    const ExportTimes times(anchor, {anchor.mono, anchor.mono}, true);
    const Result<MonoTime> parsed = times.parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, QByteArrayLiteral("export-time"));
    QVERIFY(parsed.error().message.contains(text));
    QVERIFY(!times.parseEnd(text));
}

void TestExportPlanning::writesTimes()
{
    const TimeAnchor anchor = anchorAt("2026-01-31T12:00:00.250Z");
    const ExportTimes brief(anchor, {anchor.mono, anchor.mono + std::chrono::seconds(1)}, true);
    QCOMPARE(brief.text(anchor.mono), QStringLiteral("12:00:00.250"));
    const ExportTimes lasting(anchor, {anchor.mono, anchor.mono + day}, true);
    QCOMPARE(lasting.text(anchor.mono), QStringLiteral("2026-01-31 12:00:00.250"));
    // What is written is read back, as the millisecond that holds it.
    for (const ExportTimes &times : {brief, lasting}) {
        const MonoTime time = times.extent().end + Nanos(123'456);
        QVERIFY(times.parse(times.text(time)).value() <= time);
        QVERIFY(times.parseEnd(times.text(time)).value() >= time);
    }
}

void TestExportPlanning::scopeWords()
{
    for (const ExportScopeKind kind : exportScopeKinds)
        QCOMPARE(scopeKindOf(wordOf(kind)), kind);
    QCOMPARE(scopeKindOf("nonsense"), ExportScopeKind::All);
}

void TestExportPlanning::plansWhatHasCome()
{
    Stream stream;
    ExportSubject subject;
    subject.title = QStringLiteral("host/events");
    ExportChoices choices;
    choices.format = ExportFormat::Csv;
    choices.rawCells = true;
    choices.includeSecrets = true;
    const Result<ExportPlan> plan = planOf(choices, subject, stream.stream());
    QVERIFY(plan);
    QCOMPARE(plan.value().format, ExportFormat::Csv);
    QVERIFY(plan.value().rawCells);
    QVERIFY(plan.value().includeSecrets);
    QCOMPARE(plan.value().title, subject.title);
    QCOMPARE(plan.value().scope.endRow, stream.index.rowCount());
    QCOMPARE(plan.value().scope.endRecord, stream.log.recordCount());
    QCOMPARE(plan.value().scope.endByte, stream.log.byteCount());
    QVERIFY(!ExportChoices().includeSecrets);
}

void TestExportPlanning::plansScopes()
{
    Stream stream;
    ExportSubject subject;
    subject.filter = filterOf("one");
    subject.selection = {{1, 2}};
    ExportChoices choices;
    const auto scope = [&](ExportScopeKind kind) {
        choices.scope = kind;
        return planOf(choices, subject, stream.stream()).value().scope;
    };
    QVERIFY(scope(ExportScopeKind::All).filter.isEmpty());
    QVERIFY(!scope(ExportScopeKind::All).selection);
    QVERIFY(!scope(ExportScopeKind::Filtered).filter.isEmpty());
    QVERIFY(!scope(ExportScopeKind::Filtered).selection);
    QVERIFY(scope(ExportScopeKind::Selection).selection == subject.selection);
    QVERIFY(scope(ExportScopeKind::Selection).filter.isEmpty());
    choices.connections = {2};
    QVERIFY(scope(ExportScopeKind::Connections).connections == std::set<ConnectionId>{2});
    QVERIFY(scope(ExportScopeKind::All).connections.empty());
}

void TestExportPlanning::plansTimes()
{
    Stream stream;
    ExportChoices choices;
    choices.scope = ExportScopeKind::Time;
    choices.from = QStringLiteral("1");
    const TimeSpan extent = extentOf(stream.log);
    ExportScope scope = planOf(choices, {}, stream.stream()).value().scope;
    QCOMPARE((*scope.from - extent.begin).count(), 1'000'000'000);
    QVERIFY(!scope.to);
    choices.to = QStringLiteral("1.5");
    scope = planOf(choices, {}, stream.stream()).value().scope;
    QCOMPARE((*scope.to - extent.begin).count(), 1'500'999'999);
    choices.from.clear();
    QVERIFY(!planOf(choices, {}, stream.stream()).value().scope.from);
}

void TestExportPlanning::plansOneConnection()
{
    Stream stream;
    ExportChoices choices;
    choices.format = ExportFormat::EventStream;
    choices.only = 2;
    choices.connections = {1, 2};
    for (const ExportScopeKind kind : {ExportScopeKind::All, ExportScopeKind::Connections}) {
        choices.scope = kind;
        const auto connections = planOf(choices, {}, stream.stream()).value().scope.connections;
        QVERIFY(connections == std::set<ConnectionId>{2});
    }
    // Another format does not mind.
    choices.format = ExportFormat::Har;
    choices.scope = ExportScopeKind::All;
    QVERIFY(planOf(choices, {}, stream.stream()).value().scope.connections.empty());
}

void TestExportPlanning::tellsWhatIsMissing()
{
    Stream stream;
    ExportChoices choices;
    const auto code = [&](ExportScopeKind kind) {
        choices.scope = kind;
        const Result<ExportPlan> plan = planOf(choices, {}, stream.stream());
        return plan ? QByteArray() : plan.error().code;
    };
    QCOMPARE(code(ExportScopeKind::Selection), QByteArrayLiteral("export-selection"));
    QCOMPARE(code(ExportScopeKind::Connections), QByteArrayLiteral("export-connections"));
    choices.from = QStringLiteral("soon");
    QCOMPARE(code(ExportScopeKind::Time), QByteArrayLiteral("export-time"));
    QCOMPARE(code(ExportScopeKind::All), QByteArray());
    choices.from = QStringLiteral("2");
    choices.to = QStringLiteral("1");
    QCOMPARE(code(ExportScopeKind::Time), QByteArrayLiteral("export-time"));
    const CapturedStream empty;
    const Result<ExportPlan> plan = planOf({}, {}, {empty.log, empty.index, true});
    QCOMPARE(plan.error().code, QByteArrayLiteral("export-nothing"));
}

void TestExportPlanning::whatCanBeChosen()
{
    const Stream stream;
    ExportSubject subject;
    const auto isThere = [&](ExportScopeKind kind, bool hasTimes = true) {
        return isAvailable(kind, subject, {stream.log, stream.index, hasTimes});
    };
    QVERIFY(isThere(ExportScopeKind::All));
    QVERIFY(isThere(ExportScopeKind::Connections));
    QVERIFY(isThere(ExportScopeKind::Time));
    QVERIFY(!isThere(ExportScopeKind::Time, false));
    QVERIFY(!isThere(ExportScopeKind::Filtered));
    QVERIFY(!isThere(ExportScopeKind::Selection));
    subject.filter = filterOf("x");
    subject.selection = {{0, 0}};
    QVERIFY(isThere(ExportScopeKind::Filtered));
    QVERIFY(isThere(ExportScopeKind::Selection));
}

void TestExportPlanning::suggestsNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("host") << QStringLiteral("localhost:8080/v1/events") << QString()
                          << QStringLiteral("localhost-8080");
    QTest::newRow("file") << QStringLiteral("night.sserec") << QStringLiteral("/tmp/night.sserec")
                          << QStringLiteral("night");
    QTest::newRow("hidden") << QStringLiteral("..") << QString() << QStringLiteral("stream");
    QTest::newRow("hostile") << QStringLiteral("‹U+202E›a\\b:c*?") << QString()
                             << QStringLiteral("U-202E-a-b-c");
}

void TestExportPlanning::suggestsNames()
{
    QFETCH(const QString, title);
    QFETCH(const QString, path);
    QFETCH(const QString, name);
    const Stream stream;
    ExportSubject subject;
    subject.title = title;
    subject.path = path;
    subject.utc = true;
    const ExportStream times = stream.stream();
    const ExportStream noTimes{stream.log, stream.index, false};
    QCOMPARE(suggestedName(subject, noTimes, ExportFormat::Har), name + QLatin1String(".har"));
    const QString stamped = suggestedName(subject, times, ExportFormat::Markdown);
    QVERIFY2(QRegularExpression(
                 QStringLiteral("^%1-\\d{8}-\\d{6}\\.md$").arg(QRegularExpression::escape(name)))
                 .match(stamped)
                 .hasMatch(),
             qPrintable(stamped));
}

void TestExportPlanning::scopeTexts()
{
    const Stream stream;
    ExportSubject subject;
    const auto text = [&](ExportScopeKind kind) {
        return scopeText(kind, subject, stream.stream()).remove(QLatin1Char('&'));
    };
    QCOMPARE(text(ExportScopeKind::All), QStringLiteral("All: 4 rows"));
    QVERIFY(text(ExportScopeKind::Filtered).contains(QLatin1String("no filter")));
    QVERIFY(text(ExportScopeKind::Selection).contains(QLatin1String("no row")));
    subject.filter = filterOf("one");
    subject.matches = 1;
    subject.selectedRows = 1;
    QCOMPARE(text(ExportScopeKind::Filtered),
             QStringLiteral("Filtered: 1 row and life-cycle rows"));
    QCOMPARE(text(ExportScopeKind::Selection), QStringLiteral("Selection: 1 row"));
    subject.isSearching = true;
    QCOMPARE(text(ExportScopeKind::Filtered), QStringLiteral("Filtered: 1 row so far"));
}

void TestExportPlanning::progress()
{
    using Stage = ExportProgress::Stage;
    QCOMPARE(progressShare({Stage::Surveying, 0, 0}, 0, 10), 0);
    QCOMPARE(progressShare({Stage::Surveying, 10, 0}, 0, 10), 500);
    QCOMPARE(progressShare({Stage::Writing, 5, 0}, 0, 10), 750);
    QCOMPARE(progressShare({Stage::Writing, 99, 0}, 0, 10), 1000);
    QCOMPARE(progressShare({Stage::Writing, 0, 0}, 0, 0), 500);
    QCOMPARE(progressText({Stage::Writing, 5, 2000}, 0, 10),
             QStringLiteral("Writing 5 of 10 rows, 2.0 KB…"));
    // Of a ring that dropped the first 100 rows.
    QCOMPARE(progressText({Stage::Surveying, 105, 0}, 100, 110),
             QStringLiteral("Looking through 5 of 10 rows…"));
    QCOMPARE(progressText({}, 100, 110), QStringLiteral("Looking through 0 of 10 rows…"));
    QCOMPARE(progressShare({Stage::Surveying, 105, 0}, 100, 110), 250);
    QCOMPARE(progressShare({Stage::Surveying, 5, 0}, 100, 90), 0);
}

void TestExportPlanning::redactions()
{
    ExportJob::Status status;
    status.finished = true;
    status.report.emplace();
    const auto texts = [&](ExportFormat format, bool included) {
        return redactionTexts(status, format, included).join(QLatin1Char('|'));
    };
    QCOMPARE(texts(ExportFormat::Har, false), QStringLiteral("No secrets were found."));
    QVERIFY(texts(ExportFormat::Har, true).contains(QLatin1String("included")));
    QVERIFY(texts(ExportFormat::EventStream, false).contains(QLatin1String("exact")));
    status.report->survey.maskedBefore = 2;
    QVERIFY(texts(ExportFormat::Har, true).contains(QLatin1String("can't be brought back")));
    QVERIFY(texts(ExportFormat::Har, false).contains(QLatin1String("when this was recorded")));
    status.report->survey.maskedBefore = 0;
    status.isCut = true;
    QVERIFY(texts(ExportFormat::Har, false).startsWith(QLatin1String("Nothing in the preview; ")));
    status.finished = false;
    QVERIFY(texts(ExportFormat::Har, false).contains(QLatin1String("Writing the preview")));
    status.finished = true;
    Redaction redaction;
    redaction.name = "Authorization";
    redaction.count = 2;
    status.report->redactions = {redaction};
    QVERIFY(texts(ExportFormat::Har, false).contains(QLatin1String("the rest is masked")));
    QVERIFY(texts(ExportFormat::Har, false).contains(toText(redaction)));
    status.report->written = 1200;
    const QString saved = savedText(QStringLiteral("/tmp/a\u202E.har"), *status.report);
    QVERIFY(saved.contains(QLatin1String("1.2 KB")));
    QVERIFY(saved.contains(QLatin1String("2 secrets are masked.")));
    QVERIFY(!saved.contains(QChar(0x202E)));
}

void TestExportPlanning::ends()
{
    const Stream stream;
    ExportSubject subject;
    QVERIFY(endText(subject, stream.stream(), 4).isEmpty());
    subject.grows = true;
    QVERIFY(endText(subject, stream.stream(), 0).isEmpty());
    QVERIFY(endText(subject, stream.stream(), 4).contains(QLatin1String("row 4")));
}

QTEST_GUILESS_MAIN(TestExportPlanning)
#include "tst_exportplanning.moc"
