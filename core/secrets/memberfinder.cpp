// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#include "core/base/secretnames.h"
#include "core/secrets/secretfinders.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace sse {

namespace {

/// Numbers with fewer digits are positions and the like.
constexpr qsizetype shortestNumber = 5;

bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

/// Language models call the pieces of a text so, and what they know of one.
bool isPieceName(QByteArrayView name)
{
    return name == "token" || name == "tokens";
}

/// No piece of a text.
bool looksRandom(QByteArrayView value)
{
    constexpr qsizetype shortest = 16;
    return value.size() >= shortest && std::any_of(value.begin(), value.end(), isDigit) &&
           std::none_of(value.begin(), value.end(), isWhiteSpace);
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
        for (qsizetype at = 0; (at = m_text.indexOf('[', at)) >= 0;)
            at = listPair(at);
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
    [[nodiscard]] bool isCalled(qsizetype closingQuote, QByteArrayView name) const;
    [[nodiscard]] qsizetype nextName(qsizetype end) const;
    void pair(qsizetype closingQuote, qsizetype value);
    [[nodiscard]] qsizetype listPair(qsizetype bracket);
    [[nodiscard]] qsizetype container(qsizetype at, QByteArrayView name);
    [[nodiscard]] qsizetype pieces(qsizetype at, QByteArrayView name);
    [[nodiscard]] qsizetype stringWithin(qsizetype at, QByteArrayView name);
    [[nodiscard]] qsizetype number(qsizetype at, const Name &name);
    [[nodiscard]] bool isScored(qsizetype at, QByteArrayView name) const;
    void add(qsizetype begin, qsizetype end, QByteArrayView name);

    const DecodedText &m_decoded;
    QByteArrayView m_text;
    QList<SecretRange> &m_to;
    qsizetype m_piecesEnd = 0; ///< so far has pieces() looked
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
    if (value < m_text.size() && isQuote(m_text[value]))
        pair(quote, value);
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
        return isPieceName(name.text) ? pieces(value, name.text) : container(value, name.text);
    return number(value, name);
}

MemberFinder::Name MemberFinder::nameBefore(qsizetype closingQuote) const
{
    const qsizetype least = std::max<qsizetype>(0, closingQuote - 2 * longestMemberName);
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

/// Whether \a name, in lower case, stands before \a closingQuote, in any case.
bool MemberFinder::isCalled(qsizetype closingQuote, QByteArrayView name) const
{
    const qsizetype begin = closingQuote - name.size();
    return begin > 0 && m_text[begin - 1] == m_text[closingQuote] &&
           std::equal(name.begin(), name.end(), m_text.begin() + begin,
                      [](char expected, char c) { return lowerOf(c) == expected; });
}

/// The closing quote of the name of the member that follows a string that ends at \a end; -1: none.
qsizetype MemberFinder::nextName(qsizetype end) const
{
    constexpr qsizetype longestWord = 8;
    const qsizetype comma = skipSpace(end + 1);
    if (comma >= m_text.size() || m_text[comma] != ',')
        return -1;
    const qsizetype quote = skipSpace(comma + 1);
    if (quote >= m_text.size() || !isQuote(m_text[quote]))
        return -1;
    const qsizetype closing = m_text.first(std::min(m_text.size(), quote + longestWord))
                                  .indexOf(m_text[quote], quote + 1);
    return closing;
}

/// {"name":"X-Api-Key","value":"abc"}, in either order. The first string begins at \a value.
void MemberFinder::pair(qsizetype closingQuote, qsizetype value)
{
    constexpr std::array<QByteArrayView, 4> names{"name", "key", "header", "field"};
    const auto isName = [&](qsizetype closing) {
        return std::any_of(names.begin(), names.end(),
                           [&](QByteArrayView name) { return isCalled(closing, name); });
    };
    const bool nameFirst = isName(closingQuote);
    if (!nameFirst && !isCalled(closingQuote, "value"))
        return;
    const qsizetype end = stringEnd(value);
    const qsizetype closing = end < m_text.size() ? nextName(end) : -1;
    if (closing < 0 || !(nameFirst ? isCalled(closing, "value") : isName(closing)))
        return;
    const qsizetype colon = skipSpace(closing + 1);
    const qsizetype second = skipSpace(colon + 1);
    if (second >= m_text.size() || m_text[colon] != ':')
        return;
    const qsizetype secondEnd = isQuote(m_text[second]) ? stringEnd(second) : -1;
    if (!nameFirst) {
        const bool whole = secondEnd > 0 && secondEnd < m_text.size();
        if (const Name name = whole ? nameBefore(secondEnd) : Name(); name.secret)
            add(value + 1, end, name.text);
        return;
    }
    const Name name = nameBefore(end);
    if (name.secret && secondEnd > 0)
        add(second + 1, secondEnd, name.text);
    else if (name.secret)
        (void)number(second, name);
}

/// ["api_key", "abc"], which is no list of names.
qsizetype MemberFinder::listPair(qsizetype bracket)
{
    constexpr qsizetype shortest = 6;
    const qsizetype first = skipSpace(bracket + 1);
    if (first >= m_text.size() || !isQuote(m_text[first]) || !m_decoded.isNew(first))
        return bracket + 1;
    const qsizetype firstEnd = stringEnd(first);
    if (firstEnd - first > longestMemberName || firstEnd == m_text.size())
        return first + 1;
    const qsizetype comma = skipSpace(firstEnd + 1);
    const qsizetype second = skipSpace(comma + 1);
    if (second >= m_text.size() || m_text[comma] != ',' || !isQuote(m_text[second]))
        return first + 1;
    const Name name = nameBefore(firstEnd);
    if (!name.secret)
        return first + 1;
    const qsizetype end = stringEnd(second);
    const qsizetype bracketEnd = skipSpace(end + 1);
    const QByteArrayView value = m_text.sliced(second + 1, end - second - 1);
    const bool random =
        value.size() >= shortest && !isSecretString(value) &&
        (std::any_of(value.begin(), value.end(), isDigit) ||
         (value.size() >= 16 && std::all_of(value.begin(), value.end(), isLetterOrDigit)));
    if (random && (bracketEnd >= m_text.size() || m_text[bracketEnd] == ']'))
        add(second + 1, end, name.text);
    return second;
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

/// Of what may be pieces of a text only the strings that can't be are secrets; its members are by
/// their own names.
qsizetype MemberFinder::pieces(qsizetype at, QByteArrayView name)
{
    if (at >= m_piecesEnd) {
        const qsizetype before = m_to.size();
        m_piecesEnd = container(at, name);
        const auto isPiece = [&](const SecretRange &range) {
            return !looksRandom(m_decoded.source().sliced(range.begin, range.end - range.begin));
        };
        m_to.erase(std::remove_if(m_to.begin() + before, m_to.end(), isPiece), m_to.end());
    }
    return at + 1;
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
    if (std::count_if(m_text.begin() + at, m_text.begin() + end, isDigit) >= shortestNumber &&
        name.secret && !isCounterName(name.text))
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
    if (isSecretMark(value) || isCount(name, value))
        return;
    m_to.append({m_decoded.sourceBegin(begin), m_decoded.sourceEnd(end), SecretKind::JsonValue,
                 name.toByteArray()});
}

} // namespace

void findMembers(const DecodedText &text, QList<SecretRange> &to)
{
    MemberFinder(text, to).find();
}

} // namespace sse
