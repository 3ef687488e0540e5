// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "app/cli/requestoptions.h"

#include "app/cli/commandline.h"

#include <QRegularExpression>
#include <QSslCertificate>

#include <cmath>
#include <limits>

namespace sse::cli {

namespace {

constexpr double mostSeconds = 10.0 * 366 * 24 * 3600;

bool isNameByte(char byte, bool first)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (!first && byte >= '0' && byte <= '9');
}

qsizetype nameLengthAt(QByteArrayView text, qsizetype at)
{
    qsizetype length = 0;
    while (at + length < text.size() && isNameByte(text[at + length], length == 0))
        ++length;
    return length;
}

Result<HeaderField> headerOf(QByteArrayView line, const Surroundings &surroundings)
{
    // Variables are for values, and what they hold must not be read as a name.
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return parseHeaderLine(line);
    const Result<QByteArray> value = expandVariables(line.sliced(colon + 1), surroundings);
    if (!value)
        return value.error();
    return parseHeaderLine(QByteArray(line.first(colon + 1).toByteArray() + value.value()));
}

Error headerError(const Error &error, const QString &where)
{
    return {error.code, where + QStringLiteral(": ") + error.message};
}

std::optional<Error> appendHeadersOfFile(HeaderList &headers, const QString &file,
                                         const Surroundings &surroundings)
{
    const Result<QByteArray> content = surroundings.readFile(file);
    if (!content)
        return headerError(content.error(), QStringLiteral("-H"));
    int number = 0;
    for (QByteArrayView line : content.value().split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.trimmed().isEmpty())
            continue;
        const Result<HeaderField> header = headerOf(line, surroundings);
        if (!header) {
            return headerError(header.error(), say("-H @%1, line %2").arg(file).arg(number));
        }
        headers.append(header.value());
    }
    return {};
}

} // namespace

Result<QByteArray> expandVariables(QByteArrayView value, const Surroundings &surroundings)
{
    QByteArray out;
    for (qsizetype at = 0; at < value.size();) {
        if (value[at] != '$') {
            out.append(value[at++]);
            continue;
        }
        ++at;
        if (at < value.size() && value[at] == '$') {
            out.append('$');
            ++at;
            continue;
        }
        const qsizetype length = nameLengthAt(value, at);
        if (length == 0) {
            out.append('$');
            continue;
        }
        const QString name = QString::fromLatin1(value.sliced(at, length));
        const std::optional<QByteArray> variable = surroundings.variable(name);
        if (!variable) {
            return Error{"variable", say("The environment variable %1 is not set; for a dollar "
                                         "sign write $$.")
                                         .arg(name)};
        }
        out.append(*variable);
        at += length;
    }
    return out;
}

Result<HeaderList> headersOf(const QStringList &arguments, const Surroundings &surroundings)
{
    HeaderList headers;
    for (const QString &argument : arguments) {
        if (argument.startsWith(QLatin1Char('@'))) {
            if (auto error = appendHeadersOfFile(headers, argument.mid(1), surroundings))
                return *error;
            continue;
        }
        const Result<HeaderField> header = headerOf(argument.toUtf8(), surroundings);
        if (!header)
            return headerError(header.error(), QStringLiteral("-H"));
        headers.append(header.value());
    }
    return headers;
}

Result<QByteArray> bodyOf(const QString &argument, const Surroundings &surroundings)
{
    if (!argument.startsWith(QLatin1Char('@')))
        return argument.toUtf8();
    Result<QByteArray> content = surroundings.readFile(argument.mid(1));
    if (!content)
        return headerError(content.error(), QStringLiteral("-d"));
    return content;
}

Result<quint64> countOf(const QString &option, const QString &argument)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]+\\z"));
    bool fits = false;
    const quint64 count = argument.toULongLong(&fits);
    if (!digits.match(argument).hasMatch() || !fits || count == 0) {
        return Error{"number",
                     say("%1 takes a whole number from 1, not “%2”.").arg(option, argument)};
    }
    return count;
}

Result<quint64> megabytesOf(const QString &option, const QString &argument)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,9}\\z"));
    if (!digits.match(argument).hasMatch()) {
        return Error{"number", say("%1 takes a whole number of megabytes, or 0 for no limit, not "
                                   "“%2”.")
                                   .arg(option, argument)};
    }
    return argument.toULongLong() * 1'000'000;
}

Result<ConnectionId> connectionOf(const QString &option, const QString &argument)
{
    const Result<quint64> number = countOf(option, argument);
    if (!number)
        return number.error();
    constexpr quint64 most = std::numeric_limits<ConnectionId>::max();
    if (number.value() > most)
        return Error{"number", say("%1 takes a number up to %2.").arg(option).arg(most)};
    return static_cast<ConnectionId>(number.value());
}

Result<Nanos> secondsOf(const QString &option, const QString &argument, Nanos least)
{
    static const QRegularExpression decimal(
        QStringLiteral("\\A(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\z"));
    const double seconds = argument.toDouble();
    const bool valid = decimal.match(argument).hasMatch() && seconds <= mostSeconds;
    const Nanos nanos(valid ? std::llround(seconds * 1e9) : 0);
    if (!valid || nanos < least) {
        const QString sentence =
            least > Nanos::zero()
                ? say("%1 takes seconds above 0 and up to ten years, such as 2.5, not “%2”.")
                : say("%1 takes seconds up to ten years, such as 2.5, or 0 for off, not “%2”.");
        return Error{"number", sentence.arg(option, argument)};
    }
    return nanos;
}

Result<QByteArray> certificatesOf(const QString &file, const Surroundings &surroundings)
{
    Result<QByteArray> content = surroundings.readFile(file);
    if (!content)
        return headerError(content.error(), QStringLiteral("--cacert"));
    if (QSslCertificate::fromData(content.value(), QSsl::Pem).isEmpty()) {
        return Error{"certificates",
                     say("--cacert: The file “%1” holds no certificate in PEM form.").arg(file)};
    }
    return content;
}

Result<QByteArray> methodOf(const QString &argument)
{
    QByteArray method = argument.toUtf8();
    if (const auto error = validateMethod(method))
        return Error{error->code, QStringLiteral("-X: ") + error->message};
    const QByteArray upper = method.toUpper();
    for (const QByteArrayView name : {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"}) {
        if (upper == name)
            return upper;
    }
    return method;
}

} // namespace sse::cli
