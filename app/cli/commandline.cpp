// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"

#include "app/cli/help.h"

#include <QCoreApplication>

#include <utility>

namespace sse::cli {

QString say(const char *text)
{
    return QCoreApplication::translate("Cli", text);
}

Error usage(const QString &sentence)
{
    return {"usage", sentence};
}

QString withDashes(const QString &name)
{
    return (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
}

void addCommonOptions(QCommandLineParser &parser)
{
    using Option = QCommandLineOption;
    parser.addOption(Option(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(Option(QStringList{QStringLiteral("v"), QStringLiteral("version")}));
}

void addPrintOptions(QCommandLineParser &parser)
{
    using Option = QCommandLineOption;
    parser.addOption(Option(QStringLiteral("all")));
    parser.addOption(Option(QStringLiteral("bytes")));
    parser.addOption(Option(QStringLiteral("filter"), {}, QStringLiteral("EXPR")));
}

Result<std::optional<ShowText>> readArguments(QCommandLineParser &parser, const QString &command,
                                              const QStringList &arguments, const QString &help)
{
    // QCommandLineParser takes the first argument for the program's name.
    const bool parsed = parser.parse(QStringList(command) + arguments);
    if (parser.isSet(QStringLiteral("help")))
        return std::optional(ShowText{help});
    if (parser.isSet(QStringLiteral("version")))
        return std::optional(ShowText{versionText()});
    if (parsed)
        return std::optional<ShowText>();
    const QString where = say("“sse-inspector-cli %1 --help” lists the options.").arg(command);
    if (!parser.unknownOptionNames().isEmpty()) {
        return usage(say("There is no option %1: %2")
                         .arg(withDashes(parser.unknownOptionNames().constFirst()), where));
    }
    return usage(parser.errorText() + QLatin1Char(' ') + where);
}

Result<PrintOptions> printOptionsOf(const QCommandLineParser &parser)
{
    Result<FilterExpression> filter =
        FilterExpression::parse(parser.value(QStringLiteral("filter")));
    if (!filter)
        return usage(QStringLiteral("--filter: ") + filter.error().message);
    return PrintOptions{parser.isSet(QStringLiteral("all")), parser.isSet(QStringLiteral("bytes")),
                        std::move(filter.value())};
}

} // namespace sse::cli
