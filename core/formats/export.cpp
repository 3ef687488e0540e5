// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/formats/export.h"

#include "core/exporting/exportpass.h"
#include "core/exporting/recordedmasks.h"
#include "core/formats/csvexport.h"
#include "core/formats/eventstreamexport.h"
#include "core/formats/harexport.h"
#include "core/formats/htmlexport.h"
#include "core/formats/jsonlinesexport.h"
#include "core/formats/markdownexport.h"
#include "core/formats/textexport.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Export", text);
}

using Pass = std::function<bool(QByteArrayView)>;

/// One export as it runs.
class Run
{
public:
    Run(const ExportPlan &plan, const ExportHooks &hooks)
        : m_plan(plan)
        , m_hooks(hooks)
        , m_masks(!plan.includeSecrets && plan.format != ExportFormat::EventStream)
        , m_scope(plan.scope)
        , m_redactor(m_masks ? Redactor::Mode::Mask : Redactor::Mode::Keep, plan.markKey)
    {
    }

    [[nodiscard]] std::optional<Error> survey(ExportSource &source);
    void write(ExportSource &source, const Pass &pass);
    [[nodiscard]] bool cancelled() const { return m_report.cancelled; }
    [[nodiscard]] ExportReport takeReport() { return std::move(m_report); }

private:
    [[nodiscard]] bool goesOn(ExportProgress::Stage stage, quint64 rows, quint64 written) const
    {
        return !m_hooks.goesOn || m_hooks.goesOn({stage, rows, written});
    }
    [[nodiscard]] std::optional<Error> obstacle() const;

    const ExportPlan &m_plan;
    const ExportHooks &m_hooks;
    bool m_masks;
    ExportScope m_scope;
    Redactor m_redactor;
    ExportReport m_report;
};

std::optional<Error> Run::obstacle() const
{
    const ExportSurvey &survey = m_report.survey;
    if (survey.rowCount() == 0) {
        return Error{"export-nothing",
                     tr("There is nothing to export: no row is among what was chosen.")};
    }
    const auto bodies =
        std::count_if(survey.connections.begin(), survey.connections.end(),
                      [](const ExportConnection &connection) { return connection.rows > 0; });
    // Bytes that make no row, such as a lone byte order mark, are exact too.
    const bool hasBytes = bodies > 0 || (survey.whole && survey.endByte > 0);
    if (m_plan.format == ExportFormat::EventStream && !hasBytes) {
        return Error{"export-nothing",
                     tr("There is nothing to export: nothing that a server sent in an event "
                        "stream's body is among what was chosen.")};
    }
    if (m_plan.format == ExportFormat::EventStream && bodies > 1) {
        return Error{"export-connections",
                     tr("The text of an event stream holds one connection, but %1 are chosen. "
                        "Choose one of them, and export each into a file of its own.")
                         .arg(bodies)};
    }
    return {};
}

std::optional<Error> Run::survey(ExportSource &source)
{
    m_report.survey = surveyOf(source, m_scope, m_redactor, [this](quint64 rows) {
        m_report.cancelled = !goesOn(ExportProgress::Stage::Surveying, rows, 0);
        return !m_report.cancelled;
    });
    if (cancelled())
        return {};
    if (std::optional<Error> error = obstacle())
        return error;
    // The second pass of what still grows must not see more than the first.
    m_scope.endRow = m_report.survey.endRow;
    m_scope.endRecord = m_report.survey.endRecord;
    m_scope.endByte = m_report.survey.endByte;
    m_report.losses = lossesOf(m_plan.format, m_report.survey, m_masks);
    m_report.warnings = source.warnings();
    m_report.damaged = source.isDamaged();
    if (m_redactor.knowsTooMany()) {
        m_report.warnings.append(tr("The stream holds more secrets than are looked for in all "
                                    "their forms; some may be left where they stand in another "
                                    "form. Look through the file before you give it away."));
    }
    if (m_report.survey.maskedBefore > 0 && m_plan.format != ExportFormat::EventStream)
        m_report.warnings.append(recordedMasksText(m_report.survey.maskedBefore, m_masks));
    m_report.cancelled = m_hooks.surveyed && !m_hooks.surveyed(m_report);
    return {};
}

void Run::write(ExportSource &source, const Pass &pass)
{
    const ExportContext context{source.log(),   source.index(),
                                m_scope,        m_report.survey,
                                m_redactor,     m_redactor.text(m_plan.title, TextPlace::Message),
                                m_plan.rawCells};
    const std::unique_ptr<Exporter> exporter = makeExporter(m_plan.format, context);
    ExportOutput out(pass);
    ExportPass rows(
        source, m_scope,
        {[&](quint64 done) { return goesOn(ExportProgress::Stage::Writing, done, out.written()); },
         {}});
    exporter->begin(out);
    bool stopped = !out.goesOn();
    while (!stopped) {
        const std::optional<RowNumber> row = rows.next();
        if (!row)
            break;
        exporter->row(*row, out);
        stopped = !out.goesOn();
    }
    stopped = stopped || rows.stopped();
    if (!stopped) {
        exporter->end(out);
        stopped = !out.flush();
    }
    m_report.cancelled = stopped;
    m_report.written = out.written();
    m_report.redactions = m_redactor.redactions();
}

} // namespace

Result<ExportReport> runExport(const ExportPlan &plan, const ExportSourceFactory &source,
                               const std::function<bool(QByteArrayView)> &pass,
                               const ExportHooks &hooks)
{
    Run run(plan, hooks);
    for (const bool writes : {false, true}) {
        Result<std::unique_ptr<ExportSource>> opened = source();
        if (!opened)
            return opened.error();
        if (writes) {
            run.write(*opened.value(), pass);
        } else if (std::optional<Error> error = run.survey(*opened.value())) {
            return *error;
        }
        if (run.cancelled())
            break;
    }
    return run.takeReport();
}

std::unique_ptr<Exporter> makeExporter(ExportFormat format, const ExportContext &context)
{
    switch (format) {
    case ExportFormat::JsonLines:
        return jsonLinesExporter(context);
    case ExportFormat::Csv:
        return csvExporter(context);
    case ExportFormat::Har:
        return harExporter(context);
    case ExportFormat::EventStream:
        return eventStreamExporter(context);
    case ExportFormat::Markdown:
        return markdownExporter(context);
    case ExportFormat::Html:
        return htmlExporter(context);
    case ExportFormat::Text:
        return textExporter(context);
    }
    Q_UNREACHABLE();
}

} // namespace sse
