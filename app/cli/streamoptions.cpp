// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/requestoptions.h"

#include <utility>

namespace sse::cli {

namespace {

void addStreamOptions(QCommandLineParser &parser)
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

/// Seconds from the start, if given, and what to ask for.
std::optional<Error> readStream(StreamOptions &options, const QString &command,
                                const QCommandLineParser &parser, const Surroundings &surroundings)
{
    const QString duration = QStringLiteral("duration");
    if (parser.isSet(duration)) {
        const Result<Nanos> time =
            secondsOf(withDashes(duration), parser.value(duration), Nanos(1));
        if (!time)
            return time.error();
        options.duration = time.value();
    }
    const QStringList addresses = parser.positionalArguments();
    if (addresses.isEmpty()) {
        return usage(say("“%1” takes the address of an event stream, such as "
                         "http://localhost:8080/events.")
                         .arg(command));
    }
    if (addresses.size() > 1)
        return usage(say("“%1” takes one address, not %2.").arg(command).arg(addresses.size()));
    const Result<QUrl> url = parseAddress(addresses.constFirst());
    if (!url)
        return url.error();
    options.endpoint.url = url.value();
    if (auto error = readReconnecting(options.endpoint, parser))
        return error;
    if (auto error = readTimeouts(options.endpoint, parser))
        return error;
    // Last, because this may read standard input.
    return readRequest(options.endpoint, parser, surroundings);
}

std::optional<Error> readRecording(RecordOptions &options, const QCommandLineParser &parser)
{
    options.file = parser.value(QStringLiteral("o"));
    if (options.file.isEmpty())
        return usage(say("“record” takes the file to record into: -o FILE."));
    if (options.file == QLatin1String("-"))
        return usage(say("-o: A recording is a file that is written to at many places; it can't go "
                         "to standard output."));
    options.force = parser.isSet(QStringLiteral("force"));
    const QString sizeLimit = QStringLiteral("size-limit");
    if (parser.isSet(sizeLimit)) {
        const Result<quint64> bytes = megabytesOf(withDashes(sizeLimit), parser.value(sizeLimit));
        if (!bytes)
            return bytes.error();
        options.mostBytes = bytes.value();
    }
    const QString atLimit = QStringLiteral("at-limit");
    if (parser.isSet(atLimit)) {
        const QString word = parser.value(atLimit);
        if (word != QLatin1String("ring") && word != QLatin1String("stop"))
            return usage(say("--at-limit takes ring or stop, not “%1”.").arg(word));
        options.atLimit = word == QLatin1String("ring") ? AtLimit::DropOldest : AtLimit::Stop;
    }
    return {};
}

} // namespace

Result<Invocation> watchInvocation(const QStringList &arguments, const Surroundings &surroundings)
{
    const QString command = QStringLiteral("watch");
    QCommandLineParser parser;
    addCommonOptions(parser);
    addPrintOptions(parser);
    addStreamOptions(parser);
    const auto text = readArguments(parser, command, arguments, watchHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    WatchOptions options;
    Result<PrintOptions> print = printOptionsOf(parser);
    if (!print)
        return print.error();
    options.print = std::move(print.value());
    if (const auto error = readStream(options, command, parser, surroundings))
        return *error;
    return Invocation(options);
}

Result<Invocation> recordInvocation(const QStringList &arguments, const Surroundings &surroundings)
{
    const QString command = QStringLiteral("record");
    QCommandLineParser parser;
    addCommonOptions(parser);
    addStreamOptions(parser);
    const auto withValue = [&](const QString &name, const QString &value) {
        parser.addOption({name, {}, value});
    };
    withValue(QStringLiteral("o"), QStringLiteral("FILE"));
    withValue(QStringLiteral("size-limit"), QStringLiteral("MB"));
    withValue(QStringLiteral("at-limit"), QStringLiteral("WHAT"));
    parser.addOption(QCommandLineOption(QStringLiteral("force")));
    const auto text = readArguments(parser, command, arguments, recordHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    RecordOptions options;
    if (const auto error = readRecording(options, parser))
        return *error;
    if (const auto error = readStream(options, command, parser, surroundings))
        return *error;
    return Invocation(options);
}

} // namespace sse::cli
