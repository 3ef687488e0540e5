// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/serveroptions.h"

#include "app/cli/commandline.h"
#include "app/cli/help.h"
#include "app/cli/requestoptions.h"
#include "core/replay/schedule.h"

#include <QRegularExpression>
#include <QUrl>

#include <limits>

namespace sse::cli {

namespace {

constexpr int mostConnections = 100'000;
constexpr double leastMockSpeed = 0.001;
constexpr double mostMockSpeed = 1'000'000;

void addServerOptions(QCommandLineParser &parser)
{
    const auto withValue = [&](const QString &name, const QString &value) {
        parser.addOption({name, {}, value});
    };
    withValue(QStringLiteral("port"), QStringLiteral("N"));
    withValue(QStringLiteral("host"), QStringLiteral("ADDR"));
    withValue(QStringLiteral("max-connections"), QStringLiteral("N"));
    withValue(QStringLiteral("speed"), QStringLiteral("X"));
    withValue(QStringLiteral("allow-origin"), QStringLiteral("ORIGIN"));
    withValue(QStringLiteral("allow-host"), QStringLiteral("NAME"));
}

std::optional<Error> readWhoMayAsk(MockOptions &options, const QCommandLineParser &parser)
{
    for (const QString &argument : parser.values(QStringLiteral("allow-origin"))) {
        if (argument == QLatin1String("any")) {
            options.anyOrigin = true;
            continue;
        }
        const Result<QString> origin = originOf(argument);
        if (!origin)
            return origin.error();
        options.origins.append(origin.value());
    }
    for (const QString &argument : parser.values(QStringLiteral("allow-host"))) {
        const Result<QString> host = hostNameOf(argument);
        if (!host)
            return host.error();
        options.hosts.append(host.value());
    }
    return {};
}

std::optional<Error> readServer(MockOptions &options, const QCommandLineParser &parser)
{
    const QString port = QStringLiteral("port");
    if (parser.isSet(port)) {
        const Result<quint16> number = portOf(parser.value(port));
        if (!number)
            return number.error();
        options.port = number.value();
    }
    const QString host = QStringLiteral("host");
    if (parser.values(host).size() > 1)
        return usage(say("--host can be given once; 0.0.0.0 is every address of this machine."));
    if (parser.isSet(host)) {
        const Result<QList<QHostAddress>> addresses = addressesOf(parser.value(host));
        if (!addresses)
            return addresses.error();
        options.addresses = addresses.value();
    }
    const QString connections = QStringLiteral("max-connections");
    if (parser.isSet(connections)) {
        const Result<quint64> count = countOf(withDashes(connections), parser.value(connections));
        if (!count)
            return count.error();
        if (count.value() > mostConnections)
            return usage(say("--max-connections takes a number up to %1.").arg(mostConnections));
        options.maxConnections = static_cast<int>(count.value());
    }
    return readWhoMayAsk(options, parser);
}

} // namespace

Result<quint16> portOf(const QString &argument)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,5}\\z"));
    const uint port =
        digits.match(argument).hasMatch() ? argument.toUInt() : std::numeric_limits<uint>::max();
    if (port > std::numeric_limits<quint16>::max()) {
        return Error{"number", say("--port takes a whole number up to 65535, or 0 for any free "
                                   "port, not “%1”.")
                                   .arg(argument)};
    }
    return static_cast<quint16>(port);
}

