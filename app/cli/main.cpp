// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/parsecommand.h"
#include "app/cli/signals.h"
#include "app/cli/watchcommand.h"

#include <QCoreApplication>

namespace {

using namespace sse::cli;

ExitCode run(const Invocation &invocation, const EndSignals &signalsToEnd)
{
    Output output;
    if (const auto *show = std::get_if<ShowText>(&invocation)) {
        output.write(show->text.toUtf8());
        return ExitCode::AsAsked;
    }
    if (const auto *parse = std::get_if<ParseOptions>(&invocation))
        return runParse(*parse, signalsToEnd, output);
    return runWatch(std::get<WatchOptions>(invocation), signalsToEnd, output);
}

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
    return static_cast<int>(run(invocation.value(), signalsToEnd));
}
