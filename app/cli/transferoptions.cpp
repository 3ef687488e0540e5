// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/pointintime.h"
#include "app/cli/requestoptions.h"

#include <QFileInfo>

#include <utility>

namespace sse::cli {

namespace {

QString formatWords()
{
    QStringList words;
    for (const ExportFormat format : exportFormats)
        words << QString::fromLatin1(suffixOf(format));
    const QString last = words.takeLast();
    return say("%1 or %2").arg(words.join(QStringLiteral(", ")), last);
}

/// The file that \a command reads.
Result<QString> inputOf(const QString &command, const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty() || files.constFirst().isEmpty())
        return usage(say("“%1” takes the file to read, or - for standard input.").arg(command));
    if (files.size() > 1)
        return usage(say("“%1” takes one file, not %2.").arg(command).arg(files.size()));
    return files.constFirst();
}

Result<ExportFormat> formatOf(const QString &output, const QCommandLineParser &parser)
{
    const QString name = QStringLiteral("format");
    if (parser.isSet(name)) {
        const QString word = parser.value(name);
        if (const auto format = formatOfSuffix(word.toLatin1()))
            return *format;
        return usage(say("--format takes %1, not “%2”.").arg(formatWords(), word));
    }
    const QString suffix = QFileInfo(output).suffix();
    if (const auto format = formatOfSuffix(suffix.toLower().toLatin1()))
        return *format;
    return usage(say("“export” takes what to write: --format %1. It may be left out when the file "
                     "of -o is called so.")
                     .arg(formatWords()));
}

std::optional<Error> readScope(ExportOptions &options, const QCommandLineParser &parser)
{
    Result<FilterExpression> filter =
        FilterExpression::parse(parser.value(QStringLiteral("filter")));
    if (!filter)
        return usage(QStringLiteral("--filter: ") + filter.error().message);
    options.filter = std::move(filter.value());
    const QString connection = QStringLiteral("connection");
    for (const QString &argument : parser.values(connection)) {
        const Result<ConnectionId> number = connectionOf(withDashes(connection), argument);
        if (!number)
            return number.error();
        options.connections.insert(number.value());
    }
    const std::pair<QString, std::optional<PointInTime> *> times[] = {
        {QStringLiteral("from"), &options.from},
        {QStringLiteral("to"), &options.to},
    };
    for (const auto &[name, target] : times) {
        if (!parser.isSet(name))
            continue;
        const Result<PointInTime> time = pointInTimeOf(withDashes(name), parser.value(name));
        if (!time)
            return time.error();
        *target = time.value();
    }
    return {};
}

std::optional<Error> readStreamNumber(std::optional<quint64> &to, const QCommandLineParser &parser)
{
    const QString name = QStringLiteral("stream");
    if (!parser.isSet(name))
        return {};
    const Result<quint64> number = countOf(withDashes(name), parser.value(name));
    if (!number)
        return number.error();
    to = number.value();
    return {};
}

void addTransferOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOption({QStringLiteral("o"), {}, QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("stream"), {}, QStringLiteral("N")});
    parser.addOption(QCommandLineOption(QStringLiteral("force")));
}

void addExportOptions(QCommandLineParser &parser)
{
    addTransferOptions(parser);
    parser.addOption({QStringLiteral("format"), {}, QStringLiteral("FORMAT")});
    parser.addOption({QStringLiteral("filter"), {}, QStringLiteral("EXPR")});
    parser.addOption({QStringLiteral("connection"), {}, QStringLiteral("N")});
    parser.addOption({QStringLiteral("from"), {}, QStringLiteral("TIME")});
    parser.addOption({QStringLiteral("to"), {}, QStringLiteral("TIME")});
    parser.addOption(QCommandLineOption(QStringLiteral("include-secrets")));
    parser.addOption(QCommandLineOption(QStringLiteral("raw-cells")));
}

/// Where to, and as what.
std::optional<Error> readTarget(ExportOptions &options, const QCommandLineParser &parser)
{
    const QString output = QStringLiteral("o");
    options.output = parser.value(output);
    if (parser.isSet(output) && options.output.isEmpty())
        return usage(say("-o takes the file to write the export into."));
    if (options.output == QLatin1String("-"))
        options.output.clear();
    options.force = parser.isSet(QStringLiteral("force"));
    const Result<ExportFormat> format = formatOf(options.output, parser);
    if (!format)
        return format.error();
    options.format = format.value();
    options.includeSecrets = parser.isSet(QStringLiteral("include-secrets"));
    options.rawCells = parser.isSet(QStringLiteral("raw-cells"));
    if (options.rawCells && options.format != ExportFormat::Csv)
        return usage(say("--raw-cells is for --format csv only."));
    return {};
}

} // namespace

Result<Invocation> exportInvocation(const QStringList &arguments)
{
    const QString command = QStringLiteral("export");
    QCommandLineParser parser;
    addExportOptions(parser);
    const auto text = readArguments(parser, command, arguments, exportHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    ExportOptions options;
    const Result<QString> file = inputOf(command, parser);
    if (!file)
        return file.error();
    options.file = file.value();
    if (const auto error = readTarget(options, parser))
        return *error;
    if (const auto error = readScope(options, parser))
        return *error;
    if (const auto error = readStreamNumber(options.stream, parser))
        return *error;
    return Invocation(options);
}

Result<Invocation> importInvocation(const QStringList &arguments)
{
    const QString command = QStringLiteral("import");
    QCommandLineParser parser;
    addTransferOptions(parser);
    const auto text = readArguments(parser, command, arguments, importHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    ImportOptions options;
    const Result<QString> file = inputOf(command, parser);
    if (!file)
        return file.error();
    options.file = file.value();
    options.output = parser.value(QStringLiteral("o"));
    if (options.output.isEmpty())
        return usage(say("“import” takes the recording to write: -o RECORDING."));
    if (options.output == QLatin1String("-"))
        return usage(say("-o: A recording is a file that is written to at many places; it can't go "
                         "to standard output."));
    options.force = parser.isSet(QStringLiteral("force"));
    if (const auto error = readStreamNumber(options.stream, parser))
        return *error;
    return Invocation(options);
}

} // namespace sse::cli
