// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/recording/recordingcopy.h"
#include "tests/formats/reportstream.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sse;
using namespace sse::test;

Q_DECLARE_METATYPE(sse::ExportFormat)

class TestRunExport final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesEveryFormat_data();
    void writesEveryFormat();
    void exportsARecordingAsItsCapture_data() { writesEveryFormat_data(); }
    void exportsARecordingAsItsCapture();
    void tellsWhatItFoundBeforeItWrites();
    void writesNothingWhenItMayNot();
    void isCancelledAtAnyStage();
    void endsWhenNobodyTakesMore();
    void tellsWhenThereIsNothing();
    void wantsOneConnectionOfEventText();
    void passesOnErrorsOfTheSource();
    void leavesOutWhatComesBetweenThePasses();
    void masksTheTitle();
    void tellsWhatWasMaskedWhenRecorded_data() { writesEveryFormat_data(); }
    void tellsWhatWasMaskedWhenRecorded();

private:
    [[nodiscard]] ExportSourceFactory source() const
    {
        return captureSource(m_stream->log, m_stream->index, true);
    }

    std::unique_ptr<ReportStream> m_stream;
};

void TestRunExport::init()
{
    m_stream = std::make_unique<ReportStream>();
    m_stream->open(QUrl(QStringLiteral("http://localhost/")));
    for (int i = 0; i < 3000; ++i)
        m_stream->read("id: 1\ndata: {\"number\":1}\n\n");
    m_stream->close();
}

void TestRunExport::writesEveryFormat_data()
{
    QTest::addColumn<ExportFormat>("format");
    for (const ExportFormat format : exportFormats)
        QTest::newRow(suffixOf(format).constData()) << format;
}

void TestRunExport::writesEveryFormat()
{
    QFETCH(const ExportFormat, format);
    const QByteArray out = m_stream->exported(format);
    QVERIFY2(out.contains("number"), out.left(200).constData());
    QCOMPARE(formatOfSuffix(suffixOf(format)), std::optional(format));
    QVERIFY(!titleOf(format).isEmpty());
    QVERIFY(purposeOf(format).endsWith(QLatin1Char('.')));
}

void TestRunExport::exportsARecordingAsItsCapture()
{
    QFETCH(const ExportFormat, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("r.sserec"));
    QVERIFY(!writeRecording(m_stream->log, path));
    ExportPlan plan;
    plan.format = format;
    plan.title = QStringLiteral("night run");
    QByteArray out;
    const auto report = runExport(plan, recordingSource(path), [&](QByteArrayView bytes) {
        out += bytes;
        return true;
    });
    QVERIFY(report);
    QVERIFY(!report.value().damaged);
    QCOMPARE(report.value().written, static_cast<quint64>(out.size()));
    QVERIFY(out == m_stream->exported(format));
}

void TestRunExport::tellsWhatItFoundBeforeItWrites()
{
    quint64 written = 0;
    quint64 writtenThen = 1;
    QStringList losses;
    ExportHooks hooks;
    quint64 surveying = 0;
    quint64 writing = 0;
    hooks.goesOn = [&](const ExportProgress &progress) {
        ++(progress.stage == ExportProgress::Stage::Surveying ? surveying : writing);
        return true;
    };
    hooks.surveyed = [&](const ExportReport &report) {
        writtenThen = written;
        losses = report.losses;
        return report.survey.rowCount() == 3003;
    };
    const auto report = runExport(
        {}, source(),
        [&](QByteArrayView bytes) {
            written += static_cast<quint64>(bytes.size());
            return true;
        },
        hooks);
    QVERIFY(report);
    QCOMPARE(writtenThen, quint64{0});
    QVERIFY(!losses.isEmpty());
    QCOMPARE(report.value().losses, losses);
    QCOMPARE(report.value().written, written);
    QVERIFY(!report.value().cancelled);
    QVERIFY(surveying > 1 && writing > 1);
}

void TestRunExport::writesNothingWhenItMayNot()
{
    ExportHooks hooks;
    hooks.surveyed = [](const ExportReport &) { return false; };
    bool wrote = false;
    const auto report = runExport(
        {}, source(), [&](QByteArrayView) { return wrote = true; }, hooks);
    QVERIFY(report);
    QVERIFY(report.value().cancelled);
    QVERIFY(!wrote);
}

void TestRunExport::isCancelledAtAnyStage()
{
    for (const auto stage : {ExportProgress::Stage::Surveying, ExportProgress::Stage::Writing}) {
        ExportHooks hooks;
        hooks.goesOn = [&](const ExportProgress &progress) {
            return progress.stage != stage || progress.rows < 2000;
        };
        const auto report = runExport(
            {}, source(), [](QByteArrayView) { return true; }, hooks);
        QVERIFY(report);
        QVERIFY(report.value().cancelled);
    }
}