Result<QList<QHostAddress>> addressesOf(const QString &argument)
{
    if (argument.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return MockOptions().addresses;
    const bool bracketed =
        argument.startsWith(QLatin1Char('[')) && argument.endsWith(QLatin1Char(']'));
    const QString text = bracketed ? argument.mid(1, argument.size() - 2) : argument;
    const QHostAddress address(text);
    const bool isIp4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    // Short forms such as "1" mean something else to everybody.
    if (address.isNull() || (isIp4 && (bracketed || address.toString() != text))) {
        return Error{"address", say("--host takes an IP address of this machine, such as 127.0.0.1 "
                                    "or ::1, or localhost, not “%1”.")
                                    .arg(argument)};
    }
    return QList<QHostAddress>{address};
}

Result<QString> originOf(const QString &argument)
{
    const QUrl url(argument, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isOrigin = url.isValid() && !scheme.isEmpty() && !url.host().isEmpty() &&
                          url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
                          (url.path().isEmpty() || url.path() == QLatin1String("/"));
    if (!isOrigin) {
        return Error{"origin", say("--allow-origin takes the origin of pages, such as "
                                   "https://example.org, or any, not “%1”.")
                                   .arg(argument)};
    }
    const bool isDefault = (scheme == QLatin1String("http") && url.port() == 80) ||
                           (scheme == QLatin1String("https") && url.port() == 443);
    QUrl origin;
    origin.setScheme(scheme);
    origin.setHost(url.host());
    if (!isDefault)
        origin.setPort(url.port());
    return origin.toString(QUrl::FullyEncoded);
}

Result<QString> hostNameOf(const QString &argument)
{
    static const QRegularExpression name(
        QStringLiteral("\\A[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_.])?\\z"));
    const QString lower = argument.toLower();
    if (!name.match(lower).hasMatch()) {
        return Error{"host", say("--allow-host takes a host's name without port, such as "
                                 "mock.example.org, not “%1”.")
                                 .arg(argument)};
    }
    return lower;
}

Result<double> speedOf(const QString &argument, double least, double most, bool orZero)
{
    static const QRegularExpression decimal(
        QStringLiteral("\\A(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\z"));
    const bool isNumber = decimal.match(argument).hasMatch();
    const double speed = isNumber ? argument.toDouble() : -1;
    if ((speed >= least && speed <= most) || (orZero && isNumber && speed == 0))
        return speed;
    const QString sentence =
        orZero ? say("--speed takes a number from %1 to %2, or 0 for as fast as clients read, not "
                     "“%3”.")
               : say("--speed takes a number from %1 to %2, not “%3”.");
    return Error{"number",
                 sentence.arg(QString::number(least), QString::number(most, 'f', 0), argument)};
}

Result<Invocation> mockInvocation(const QStringList &arguments)
{
    const QString command = QStringLiteral("mock");
    const QString speed = QStringLiteral("speed");
    QCommandLineParser parser;
    addCommonOptions(parser);
    addServerOptions(parser);
    parser.addOption(QCommandLineOption(QStringLiteral("list")));
    const auto text = readArguments(parser, command, arguments, mockHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    MockArguments mock;
    mock.list = parser.isSet(QStringLiteral("list"));
    const QStringList names = parser.positionalArguments();
    if (mock.list && !names.isEmpty())
        return usage(say("--list lists the built-in scenarios; it takes no name."));
    if (!mock.list && (names.isEmpty() || names.constFirst().isEmpty())) {
        return usage(say("“mock” takes the name of a built-in scenario, or a scenario's file: "
                         "“sse-inspector-cli mock --list” lists the built-in ones."));
    }
    if (names.size() > 1)
        return usage(say("“mock” takes one scenario, not %1.").arg(names.size()));
    mock.scenario = names.value(0);
    if (parser.isSet(speed)) {
        const auto factor = speedOf(parser.value(speed), leastMockSpeed, mostMockSpeed, false);
        if (!factor)
            return factor.error();
        mock.speed = factor.value();
    }
    if (const auto error = readServer(mock.server, parser))
        return *error;
    return Invocation(mock);
}

Result<Invocation> serveInvocation(const QStringList &arguments)
{
    const QString command = QStringLiteral("serve");
    const QString speed = QStringLiteral("speed");
    const QString connection = QStringLiteral("connection");
    QCommandLineParser parser;
    addCommonOptions(parser);
    addServerOptions(parser);
    parser.addOption({connection, {}, QStringLiteral("N")});
    const auto text = readArguments(parser, command, arguments, serveHelp());
    if (!text)
        return text.error();
    if (text.value())
        return Invocation(*text.value());
    const Result<QString> file = recordingOf(command, parser);
    if (!file)
        return file.error();
    ServeArguments serve;
    serve.file = file.value();
    if (parser.isSet(speed)) {
        const auto factor = speedOf(parser.value(speed), Pace::least, Pace::most, true);
        if (!factor)
            return factor.error();
        serve.serve.speed = factor.value();
    }
    if (parser.isSet(connection)) {
        const Result<ConnectionId> number =
            connectionOf(withDashes(connection), parser.value(connection));
        if (!number)
            return number.error();
        serve.serve.connection = number.value();
    }
    if (const auto error = readServer(serve.server, parser))
        return *error;
    return Invocation(serve);
}

} // namespace sse::cli
