// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/secretlearner.h"

#include "core/base/redaction.h"
#include "core/secrets/secretfinders.h"

#include <algorithm>
#include <type_traits>

namespace sse {

namespace {

constexpr qsizetype shortestLearned = 8;
constexpr qsizetype longEnough = 16;

bool isSpecific(QByteArrayView secret)
{
    return secret.size() >= longEnough ||
           (secret.size() >= shortestLearned && std::any_of(secret.begin(), secret.end(), isDigit));
}

/// The values of name=value pairs, of all of them or of the first.
QList<ValuePart> cookieValues(QByteArrayView value, bool onlyFirst)
{
    QList<ValuePart> parts;
    for (qsizetype at = 0; at < value.size();) {
        qsizetype end = value.indexOf(';', at);
        end = end < 0 ? value.size() : end;
        const qsizetype equals = value.first(end).indexOf('=', at);
        // A cookie may have no name.
        qsizetype begin = equals < 0 ? at : equals + 1;
        qsizetype last = end;
        while (begin < last && isWhiteSpace(value[begin]))
            ++begin;
        while (last > begin && isWhiteSpace(value[last - 1]))
            --last;
        if (last - begin >= 2 && value[begin] == '"' && value[last - 1] == '"') {
            ++begin;
            --last;
        }
        if (last > begin)
            parts.append({begin, last});
        if (onlyFirst)
            break;
        at = end + 1;
    }
    return parts;
}

/// \a all: also ordinary words, when they are the values of members and items.
void learnShown(QByteArrayView text, KnownSecrets &known, bool all)
{
    if (!mayHoldSecrets(text))
        return;
    for (const SecretRange &range : findSecrets(text)) {
        QByteArrayView secret = text.sliced(range.begin, range.end - range.begin);
        // "authorization": "Bearer abc"
        secret = secret.sliced(schemeLength(secret));
        const bool cookies = range.name.toLower().contains("cookie");
        const bool any = all && range.kind != SecretKind::Credentials;
        for (const ValuePart &part :
             cookies ? cookieValues(secret, false) : QList<ValuePart>{{0, secret.size()}}) {
            const QByteArrayView value = secret.sliced(part.begin, part.end - part.begin);
            if (any || isSpecific(value))
                known.add(value);
        }
    }
}

/// "user:password" as Base64: the password, and both.
void learnBasic(QByteArrayView credentials, KnownSecrets &known)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        credentials.toByteArray(),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return;
    const QByteArray &both = *decoded;
    const qsizetype colon = both.indexOf(':');
    if (colon < 0)
        return;
    known.add(both);
    known.add(QByteArrayView(both).sliced(colon + 1));
}

void learnField(const HeaderField &field, KnownSecrets &known)
{
    if (!isSecretField(field))
        return learnText(field.value, known);
    const QByteArrayView value(field.value);
    for (const ValuePart &part : secretParts(field))
        known.add(value.sliced(part.begin, part.end - part.begin));
    if (field.value.first(schemeLength(value)).trimmed().toLower() == "basic")
        learnBasic(value.sliced(schemeLength(value)), known);
}

void learnItems(const QString &items, KnownSecrets &known)
{
    const QByteArray encoded = items.toLatin1();
    for (const QByteArray &item : encoded.split('&')) {
        const qsizetype equals = item.indexOf('=');
        if (equals >= 0 && isSecretItem(item.first(equals), item.sliced(equals + 1)))
            known.add(QByteArrayView(item).sliced(equals + 1));
    }
}

void learnAddress(const QUrl &url, KnownSecrets &known)
{
    if (!url.userInfo().isEmpty()) {
        known.add(url.password(QUrl::FullyDecoded).toUtf8());
        known.add(url.userInfo(QUrl::FullyEncoded).toLatin1());
    }
    learnItems(url.query(QUrl::FullyEncoded), known);
    learnItems(url.fragment(QUrl::FullyEncoded), known);
    learnText(url.toEncoded(), known);
}

void learnFields(const HeaderList &fields, KnownSecrets &known)
{
    for (const HeaderField &field : fields) {
        const QByteArray name = field.name.toLower();
        if (name == "location" || name == "content-location" || name == "referer")
            learnAddress(QUrl::fromEncoded(field.value), known);
        learnField(field, known);
    }
}

void learnPart(const AttemptRecord &fact, KnownSecrets &known)
{
    learnAddress(fact.url, known);
    learnFields(fact.headers, known);
    learnShown(fact.body, known, true);
}

void learnPart(const ResponseRecord &fact, KnownSecrets &known)
{
    learnAddress(fact.url, known);
    learnFields(fact.headers, known);
}

void learnPart(const EndRecord &fact, KnownSecrets &known)
{
    learnText(fact.message.toUtf8(), known);
}

void learnPart(const NoteRecord &fact, KnownSecrets &known)
{
    learnText(fact.message.toUtf8(), known);
}

template <typename Record>
void learnPart(const Record &, KnownSecrets &)
{
}

} // namespace

void learnFact(const LogRecord &fact, KnownSecrets &known)
{
    std::visit([&](const auto &record) { learnPart(record, known); }, fact.fact);
}

void learnText(QByteArrayView text, KnownSecrets &known)
{
    learnShown(text, known, false);
}

QList<ValuePart> secretParts(const HeaderField &field)
{
    const QByteArrayView value(field.value);
    const QByteArray name = field.name.toLower();
    if (name == "cookie" || name == "set-cookie")
        return cookieValues(value, name == "set-cookie");
    const qsizetype scheme = schemeLength(value);
    return scheme < value.size() ? QList<ValuePart>{{scheme, value.size()}} : QList<ValuePart>{};
}

} // namespace sse
