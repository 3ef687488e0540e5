// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/filecommands.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/parsecommand.h"
#include "app/cli/recordcommand.h"
#include "app/cli/servercommands.h"
#include "app/cli/signals.h"
#include "app/cli/transfercommands.h"
#include "app/cli/watchcommand.h"

#include <QCoreApplication>

namespace {

using namespace sse::cli;

/// One overload for every command.
struct Run
{
    const EndSignals &signalsToEnd;
    Output &output;

    ExitCode operator()(const ShowText &show) const
    {
        output.write(show.text.toUtf8());
        return ExitCode::AsAsked;
    }
    ExitCode operator()(const WatchOptions &watch) const
    {
        return runWatch(watch, signalsToEnd, output);
    }
    ExitCode operator()(const RecordOptions &record) const
    {
        return runRecord(record, signalsToEnd);
    }
    ExitCode operator()(const ParseOptions &parse) const
    {
        return runParse(parse, signalsToEnd, output);
    }
    ExitCode operator()(const EventsOptions &events) const { return runEvents(events, output); }
    ExitCode operator()(const CatOptions &cat) const { return runCat(cat, output); }
    ExitCode operator()(const InfoOptions &info) const { return runInfo(info, output); }
    ExitCode operator()(const VerifyOptions &verify) const { return runVerify(verify, output); }
    ExitCode operator()(const ExportOptions &exporting) const
    {
        return runExport(exporting, signalsToEnd, output);
    }
    ExitCode operator()(const ImportOptions &importing) const
    {
        return runImport(importing, signalsToEnd);
    }
    ExitCode operator()(const MockArguments &mock) const
    {
        return runMock(mock, signalsToEnd, output);
    }
    ExitCode operator()(const ServeArguments &serve) const
    {
        return runServe(serve, signalsToEnd, output);
    }
};

/// Standard error is for our sentences, not for Qt's about its own state.
void dropWarnings(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        tell(message);
}

} // namespace

int main(int argc, char *argv[])
{
    const EndSignals signalsToEnd;
    qInstallMessageHandler(dropWarnings);
    const QCoreApplication application(argc, argv);
    const auto invocation =
        parseArguments(QCoreApplication::arguments().mid(1), systemSurroundings());
    if (!invocation) {
        tell(invocation.error().message);
        return static_cast<int>(ExitCode::Usage);
    }
    Output output;
    return static_cast<int>(std::visit(Run{signalsToEnd, output}, invocation.value()));
}
