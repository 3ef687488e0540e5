// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"
#include "core/secrets/secretfinders.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace sse {

namespace {

/// Longer names are not looked at.
constexpr qsizetype longestName = 256;

/// What secret words are the harmless parts of.
constexpr std::array<QByteArrayView, 6> harmlessParts{"tokeniz",   "tokenis",    "secretary",
                                                      "secretion", "possession", "obsession"};

/// A name that ends so says what kind of thing a secret is, or where to get one.
constexpr std::array<QByteArrayView, 9> harmlessEnds{
    "type", "types", "endpoint", "supported", "alg", "algorithm", "algorithms", "policy", "status"};

/// Words, one of which makes a number a harmless one.
constexpr std::array<QByteArrayView, 29> counters{
    "tokens",     "count", "counts", "limit",     "limits",   "ttl",     "expires",   "expiry",
    "expiration", "index", "usage",  "used",      "total",    "max",     "min",       "budget",
    "length",     "len",   "size",   "remaining", "duration", "timeout", "timestamp", "seconds",
    "ms",         "age",   "rate",   "cost",      "version"};

/// Secret only as the whole name or as its last word.
constexpr std::array<QByteArrayView, 10> lastWords{"otp", "pwd",  "pass", "passcode", "sid",
                                                   "sig", "hmac", "dpop", "auth",     "bearer"};

bool isSeparator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == ' ' || c == ':' || c == '/';
}

template <std::size_t Size>
bool isOneOf(const std::array<QByteArrayView, Size> &list, QByteArrayView word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// A name in lower case, and its words: "maxTokens", "max_tokens" and "MAX-TOKENS" have the same.
class NameWords final
{
public:
    explicit NameWords(QByteArrayView name)
    {
        char before = '\0';
        for (const char c : name) {
            const bool upper = c >= 'A' && c <= 'Z';
            const bool hump = upper && ((before >= 'a' && before <= 'z') || isDigit(before));
            if (hump)
                m_spaced.append(' ');
            m_spaced.append(isSeparator(c) ? ' ' : lowerOf(c));
            m_lower.append(lowerOf(c));
            before = c;
        }
    }
    [[nodiscard]] QByteArrayView lower() const { return {m_lower.data(), m_lower.size()}; }
    [[nodiscard]] QByteArrayView last() const
    {
        const QByteArrayView spaced(m_spaced.data(), m_spaced.size());
        return spaced.sliced(spaced.lastIndexOf(' ') + 1);
    }
    /// Whether one of the words is in \a list.
    template <std::size_t Size>
    [[nodiscard]] bool hasOneOf(const std::array<QByteArrayView, Size> &list) const
    {
        QByteArrayView rest(m_spaced.data(), m_spaced.size());
        while (!rest.isEmpty()) {
            const qsizetype space = rest.indexOf(' ');
            if (isOneOf(list, space < 0 ? rest : rest.first(space)))
                return true;
            rest = space < 0 ? QByteArrayView() : rest.sliced(space + 1);
        }
        return false;
    }

private:
    QVarLengthArray<char, 2 * longestName> m_spaced;
    QVarLengthArray<char, longestName> m_lower;
};

bool hasCompoundKey(QByteArrayView lowerName)
{
    for (qsizetype at = 0; (at = lowerName.indexOf("key", at)) >= 0; ++at) {
        if (isCompoundKey(lowerName, at))
            return true;
    }
    return false;
}

/// Whether a string is a secret by the name of its member.
bool isSecretString(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > longestName)
        return false;
    const NameWords words(name);
    const QByteArrayView lower = words.lower();
    if (isOneOf(lastWords, words.last()))
        return true;
    constexpr std::array<QByteArrayView, 1> header{"authorization"};
    if (!hasSecretWord(lower) && !hasCompoundKey(lower) && !lower.contains("cookie") &&
        !words.hasOneOf(header))
        return false;
    return !isOneOf(harmlessEnds, words.last()) &&
           std::none_of(harmlessParts.begin(), harmlessParts.end(),
                        [&](QByteArrayView part) { return lower.contains(part); });
}

