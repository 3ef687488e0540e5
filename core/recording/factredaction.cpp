// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/redaction.h"
#include "core/base/utf8.h"
#include "core/recording/factjson.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr std::array addressFields{"location", "content-location", "referer"};

/// Equal secrets of a recording look equal; what they were can't be told from it.
QByteArray masked(const QByteArray &secret, const QByteArray &key)
{
    const QByteArray sum =
        QMessageAuthenticationCode::hash(secret, key, QCryptographicHash::Sha256).toHex();
    return "‹redacted:" + sum.left(8) + "›";
}

/// The JSON web tokens in \a bytes, which may be anything, masked.
QByteArray withoutWebTokens(const QByteArray &bytes, const QByteArray &key)
{
    static const QRegularExpression webToken(
        QStringLiteral("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]*"));
    if (!bytes.contains("eyJ"))
        return bytes;
    QByteArray rest;
    qsizetype end = 0;
    // A Latin-1 character is a byte, so that positions are the same.
    auto matches = webToken.globalMatch(QString::fromLatin1(bytes));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        rest += bytes.mid(end, match.capturedStart() - end);
        rest += masked(match.captured().toLatin1(), key);
        end = match.capturedEnd();
    }
    return rest + bytes.mid(end);
}

QString withoutWebTokens(const QString &text, const QByteArray &key)
{
    return decodeUtf8(withoutWebTokens(text.toUtf8(), key));
}

QByteArray redactedAddress(const QByteArray &address, const QByteArray &key)
{
    const QUrl url = QUrl::fromEncoded(address);
    if (!url.isValid())
        return address.isEmpty() ? address : masked(address, key);
    const QString redacted = redactedUrl(url);
    return redacted == url.toString(QUrl::FullyEncoded) ? address : redacted.toUtf8();
}

HeaderList redactedHeaders(HeaderList fields, const QByteArray &key)
{
    for (HeaderField &field : fields) {
        const QByteArray name = field.name.toLower();
        if (isSecretField(field))
            field.value = field.value.isEmpty() ? field.value : masked(field.value, key);
        else if (std::find(addressFields.begin(), addressFields.end(), name) != addressFields.end())
            field.value = redactedAddress(field.value, key);
        else
            field.value = withoutSecretAddresses(withoutWebTokens(field.value, key));
    }
    return fields;
}

void redact(AttemptRecord &fact, const QByteArray &key)
{
    fact.url = QUrl(redactedUrl(fact.url));
    fact.headers = redactedHeaders(fact.headers, key);
    fact.body = withoutWebTokens(fact.body, key);
}

void redact(ResponseRecord &fact, const QByteArray &key)
{
    fact.url = QUrl(redactedUrl(fact.url));
    fact.headers = redactedHeaders(fact.headers, key);
}

void redact(EndRecord &fact, const QByteArray &key)
{
    fact.message = withoutWebTokens(fact.message, key);
}

void redact(NoteRecord &fact, const QByteArray &key)
{
    fact.message = withoutWebTokens(fact.message, key);
}

template <typename Record>
void redact(Record &, const QByteArray &)
{
}

} // namespace

LogRecord::Fact redactedFact(const LogRecord::Fact &fact, const QByteArray &key)
{
    LogRecord::Fact redacted = fact;
    std::visit([&](auto &record) { redact(record, key); }, redacted);
    return redacted;
}

} // namespace sse
