// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "tests/bench/windowbench.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        QStringLiteral("Measures the window of SSE Inspector and prints Markdown tables. Build it "
                       "with the preset release, and let the machine be idle."));
    options.addHelpOption();
    options.addPositionalArgument(QStringLiteral("part"), QStringLiteral("follow, start"));
    options.addOption({QStringLiteral("events"), QStringLiteral("Events to follow."),
                       QStringLiteral("number"), QStringLiteral("20000000")});
    options.addOption({QStringLiteral("rounds"), QStringLiteral("Starts to measure."),
                       QStringLiteral("number"), QStringLiteral("5")});
    options.process(app);
    const QString part = options.positionalArguments().value(0);
    if (part == QLatin1String("follow"))
        sse::bench::benchWindow(120'000'000, options.value(QStringLiteral("events")).toUInt());
    else if (part == QLatin1String("start"))
        sse::bench::benchStart(argv[0], options.value(QStringLiteral("rounds")).toInt());
    else if (part == QLatin1String("first-paint"))
        sse::bench::showUntilPainted();
    else
        options.showHelp(2);
    return 0;
}