bool isCounter(QByteArrayView name)
{
    return name.size() <= longestName && NameWords(name).hasOneOf(counters);
}

/// "149984", "6ms", "1m30s".
bool looksCounted(QByteArrayView value)
{
    return value.size() <= 24 && isDigit(value.front()) &&
           std::all_of(value.begin(), value.end(), [](char c) {
               return isDigit(c) || QByteArrayView(".,:smhdun%+- ").contains(c);
           });
}

bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

/// Finds the members of one text.
class MemberFinder final
{
public:
    MemberFinder(const DecodedText &decoded, QList<SecretRange> &ranges)
        : m_decoded(decoded)
        , m_text(decoded.text())
        , m_to(ranges)
    {
    }

    void find()
    {
        for (qsizetype at = 0; (at = m_text.indexOf(':', at)) >= 0;)
            at = member(at);
    }

private:
    struct Name
    {
        QByteArray text;
        bool secret = false;
    };

    [[nodiscard]] qsizetype skipSpace(qsizetype at) const
    {
        while (at < m_text.size() && isWhiteSpace(m_text[at]))
            ++at;
        return at;
    }
    /// Whether what stands at \a at is for a deeper level.
    [[nodiscard]] bool isEscaped(qsizetype at) const
    {
        qsizetype begin = at;
        while (begin > 0 && m_text[begin - 1] == '\\')
            --begin;
        return (at - begin) % 2 == 1 && m_decoded.level() < DecodedText::deepest;
    }
    [[nodiscard]] qsizetype member(qsizetype colon);
    [[nodiscard]] Name nameBefore(qsizetype closingQuote) const;
    [[nodiscard]] qsizetype stringEnd(qsizetype openingQuote) const;
    [[nodiscard]] qsizetype container(qsizetype at, QByteArrayView name);
    [[nodiscard]] qsizetype stringWithin(qsizetype at, QByteArrayView name);
    [[nodiscard]] qsizetype number(qsizetype at, const Name &name);
    [[nodiscard]] bool isScored(qsizetype at, QByteArrayView name) const;
    void add(qsizetype begin, qsizetype end, QByteArrayView name);

    const DecodedText &m_decoded;
    QByteArrayView m_text;
    QList<SecretRange> &m_to;
};

/// Looks at the member whose colon this is; returns where to go on.
qsizetype MemberFinder::member(qsizetype colon)
{
    qsizetype quote = colon - 1;
    while (quote >= 0 && isWhiteSpace(m_text[quote]))
        --quote;
    if (quote < 0 || !isQuote(m_text[quote]) || !m_decoded.isNew(quote) || isEscaped(quote))
        return colon + 1;
    const Name name = nameBefore(quote);
    const qsizetype value = skipSpace(colon + 1);
    if (!name.secret || value == m_text.size())
        return value;
    const char first = m_text[value];
    if (isQuote(first)) {
        const qsizetype end = stringEnd(value);
        if (!isScored(end + 1, name.text))
            add(value + 1, end, name.text);
        return std::min(end + 1, m_text.size());
    }
    if (first == '{' || first == '[')
        return container(value, name.text);
    return number(value, name);
}

MemberFinder::Name MemberFinder::nameBefore(qsizetype closingQuote) const
{
    const qsizetype least = std::max<qsizetype>(0, closingQuote - 2 * longestName);
    qsizetype begin = closingQuote;
    while (begin > least && m_text[begin - 1] != m_text[closingQuote])
        --begin;
    // What the text's begin has cut is a name as well.
    if (begin == least && begin > 0)
        return {};
    if (!hasSecretStem(m_text.sliced(begin, closingQuote + 1 - begin)) &&
        !mayHoldEscapes(m_text.sliced(begin, closingQuote - begin)))
        return {};
    const QByteArray name = withoutEscapes(m_text.sliced(begin, closingQuote - begin));
    return {name, isSecretString(name)};
}

