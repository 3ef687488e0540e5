// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/redactor.h"

#include "core/base/redaction.h"
#include "core/base/secretnames.h"
#include "core/base/utf8.h"
#include "core/secrets/decodedtext.h"
#include "core/secrets/redactiontally.h"
#include "core/secrets/secretfinders.h"
#include "core/secrets/secretlearner.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace sse {

namespace {

constexpr qsizetype keySize = 32;
/// What masking brings up is masked in turn, so often.
constexpr int mostRounds = 8;

enum class MarkStyle : quint8 {
    Text,    ///< ‹redacted:1a2b3c4d›
    Address, ///< REDACTED-1a2b3c4d
};

bool isAddressField(const QByteArray &lowerName)
{
    return lowerName == "location" || lowerName == "content-location" || lowerName == "referer";
}

/// The quote, with the backslashes before it, that the member's name at the colon before \a at ends
/// with, when a number stands at \a at.
QByteArray quoteOfNumber(QByteArrayView text, qsizetype at)
{
    while (at > 0 && isWhiteSpace(text[at - 1]))
        --at;
    if (at == 0 || text[at - 1] != ':')
        return {};
    --at;
    while (at > 0 && isWhiteSpace(text[at - 1]))
        --at;
    if (at == 0 || (text[at - 1] != '"' && text[at - 1] != '\''))
        return {};
    qsizetype begin = at - 1;
    while (begin > 0 && text[begin - 1] == '\\')
        --begin;
    return text.sliced(begin, at - begin).toByteArray();
}

/// Moves the ends of \a ranges out of the escapes of \a address.
void keepEscapes(QByteArrayView address, QList<SecretRange> &ranges)
{
    const auto behind = [&](qsizetype at) {
        for (const qsizetype distance : {1, 2}) {
            if (at >= distance && at < address.size() && address[at - distance] == '%')
                return distance;
        }
        return qsizetype{0};
    };
    for (SecretRange &range : ranges) {
        range.begin -= behind(range.begin);
        if (const qsizetype distance = behind(range.end); distance > 0)
            range.end = std::min(address.size(), range.end + 3 - distance);
    }
}

/// The marks that stand in \a text already stay whole.
void keepMarks(QByteArrayView text, QList<SecretRange> &ranges)
{
    constexpr qsizetype longestMark = 23;
    constexpr std::array<QByteArrayView, 2> begins{"\xE2\x80\xB9redacted:", "REDACTED"};
    constexpr std::array<qsizetype, 3> sizes{longestMark, 17, 8};
    for (const QByteArrayView begin : begins) {
        for (qsizetype at = 0; (at = text.indexOf(begin, at)) >= 0; ++at) {
            const auto size = std::find_if(sizes.begin(), sizes.end(), [&](qsizetype most) {
                return at + most <= text.size() && isSecretMark(text.sliced(at, most));
            });
            if (size == sizes.end())
                continue;
            for (SecretRange &range : ranges) {
                if (range.begin >= at && range.end <= at + *size)
                    range.end = range.begin;
            }
        }
    }
    ranges.removeIf([](const SecretRange &range) { return range.begin == range.end; });
}

} // namespace

struct Redactor::Private
{
    [[nodiscard]] QByteArray mark(QByteArrayView secret, MarkStyle style) const;
    [[nodiscard]] QList<SecretRange> rangesOf(QByteArrayView text) const;
    [[nodiscard]] QByteArray maskedOnce(QByteArrayView text, const QList<SecretRange> &ranges,
                                        TextPlace place);
    [[nodiscard]] QByteArray masked(QByteArrayView text, QList<SecretRange> ranges,
                                    TextPlace place);
    [[nodiscard]] QByteArray maskedField(const HeaderField &field, TextPlace place);

    Mode mode = Mode::Mask;
    QByteArray key;
    KnownSecrets known;
    RedactionTally tally;
};

QByteArray Redactor::Private::mark(QByteArrayView secret, MarkStyle style) const
{
    if (isSecretMark(secret))
        return secret.toByteArray();
    // Escaped or not, it is the same secret.
    const QByteArray sum =
        QMessageAuthenticationCode::hash(withoutEscapes(secret), key, QCryptographicHash::Sha256)
            .toHex()
            .first(8);
    return style == MarkStyle::Address ? QByteArray("REDACTED-" + sum)
                                       : QByteArray("‹redacted:" + sum + "›");
}

QList<SecretRange> Redactor::Private::rangesOf(QByteArrayView text) const
{
    QList<SecretRange> ranges;
    if (mayHoldSecrets(text))
        ranges = findSecrets(text);
    if (known.mayFind(text)) {
        known.find(text, ranges);
        joinRanges(ranges);
    }
    if (!ranges.isEmpty())
        keepMarks(text, ranges);
    return ranges;
}

