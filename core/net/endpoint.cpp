// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/net/endpoint.h"

#include "core/base/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sse {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sse::Endpoint", text);
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool sameName(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

QByteArrayView trimmedValue(QByteArrayView value)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!value.isEmpty() && isSpace(value.front()))
        value = value.sliced(1);
    while (!value.isEmpty() && isSpace(value.back()))
        value.chop(1);
    return value;
}

/// "name:" in front of digits is a host with its port, in front of anything else a scheme.
bool hasScheme(const QString &text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon <= 0)
        return false;
    const auto isSchemeCharacter = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringLiteral("+-.").contains(c);
    };
    if (!text.at(0).isLetter() ||
        !std::all_of(text.begin(), text.begin() + colon, isSchemeCharacter))
        return false;
    return colon + 1 == text.size() || !text.at(colon + 1).isDigit();
}

QString visible(QByteArrayView bytes)
{
    return toVisibleText(QString::fromUtf8(bytes), 60);
}

HeaderList defaultHeaders(const Endpoint &endpoint)
{
    HeaderList headers{
        {"Accept", "text/event-stream"},
        {"Cache-Control", "no-cache"},
        {"Pragma", "no-cache"},
        {"Accept-Encoding", "gzip, deflate"},
        {"Accept-Language", "*"},
        {"User-Agent", "sse-inspector/" SSE_VERSION},
        // Without it Qt sends the whole request again behind 1 to 4 % of close-delimited ends.
        {"Connection", "close"},
    };
    if (!endpoint.body.isEmpty())
        headers.append(HeaderField{"Content-Type", "application/json"});
    return headers;
}

} // namespace

Result<QUrl> parseAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Error{"url-empty",
                     tr("There is no address. Type one, such as localhost:8080/events.")};
    const bool hidden = std::any_of(trimmed.begin(), trimmed.end(),
                                    [](QChar c) { return isHiddenCharacter(c.unicode()); });
    if (hidden) {
        return Error{"url-malformed",
                     tr("The address contains control characters or invisible ones. Remove them.")};
    }
    QString full = trimmed;
    if (trimmed.startsWith(QLatin1String("//")))
        full = QLatin1String("http:") + trimmed;
    else if (!hasScheme(trimmed))
        full = QLatin1String("http://") + trimmed;
    const QUrl url(full, QUrl::TolerantMode);
    if (!url.isValid()) {
        return Error{"url-malformed",
                     tr("The address can't be read as a URL. Check the host, the port (0 to 65535) "
                        "and the brackets.")};
    }
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")) {
        return Error{"url-scheme",
                     tr("Event streams come over http or https, not over \"%1\". Use an address "
                        "with one of these.")
                         .arg(toVisibleText(url.scheme(), 30))};
    }
    if (url.host().isEmpty())
        return Error{"url-host", tr("The address names no host. Add one behind \"//\".")};
    return url;
}

Result<HeaderField> parseHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        return Error{
            "header-colon",
            tr("The header \"%1\" has no colon. Write it as Name: value.").arg(visible(line))};
    }
    HeaderField header{line.first(colon).toByteArray(),
                       trimmedValue(line.sliced(colon + 1)).toByteArray()};
    if (std::optional<Error> error = validateHeader(header))
        return *std::move(error);
    return header;
}

std::optional<Error> validateHeader(const HeaderField &header)
{
    if (!isToken(header.name)) {
        return Error{"header-name",
                     tr("\"%1\" is no header name. Names are letters, digits and !#$%&'*+-.^_`|~ "
                        "without spaces.")
                         .arg(visible(header.name))};
    }
    const auto isBad = [](char c) { return isControl(c) && c != '\t'; };
    if (std::any_of(header.value.begin(), header.value.end(), isBad)) {
        return Error{"header-value",
                     tr("The value of the header \"%1\" contains a control character, such as a "
                        "line break. It would start another header; remove it.")
                         .arg(visible(header.name))};
    }
    return std::nullopt;
}

std::optional<Error> validateMethod(const QByteArray &method)
{
    if (isToken(method))
        return std::nullopt;
    return Error{"method", tr("\"%1\" is no request method. Methods are words such as GET or POST.")
                               .arg(visible(method))};
}

HeaderList requestHeaders(const Endpoint &endpoint, const QByteArray &lastEventId)
{
    HeaderList user = endpoint.headers;
    HeaderList result;
    const auto takeUsers = [&user, &result](QByteArrayView name) {
        const auto begin =
            std::stable_partition(user.begin(), user.end(), [name](const HeaderField &field) {
                return !sameName(field.name, name);
            });
        const bool any = begin != user.end();
        std::copy(begin, user.end(), std::back_inserter(result));
        user.erase(begin, user.end());
        return any;
    };
    for (const HeaderField &field : defaultHeaders(endpoint)) {
        if (!takeUsers(field.name))
            result.append(field);
    }
    if (!lastEventId.isEmpty()) {
        // The stream's own last event ID is newer than one that the user typed.
        user.removeIf(
            [](const HeaderField &field) { return sameName(field.name, "Last-Event-ID"); });
        if (isHeaderSafe(lastEventId))
            result.append(HeaderField{"Last-Event-ID", lastEventId});
    }
    return result + user;
}

bool isHeaderSafe(QByteArrayView id)
{
    return std::none_of(id.begin(), id.end(), isControl);
}

std::optional<QByteArray> findHeader(const HeaderList &headers, QByteArrayView name)
{
    for (auto it = headers.crbegin(); it != headers.crend(); ++it) {
        if (sameName(it->name, name))
            return it->value;
    }
    return std::nullopt;
}

} // namespace sse
