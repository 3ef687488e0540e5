// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/mock/requestrules.h"

#include <QHostAddress>

#include <algorithm>

namespace sse {

namespace {

constexpr quint16 httpPort = 80;
constexpr quint16 httpsPort = 443;

/// "host[:port]", taken apart. The host in lower case, an IPv6 address without its brackets.
struct Authority
{
    QByteArray host;
    std::optional<quint16> port;
    bool isIpv6 = false;
};

std::optional<quint16> portOf(QByteArrayView digits)
{
    constexpr quint32 most = 65'535;
    quint32 value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + static_cast<quint32>(c - '0');
        if (value > most)
            return std::nullopt;
    }
    return digits.isEmpty() ? std::nullopt : std::optional(static_cast<quint16>(value));
}

std::optional<Authority> authorityOf(QByteArrayView text)
{
    Authority authority;
    QByteArrayView rest;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        if (end < 0)
            return std::nullopt;
        authority.isIpv6 = true;
        authority.host = text.sliced(1, end - 1).toByteArray().toLower();
        rest = text.sliced(end + 1);
    } else {
        const qsizetype colon = text.indexOf(':');
        authority.host = text.first(colon < 0 ? text.size() : colon).toByteArray().toLower();
        rest = colon < 0 ? QByteArrayView() : text.sliced(colon);
    }
    if (rest.startsWith(':'))
        authority.port = portOf(rest.sliced(1));
    if (authority.host.isEmpty() || authority.host.contains('@') ||
        (!rest.isEmpty() && !authority.port))
        return std::nullopt;
    return authority;
}

/// Only as four decimal numbers, or as IPv6 in brackets: no "127.1", no "0x7f000001".
QHostAddress addressOf(const Authority &authority)
{
    const bool looksRight = authority.isIpv6
                                ? authority.host.contains(':') && !authority.host.contains('%')
                                : authority.host.count('.') == 3;
    QHostAddress address;
    if (!looksRight || !address.setAddress(QString::fromLatin1(authority.host)))
        return {};
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const bool isWritten = isIpv6 || address.toString() == QLatin1String(authority.host);
    return isIpv6 == authority.isIpv6 && isWritten ? address : QHostAddress();
}

bool isLoopback(const Authority &authority)
{
    return (!authority.isIpv6 && authority.host == "localhost") ||
           addressOf(authority).isLoopback();
}

bool isNamed(const QByteArray &host, const QStringList &names)
{
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return QString::fromLatin1(host).compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool isOurs(QByteArrayView text, const RequestRules &rules)
{
    const std::optional<Authority> authority = authorityOf(text);
    if (!authority || authority->port.value_or(httpPort) != rules.port)
        return false;
    const QByteArray written =
        authority->isIpv6 ? QByteArray('[' + authority->host + ']') : authority->host;
    return isLoopback(*authority) || isNamed(written, rules.hosts) ||
           (rules.beyondLoopback && !addressOf(*authority).isNull());
}

struct Origin
{
    QByteArray scheme;
    Authority authority; ///< with its port

    [[nodiscard]] bool isSameAs(const Origin &other) const
    {
        return scheme == other.scheme && authority.host == other.authority.host &&
               authority.isIpv6 == other.authority.isIpv6 && authority.port == other.authority.port;
    }
};

/// "scheme://host[:port]" and nothing more.
std::optional<Origin> originOf(QByteArrayView text)
{
    const qsizetype mark = text.indexOf("://");
    if (mark < 1)
        return std::nullopt;
    Origin origin{text.first(mark).toByteArray().toLower(), {}};
    const std::optional<Authority> authority = authorityOf(text.sliced(mark + 3));
    if (!authority || authority->host.contains('/'))
        return std::nullopt;
    origin.authority = *authority;
    if (!origin.authority.port && origin.scheme == "http")
        origin.authority.port = httpPort;
    if (!origin.authority.port && origin.scheme == "https")
        origin.authority.port = httpsPort;
    return origin;
}

bool mayAsk(QByteArrayView text, const RequestHead &head, const RequestRules &rules)
{
    if (rules.anyOrigin)
        return true;
    const std::optional<Origin> origin = originOf(text);
    if (!origin)
        return false;
    const bool isWeb = origin->scheme == "http" || origin->scheme == "https";
    // The Host was checked before.
    const std::optional<Origin> own = originOf(QByteArray("http://" + head.header("Host")));
    if ((isWeb && isLoopback(origin->authority)) || (own && own->isSameAs(*origin)))
        return true;
    return std::any_of(rules.origins.begin(), rules.origins.end(), [&](const QString &allowed) {
        const std::optional<Origin> other = originOf(allowed.toLatin1());
        return other && other->isSameAs(*origin);
    });
}

/// The authority of an absolute target; null for a path.
std::optional<QByteArrayView> authorityInTarget(const QByteArray &target)
{
    constexpr QByteArrayView scheme = "http://";
    if (!target.first(std::min(target.size(), scheme.size()))
             .compare(scheme, Qt::CaseInsensitive)) {
        const QByteArrayView rest = QByteArrayView(target).sliced(scheme.size());
        const auto end =
            std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
        return rest.first(end - rest.begin());
    }
    return std::nullopt;
}

} // namespace

std::optional<RequestRefusal> checkRequest(const RequestHead &head, const RequestRules &rules)
{
    const std::optional<QByteArrayView> inTarget = authorityInTarget(head.target);
    const bool isPath =
        head.target.startsWith('/') || (head.target == "*" && head.method == "OPTIONS");
    if (!isPath && !inTarget)
        return RequestRefusal{400, "The target of the request is not a path."};
    if (!isOurs(head.header("Host"), rules) || (inTarget && !isOurs(*inTarget, rules))) {
        return RequestRefusal{421, "This server does not answer to the name in Host. Ask for "
                                   "it by an address, or allow the name in its options."};
    }
    qsizetype origins = 0;
    for (const HeaderField &field : head.headers) {
        if (field.name.compare("Origin", Qt::CaseInsensitive) != 0)
            continue;
        if (++origins > 1 || !mayAsk(field.value, head, rules)) {
            return RequestRefusal{403, "Pages of this Origin may not ask here. Allow it in the "
                                       "options of the server."};
        }
    }
    // A page of anyone can send requests without Origin too, though it can't read the answers.
    const bool isVisit =
        head.header("Sec-Fetch-Mode") == "navigate" && head.header("Sec-Fetch-Dest") == "document";
    if (origins == 0 && !rules.anyOrigin && !isVisit &&
        head.header("Sec-Fetch-Site") == "cross-site") {
        return RequestRefusal{403, "Pages of other sites may not ask here."};
    }
    return std::nullopt;
}

} // namespace sse
