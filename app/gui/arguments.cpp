// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/gui/arguments.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace sse::app {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("sse::app", text);
}

/// Options that QApplication takes, each with a value.
bool isQtOption(const QString &word)
{
    static const QStringList options{
        QStringLiteral("-platform"),        QStringLiteral("-style"),
        QStringLiteral("-stylesheet"),      QStringLiteral("-display"),
        QStringLiteral("-qwindowgeometry"), QStringLiteral("-qwindowtitle")};
    return options.contains(word.startsWith(QLatin1String("--")) ? word.mid(1) : word);
}

QString helpText()
{
    return say("Usage: sse-inspector [URL | FILE | -]…\n"
               "\n"
               "Opens a window to inspect Server-Sent Events. Each URL is opened in a tab and "
               "connected,\n"
               "each FILE (a recording, or text/event-stream text) is opened; - reads such text "
               "from standard input.\n"
               "Files of other programs (HAR, JSON lines, curl traces, Insomnia's event log) are "
               "imported.\n"
               "\n"
               "Options:\n"
               "  --demo     open the built-in demo stream\n"
               "  --version  print the version\n"
               "  --help     print this text\n"
               "\n"
               "Without a display use sse-inspector-cli.");
}

bool isSet(const char *variable)
{
    return !qEnvironmentVariableIsEmpty(variable);
}

} // namespace

Result<Arguments> parseArguments(const QStringList &words)
{
    Arguments arguments;
    bool onlyAddresses = false;
    for (qsizetype number = 0; number < words.size(); ++number) {
        const QString &word = words[number];
        if (word == QLatin1String("-")) {
            arguments.standardInput = true;
        } else if (onlyAddresses || !word.startsWith(QLatin1Char('-'))) {
            arguments.addresses += word;
        } else if (word == QLatin1String("--")) {
            onlyAddresses = true;
        } else if (word == QLatin1String("--demo")) {
            arguments.demo = true;
        } else if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
            arguments.print = QStringLiteral("sse-inspector " SSE_VERSION);
            return arguments;
        } else if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            arguments.print = helpText();
            return arguments;
        } else if (isQtOption(word)) {
            ++number;
        } else {
            return Error{"option",
                         say("The option %1 is not known. Try sse-inspector --help.").arg(word)};
        }
    }
    return arguments;
}

bool isFile(const QString &word)
{
    if (QFileInfo::exists(word))
        return true;
    if (word.contains(QLatin1String("://")))
        return false;
    static const QStringList suffixes{QStringLiteral(".sserec"), QStringLiteral(".sserec.part"),
                                      QStringLiteral(".har")};
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&word](const QString &suffix) { return word.endsWith(suffix); });
}

bool displayIsThere(const QStringList &words)
{
#ifdef Q_OS_LINUX
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM") ||
           words.contains(QLatin1String("-platform")) ||
           words.contains(QLatin1String("--platform")) || words.contains(QLatin1String("-display"));
#else
    Q_UNUSED(words);
    return true;
#endif
}

QString noDisplayMessage()
{
    return say("sse-inspector: There is no display to open a window on (neither DISPLAY nor "
               "WAYLAND_DISPLAY is set). Use the command line program instead: "
               "sse-inspector-cli watch URL");
}

} // namespace sse::app
