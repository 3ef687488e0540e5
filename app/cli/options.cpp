// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/options.h"

#include "app/cli/help.h"
#include "app/cli/requestoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <utility>

namespace sse::cli {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Cli", text);
}

Error usage(const QString &sentence)
{
    return {"usage", sentence};
}

/// A parser that knows the options of every command.
void addCommonOptions(QCommandLineParser &parser)
{
    using Option = QCommandLineOption;
    parser.addOption(Option(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(Option(QStringList{QStringLiteral("v"), QStringLiteral("version")}));
    parser.addOption(Option(QStringLiteral("all")));
    parser.addOption(Option(QStringLiteral("bytes")));
    parser.addOption(Option(QStringLiteral("filter"), {}, QStringLiteral("EXPR")));
}

void addWatchOptions(QCommandLineParser &parser)
{
    const auto withValue = [&](const QString &name, const QString &value) {
        parser.addOption({name, {}, value});
    };
    withValue(QStringLiteral("X"), QStringLiteral("METHOD"));
    withValue(QStringLiteral("H"), QStringLiteral("'Name: value'"));
    withValue(QStringLiteral("d"), QStringLiteral("BODY"));
    withValue(QStringLiteral("profile"), QStringLiteral("NAME"));
    withValue(QStringLiteral("last-event-id"), QStringLiteral("ID"));
    withValue(QStringLiteral("max-events"), QStringLiteral("N"));
    withValue(QStringLiteral("duration"), QStringLiteral("S"));
    withValue(QStringLiteral("connect-timeout"), QStringLiteral("S"));
    withValue(QStringLiteral("first-byte-timeout"), QStringLiteral("S"));
    withValue(QStringLiteral("idle-timeout"), QStringLiteral("S"));
    withValue(QStringLiteral("cacert"), QStringLiteral("FILE"));
    parser.addOption(QCommandLineOption(QStringLiteral("no-reconnect")));
    parser.addOption(QCommandLineOption(QStringLiteral("insecure")));
}

QString withDashes(const QString &name)
{
    return (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
}

/// What the arguments of \a command are, or the text or error that they lead to instead.
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

Result<Invocation> parseInvocation(const QStringList &arguments)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    const auto text = readArguments(parser, QStringLiteral("parse"), arguments, parseHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return usage(say("“parse” takes one file, not %1.").arg(files.size()));
    const Result<PrintOptions> print = printOptionsOf(parser);
    if (!print)
        return print.error();
    return Invocation(ParseOptions{print.value(), files.value(0, QStringLiteral("-"))});
}

std::optional<Error> readRequest(Endpoint &endpoint, const QCommandLineParser &parser,
                                 const Surroundings &surroundings)
{
    const Result<HeaderList> headers = headersOf(parser.values(QStringLiteral("H")), surroundings);
    if (!headers)
        return headers.error();
    endpoint.headers = headers.value();
    if (parser.isSet(QStringLiteral("d"))) {
        const Result<QByteArray> body = bodyOf(parser.value(QStringLiteral("d")), surroundings);
        if (!body)
            return body.error();
        endpoint.body = body.value();
        endpoint.method = "POST";
        if (!findHeader(endpoint.headers, "Content-Type"))
            endpoint.headers.append(HeaderField{"Content-Type", "application/json"});
    }
    if (parser.isSet(QStringLiteral("X"))) {
        const Result<QByteArray> method = methodOf(parser.value(QStringLiteral("X")));
        if (!method)
            return method.error();
        endpoint.method = method.value();
    }
    if (parser.isSet(QStringLiteral("cacert"))) {
        const Result<QByteArray> certificates =
            certificatesOf(parser.value(QStringLiteral("cacert")), surroundings);
        if (!certificates)
            return certificates.error();
        endpoint.caCertificates = certificates.value();
    }
    endpoint.insecure = parser.isSet(QStringLiteral("insecure"));
    return {};
}

std::optional<Error> readReconnecting(Endpoint &endpoint, const QCommandLineParser &parser)
{
    const QString name = parser.isSet(QStringLiteral("profile"))
                             ? parser.value(QStringLiteral("profile"))
                             : QStringLiteral("whatwg");
    const ReconnectProfile *profile = findReconnectProfile(name.toUtf8());
    if (!profile) {
        QStringList names;
        for (const ReconnectProfile &known : reconnectProfiles())
            names.append(QString::fromLatin1(known.id));
        return usage(say("--profile: There is no profile “%1”; the profiles are %2.")
                         .arg(name, names.join(QStringLiteral(", "))));
    }
    endpoint.profile = *profile;
    endpoint.profileChosen = parser.isSet(QStringLiteral("profile"));
    endpoint.reconnect = !parser.isSet(QStringLiteral("no-reconnect"));
    endpoint.lastEventId = parser.value(QStringLiteral("last-event-id")).toUtf8();
    if (!isHeaderSafe(endpoint.lastEventId)) {
        return usage(say("--last-event-id: The ID holds a control character, which can't stand in "
                         "a header."));
    }
    return {};
}

std::optional<Error> readTimeouts(Endpoint &endpoint, const QCommandLineParser &parser)
{
    const std::pair<QString, Nanos *> timeouts[] = {
        {QStringLiteral("connect-timeout"), &endpoint.connectTimeout},
        {QStringLiteral("first-byte-timeout"), &endpoint.firstByteTimeout},
        {QStringLiteral("idle-timeout"), &endpoint.idleTimeout},
    };
    for (const auto &[name, target] : timeouts) {
        if (!parser.isSet(name))
            continue;
        const Result<Nanos> time = secondsOf(withDashes(name), parser.value(name), Nanos::zero());
        if (!time)
            return time.error();
        *target = time.value();
    }
    if (parser.isSet(QStringLiteral("max-events"))) {
        const QString name = QStringLiteral("max-events");
        const Result<quint64> count = countOf(withDashes(name), parser.value(name));
        if (!count)
            return count.error();
        endpoint.maxEvents = count.value();
    }
    return {};
}

Result<Endpoint> endpointOf(const QCommandLineParser &parser, const Surroundings &surroundings)
{
    const QStringList addresses = parser.positionalArguments();
    if (addresses.isEmpty())
        return usage(say("“watch” takes the address of an event stream, such as "
                         "http://localhost:8080/events."));
    if (addresses.size() > 1)
        return usage(say("“watch” takes one address, not %1.").arg(addresses.size()));
    const Result<QUrl> url = parseAddress(addresses.constFirst());
    if (!url)
        return url.error();
    Endpoint endpoint;
    endpoint.url = url.value();
    if (const auto error = readReconnecting(endpoint, parser))
        return *error;
    if (const auto error = readTimeouts(endpoint, parser))
        return *error;
    // Last, because this may read standard input.
    if (const auto error = readRequest(endpoint, parser, surroundings))
        return *error;
    return endpoint;
}

Result<Invocation> watchInvocation(const QStringList &arguments, const Surroundings &surroundings)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    addWatchOptions(parser);
    const auto text = readArguments(parser, QStringLiteral("watch"), arguments, watchHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    WatchOptions options;
    const Result<PrintOptions> print = printOptionsOf(parser);
    if (!print)
        return print.error();
    options.print = print.value();
    const QString duration = QStringLiteral("duration");
    if (parser.isSet(duration)) {
        const Result<Nanos> time =
            secondsOf(withDashes(duration), parser.value(duration), Nanos(1));
        if (!time)
            return time.error();
        options.duration = time.value();
    }
    const Result<Endpoint> endpoint = endpointOf(parser, surroundings);
    if (!endpoint)
        return endpoint.error();
    options.endpoint = endpoint.value();
    return Invocation(options);
}

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
    if (first == QLatin1String("--help") || first == QLatin1String("-h"))
        return Invocation(ShowText{generalHelp()});
    if (first == QLatin1String("--version") || first == QLatin1String("-v"))
        return Invocation(ShowText{versionText()});
    if (first == QLatin1String("parse"))
        return parseInvocation(arguments.mid(1));
    if (first == QLatin1String("watch"))
        return watchInvocation(arguments.mid(1), surroundings);
    if (first.isEmpty()) {
        return usage(say("Name a command, “watch” or “parse”: “sse-inspector-cli --help” tells "
                         "more."));
    }
    if (first.startsWith(QLatin1Char('-'))) {
        return usage(say("There is no option %1 before a command: “sse-inspector-cli --help” "
                         "tells more.")
                         .arg(first));
    }
    return usage(say("There is no command “%1”; the commands are watch and parse.").arg(first));
}

} // namespace sse::cli