void TestRunExport::endsWhenNobodyTakesMore()
{
    int times = 0;
    m_stream->open();
    for (int i = 0; i < 20'000; ++i)
        m_stream->read("data: a longer line of text, so that there is more to write\n\n");
    const auto report = runExport({}, source(), [&](QByteArrayView) { return ++times < 2; });
    QVERIFY(report);
    QVERIFY(report.value().cancelled);
    QCOMPARE(times, 2);
}

void TestRunExport::tellsWhenThereIsNothing()
{
    ExportPlan plan;
    plan.scope.selection.emplace();
    QCOMPARE(m_stream->exported(plan), QByteArray("error: export-nothing"));
    // Life-cycle rows alone are none of an event stream's text.
    ReportStream silent;
    silent.open();
    QVERIFY(!silent.exported(ExportFormat::Text).startsWith("error"));
    QCOMPARE(silent.exported(ExportFormat::EventStream), QByteArray("error: export-nothing"));
    silent.read("\xEF\xBB\xBF");
    QCOMPARE(silent.exported(ExportFormat::EventStream), QByteArray("\xEF\xBB\xBF"));
    plan.format = ExportFormat::EventStream;
    plan.scope = {};
    plan.scope.filter = FilterExpression::parse(u"type:nope").value();
    QCOMPARE(m_stream->exported(plan), QByteArray("error: export-nothing"));
}

void TestRunExport::wantsOneConnectionOfEventText()
{
    m_stream->open();
    m_stream->read("data: second\n\n");
    ExportPlan plan;
    plan.format = ExportFormat::EventStream;
    QCOMPARE(m_stream->exported(plan), QByteArray("error: export-connections"));
    plan.scope.connections = {2};
    QCOMPARE(m_stream->exported(plan), QByteArray("data: second\n\n"));
}

void TestRunExport::passesOnErrorsOfTheSource()
{
    const QTemporaryDir folder;
    const auto report = runExport({}, recordingSource(folder.filePath(QStringLiteral("none"))),
                                  [](QByteArrayView) { return true; });
    QVERIFY(!report);
    QCOMPARE(report.error().code, QByteArray("recording-missing"));
}

void TestRunExport::leavesOutWhatComesBetweenThePasses()
{
    const QByteArray before = m_stream->exported(ExportFormat::Csv);
    ExportPlan plan;
    plan.format = ExportFormat::Csv;
    ExportHooks hooks;
    hooks.surveyed = [&](const ExportReport &) {
        m_stream->open();
        m_stream->read("data: too late\n\n");
        m_stream->close();
        return true;
    };
    QByteArray out;
    const auto report = runExport(
        plan, source(),
        [&](QByteArrayView bytes) {
            out += bytes;
            return true;
        },
        hooks);
    QVERIFY(report);
    QCOMPARE(out, before);
}

void TestRunExport::masksTheTitle()
{
    m_stream->open();
    m_stream->read("data: {\"password\":\"topsecret42\"}\n\n");
    ExportPlan plan;
    plan.format = ExportFormat::Text;
    plan.title = QStringLiteral("topsecret42.sserec");
    QVERIFY(!m_stream->exported(plan).contains("topsecret"));
}

void TestRunExport::tellsWhatWasMaskedWhenRecorded()
{
    QFETCH(ExportFormat, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.sserec"));
    ReportStream stream;
    stream.open(QUrl(QStringLiteral("http://localhost/?token=fromtheaddress42")));
    stream.read("data: x fromtheaddress42 y\n\n");
    stream.close();
    QVERIFY(!writeRecording(stream.log, path));
    const bool masks = format != ExportFormat::EventStream;
    for (const bool keeps : {false, true}) {
        ExportPlan plan;
        plan.format = format;
        plan.includeSecrets = keeps;
        const auto all = [](QByteArrayView) { return true; };
        const auto live = runExport(plan, captureSource(stream.log, stream.index, true), all);
        QVERIFY(live);
        QCOMPARE(live.value().warnings, QStringList());
        const auto recorded = runExport(plan, recordingSource(path), all);
        QVERIFY(recorded);
        const QStringList &warnings = recorded.value().warnings;
        QCOMPARE(warnings.size(), masks ? 1 : 0);
        if (!masks)
            continue;
        QVERIFY2(warnings.front().contains(QStringLiteral("masked when this was recorded")),
                 qPrintable(warnings.front()));
        QCOMPARE(warnings.front().contains(QStringLiteral("brought back")), keeps);
        QCOMPARE(warnings.front().contains(QStringLiteral("repeat")), !keeps);
    }
}

QTEST_GUILESS_MAIN(TestRunExport)
#include "tst_runexport.moc"
