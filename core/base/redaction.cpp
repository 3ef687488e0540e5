// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/redaction.h"

#include "core/base/secretnames.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr QLatin1String mask("REDACTED");

bool isSecretItem(const QString &encodedName, const QString &encodedValue)
{
    const QByteArray name = QByteArray::fromPercentEncoding(encodedName.toLatin1());
    return isSecretItemName(name.toLower()) && !isCount(name, encodedValue.toLatin1());
}

/// \a text with the user and the secret items of the addresses in it masked.
QString redactedAddresses(const QString &text)
{
    static const QRegularExpression user(
        QStringLiteral("(://|(?<![^\\s\"'=(<,])//(?=[^/@\\s\"'<>:]*:))[^/@\\s\"'<>]+@"));
    static const QRegularExpression item(
        QStringLiteral("[?&]([A-Za-z0-9_.~%\\-]+)=([^&#\\s\"'<>,;]+)"));
    QString rest = text;
    rest.replace(user, QStringLiteral("\\1") + mask + QLatin1Char('@'));
    for (qsizetype from = 0;;) {
        const QRegularExpressionMatch match = item.match(rest, from);
        if (!match.hasMatch())
            return rest;
        from = match.capturedEnd(1) + 1;
        if (isSecretItem(match.captured(1), match.captured(2)))
            rest.replace(match.capturedStart(2), match.capturedLength(2), mask);
    }
}

/// The items are split by hand: QUrlQuery would change how the others are written.
QString redactedItems(const QString &text)
{
    QStringList items = text.split(QLatin1Char('&'));
    for (QString &item : items) {
        const qsizetype equals = item.indexOf(QLatin1Char('='));
        if (equals < 0)
            continue;
        // An address within an address is written with escapes.
        const QString value = QUrl::fromPercentEncoding(item.mid(equals + 1).toLatin1());
        if (isSecretItem(item.left(equals), item.mid(equals + 1)) ||
            redactedAddresses(value) != value)
            item = item.left(equals + 1) + mask;
    }
    return items.join(QLatin1Char('&'));
}

/// \a text, an address or a part of one, as redactedUrl() shows it; as it is when that masks
/// nothing.
QByteArray redactedReference(const QByteArray &text)
{
    const QUrl url = QUrl::fromEncoded(text);
    if (!url.isValid())
        return QByteArrayLiteral("REDACTED");
    const QString redacted = redactedUrl(url);
    return redacted == url.toString(QUrl::FullyEncoded) ? text : redacted.toUtf8();
}

} // namespace

bool isSecretHeader(QByteArrayView name)
{
    // "authorization" and "x-auth", but neither "authority" nor a challenge.
    static const QRegularExpression secret(QStringLiteral("auth(?!or(?!iz))|cookie|^dpop$"));
    const QString lower = QString::fromLatin1(name).toLower();
    if (lower == QLatin1String("www-authenticate") || lower == QLatin1String("proxy-authenticate"))
        return false;
    return hasSecretWord(lower.toLatin1()) || hasCompoundKey(lower.toLatin1()) ||
           secret.match(lower).hasMatch();
}

bool isSecretField(const HeaderField &field)
{
    static const QRegularExpression scheme(
        QStringLiteral("^(bearer|basic|digest|negotiate)\\s+\\S"),
        QRegularExpression::CaseInsensitiveOption);
    const QByteArray name = field.name.toLower();
    if (name == "www-authenticate" || name == "proxy-authenticate")
        return false;
    return (isSecretHeader(name) && !isCount(field.name, field.value)) ||
           scheme.match(QString::fromLatin1(field.value)).hasMatch();
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
    static const QRegularExpression javaSession(QStringLiteral(";jsessionid=[^/?#;]*"),
                                                QRegularExpression::CaseInsensitiveOption);
    return shown.toString(QUrl::FullyEncoded)
        .replace(webToken, mask)
        .replace(javaSession, QLatin1String(";jsessionid=") + mask);
}

QByteArray redactedHeaderValue(const HeaderField &field)
{
    static constexpr std::array addresses{"location", "content-location", "referer"};
    if (isSecretField(field))
        return QByteArrayLiteral("REDACTED");
    const QByteArray name = field.name.toLower();
    QByteArray text = withoutSecretAddresses(redactedText(field.value));
    if (std::find(addresses.begin(), addresses.end(), name) == addresses.end() || text.isEmpty())
        return text;
    return redactedReference(text);
}

QByteArray redactedTarget(const QByteArray &target)
{
    QByteArray text = withoutSecretAddresses(redactedText(target));
    if (text.isEmpty() || text == "*")
        return text;
    // Alone, "//name" would be a host.
    static const QByteArray origin = QByteArrayLiteral("http://h");
    if (!text.startsWith('/'))
        return redactedReference(text);
    QByteArray whole = redactedReference(origin + text);
    return whole.startsWith(origin) ? whole.sliced(origin.size()) : whole;
}

QByteArray withoutSecretAddresses(const QByteArray &text)
{
    if (!text.contains('=') && !text.contains('@'))
        return text;
    // A Latin-1 character is a byte.
    return redactedAddresses(QString::fromLatin1(text)).toLatin1();
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
