// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/gui/arguments.h"
#include "core/scenario/builtinscenarios.h"
#include "core/scenario/scenariofolder.h"
#include "core/session/mocksession.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QTextStream>

#include <cstdio>

namespace {

void print(std::FILE *stream, const QString &text)
{
    QTextStream(stream) << text << '\n';
}

sse::Result<QByteArray> readCertificates(const QString &path)
{
    QFile file(path);
    // A bundle of all the world's authorities has less than a megabyte.
    if (!file.open(QIODevice::ReadOnly) || file.size() > (16 << 20))
        return sse::Error{"ca-file",
                          QCoreApplication::translate(
                              "sse::app", "The CA certificates in %1 could not be read: %2. Choose "
                                          "a file in PEM form.")
                              .arg(path, file.errorString())};
    return file.readAll();
}

int run(const sse::app::Arguments &arguments)
{
    sse::ui::Settings settings;
    sse::MockSession demo;
    const auto demoAddress = [&demo] {
        if (demo.snapshot()->state != sse::MockSnapshot::State::Listening)
            demo.start({}, sse::scenarioContent(*sse::builtinScenario("demo")));
        return demo.waitForAddress();
    };
    sse::ui::MainWindow window({settings,
                                demoAddress,
                                {},
                                readCertificates,
                                sse::RecordingFolder::ofUser().path(),
                                sse::ui::systemFileDialogs(),
                                sse::ScenarioFolder::ofUser().path()});
    window.restoreTabs();
    for (const QString &address : arguments.addresses) {
        if (sse::app::isFile(address)) {
            window.openFile(address);
            continue;
        }
        const auto parsed = sse::parseAddress(address);
        if (!parsed)
            print(stderr, QStringLiteral("sse-inspector: ") + parsed.error().message);
        window.openAddress(address);
    }
    if (arguments.demo)
        window.openDemo();
    if (arguments.standardInput)
        window.openInput(QCoreApplication::translate("sse::app", "Standard input"), 0);
    window.show();
    window.offerUnsavedRecordings();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList words;
    for (int number = 1; number < argc; ++number)
        words += QString::fromLocal8Bit(argv[number]);
    const sse::Result<sse::app::Arguments> arguments = sse::app::parseArguments(words);
    if (!arguments) {
        print(stderr, QStringLiteral("sse-inspector: ") + arguments.error().message);
        return 2;
    }
    if (!arguments.value().print.isEmpty()) {
        print(stdout, arguments.value().print);
        return 0;
    }
    if (!sse::app::displayIsThere(words)) {
        print(stderr, sse::app::noDisplayMessage());
        return 1;
    }
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sse-inspector"));
    QApplication::setApplicationDisplayName(QStringLiteral("SSE Inspector"));
    QApplication::setApplicationVersion(QStringLiteral(SSE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("sse-inspector"));
    QIcon icon;
    for (const int side : {16, 32, 48, 128, 256})
        icon.addFile(QStringLiteral(":/icons/sse-inspector-%1.png").arg(side));
    QApplication::setWindowIcon(icon);
    return run(arguments.value());
}