QByteArray Redactor::Private::maskedOnce(QByteArrayView text, const QList<SecretRange> &ranges,
                                         TextPlace place)
{
    QByteArray masked;
    masked.reserve(text.size());
    qsizetype done = 0;
    for (const SecretRange &range : ranges) {
        const QByteArrayView secret = text.sliced(range.begin, range.end - range.begin);
        const bool inAddress = place == TextPlace::Address ||
                               range.kind == SecretKind::AddressItem ||
                               range.kind == SecretKind::UserInfo;
        masked.append(text.sliced(done, range.begin - done));
        const QByteArray quote = range.kind == SecretKind::JsonValue && !inAddress
                                     ? quoteOfNumber(text, range.begin)
                                     : QByteArray();
        masked += quote;
        masked += mark(secret, inAddress ? MarkStyle::Address : MarkStyle::Text);
        masked += quote;
        done = range.end;
        tally.add(range.kind, place, range.name);
    }
    masked.append(text.sliced(done));
    return masked;
}

/// Until nothing is left to mask: what is masked may bring up more.
QByteArray Redactor::Private::masked(QByteArrayView text, QList<SecretRange> ranges,
                                     TextPlace place)
{
    QByteArray masked = text.toByteArray();
    for (int round = 0; round < mostRounds && !ranges.isEmpty(); ++round) {
        masked = maskedOnce(masked, ranges, place);
        ranges = rangesOf(masked);
    }
    if (ranges.isEmpty())
        return masked;
    return mark(text, place == TextPlace::Address ? MarkStyle::Address : MarkStyle::Text);
}

QByteArray Redactor::Private::maskedField(const HeaderField &field, TextPlace place)
{
    QByteArray masked;
    qsizetype done = 0;
    for (const ValuePart &part : secretParts(field)) {
        const QByteArrayView secret =
            QByteArrayView(field.value).sliced(part.begin, part.end - part.begin);
        masked += field.value.sliced(done, part.begin - done);
        masked += mark(secret, MarkStyle::Text);
        done = part.end;
        if (!isSecretMark(secret))
            tally.add(SecretKind::HeaderField, place, field.name);
    }
    return masked + field.value.sliced(done);
}

Redactor::Redactor(Mode mode, QByteArray key)
    : d(std::make_unique<Private>())
{
    d->mode = mode;
    d->key = key.isEmpty() ? randomKey() : std::move(key);
}

QByteArray Redactor::randomKey()
{
    QByteArray key(keySize, Qt::Uninitialized);
    QRandomGenerator::system()->generate(key.begin(), key.end());
    return key;
}

Redactor::~Redactor() = default;

Redactor::Mode Redactor::mode() const
{
    return d->mode;
}

void Redactor::learn(const LogRecord &fact)
{
    if (d->mode == Mode::Mask)
        learnFact(fact, d->known);
}

void Redactor::learn(QByteArrayView text)
{
    if (d->mode == Mode::Mask)
        learnText(text, d->known);
}

bool Redactor::isClean(QByteArrayView text) const
{
    if (d->mode == Mode::Keep || (!mayHoldSecrets(text) && !d->known.mayFind(text)))
        return true;
    return d->rangesOf(text).isEmpty();
}

QByteArray Redactor::text(QByteArrayView text, TextPlace place)
{
    return isClean(text) ? text.toByteArray() : d->masked(text, d->rangesOf(text), place);
}

QByteArray Redactor::text(const QByteArray &text, TextPlace place)
{
    return isClean(text) ? text : d->masked(text, d->rangesOf(text), place);
}

QString Redactor::text(const QString &text, TextPlace place)
{
    const QByteArray bytes = text.toUtf8();
    return isClean(bytes) ? text : decodeUtf8(this->text(bytes, place));
}

QByteArray Redactor::headerValue(const HeaderField &field, TextPlace place)
{
    if (d->mode == Mode::Keep || field.value.isEmpty())
        return field.value;
    if (isSecretField(field))
        return text(d->maskedField(field, place), place);
    if (isAddressField(field.name.toLower())) {
        const QUrl url = QUrl::fromEncoded(field.value);
        if (url.isValid()) {
            const QByteArray masked = address(url);
            return masked == url.toEncoded() ? field.value : masked;
        }
    }
    return text(field.value, place);
}

QList<Redaction> Redactor::redactions() const
{
    return d->tally.list();
}

bool Redactor::knowsTooMany() const
{
    return d->known.isFull();
}

QByteArray Redactor::address(const QUrl &url)
{
    QByteArray encoded = url.toEncoded();
    if (d->mode == Mode::Keep || encoded.isEmpty())
        return encoded;
    const QByteArray user = url.userInfo(QUrl::FullyEncoded).toLatin1();
    if (!user.isEmpty() && !isSecretMark(user)) {
        QUrl masked = url;
        masked.setUserInfo(QString::fromLatin1(d->mark(user, MarkStyle::Address)));
        encoded = masked.toEncoded();
        d->tally.add(SecretKind::UserInfo, TextPlace::Address, {});
    }
    // What is masked may bring up another item.
    for (int round = 0; round < mostRounds; ++round) {
        QList<SecretRange> ranges = d->rangesOf(encoded);
        ranges += addressItems(encoded);
        keepEscapes(encoded, ranges);
        joinRanges(ranges);
        if (ranges.isEmpty())
            break;
        encoded = d->masked(encoded, ranges, TextPlace::Address);
    }
    return encoded;
}

} // namespace sse
