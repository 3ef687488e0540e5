// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/exportinput.h"
#include "app/cli/exportreport.h"
#include "app/cli/outputfile.h"
#include "app/cli/pointintime.h"
#include "app/cli/recordingfile.h"
#include "app/cli/signals.h"
#include "app/cli/transfercommands.h"
#include "core/exporting/exportfile.h"

#include <algorithm>

namespace sse::cli {

namespace {

/// Where the bytes go: a file that appears once it is whole, or standard output.
class Target final
{
public:
    explicit Target(Output &output)
        : m_output(output)
    {
    }

    [[nodiscard]] std::optional<Error> open(const QString &path)
    {
        if (path.isEmpty())
            return {};
        const EndSignals::KeptFromThreads kept;
        Result<std::unique_ptr<ExportFile>> file = ExportFile::create(path);
        if (!file)
            return file.error();
        m_file = std::move(file.value());
        return {};
    }
    [[nodiscard]] bool write(QByteArrayView bytes)
    {
        return m_file ? m_file->write(bytes) : m_output.write(bytes) == Output::State::Open;
    }
    [[nodiscard]] bool goesOn() const
    {
        return m_file ? !EndSignals::raised() : !mustEnd(m_output);
    }
    [[nodiscard]] std::optional<Error> finish()
    {
        return m_file ? m_file->finish() : std::optional<Error>();
    }
    /// Of what ended early.
    [[nodiscard]] ExitCode endEarly() const
    {
        if (!m_file)
            return exitCodeOf(m_output);
        if (m_file->error()) {
            tell(m_file->error()->message);
            return ExitCode::Usage;
        }
        tell(say("The export was cancelled; nothing was written."));
        return ExitCode::AsAsked;
    }

private:
    Output &m_output;
    std::unique_ptr<ExportFile> m_file;
};

void tellAll(const QStringList &sentences)
{
    for (const QString &sentence : sentences)
        tell(sentence);
}

/// --from and --to of \a options, in the log's time. False: told what is wrong.
bool readTimes(ExportScope &scope, const ExportOptions &options, const ExportInput &input)
{
    if (!options.from && !options.to)
        return true;
    if (!input.anchor()) {
        tell(say("“%1” has no times; --from and --to can't choose from it.")
                 .arg(nameOf(options.file)));
        return false;
    }
    if (options.from)
        scope.from = toMono(*options.from, *input.anchor());
    // Times are printed in whole microseconds: all of the last one is meant.
    if (options.to)
        scope.to = toMono(*options.to, *input.anchor()) + std::chrono::microseconds(1) - Nanos(1);
    if (!scope.from || !scope.to || *scope.from <= *scope.to)
        return true;
    tell(say("--from lies behind --to."));
    return false;
}

/// What to do about it that \a error kept anything from being written.
ExitCode tellFailure(const Error &error, const ExportOptions &options, const ExportInput &input)
{
    if (error.code == "cancelled")
        return ExitCode::AsAsked;
    BodySources sources;
    const bool several = error.code == "export-connections";
    if (several || (error.code == "export-nothing" && !options.connections.empty()))
        sources = input.connections();
    if (several) {
        std::erase_if(sources, [&](const auto &source) {
            return source.second.bytes == 0 ||
                   (!options.connections.empty() && !options.connections.contains(source.first));
        });
        tell(say("“%1” holds the bytes of several connections; name one:")
                 .arg(nameOf(options.file)));
        tellSources(sources);
        return ExitCode::Usage;
    }
    const auto missing =
        std::find_if(options.connections.begin(), options.connections.end(),
                     [&](ConnectionId connection) { return !sources.contains(connection); });
    if (error.code == "export-nothing" && missing != options.connections.end())
        tellNoSource(nameOf(options.file), *missing, sources);
    else
        tell(say("“%1”: %2").arg(nameOf(options.file), error.message));
    return ExitCode::Usage;
}

ExitCode exportTo(Target &target, const ExportOptions &options, const ExportInput &input)
{
    ExportPlan plan;
    plan.format = options.format;
    plan.includeSecrets = options.includeSecrets;
    plan.rawCells = options.rawCells;
    plan.title = input.title();
    plan.scope.filter = options.filter;
    plan.scope.connections = options.connections;
    if (!readTimes(plan.scope, options, input))
        return ExitCode::Usage;
    ExportHooks hooks;
    hooks.goesOn = [&](const ExportProgress &) { return target.goesOn(); };
    hooks.surveyed = [&](const ExportReport &report) {
        tellAll(lossLines(report, options.format));
        return target.goesOn();
    };
    const Result<ExportReport> report = sse::runExport(
        plan, input.source(), [&](QByteArrayView bytes) { return target.write(bytes); }, hooks);
    if (!report)
        return tellFailure(report.error(), options, input);
    if (report.value().cancelled)
        return target.endEarly();
    if (const std::optional<Error> error = target.finish()) {
        tell(error->message);
        return ExitCode::Usage;
    }
    tellAll(resultLines(report.value(), options));
    return report.value().damaged ? ExitCode::Failed : ExitCode::AsAsked;
}

} // namespace

ExitCode runExport(const ExportOptions &options, const EndSignals &signalsToEnd, Output &output)
{
    std::optional<Error> error;
    if (!options.output.isEmpty()) {
        error = checkOutput(options.output, options.force, say("the export"),
                            options.file == QLatin1String("-") ? QString() : options.file);
    }
    ExitCode code = ExitCode::AsAsked;
    std::unique_ptr<ExportInput> input;
    if (!error) {
        input = ExportInput::open(options, signalsToEnd, code);
        if (!input)
            return code;
        tellAll(input->notes());
    }
    Target target(output);
    if (!error)
        error = target.open(options.output);
    if (error) {
        tell(error->message);
        return ExitCode::Usage;
    }
    return exportTo(target, options, *input);
}

} // namespace sse::cli
