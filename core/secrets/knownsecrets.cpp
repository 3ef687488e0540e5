// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/secrets/knownsecrets.h"

#include "core/secrets/needleindex.h"
#include "core/secrets/secretfinders.h"

#include <algorithm>
#include <unordered_set>

namespace sse {

namespace {

/// Shorter pieces of Base64 would be found by chance.
constexpr qsizetype shortestBase64 = 8;

/// Whether escapes of a text could hide what \a needle is: a letter escaped, or a character that
/// must be.
bool needsEscapes(QByteArrayView needle)
{
    return std::any_of(needle.begin(), needle.end(), [](char c) {
        return c == '"' || c == '\\' || c == '\'' || static_cast<uchar>(c) < 0x20 ||
               static_cast<uchar>(c) >= 0x7F;
    });
}

/// The characters of the Base64 of anything with \a secret in it, with \a before bytes before it in
/// its group of three, that do not depend on what stands around it.
QByteArray stableBase64(QByteArrayView secret, qsizetype before, QByteArray::Base64Options options)
{
    const QByteArray encoded =
        QByteArray(before, '\0').append(secret).toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype begin = (before * 8 + 5) / 6;
    const qsizetype end = (before + secret.size()) * 8 / 6;
    return encoded.sliced(begin, end - begin);
}

bool isBase64Character(char c)
{
    return isLetterOrDigit(c) || QByteArrayView("+/-_=").contains(c);
}

bool isBase64Part(char c)
{
    return c != '/' && isBase64Character(c);
}

/// Widens \a begin and \a end over what isPart() takes, by \a most at most on either side.
void widenOver(QByteArrayView text, qsizetype &begin, qsizetype &end, bool (*isPart)(char),
               qsizetype most)
{
    const qsizetype least = std::max<qsizetype>(0, begin - most);
    const qsizetype last = std::min(text.size(), end + std::min(most, text.size() - end));
    while (begin > least && isPart(text[begin - 1]))
        --begin;
    while (end < last && isPart(text[end]))
        ++end;
}

/// Widens what is part of Base64 text to all of it, but not over an address's path.
void widen(QByteArrayView text, qsizetype &begin, qsizetype &end)
{
    constexpr qsizetype furthest = 1024;
    widenOver(text, begin, end, isBase64Part, text.size());
    qsizetype wideBegin = begin;
    qsizetype wideEnd = end;
    widenOver(text, wideBegin, wideEnd, isBase64Character, furthest);
    const bool address = text[wideBegin] == '/' ||
                         (wideBegin > 0 && QByteArrayView(".:%").contains(text[wideBegin - 1])) ||
                         text.sliced(wideBegin, wideEnd - wideBegin).contains("//");
    if (address)
        return;
    begin = wideBegin;
    end = wideEnd;
}

/// Whether \a text has escapes below which a secret could hide: any, or letters, digits and what
/// Base64 has, which few programs escape.
bool mayHide(QByteArrayView text, bool anyEscape)
{
    for (qsizetype at = 0; (at = text.indexOf('%', at)) >= 0; ++at) {
        if (escapeAt(text, at).length > 0)
            return true;
    }
    qsizetype at = text.indexOf('\\');
    if (at < 0 || anyEscape)
        return at >= 0;
    for (; at >= 0; at = text.indexOf('\\', at + 2)) {
        if (at + 1 == text.size())
            return false;
        const char c = text[at + 1];
        if (c == '/' || c == '\\' || (c == 'u' && text.sliced(at + 2).startsWith("00")))
            return true;
    }
    return false;
}

} // namespace

struct KnownSecrets::Private
{
    void addNeedle(const QByteArray &needle, bool base64);
    void addBase64(QByteArrayView secret);
    void findLevel(const DecodedText &text, QList<SecretRange> &to) const;
    [[nodiscard]] bool hasAny(QByteArrayView text) const;

