// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/redaction.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr QLatin1String mask("REDACTED");

bool containsAny(const QString &text, std::initializer_list<QLatin1String> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](QLatin1String word) { return text.contains(word); });
}

bool isSecretName(const QString &lowerName)
{
    return containsAny(lowerName, {QLatin1String("token"), QLatin1String("secret"),
                                   QLatin1String("session"), QLatin1String("signature"),
                                   QLatin1String("password"), QLatin1String("api-key"),
                                   QLatin1String("api_key"), QLatin1String("apikey")});
}

bool isSecretQueryItem(const QString &lowerName)
{
    static const QStringList exact{QStringLiteral("code"), QStringLiteral("key"),
                                   QStringLiteral("sig"), QStringLiteral("state")};
    return exact.contains(lowerName) || isSecretName(lowerName);
}

/// The items are split by hand: QUrlQuery would change how the others are written.
QString redactedItems(const QString &text)
{
    QStringList items = text.split(QLatin1Char('&'));
    for (QString &item : items) {
        const qsizetype equals = item.indexOf(QLatin1Char('='));
        if (equals < 0)
            continue;
        const QString name = QUrl::fromPercentEncoding(item.left(equals).toLatin1()).toLower();
        if (isSecretQueryItem(name))
            item = item.left(equals + 1) + mask;
    }
    return items.join(QLatin1Char('&'));
}

} // namespace

bool isSecretHeader(QByteArrayView name)
{
    const QString lower = QString::fromLatin1(name).toLower();
    static const QStringList exact{QStringLiteral("authorization"),
                                   QStringLiteral("proxy-authorization"), QStringLiteral("cookie"),
                                   QStringLiteral("set-cookie")};
    return exact.contains(lower) || isSecretName(lower);
}

QString redactedUrl(const QUrl &url)
{
    static const QRegularExpression webToken(
        QStringLiteral("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]*"));
    QUrl shown = url;
    if (!shown.userInfo().isEmpty())
        shown.setUserInfo(mask);
    if (shown.hasQuery())
        shown.setQuery(redactedItems(shown.query(QUrl::FullyEncoded)), QUrl::StrictMode);
    if (shown.hasFragment())
        shown.setFragment(redactedItems(shown.fragment(QUrl::FullyEncoded)), QUrl::StrictMode);
    return shown.toString(QUrl::FullyEncoded).replace(webToken, mask);
}

QByteArray redactedHeaderValue(const HeaderField &field)
{
    static constexpr std::array addresses{"location", "content-location", "referer"};
    if (isSecretHeader(field.name))
        return QByteArrayLiteral("REDACTED");
    const QByteArray name = field.name.toLower();
    QByteArray text = redactedText(field.value);
    if (std::find(addresses.begin(), addresses.end(), name) == addresses.end() || text.isEmpty())
        return text;
    const QUrl url = QUrl::fromEncoded(text);
    if (!url.isValid())
        return QByteArrayLiteral("REDACTED");
    const QString redacted = redactedUrl(url);
    return redacted == url.toString(QUrl::FullyEncoded) ? text : redacted.toUtf8();
}

QByteArray redactedText(const QByteArray &text)
{
    static const QRegularExpression secret(
        QStringLiteral("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]*|"
                       "\u00E2\u0080\u00B9redacted:[0-9a-f]{8}\u00E2\u0080\u00BA"));
    if (!text.contains("eyJ") && !text.contains("redacted:"))
        return text;
    // A Latin-1 character is a byte.
    return QString::fromLatin1(text).replace(secret, mask).toLatin1();
}

} // namespace sse
