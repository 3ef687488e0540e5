// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/session/exportjob.h"
#include "tests/support/indexfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace sse;
using namespace sse::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

ExportPlan planOf(ExportFormat format)
{
    ExportPlan plan;
    plan.format = format;
    return plan;
}

/// A source whose next pass waits until it is let go.
struct Gate
{
    std::atomic<bool> isOpen = false;
    std::atomic<bool> isReached = false;
};

} // namespace

class TestExportJob final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesAFile();
    void makesAPreview();
    void cutsAPreview();
    void isCancelled();
    void isDestroyedWhileItRuns();
    void tellsErrors();
    void tellsAboutItself();

private:
    [[nodiscard]] ExportSourceFactory source() const
    {
        return captureSource(m_stream->log, m_stream->index, true);
    }
    [[nodiscard]] ExportSourceFactory gated(Gate &gate) const
    {
        return [&gate, inner = source()] {
            gate.isReached = true;
            gate.isOpen.wait(false);
            return inner();
        };
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<IndexFixture> m_stream;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestExportJob::init()
{
    m_stream = std::make_unique<IndexFixture>();
    m_stream->begin();
    for (int i = 0; i < 5000; ++i)
        m_stream->read("data: 1\n\n");
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("out"));
}

void TestExportJob::writesAFile()
{
    ExportJob job(planOf(ExportFormat::EventStream), source(), m_path, {});
    QTRY_VERIFY(job.status().finished);
    const ExportJob::Status status = job.status();
    QVERIFY2(!status.error, status.error ? qPrintable(status.error->message) : "");
    QCOMPARE(contentOf(m_path), QByteArray("data: 1\n\n").repeated(5000));
    QCOMPARE(status.report->written, quint64{45'000});
    QVERIFY(!status.report->cancelled);
    QCOMPARE(files().size(), 1);
}

void TestExportJob::makesAPreview()
{
    ExportJob job(planOf(ExportFormat::EventStream), source(), ExportJob::Preview{}, {});
    QTRY_VERIFY(job.status().finished);
    QCOMPARE(job.status().preview.size(), 45'000);
    QVERIFY(!job.status().isCut);
    QVERIFY(!job.status().error);
    QCOMPARE(files(), QStringList());
}

void TestExportJob::cutsAPreview()
{
    ExportJob job(planOf(ExportFormat::EventStream), source(), ExportJob::Preview{100}, {});
    QTRY_VERIFY(job.status().finished);
    const ExportJob::Status status = job.status();
    QCOMPARE(status.preview, QByteArray("data: 1\n\n").repeated(12).first(100));
    QVERIFY(status.isCut);
    QVERIFY(!status.error);
    QCOMPARE(status.report->survey.rowCount(), quint64{5000});
}

void TestExportJob::isCancelled()
{
    Gate gate;
    ExportJob job(planOf(ExportFormat::JsonLines), gated(gate), m_path, {});
    QTRY_VERIFY(gate.isReached);
    job.cancel();
    QVERIFY(!job.status().finished);
    gate.isOpen = true;
    gate.isOpen.notify_all();
    QTRY_VERIFY(job.status().finished);
    QCOMPARE(job.status().error->code, QByteArray("cancelled"));
    QCOMPARE(files(), QStringList());
}

void TestExportJob::isDestroyedWhileItRuns()
{
    Gate gate;
    {
        const ExportJob job(planOf(ExportFormat::JsonLines), gated(gate), m_path, {});
        gate.isOpen = true;
        gate.isOpen.notify_all();
    }
    QVERIFY(gate.isReached);
    // It was done in time, or nothing is left.
    const QByteArray content = contentOf(m_path);
    QVERIFY(content == "missing" || content.endsWith("}\n"));
    QVERIFY(files().size() <= 1);
}

void TestExportJob::tellsErrors()
{
    ExportPlan plan = planOf(ExportFormat::Csv);
    plan.scope.selection.emplace();
    const ExportJob nothing(plan, source(), m_path, {});
    QTRY_VERIFY(nothing.status().finished);
    QCOMPARE(nothing.status().error->code, QByteArray("export-nothing"));
    const ExportJob folder(planOf(ExportFormat::Csv), source(), m_folder->path(), {});
    QTRY_VERIFY(folder.status().finished);
    QCOMPARE(folder.status().error->code, QByteArray("export-io"));
    QCOMPARE(files(), QStringList());
}

void TestExportJob::tellsAboutItself()
{
    std::atomic<int> told = 0;
    ExportJob job(planOf(ExportFormat::Csv), source(), m_path, [&] { ++told; });
    QTRY_VERIFY(job.status().finished);
    // Once surveyed, and at the end.
    QTRY_VERIFY(told >= 2);
    QVERIFY(!job.status().report->losses.isEmpty());
}

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
