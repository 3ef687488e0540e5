// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/windowbench.h"

#include <QApplication>
#include <QCommandLineParser>

namespace {

sse::bench::FollowPlan followPlan(const QCommandLineParser &options)
{
    sse::bench::FollowPlan plan;
    plan.events = options.value(QStringLiteral("events")).toUInt();
    plan.pace = options.value(QStringLiteral("pace")).toULongLong() * 1'000'000;
    plan.record = options.isSet(QStringLiteral("record"));
    // What counts with a pace is the memory: little of it for the server, which is part of this.
    if (plan.pace > 0)
        plan.corpusBytes = 4'000'000;
    return plan;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        QStringLiteral("Measures the window of SSE Inspector and prints Markdown tables. Build it "
                       "with the preset release, and let the machine be idle."));
    options.addHelpOption();
    options.addPositionalArgument(QStringLiteral("part"), QStringLiteral("follow, open, start"));
    options.addOption({QStringLiteral("events"), QStringLiteral("Events to follow."),
                       QStringLiteral("number"), QStringLiteral("20000000")});
    options.addOption({QStringLiteral("pace"), QStringLiteral("At most so much a second; 0: all."),
                       QStringLiteral("megabytes"), QStringLiteral("0")});
    options.addOption({QStringLiteral("record"), QStringLiteral("Record the stream, as usual.")});
    options.addOption(
        {QStringLiteral("file"), QStringLiteral("The recording to open."), QStringLiteral("path")});
    options.addOption({QStringLiteral("rounds"), QStringLiteral("Starts to measure."),
                       QStringLiteral("number"), QStringLiteral("5")});
    options.process(app);
    const QString part = options.positionalArguments().value(0);
    if (part == QLatin1String("follow"))
        sse::bench::benchWindow(followPlan(options));
    else if (part == QLatin1String("open"))
        sse::bench::benchOpen(options.value(QStringLiteral("file")));
    else if (part == QLatin1String("start"))
        sse::bench::benchStart(argv[0], options.value(QStringLiteral("rounds")).toInt());
    else if (part == QLatin1String("first-paint"))
        sse::bench::showUntilPainted();
    else
        options.showHelp(2);
    return 0;
}
