// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/exportbench.h"
#include "tests/bench/mockbench.h"
#include "tests/bench/parserbench.h"
#include "tests/bench/pipelinebench.h"
#include "tests/bench/recordingbench.h"
#include "tests/bench/replaybench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace {

void describe(QCommandLineParser &options)
{
    options.setApplicationDescription(
        QStringLiteral("Measures the parts of SSE Inspector and prints Markdown tables. Build it "
                       "with the preset release, and let the machine be idle."));
    options.addHelpOption();
    options.addPositionalArgument(
        QStringLiteral("part"),
        QStringLiteral("parser, pipeline, recording, export, replay, timeline, mock"));
    options.addOption({QStringLiteral("mb"), QStringLiteral("Size of each corpus."),
                       QStringLiteral("megabytes"), QStringLiteral("120")});
    options.addOption({QStringLiteral("rounds"), QStringLiteral("Rounds of each measurement."),
                       QStringLiteral("number"), QStringLiteral("9")});
    options.addOption(
        {QStringLiteral("node-modules"), QStringLiteral("Folder that holds eventsource-parser."),
         QStringLiteral("folder"), QStringLiteral(SSE_BENCH_FOLDER "/../interop/node_modules")});
    options.addOption({QStringLiteral("folder"),
                       QStringLiteral("Where recordings are written: on the disk to measure."),
                       QStringLiteral("folder"), QDir::tempPath()});
    options.addOption({QStringLiteral("events"), QStringLiteral("Events of the longest export."),
                       QStringLiteral("number"), QStringLiteral("10000000")});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    describe(options);
    options.process(app);
    const QString part = options.positionalArguments().value(0);
    const auto bytes =
        static_cast<std::size_t>(options.value(QStringLiteral("mb")).toUInt()) * 1'000'000;
    const int rounds = options.value(QStringLiteral("rounds")).toInt();
    if (bytes == 0 || rounds < 1)
        options.showHelp(2);
    if (part == QLatin1String("parser")) {
        sse::bench::benchParser(bytes, rounds,
                                QStandardPaths::findExecutable(QStringLiteral("node")),
                                options.value(QStringLiteral("node-modules")));
        return 0;
    }
    if (part == QLatin1String("pipeline")) {
        sse::bench::benchPipeline(bytes, rounds);
        return 0;
    }
    if (part == QLatin1String("recording")) {
        sse::bench::benchRecording(options.value(QStringLiteral("folder")), bytes, rounds);
        return 0;
    }
    if (part == QLatin1String("export")) {
        sse::bench::benchExport(options.value(QStringLiteral("folder")),
                                options.value(QStringLiteral("events")).toULongLong(),
                                std::min(rounds, 3));
        return 0;
    }
    if (part == QLatin1String("replay")) {
        sse::bench::benchReplay();
        return 0;
    }
    if (part == QLatin1String("timeline")) {
        sse::bench::benchTimeline(rounds);
        return 0;
    }
    if (part == QLatin1String("mock")) {
        sse::bench::benchMock(rounds);
        return 0;
    }
    options.showHelp(2);
}