/// Where the closing quote is, or the end of the text. A quote that is not new closes what this
/// text stands in.
qsizetype MemberFinder::stringEnd(qsizetype openingQuote) const
{
    const char quote = m_text[openingQuote];
    for (qsizetype at = openingQuote + 1; at < m_text.size(); ++at) {
        const char c = m_text[at];
        if (c == '\\' && at + 1 < m_text.size() &&
            (m_decoded.isNew(at + 1) || !isQuote(m_text[at + 1])))
            ++at;
        else if (c == quote || (c == '"' && !m_decoded.isNew(at)))
            return at;
    }
    return m_text.size();
}

/// Every string within an object or array is a secret; numbers are by their own names.
qsizetype MemberFinder::container(qsizetype at, QByteArrayView name)
{
    qsizetype depth = 0;
    while (at < m_text.size()) {
        const char c = m_text[at];
        if (isQuote(c)) {
            if (!m_decoded.isNew(at))
                return at;
            at = stringWithin(at, name);
            continue;
        }
        ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            break;
    }
    return at;
}

qsizetype MemberFinder::stringWithin(qsizetype at, QByteArrayView name)
{
    const qsizetype end = stringEnd(at);
    if (end == m_text.size()) {
        add(at + 1, end, name);
        return end;
    }
    const qsizetype colon = skipSpace(end + 1);
    if (colon == m_text.size() || m_text[colon] != ':') {
        add(at + 1, end, name);
        return colon;
    }
    const qsizetype value = skipSpace(colon + 1);
    if (value == m_text.size() || isQuote(m_text[value]))
        return value;
    return number(value, nameBefore(end));
}

qsizetype MemberFinder::number(qsizetype at, const Name &name)
{
    qsizetype end = at;
    while (end < m_text.size() &&
           (isDigit(m_text[end]) || (end > at && isLetterOrDigit(m_text[end])) ||
            QByteArrayView("+-.").contains(m_text[end])))
        ++end;
    if (end > at && name.secret && !isCounter(name.text))
        add(at, end, name.text);
    return end;
}

/// Language models tell how likely each "token" of a text is; it is a piece of that text.
bool MemberFinder::isScored(qsizetype at, QByteArrayView name) const
{
    if (name != "token")
        return false;
    at = skipSpace(at);
    if (at >= m_text.size() || m_text[at] != ',')
        return false;
    at = skipSpace(at + 1);
    return at < m_text.size() && m_text.sliced(at + 1).startsWith("logprob");
}

void MemberFinder::add(qsizetype begin, qsizetype end, QByteArrayView name)
{
    if (begin >= end)
        return;
    const QByteArrayView value = m_text.sliced(begin, end - begin);
    if (isSecretMark(value) || (isCounter(name) && looksCounted(value)))
        return;
    m_to.append({m_decoded.sourceBegin(begin), m_decoded.sourceEnd(end), SecretKind::JsonValue,
                 name.toByteArray()});
}

} // namespace

bool isSecretMember(QByteArrayView name)
{
    return isSecretString(name) && !isCounter(name);
}

bool isCompoundKey(QByteArrayView text, qsizetype at)
{
    constexpr std::array<QByteArrayView, 8> firsts{
        "api", "access", "private", "shared", "signing", "encryption", "master", "subscription"};
    const auto isAt = [&](QByteArrayView word, qsizetype begin) {
        return begin >= 0 && begin + word.size() <= text.size() &&
               std::equal(word.begin(), word.end(), text.begin() + begin,
                          [](char expected, char c) { return lowerOf(c) == expected; });
    };
    if (!isAt("key", at))
        return false;
    const qsizetype end = at > 0 && isSeparator(text[at - 1]) ? at - 1 : at;
    return std::any_of(firsts.begin(), firsts.end(),
                       [&](QByteArrayView first) { return isAt(first, end - first.size()); });
}

void findMembers(const DecodedText &text, QList<SecretRange> &to)
{
    MemberFinder(text, to).find();
}

} // namespace sse
