// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/requestoptions.h"

#include <utility>

namespace sse::cli {

namespace {

/// Of a command that takes a recording and no option of its own.
template <typename Options>
Result<Invocation> plainInvocation(const QString &command, const QStringList &arguments,
                                   const QString &help)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    const auto text = readArguments(parser, command, arguments, help);
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    const Result<QString> file = recordingOf(command, parser);
    if (!file)
        return file.error();
    return Invocation(Options{file.value()});
}

} // namespace

Result<QString> recordingOf(const QString &command, const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty() || files.constFirst().isEmpty())
        return usage(say("“%1” takes the file of a recording.").arg(command));
    if (files.size() > 1)
        return usage(say("“%1” takes one file, not %2.").arg(command).arg(files.size()));
    if (files.constFirst() == QLatin1String("-")) {
        return usage(say("“%1” takes the file of a recording, which can't come from standard "
                         "input.")
                         .arg(command));
    }
    return files.constFirst();
}

Result<Invocation> parseInvocation(const QStringList &arguments)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    addPrintOptions(parser);
    const auto text = readArguments(parser, QStringLiteral("parse"), arguments, parseHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return usage(say("“parse” takes one file, not %1.").arg(files.size()));
    Result<PrintOptions> print = printOptionsOf(parser);
    if (!print)
        return print.error();
    return Invocation(ParseOptions{std::move(print.value()), files.value(0, QStringLiteral("-"))});
}

Result<Invocation> eventsInvocation(const QStringList &arguments)
{
    const QString command = QStringLiteral("events");
    QCommandLineParser parser;
    addCommonOptions(parser);
    addPrintOptions(parser);
    const auto text = readArguments(parser, command, arguments, eventsHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    const Result<QString> file = recordingOf(command, parser);
    if (!file)
        return file.error();
    Result<PrintOptions> print = printOptionsOf(parser);
    if (!print)
        return print.error();
    return Invocation(EventsOptions{std::move(print.value()), file.value()});
}

Result<Invocation> catInvocation(const QStringList &arguments)
{
    const QString command = QStringLiteral("cat");
    const QString connection = QStringLiteral("connection");
    QCommandLineParser parser;
    addCommonOptions(parser);
    parser.addOption({connection, {}, QStringLiteral("N")});
    const auto text = readArguments(parser, command, arguments, catHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    const Result<QString> file = recordingOf(command, parser);
    if (!file)
        return file.error();
    CatOptions options{file.value(), {}};
    if (parser.isSet(connection)) {
        const Result<ConnectionId> number =
            connectionOf(withDashes(connection), parser.value(connection));
        if (!number)
            return number.error();
        options.connection = number.value();
    }
    return Invocation(options);
}

Result<Invocation> infoInvocation(const QStringList &arguments)
{
    return plainInvocation<InfoOptions>(QStringLiteral("info"), arguments, infoHelp());
}

Result<Invocation> verifyInvocation(const QStringList &arguments)
{
    return plainInvocation<VerifyOptions>(QStringLiteral("verify"), arguments, verifyHelp());
}

} // namespace sse::cli
