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

} // namespace sse