    std::unordered_set<QByteArray> secrets;
    std::unordered_set<QByteArray> seen; ///< needles
    NeedleIndex needles;
    std::vector<bool> base64; ///< which needles are pieces of Base64
    bool escaped = false;     ///< a needle has what must be escaped in JSON
    bool full = false;
};

void KnownSecrets::Private::addNeedle(const QByteArray &needle, bool isBase64)
{
    if (needle.size() < shortest || !seen.insert(needle).second)
        return;
    needles.add(needle);
    base64.push_back(isBase64);
    escaped = escaped || needsEscapes(needle);
}

void KnownSecrets::Private::addBase64(QByteArrayView secret)
{
    for (qsizetype before = 0; before < 3; ++before) {
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const QByteArray needle = stableBase64(secret, before, alphabet);
            if (needle.size() >= shortestBase64)
                addNeedle(needle, true);
        }
    }
}

void KnownSecrets::Private::findLevel(const DecodedText &text, QList<SecretRange> &to) const
{
    const auto take = [&](qsizetype begin, qsizetype end) {
        const qsizetype from = text.sourceBegin(begin);
        const qsizetype until = text.sourceEnd(end);
        if (!to.isEmpty() && to.last().begin <= from && from < to.last().end)
            to.last().end = std::max(to.last().end, until);
        else
            to.append({from, until, SecretKind::Known, {}});
    };
    qsizetype done = 0;
    needles.find(text.text(), [&](const NeedleIndex::Match &match) {
        qsizetype begin = match.begin;
        qsizetype end = begin + needles.needle(match.needle).size();
        if (!base64[match.needle]) {
            take(begin, end);
        } else if (end > done) {
            widen(text.text(), begin, end);
            take(begin, end);
            done = end;
        }
        return true;
    });
}

bool KnownSecrets::Private::hasAny(QByteArrayView text) const
{
    bool found = false;
    const auto stop = [&](const NeedleIndex::Match &) {
        found = true;
        return false;
    };
    needles.find(text, stop);
    return found;
}

KnownSecrets::KnownSecrets()
    : d(std::make_unique<Private>())
{
}

KnownSecrets::~KnownSecrets() = default;

void KnownSecrets::add(QByteArrayView secret)
{
    const QByteArray plain = withoutEscapes(secret);
    if (secret.size() < shortest || secret.contains("redacted:") || secret.contains("REDACTED") ||
        d->secrets.contains(plain))
        return;
    if (isFull()) {
        d->full = true;
        return;
    }
    d->secrets.insert(plain);
    // As it is, it may look as if it held escapes itself.
    d->addNeedle(plain, false);
    d->addNeedle(secret.toByteArray(), false);
    if (plain.size() >= shortest)
        d->addBase64(plain);
    QByteArray spaces = plain;
    d->addNeedle(spaces.replace(' ', '+'), false);
    // As RFC 6749 has it, and JSON.
    const QByteArray percent = plain.toPercentEncoding();
    if (percent != plain)
        d->addBase64(percent);
    if (secret != plain)
        d->addBase64(secret);
}

std::size_t KnownSecrets::count() const
{
    return d->secrets.size();
}

bool KnownSecrets::isFull() const
{
    return d->secrets.size() >= most;
}

void KnownSecrets::find(QByteArrayView text, QList<SecretRange> &to) const
{
    if (d->needles.isEmpty())
        return;
    for (qsizetype begin = 0; begin < text.size(); begin += DecodedText::largest) {
        const QByteArrayView piece =
            text.sliced(begin, std::min(DecodedText::largest, text.size() - begin));
        QList<SecretRange> found;
        DecodedText decoded(piece);
        do
            d->findLevel(decoded, found);
        while (mayHide(decoded.text(), d->escaped) && decoded.next());
        for (SecretRange &range : found) {
            range.begin += begin;
            range.end += begin;
        }
        to += found;
    }
}

bool KnownSecrets::mayFind(QByteArrayView text) const
{
    return !d->needles.isEmpty() && (d->hasAny(text) || mayHide(text, d->escaped));
}

} // namespace sse
