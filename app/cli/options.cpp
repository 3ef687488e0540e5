// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/options.h"

#include "app/cli/commandline.h"
#include "app/cli/help.h"

#include <QFile>

namespace sse::cli {

namespace {

Result<QByteArray> readWholeFile(const QString &path)
{
    const bool isInput = path == QLatin1String("-");
    QFile file(path);
    const bool opened =
        isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    QByteArray content;
    if (opened)
        content = file.readAll();
    if (!opened || file.error() != QFileDevice::NoError) {
        return Error{"file", say("The file “%1” can't be read: %2.")
                                 .arg(isInput ? say("standard input") : path, file.errorString())};
    }
    return content;
}

} // namespace

Surroundings systemSurroundings()
{
    return {[](const QString &name) -> std::optional<QByteArray> {
                const QByteArray local = name.toLocal8Bit();
                if (!qEnvironmentVariableIsSet(local.constData()))
                    return {};
                return qgetenv(local.constData());
            },
            readWholeFile};
}

Result<Invocation> parseArguments(const QStringList &arguments, const Surroundings &surroundings)
{
    const QString first = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (first == QLatin1String("--help") || first == QLatin1String("-h"))
        return Invocation(ShowText{generalHelp()});
    if (first == QLatin1String("--version") || first == QLatin1String("-v"))
        return Invocation(ShowText{versionText()});
    if (first == QLatin1String("watch"))
        return watchInvocation(rest, surroundings);
    if (first == QLatin1String("record"))
        return recordInvocation(rest, surroundings);
    if (first == QLatin1String("events"))
        return eventsInvocation(rest);
    if (first == QLatin1String("cat"))
        return catInvocation(rest);
    if (first == QLatin1String("info"))
        return infoInvocation(rest);
    if (first == QLatin1String("verify"))
        return verifyInvocation(rest);
    if (first == QLatin1String("parse"))
        return parseInvocation(rest);
    if (first == QLatin1String("export"))
        return exportInvocation(rest);
    if (first == QLatin1String("import"))
        return importInvocation(rest);
    if (first == QLatin1String("mock"))
        return mockInvocation(rest);
    if (first == QLatin1String("serve"))
        return serveInvocation(rest);
    if (first.isEmpty()) {
        return usage(say("Name a command, such as “watch” or “record”: “sse-inspector-cli --help” "
                         "lists them."));
    }
    if (first.startsWith(QLatin1Char('-'))) {
        return usage(say("There is no option %1 before a command: “sse-inspector-cli --help” "
                         "tells more.")
                         .arg(first));
    }
    return usage(say("There is no command “%1”; the commands are watch, record, events, cat, info, "
                     "verify, export, import, parse, mock and serve.")
                     .arg(first));
}

} // namespace sse::cli
